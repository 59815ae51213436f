// Something that is on or off, at once.

import '../style/field.css'
import { useId } from 'preact/hooks'
import type { VNode } from 'preact'

export interface SwitchProps {
  readonly label: string
  readonly hint?: string
  readonly isOn: boolean
  readonly disabled?: boolean
  readonly onChange: (isOn: boolean) => void
}

export function Switch ({ label, hint, isOn, disabled = false, onChange }: SwitchProps): VNode {
  const id = useId()
  return (
    <div class='switch'>
      <label class='words' for={id}>
        <span class='label'>{label}</span>
        {hint !== undefined && <span class='hint' id={`${id}-hint`}>{hint}</span>}
      </label>
      <input
        id={id}
        type='checkbox'
        role='switch'
        checked={isOn}
        disabled={disabled}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => { onChange(event.currentTarget.checked) }}
      />
    </div>
  )
}
