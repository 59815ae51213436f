// The first minute: a name, who can open it here, done. An invite or a house that the person came
// for is said first and waits until they are inside.

import { useEffect } from 'preact/hooks'
import { arrival } from '../../model/arrival.ts'
import { beginning, importing } from '../../model/beginning.ts'
import { checkInvites, inviteFault } from '../../model/invite-check.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { startText } from '../../text/start.ts'
import { useSession } from '../context.ts'
import { AboutLink } from './about-link.tsx'
import { ArrivalNote } from './arrival-note.tsx'
import { faultLine } from './fault-line.ts'
import { Heading } from './heading.tsx'
import { ImportView } from './import-view.tsx'
import { ProtectionChoice } from './new-passphrase.tsx'
import type { VNode } from 'preact'

const NAME_MAX = 64 // characters, as the core cuts it

export function Welcome (): VNode {
  useEffect(checkInvites, [])
  return importing.isChosen.value ? <ImportView /> : <Begin />
}

function Begin (): VNode {
  const session = useSession()
  const text = startText()
  const { title, words, begin } = greeting()
  const { name, protect, isChecked, fault } = beginning
  const isNameless = isChecked.value && beginning.lacksName
  return (
    <>
      <Heading>{title}</Heading>
      <p>{words}</p>
      <ArrivalNote isTold />
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void beginning.begin(session)
        }}
      >
        <Field
          label={text.welcome.name}
          hint={text.welcome.nameHint}
          value={name.value}
          onInput={(typed) => { name.value = typed }}
          maxLength={NAME_MAX}
          autocomplete='nickname'
          autofocus
          fault={isNameless ? text.welcome.nameMissing : undefined}
        />
        <ProtectionChoice draft={protect} />
        {fault.value !== undefined && (
          <Notice tone='danger' isNews>{faultLine(fault.value)}</Notice>
        )}
        <Button kind='primary' wide submits>{begin}</Button>
      </form>
      <div class='beside'>
        <Button kind='plain' onClick={() => { importing.isChosen.value = true }}>
          {text.welcome.import}
        </Button>
        <AboutLink />
      </div>
    </>
  )
}

function greeting (): { title: string, words: string, begin: string } {
  const { invited, owner, welcome } = startText()
  const { kind } = arrival.value
  if (kind === 'invite' && inviteFault.value === undefined) return invited
  if (kind === 'owner') return { ...owner, words: owner.words(location.host) }
  return welcome
}
