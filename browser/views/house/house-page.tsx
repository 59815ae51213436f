// The house: for its owner how it is and what can be changed, for a guest what a guest has.

import '../../style/network.css'
import { RotateCw } from 'lucide'
import { useEffect, useMemo } from 'preact/hooks'
import { OwnedHouseState } from '../../model/owned-house.ts'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { networkText } from '../../text/network.ts'
import { useHouse, usePeer, useRouter } from '../context.ts'
import { HouseFactsPart } from './house-facts.tsx'
import { HouseKept } from './house-kept.tsx'
import { HouseOwners } from './house-owners.tsx'
import { HousePolicy } from './house-policy.tsx'
import type { VNode } from 'preact'

export function HousePage (): VNode {
  const router = useRouter()
  const { houses } = usePeer()
  const house = useHouse()
  const state = useMemo(() => new OwnedHouseState(houses), [houses])
  const claiming = house.claiming.value
  useEffect(() => { if (!claiming) void state.look() }, [state, claiming])
  const text = networkText().house
  const now = state.state.value
  return (
    <Sheet title={text.title} closes='back' onClose={() => { router.up() }}>
      {claiming && <Spinner words={text.claiming} />}
      {house.fault.value !== undefined && (
        <Notice tone='care'>
          {house.fault.value.message} {house.fault.value.action}
        </Notice>
      )}
      {now.is === 'open'
        ? (
          <>
            <p>{text.owned}</p>
            <HouseFactsPart view={now.view} />
            <HousePolicy view={now.view} state={state} />
            <HouseKept view={now.view} state={state} />
            <HouseOwners view={now.view} state={state} />
          </>
          )
        : now.is === 'silent'
          ? (
            <Notice
              tone='care' title={text.silent}
              actions={(
                <Button icon={RotateCw} onClick={() => { void state.look() }}>{text.again}</Button>
              )}
            >
              {now.fault.message}
            </Notice>
            )
          : <Guest />}
    </Sheet>
  )
}

function Guest (): VNode {
  const { own } = useHouse()
  const text = networkText().house
  const now = own.value
  if (now.is !== 'there') {
    return <p class='muted'>{now.is === 'absent' ? text.absent : text.unknown}</p>
  }
  const words = {
    visitors: text.guest, friends: text.friendsOnly, nobody: text.nobody
  }[now.facts.policy]
  return (
    <Notice title={text.here}>
      <p>{words}</p>
      <p class='small muted'>{now.facts.owned ? text.ownHint : text.ownable}</p>
    </Notice>
  )
}
