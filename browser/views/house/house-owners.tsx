// The owners of a house.

import { UserMinus } from 'lucide'
import { useState } from 'preact/hooks'
import { now } from '../../model/now.ts'
import { AskDialog } from '../../parts/ask-dialog.tsx'
import { Avatar } from '../../parts/avatar.tsx'
import { IconButton } from '../../parts/icon-button.tsx'
import { Part, Thing, Things } from '../../parts/part.tsx'
import { isolate } from '../../text/isolate.ts'
import { networkText } from '../../text/network.ts'
import { dayWithin } from '../../text/times.ts'
import { saying } from '../saying.ts'
import { OwnerLink } from './owner-link.tsx'
import type { VNode } from 'preact'
import type { HouseOwnerView, HouseView } from '../../../src/peer/own-houses.ts'
import type { OwnedHouseState } from '../../model/owned-house.ts'

export function HouseOwners ({ view, state }: {
  view: HouseView, state: OwnedHouseState
}): VNode {
  const [asked, setAsked] = useState<HouseOwnerView>()
  const text = networkText().house
  return (
    <Part title={text.owners}>
      <Things empty=''>
        {view.owners.map((owner) => (
          <Thing
            key={owner.id} name={owner.name} face={<Avatar id={owner.id} name={owner.name} />}
            line={text.since(dayWithin(owner.since, now.value))}
            {...owner.isMe ? { more: text.you } : {}}
            {...view.owners.length === 1 ? {} : {
              act: (
                <IconButton
                  icon={UserMinus} label={owner.isMe ? text.leave : text.disown}
                  onClick={() => { setAsked(owner) }}
                />
              )
            }}
          />
        ))}
      </Things>
      <OwnerLink state={state} />
      {asked !== undefined && (
        <AskDialog
          title={asked.isMe ? text.leaveTitle : text.disownTitle(isolate(asked.name))}
          words={asked.isMe ? text.leaveWords : text.disownWords}
          act={asked.isMe ? text.leave : text.disown}
          onAct={() => { saying(asked.isMe ? state.leave() : state.disown(asked.id)) }}
          onClose={() => { setAsked(undefined) }}
        />
      )}
    </Part>
  )
}
