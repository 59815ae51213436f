// Bytes of the hexadecimal text of vectors; throws where a vector file is damaged.

import { fromHex } from '../../src/base/bytes.ts'

export function hex (text: string): Uint8Array {
  const bytes = fromHex(text)
  if (bytes === undefined) throw new Error(`not hexadecimal: ${text}`)
  return bytes
}
