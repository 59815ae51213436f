// Randomness from a platform's source, of which a call costs more than a nonce is worth: small
// requests are served from a pool. What was handed out is erased there at once, and nothing is ever
// handed out twice.

import type { Random } from './clock.ts'

const AT_ONCE = 65_536 // bytes: the most that one call of the Web Crypto API gives
const POOL = 4_096 // bytes
const SMALL = 256 // bytes: longer requests go past the pool

/** `fill` overwrites all of the bytes that it is given, 64 KiB at most. */
export function pooledRandom (fill: (bytes: Uint8Array<ArrayBuffer>) => unknown): Random {
  const pool = new Uint8Array(POOL)
  let used = POOL
  const fromPool = (length: number): Uint8Array => {
    if (used + length > POOL) {
      fill(pool)
      used = 0
    }
    const bytes = pool.slice(used, used + length)
    pool.fill(0, used, used + length)
    used += length
    return bytes
  }
  return (length) => {
    if (length <= SMALL) return fromPool(length)
    const bytes = new Uint8Array(length)
    for (let at = 0; at < length; at += AT_ONCE) fill(bytes.subarray(at, at + AT_ONCE))
    return bytes
  }
}
