// Randomness from the system's source. Asking it costs more than a nonce is worth, so small
// requests are served from a pool; what was handed out is erased there at once, and nothing is ever
// handed out twice.

import type { Random } from '../src/base/clock.ts'

const AT_ONCE = 65_536 // bytes: the most that one call of the Web Crypto API gives
const POOL = 4_096 // bytes
const SMALL = 256 // bytes: longer requests go past the pool

const pool = new Uint8Array(POOL)
let used = POOL

export const systemRandom: Random = (length) => {
  if (length <= SMALL) return fromPool(length)
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at += AT_ONCE) {
    crypto.getRandomValues(bytes.subarray(at, at + AT_ONCE))
  }
  return bytes
}

function fromPool (length: number): Uint8Array {
  if (used + length > POOL) {
    crypto.getRandomValues(pool)
    used = 0
  }
  const bytes = pool.slice(used, used + length)
  pool.fill(0, used, used + length)
  used += length
  return bytes
}
