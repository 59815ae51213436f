// A person's picture: the first letter of the name that I gave them, on a calm colour that comes
// from their id. Never a picture that somebody else chose.

import '../style/signs.css'
import type { VNode } from 'preact'

const TONES = 8 // as many as signs.css has

export function Avatar ({ id, name, size }: { id: string, name: string, size?: number }): VNode {
  return (
    <span
      class='avatar'
      aria-hidden
      data-tone={toneOf(id)}
      style={size === undefined ? {} : { '--avatar-size': `${size}px` }}
    >
      {firstLetter(name)}
    </span>
  )
}

function toneOf (id: string): number {
  let sum = 0
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521
  return sum % TONES
}

function firstLetter (name: string): string {
  const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name)
  for (const { segment } of letters) {
    if (/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(segment)) return segment.toLocaleUpperCase()
  }
  return ''
}
