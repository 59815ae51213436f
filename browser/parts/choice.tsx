// One of a few, all of them in sight.

import '../style/field.css'
import { useId } from 'preact/hooks'
import type { VNode } from 'preact'

export interface ChoiceProps<Value extends string | number> {
  readonly label: string
  /** Where a title right above says the same, it is only read out. */
  readonly hidesLabel?: boolean
  readonly hint?: string
  readonly value: Value
  readonly options: ReadonlyArray<{
    readonly value: Value
    readonly label: string
    readonly hint?: string
  }>
  readonly onChange: (value: Value) => void
}

export function Choice<Value extends string | number> (props: ChoiceProps<Value>): VNode {
  const name = useId()
  return (
    <fieldset class='choice'>
      <legend class={props.hidesLabel === true ? 'unseen' : undefined}>{props.label}</legend>
      {props.hint !== undefined && <p class='hint'>{props.hint}</p>}
      {props.options.map(({ value, label, hint }) => (
        <label key={value}>
          <input
            type='radio'
            name={name}
            checked={value === props.value}
            onChange={() => { props.onChange(value) }}
          />
          <span class='words'>
            <span>{label}</span>
            {hint !== undefined && <span class='hint'>{hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
