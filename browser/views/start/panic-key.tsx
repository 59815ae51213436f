// The panic wipe by keyboard, wherever there is a profile: one chord asks, Enter answers.

import { useEffect, useState } from 'preact/hooks'
import { COMMANDS, pressed } from '../../model/commands.ts'
import { PanicDialog } from './panic.tsx'
import type { VNode } from 'preact'
import type { Phase } from '../../model/app.ts'

const KEYS: readonly string[] = COMMANDS.panic.keys

export function PanicKey ({ phase }: { phase: Phase }): VNode | null {
  const [asks, setAsks] = useState(false)
  const isSomebody = phase.at !== 'starting' && phase.at !== 'welcome'
  useEffect(() => {
    if (!isSomebody) return undefined
    const obey = (event: KeyboardEvent): void => {
      if (!KEYS.includes(pressed(event))) return
      event.preventDefault()
      setAsks(true)
    }
    // Before any view, and also while a dialog is open.
    addEventListener('keydown', obey, { capture: true })
    return () => { removeEventListener('keydown', obey, { capture: true }) }
  }, [isSomebody])
  return asks && isSomebody
    ? <PanicDialog isReady onClose={() => { setAsks(false) }} />
    : null
}
