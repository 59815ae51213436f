// The panic wipe: a button, and a question that a key answers. Reachable wherever a profile is,
// also a locked one. It waits for nothing; what it does and does not do is said before.

import { useState } from 'preact/hooks'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { startText } from '../../text/start.ts'
import { useSession } from '../context.ts'
import type { VNode } from 'preact'

/** The first step. */
export function Panic ({ kind = 'plain' }: { kind?: 'plain' | 'danger' }): VNode {
  const [asks, setAsks] = useState(false)
  return (
    <>
      <Button kind={kind} onClick={() => { setAsks(true) }}>{startText().panic.open}</Button>
      {asks && <PanicDialog onClose={() => { setAsks(false) }} />}
    </>
  )
}

/** The second step. `isReady`: Enter answers it, since no press of Enter opened it. */
export function PanicDialog ({ isReady = false, onClose }: {
  isReady?: boolean, onClose: () => void
}): VNode {
  const session = useSession()
  const text = startText().panic
  const actions = (
    <>
      <Button autofocus={!isReady} onClick={onClose}>{text.keep}</Button>
      <Button
        kind='danger' autofocus={isReady}
        onClick={() => { void session.panic().finally(onClose) }}
      >
        {text.erase}
      </Button>
    </>
  )
  return (
    <Dialog title={text.title} onClose={onClose} actions={actions}><p>{text.words}</p></Dialog>
  )
}
