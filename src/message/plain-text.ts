// Text of others as it may be shown: one kind of line end, and no control characters, which a
// terminal would obey. Direction and invisible characters stay: they belong to the text.

const CONTROLS = /(?![\n\t])\p{Cc}/gu
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g

export function plainText (text: string): string {
  return text.replace(LINE_ENDS, '\n').replace(CONTROLS, '')
}
