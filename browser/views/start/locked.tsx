// The profile has a passphrase. What is typed here is handed on once and kept nowhere.

import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Field } from '../../parts/field.tsx'
import { startText } from '../../text/start.ts'
import { useSession } from '../context.ts'
import { faultFrom } from '../../model/fault.ts'
import { faultLine } from './fault-words.ts'
import { Heading } from './heading.tsx'
import { Panic } from './panic.tsx'
import type { VNode } from 'preact'
import type { Fault } from '../../../src/base/errors.ts'

export function Locked ({ fault }: { fault?: Fault | undefined }): VNode {
  const session = useSession()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState(fault && faultLine(fault))
  const [hasForgotten, setForgotten] = useState(false)
  const text = startText().locked
  useEffect(() => {
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
    <>
      <Heading>{text.title}</Heading>
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
      <div class='beside'>
        <Button kind='plain' onClick={() => { setForgotten(true) }}>{text.forgot}</Button>
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
