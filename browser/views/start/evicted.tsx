// There was a profile, and the browser threw it away. Nothing is begun in its place by accident: a
// person types that they want to be somebody new.

import { useState } from 'preact/hooks'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Field } from '../../parts/field.tsx'
import { importing } from '../../model/beginning.ts'
import { startText } from '../../text/start.ts'
import { useSession } from '../context.ts'
import { Heading } from './heading.tsx'
import { ImportView } from './import-view.tsx'
import type { VNode } from 'preact'

export function Evicted (): VNode {
  const session = useSession()
  const [asks, setAsks] = useState(false)
  const text = startText().evicted
  const { isChosen } = importing
  if (isChosen.value) return <ImportView />
  return (
    <>
      <Heading>{text.title}</Heading>
      <p>{text.words}</p>
      <p>{text.way}</p>
      <Button kind='primary' wide onClick={() => { isChosen.value = true }}>
        {text.import}
      </Button>
      <div class='beside'>
        <Button kind='plain' onClick={() => { void session.retry() }}>{text.again}</Button>
        <Button kind='plain' onClick={() => { setAsks(true) }}>{text.anew}</Button>
      </div>
      {asks && <Anew onClose={() => { setAsks(false) }} />}
    </>
  )
}

function Anew ({ onClose }: { onClose: () => void }): VNode {
  const session = useSession()
  const [typed, setTyped] = useState('')
  const text = startText().evicted
  const isTyped = typed.trim().toLocaleLowerCase() === text.anewWord.toLocaleLowerCase()
  const actions = (
    <Button kind='danger' submits disabled={!isTyped}>{text.anew}</Button>
  )
  return (
    <Dialog title={text.anewTitle} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (isTyped) void session.beginAnew()
        }}
      >
        <p>{text.anewWords}</p>
        <Field
          label={text.anewType(text.anewWord)} value={typed} onInput={setTyped} maxLength={40}
        />
        <div class='actions'>{actions}</div>
      </form>
    </Dialog>
  )
}
