// Who it is: my name for them, what they call themself, how they stand to me and since when. The
// seal stands outside of every name.

import { BadgeCheck, ShieldCheck } from 'lucide'
import { canCompare } from '../../model/comparing.ts'
import { now } from '../../model/now.ts'
import { headingLevel } from '../../model/viewport.ts'
import { Avatar } from '../../parts/avatar.tsx'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Notice } from '../../parts/notice.tsx'
import { isolate } from '../../text/isolate.ts'
import { personsText } from '../../text/persons.ts'
import { moment } from '../../text/times.ts'
import { useRouter } from '../context.ts'
import type { VNode } from 'preact'
import type { ContactView } from '../../../src/conversation/views.ts'

export function ContactHead ({ contact }: { contact: ContactView }): VNode {
  const { id, looksLike, name, oddName, shutOut, since, state, theirName } = contact
  const text = personsText()
  return (
    <div class='contact-head'>
      <Avatar id={id} name={name} size={72} />
      <h3 aria-level={headingLevel(3)}><bdi>{name}</bdi></h3>
      {theirName !== undefined && theirName !== name && (
        <p class='muted'>{text.theirName(isolate(theirName))}</p>
      )}
      <p class='stands' data-state={state}>
        {state === 'verified' && <Icon of={BadgeCheck} size={18} />}
        <span>{text.state[state](isolate(name))}</span>
      </p>
      <p class='small muted'>{text.since(moment(since, now.value))}</p>
      {shutOut !== undefined && shutOut.houses > 0 && (
        <p class='muted' role='status'>{text.shutOut(shutOut.confirmed, shutOut.houses)}</p>
      )}
      {looksLike !== undefined && (
        <Notice tone='care'>{text.alike(isolate(looksLike.name))}</Notice>
      )}
      {oddName !== undefined && <Notice tone='care'>{text.odd[oddName]}</Notice>}
      {state === 'connected' && <p class='muted'>{text.compareWhy(isolate(name))}</p>}
      {canCompare(state) && state !== 'changed' && <Compare contact={contact} />}
    </div>
  )
}

function Compare ({ contact: { id, state } }: { contact: ContactView }): VNode {
  const router = useRouter()
  const text = personsText()
  return (
    <Button
      kind={state === 'verified' ? 'quiet' : 'primary'}
      icon={ShieldCheck}
      onClick={() => { router.go({ view: 'verify', id }) }}
    >
      {state === 'verified' ? text.compareAgain : text.compare}
    </Button>
  )
}
