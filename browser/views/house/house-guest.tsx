// What a guest has of the house that serves the page.

import { Lead } from '../../parts/lead.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { networkText } from '../../text/network.ts'
import { useHouse } from '../context.ts'
import { HouseSign } from './house-sign.tsx'
import type { VNode } from 'preact'

export function HouseGuest (): VNode {
  const text = networkText().house
  const now = useHouse().own.value
  if (now.is === 'unknown') return <Spinner words={text.unknown} />
  if (now.is === 'absent') {
    return <Lead sign={<HouseSign />} title={text.absentTitle} words={text.absent} />
  }
  const words = {
    visitors: text.guest, friends: text.friendsOnly, nobody: text.nobody
  }[now.facts.policy]
  return (
    <>
      <Lead sign={<HouseSign />} title={text.here} words={words} />
      <p class='muted'>{now.facts.owned ? text.ownHint : text.ownable}</p>
    </>
  )
}
