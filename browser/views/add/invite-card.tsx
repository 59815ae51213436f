// The first half of adding a friend: making an invite.

import { DoorOpen } from 'lucide'
import { headingLevel } from '../../model/viewport.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { addText } from '../../text/add.ts'
import { faultWords } from '../../text/faults.ts'
import type { VNode } from 'preact'
import type { Inviting } from '../../model/inviting.ts'

export function InviteCard ({ inviting, isFirst }: {
  inviting: Inviting, isFirst: boolean
}): VNode {
  const text = addText()
  const making = inviting.making.value
  const fault = inviting.fault.value
  return (
    <section class='card'>
      <header>
        <span class='sign-small'><Icon of={DoorOpen} /></span>
        <h3 aria-level={headingLevel(3)}>{text.invite}</h3>
      </header>
      <p class='muted'>{text.inviteHint}</p>
      <div role='alert'>
        {fault !== undefined && <Notice tone='care'>{faultWords(fault)}</Notice>}
      </div>
      {making === undefined
        ? (
          <div class='actions'>
            <Button
              kind={isFirst ? 'primary' : 'quiet'}
              onClick={() => { void inviting.make('once') }}
            >
              {text.make}
            </Button>
          </div>
          )
        : <Spinner words={making === 'again' ? text.makingAgain : text.making} />}
    </section>
  )
}

/** The second choice, with its price. */
export function AddressCard ({ inviting }: { inviting: Inviting }): VNode {
  const text = addText()
  return (
    <section class='section'>
      <h3 aria-level={headingLevel(3)}>{text.forMany}</h3>
      <p class='muted'>{text.addressHint}</p>
      <div class='actions'>
        <Button
          busy={inviting.making.value !== undefined}
          onClick={() => { void inviting.make('address') }}
        >
          {text.makeAddress}
        </Button>
      </div>
    </section>
  )
}
