// Text of others as it may be shown: one kind of line end, no control characters, which a terminal
// would obey, and no overrides of direction, by which "gnp.exe" reads as "exe.png". Other direction
// characters and invisible ones stay: they belong to the text.

const DENIED = /(?![\n\t])[\p{Cc}\u202D\u202E]/gu
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g

export function plainText (text: string): string {
  return text.replace(LINE_ENDS, '\n').replace(DENIED, '')
}
