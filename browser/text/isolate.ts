// A name in a sentence: whatever direction its letters have, they move nothing around them.

const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'

export function isolate (name: string): string {
  return `${FIRST_STRONG_ISOLATE}${name}${POP_ISOLATE}`
}
