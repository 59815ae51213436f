// What others hold for this person, until when, and what this one holds for others. What houses say
// of themselves stands there as their word.

import { DoorOpen } from 'lucide'
import { now } from '../../model/now.ts'
import { toast } from '../../model/toasts.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Part, Thing, Things } from '../../parts/part.tsx'
import { addText } from '../../text/add.ts'
import { networkText } from '../../text/network.ts'
import { sizeWords } from '../../text/numbers.ts'
import { storedText } from '../../text/stored.ts'
import { moment } from '../../text/times.ts'
import { usePeer } from '../context.ts'
import { Face } from '../network/face.tsx'
import { saying } from '../saying.ts'
import { StoredHolder } from './stored-holder.tsx'
import type { VNode } from 'preact'
import type { HeldDataView } from '../../../src/conversation/stored-view.ts'
import type { StoredState } from '../../model/stored.ts'

export function StoredHeld ({ held, state }: {
  held: HeldDataView, state: StoredState
}): VNode {
  const text = storedText()
  const invites = addText()
  const withdraw = async (id: string): Promise<void> => {
    await state.withdraw(id)
    toast(invites.withdrawn)
  }
  const until = (time: number): string => moment(time, now.value)
  return (
    <>
      <Part title={text.holdersTitle}>
        <Things empty={text.nobodyHolds}>
          {held.holders.map((holder) => (
            <StoredHolder key={holder.peer} holder={holder} state={state} />
          ))}
        </Things>
      </Part>
      <Part title={text.leftTitle}>
        <Things empty={text.nothingLeft}>
          {held.left.map((one) => (
            <Thing
              key={`${one.id} ${one.host}`} face={<Face contact={one.id} name={one.name} />}
              name={one.name} line={text.left(one.messages, one.host, until(one.until))}
            />
          ))}
        </Things>
      </Part>
      <Part title={invites.open}>
        <Things empty={text.noInvites}>
          {held.invites.map((invite) => (
            <Thing
              key={invite.id} face={<span class='face-sign'><Icon of={DoorOpen} /></span>}
              name={invite.kind === 'once' ? invites.forOne : invites.forMany}
              line={invite.expiresAt === 0
                ? invites.openAlways
                : invites.openUntil(until(invite.expiresAt))}
              act={(
                <Button kind='plain' onClick={() => { saying(withdraw(invite.id)) }}>
                  {invites.withdraw}
                </Button>
              )}
            />
          ))}
        </Things>
      </Part>
      <Relays />
      <Part title={text.foundTitle}>
        <p>
          {held.recordsUntil === undefined
            ? text.notFound
            : text.found(until(held.recordsUntil))}
        </p>
      </Part>
      <Part title={networkText().keptTitle}>
        <Things empty={networkText().noneKept}>
          {held.kept.map(({ bytes, contact, envelopes, owner, until: end }) => (
            <Thing
              key={owner} face={<Face contact={contact} name={owner} />} name={owner}
              line={text.kept(envelopes, sizeWords(bytes), until(end))}
            />
          ))}
        </Things>
      </Part>
    </>
  )
}

/** Who keeps a place by which others reach this device. */
function Relays (): VNode {
  const { relays } = usePeer().desk.view()
  const text = networkText()
  return (
    <Part title={text.relaysTitle}>
      <Things empty={text.noRelays}>
        {relays.map(({ contact, name, peer, until }) => (
          <Thing
            key={peer} face={<Face contact={contact} name={name} isHouse />}
            name={name ?? text.unknown}
            line={until === undefined ? text.noPlace : text.place(moment(until, now.value))}
          />
        ))}
      </Things>
    </Part>
  )
}
