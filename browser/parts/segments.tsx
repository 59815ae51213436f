// One of a few short words, side by side. Arrow keys move between them, as between all radio
// buttons.

import '../style/segments.css'
import { useId } from 'preact/hooks'
import type { VNode } from 'preact'

export interface SegmentsProps<Value extends string | number> {
  readonly label: string
  readonly hint?: string
  readonly value: Value | undefined
  readonly options: ReadonlyArray<{
    readonly value: Value
    readonly label: string
    /** Where a word is in a language of its own. */
    readonly lang?: string
  }>
  readonly onChange: (value: Value) => void
}

export function Segments<Value extends string | number> (props: SegmentsProps<Value>): VNode {
  const name = useId()
  const told = props.hint === undefined ? undefined : `${name}-h`
  return (
    <fieldset class='segments' aria-describedby={told}>
      <legend>{props.label}</legend>
      <div class='options'>
        {props.options.map(({ value, label, lang }) => (
          <label key={value} lang={lang}>
            <input
              type='radio'
              name={name}
              checked={value === props.value}
              onChange={() => { props.onChange(value) }}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      {props.hint !== undefined && <p class='hint' id={`${name}-h`}>{props.hint}</p>}
    </fieldset>
  )
}
