// Argon2id (RFC 9106), version 1.3, with one lane: the module has no threads. For passphrases, and
// for the work that a stranger does (PROTOCOL §10.2, §13).

import { KIB } from '../base/limits.ts'
import { discardingRandomness, frame, put, putExactly, result, room } from './sodium.ts'

export const SALT_SIZE = 16 // bytes
const ARGON2ID_1_3 = 2 // crypto_pwhash_ALG_ARGON2ID13

/** Parallelism is 1. */
export interface Argon2Cost {
  readonly memory: number // bytes, at least 8 KiB
  readonly passes: number
}

/** `length` bytes from `input` under a 16-byte salt. Throws RangeError below the least cost. */
export function argon2id (
  input: Uint8Array, salt: Uint8Array, cost: Argon2Cost, length: number
): Uint8Array {
  if (cost.memory < 8 * KIB || cost.passes < 1) {
    throw new RangeError('Argon2id costs at least 8 KiB and one pass')
  }
  return frame(length + input.length + SALT_SIZE, (wasm) => {
    const output = room(length)
    const [words, salted] = [put(input), putExactly(salt, SALT_SIZE)]
    const refused = discardingRandomness(() => wasm._crypto_pwhash(output, length, 0,
      words, input.length, 0, salted, cost.passes, 0, cost.memory, ARGON2ID_1_3))
    if (refused !== 0) throw new Error(`${cost.memory} bytes of memory are not to be had`)
    return result(output, length)
  })
}
