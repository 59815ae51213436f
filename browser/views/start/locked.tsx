// The profile is closed. With a passphrase it is asked for; what is typed is handed on once and
// kept nowhere. Without one, a press opens it.

import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { faultFrom } from '../../model/fault.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Field } from '../../parts/field.tsx'
import { startText } from '../../text/start.ts'
import { useSession } from '../context.ts'
import { faultLine } from './fault-line.ts'
import { Heading } from './heading.tsx'
import { Panic } from './panic.tsx'
import type { VNode } from 'preact'
import type { Fault } from '../../../src/base/errors.ts'

export function Locked ({ fault }: { fault?: Fault | undefined }): VNode {
  const session = useSession()
  const [hasForgotten, setForgotten] = useState(false)
  const text = startText().locked
  const isAsked = session.protection.value === 'passphrase'
  return (
    <>
      <Heading>{text.title}</Heading>
      {isAsked ? <Unlock fault={fault} /> : <Open />}
      <div class='beside'>
        {isAsked && (
          <Button kind='plain' onClick={() => { setForgotten(true) }}>{text.forgot}</Button>
        )}
        <Panic />
      </div>
      {hasForgotten && (
        <Dialog title={text.forgotTitle} onClose={() => { setForgotten(false) }}>
          <p>{text.forgotWords}</p>
        </Dialog>
      )}
    </>
  )
}

function Open (): VNode {
  const session = useSession()
  return (
    <Button kind='primary' wide autofocus onClick={() => { void session.unlock('') }}>
      {startText().locked.open}
    </Button>
  )
}

function Unlock ({ fault }: { fault: Fault | undefined }): VNode {
  const session = useSession()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState(fault && faultLine(fault))
  const text = startText().locked
  useLayoutEffect(() => {
    if (problem !== undefined) field.current?.select()
  }, [problem])
  const unlock = async (): Promise<void> => {
    if (isBusy) return
    if (typed === '') {
      setProblem(text.passphraseMissing)
      return
    }
    setBusy(true)
    setProblem(undefined)
    try {
      await session.unlock(typed)
    } catch (error) {
      setProblem(faultLine(faultFrom(error)))
    }
    setBusy(false)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void unlock()
      }}
    >
      <Field
        label={text.passphrase}
        type='password'
        autocomplete='current-password'
        autofocus
        value={typed}
        onInput={setTyped}
        fault={problem}
        inputRef={field}
      />
      <Button kind='primary' wide submits busy={isBusy}>{text.unlock}</Button>
    </form>
  )
}
