// Where words to look for are typed: over everything, or in one conversation.

import '../style/field.css'
import type { RefObject, VNode } from 'preact'

const QUERY_MAX = 200 // characters

export function SearchInput ({ field, label, value, onInput, onKeyDown }: {
  field: RefObject<HTMLInputElement | null>,
  label: string,
  value: string,
  onInput: (value: string) => void,
  onKeyDown: (event: KeyboardEvent) => void
}): VNode {
  return (
    <input
      ref={field}
      class='input'
      type='search'
      dir='auto'
      aria-label={label}
      placeholder={label}
      autocomplete='off'
      spellcheck={false}
      maxLength={QUERY_MAX}
      value={value}
      onInput={(event) => { onInput(event.currentTarget.value) }}
      onKeyDown={onKeyDown}
    />
  )
}
