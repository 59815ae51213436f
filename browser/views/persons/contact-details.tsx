// Everything about one contact: who they are to me, the way to them, what happens to messages, and
// how to part. What has to be seen first, an identity that is new, stands first.

import '../../style/details.css'
import '../../style/persons.css'
import { DoorOpen } from 'lucide'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { personsText } from '../../text/persons.ts'
import { useRouter } from '../context.ts'
import { ChangedNotice } from './changed-notice.tsx'
import { ContactActs } from './contact-acts.tsx'
import { ContactHead } from './contact-head.tsx'
import { ContactMessages } from './contact-messages.tsx'
import { ContactWay } from './contact-way.tsx'
import { ContactHistory } from './contact-history.tsx'
import { Introduce } from './introduce.tsx'
import { RenameForm } from './rename-form.tsx'
import { useAcquaintance } from './use-acquaintance.ts'
import type { VNode } from 'preact'
import type { ContactView } from '../../../src/conversation/views.ts'
import type { ViewProps } from '../ready/later.tsx'

export function ContactDetails ({ route: { id } }: ViewProps<'contact'>): VNode {
  const router = useRouter()
  const contact = useAcquaintance(id)
  const text = personsText()
  return (
    <Sheet title={text.contactTitle} onClose={() => { router.up() }}>
      {contact === undefined
        ? <p class='muted'>{text.gone}</p>
        : contact.state === 'requested'
          ? <AtTheDoor contact={contact} />
          : <Details contact={contact} key={id} />}
    </Sheet>
  )
}

function Details ({ contact }: { contact: ContactView }): VNode {
  const isBlocked = contact.state === 'blocked'
  return (
    <>
      {contact.state === 'changed' && <ChangedNotice contact={contact} />}
      <ContactHead contact={contact} />
      <RenameForm contact={contact} />
      {!isBlocked && <ContactWay contact={contact} />}
      {!isBlocked && <ContactMessages contact={contact} />}
      {(contact.state === 'connected' || contact.state === 'verified') && (
        <Introduce contact={contact} />
      )}
      <ContactHistory id={contact.id} />
      <ContactActs contact={contact} />
    </>
  )
}

function AtTheDoor ({ contact }: { contact: ContactView }): VNode {
  const router = useRouter()
  const text = personsText()
  const door = (
    <Button kind='primary' onClick={() => { router.replace({ view: 'door' }) }}>
      {text.toDoor}
    </Button>
  )
  return (
    <Empty
      icon={DoorOpen} title={text.doorTitle} words={text.state.requested(contact.name)}
      actions={door}
    />
  )
}
