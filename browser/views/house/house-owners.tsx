// The owners of a house, and a link for one more.

import { Copy, Link, UserMinus } from 'lucide'
import { useState } from 'preact/hooks'
import { now } from '../../model/now.ts'
import { toast } from '../../model/toasts.ts'
import { Button } from '../../parts/button.tsx'
import { IconButton } from '../../parts/icon-button.tsx'
import { networkText } from '../../text/network.ts'
import { dayName } from '../../text/times.ts'
import { Part, Thing, Things } from '../network/part.tsx'
import { saying } from '../saying.ts'
import type { VNode } from 'preact'
import type { HouseView } from '../../../src/peer/own-houses.ts'
import type { OwnedHouseState } from '../../model/owned-house.ts'

export function HouseOwners ({ view, state }: {
  view: HouseView, state: OwnedHouseState
}): VNode {
  const text = networkText().house
  return (
    <Part title={text.owners}>
      <Things empty=''>
        {view.owners.map((owner) => (
          <Thing
            key={owner.id} name={owner.name}
            line={text.since(dayName(owner.since, now.value))}
            {...view.owners.length === 1 ? {} : {
              act: (
                <IconButton
                  icon={UserMinus} label={text.disown}
                  onClick={() => { saying(owner.isMe ? state.leave() : state.disown(owner.id)) }}
                />
              )
            }}
          />
        ))}
      </Things>
      <OwnerLink state={state} />
    </Part>
  )
}

function OwnerLink ({ state }: { state: OwnedHouseState }): VNode {
  const [link, setLink] = useState<string>()
  const text = networkText().house
  const make = async (): Promise<void> => {
    const { origin, pathname } = location
    setLink(`${origin}${pathname}#owner=${await state.link()}`)
  }
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(link ?? '')
    toast(text.linkCopied)
  }
  return (
    <div class='join'>
      {link === undefined
        ? <Button icon={Link} onClick={() => { saying(make()) }}>{text.link}</Button>
        : (
          <>
            <p>{text.linkReady}</p>
            <code class='addresses'>{link}</code>
            <Button icon={Copy} onClick={() => { saying(copy()) }}>{text.copyLink}</Button>
          </>
          )}
      <p class='small muted'>{text.linkHint}</p>
    </div>
  )
}
