// HKDF-SHA-256 (RFC 5869), extract and expand in one. Every use has an info of its own, which names
// its purpose.

import { utf8 } from '../base/bytes.ts'
import { current } from './accelerator.ts'

const LENGTH_MAX = 255 * 32 // RFC 5869 §2.3

/** `length` bytes of key material. An empty salt counts as 32 zero bytes (§2.2). */
export function hkdf (
  ikm: Uint8Array, salt: Uint8Array, info: Uint8Array | string, length: number
): Uint8Array {
  if (!Number.isInteger(length) || length < 0 || length > LENGTH_MAX) {
    throw new RangeError(`length is 0 to ${LENGTH_MAX} bytes, not ${length}`)
  }
  return current.hkdf(ikm, salt, typeof info === 'string' ? utf8(info) : info, length)
}
