// The first minute: a name, who can open it here, done. An invite or a house that the person came
// for is said first and waits until they are inside.

import { signal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { arrival } from '../../model/arrival.ts'
import { faultFrom } from '../../model/fault.ts'
import { checkInvites, inviteFault } from '../../model/invite-check.ts'
import { startText } from '../../text/start.ts'
import { useSession } from '../context.ts'
import { ArrivalNote } from './arrival-note.tsx'
import { faultLine } from './fault-words.ts'
import { Heading } from './heading.tsx'
import { ImportView } from './import-view.tsx'
import { useNewPassphrase } from './new-passphrase.tsx'
import type { VNode } from 'preact'

const NAME_MAX = 64 // characters, as the core cuts it

/** What was typed, for when making a profile came to nothing and the view is back. */
const name = signal('')

export function Welcome (): VNode {
  const [imports, setImports] = useState(false)
  useEffect(checkInvites, [])
  return imports
    ? <ImportView onBack={() => { setImports(false) }} />
    : <Begin onImport={() => { setImports(true) }} />
}

function Begin ({ onImport }: { onImport: () => void }): VNode {
  const session = useSession()
  const [isBusy, setBusy] = useState(false)
  const [isChecked, setChecked] = useState(false)
  const [problem, setProblem] = useState<string>()
  const protect = useNewPassphrase()
  const text = startText()
  const came = arrival.value.kind
  const wanted = inviteFault.value === undefined && came === 'invite' ? 'invite' : came
  const title = wanted === 'invite'
    ? text.invited.title
    : wanted === 'owner' ? text.owner.title : text.welcome.title
  const words = wanted === 'invite'
    ? text.invited.words
    : wanted === 'owner' ? text.owner.words(location.host) : text.welcome.words
  const begin = async (): Promise<void> => {
    setChecked(true)
    if (isBusy || !protect.check() || name.value.trim() === '') return
    setBusy(true)
    setProblem(undefined)
    const { passphrase } = protect
    try {
      await session.create({ name: name.value.trim(), ...passphrase === undefined
        ? {}
        : { passphrase } })
      name.value = ''
    } catch (error) {
      setProblem(faultLine(faultFrom(error)))
    }
    setBusy(false)
  }
  return (
    <>
      <Heading>{title}</Heading>
      <p>{words}</p>
      <ArrivalNote isTold />
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void begin()
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
          fault={isChecked && name.value.trim() === '' ? text.welcome.nameMissing : undefined}
        />
        {protect.fields}
        {problem !== undefined && <Notice tone='danger' isNews>{problem}</Notice>}
        <Button kind='primary' wide submits busy={isBusy}>
          {wanted === 'invite'
            ? text.invited.begin
            : wanted === 'owner' ? text.owner.begin : text.welcome.begin}
        </Button>
      </form>
      <div class='beside'>
        <Button kind='plain' onClick={onImport}>{text.welcome.import}</Button>
      </div>
    </>
  )
}
