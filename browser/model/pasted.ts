// What may be pasted or dropped into a message: text. Files are refused, and so is what only looks
// like text to the browser: bytes of a program or a picture. So is what no message holds: a browser
// breaks an endless word into lines for many seconds, in which the page stands still.

/** What is looked at of a paste. */
export interface Pasted {
  readonly files: { readonly length: number }
  getData (type: string): string
}

/** Characters: no message holds more bytes. */
export const MESSAGE_MAX = 14_735

const CONTROLS = /[\p{Cc}\uFFFD]/gu
const USUAL = /[\n\r\t]/g
const BAD_PART = 0.02 // of all characters

/** `beside`: how many characters stay in the field. */
export function refusalOf (
  pasted: Pasted, beside: number
): 'files' | 'binary' | 'too-long' | undefined {
  const text = pasted.getData('text/plain')
  if (text === '') return pasted.files.length > 0 ? 'files' : undefined
  if (isBinary(text)) return 'binary'
  return text.length + beside > MESSAGE_MAX ? 'too-long' : undefined
}

function isBinary (text: string): boolean {
  const bad = text.replace(USUAL, '').match(CONTROLS)?.length ?? 0
  return text.includes('\0') || bad > text.length * BAD_PART
}
