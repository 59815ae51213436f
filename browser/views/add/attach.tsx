// That an invite comes from somebody who is a contact already, with a new identity: whom, as the
// person believes. Nothing is sent to either before they decide.

import '../../style/persons.css'
import { useState } from 'preact/hooks'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { addText } from '../../text/add.ts'
import { isolate } from '../../text/isolate.ts'
import { usePeer } from '../context.ts'
import type { VNode } from 'preact'
import type { ContactView } from '../../../src/conversation/views.ts'

export function Attach ({ to, onChoose }: {
  to: ContactView | undefined, onChoose: (contact: ContactView | undefined) => void
}): VNode | null {
  const [isChoosing, setChoosing] = useState(false)
  const known = usePeer().messenger.contacts()
    .filter(({ state }) => state === 'connected' || state === 'verified')
  const text = addText()
  if (known.length === 0) return null
  const choose = (contact: ContactView | undefined): void => {
    setChoosing(false)
    onChoose(contact)
  }
  return (
    <>
      {to !== undefined && <p role='status'>{text.attached(isolate(to.name))} {text.attachHint}</p>}
      <p><Button kind='plain' onClick={() => { setChoosing(true) }}>{text.attach}</Button></p>
      {isChoosing && (
        <Dialog title={text.attachTitle} onClose={() => { setChoosing(false) }}>
          <p class='muted'>{text.attachHint}</p>
          <div class='parting friends'>
            {known.map((contact) => (
              <Button key={contact.id} wide onClick={() => { choose(contact) }}>
                <bdi>{contact.name}</bdi>
              </Button>
            ))}
            {to !== undefined && (
              <Button kind='plain' wide onClick={() => { choose(undefined) }}>
                {text.attachNone}
              </Button>
            )}
          </div>
        </Dialog>
      )}
    </>
  )
}
