// Randomness from the system's source.

import type { Random } from '../src/base/clock.ts'

const AT_ONCE = 65_536 // bytes: the most that one call of the Web Crypto API gives

export const systemRandom: Random = (length) => {
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at += AT_ONCE) {
    crypto.getRandomValues(bytes.subarray(at, at + AT_ONCE))
  }
  return bytes
}
