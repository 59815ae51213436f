// One's own name.

import { useState } from 'preact/hooks'
import { faultFrom } from '../../model/fault.ts'
import { toast } from '../../model/toasts.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Part } from '../../parts/part.tsx'
import { settingsText } from '../../text/settings.ts'
import { faultLine } from '../start/fault-line.ts'
import type { VNode } from 'preact'
import type { SettingsState } from '../../model/settings.ts'

const NAME_MAX = 64 // characters, as the core cuts it

export function YouPart ({ state }: { state: SettingsState }): VNode {
  const known = state.name.value ?? ''
  const [typed, setTyped] = useState(known)
  const [problem, setProblem] = useState<string>()
  const text = settingsText().you
  const save = async (): Promise<void> => {
    if (typed.trim() === '') {
      setProblem(text.missing)
      return
    }
    try {
      await state.rename(typed.trim())
      setTyped(state.name.peek() ?? '')
      setProblem(undefined)
      toast(text.saved)
    } catch (error) {
      setProblem(faultLine(faultFrom(error)))
    }
  }
  return (
    <Part title={text.title}>
      <form
        class='own-name'
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Field
          label={text.name} hint={text.hint} value={typed} onInput={setTyped} maxLength={NAME_MAX}
          autocomplete='nickname' fault={problem}
        />
        {typed.trim() !== known && <Button submits>{text.save}</Button>}
      </form>
    </Part>
  )
}
