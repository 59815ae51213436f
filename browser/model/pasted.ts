// What may be pasted or dropped into a message: text. Files are refused, and so is what only looks
// like text to the browser: bytes of a program or a picture.

/** What is looked at of a paste. */
export interface Pasted {
  readonly files: { readonly length: number }
  getData (type: string): string
}

const CONTROLS = /[\p{Cc}\uFFFD]/gu
const USUAL = /[\n\r\t]/g
const BAD_PART = 0.02 // of all characters

export function refusalOf (pasted: Pasted): 'files' | 'binary' | undefined {
  const text = pasted.getData('text/plain')
  if (text === '') return pasted.files.length > 0 ? 'files' : undefined
  return isBinary(text) ? 'binary' : undefined
}

function isBinary (text: string): boolean {
  const bad = text.replace(USUAL, '').match(CONTROLS)?.length ?? 0
  return text.includes('\0') || bad > text.length * BAD_PART
}
