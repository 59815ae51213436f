// A key from a passphrase: Argon2id (RFC 9106). The same words typed on another keyboard give the
// same key, because Unicode normalises them first (NFKC); nothing is trimmed or folded otherwise.

import { utf8 } from '../base/bytes.ts'
import { KIB, MIB } from '../base/limits.ts'
import { wipe } from './compare.ts'
import { SYMMETRIC_KEY_SIZE } from './keys.ts'
import { discardingRandomness, frame, put, putExactly, result, room } from './sodium.ts'
import type { SymmetricKey } from './keys.ts'

export const SALT_SIZE = 16 // bytes
const ARGON2ID_1_3 = 2 // crypto_pwhash_ALG_ARGON2ID13

/** The cost of one guess. Parallelism is 1: the module has no threads. */
export interface PassphraseCost {
  readonly memory: number // bytes, at least 8 KiB
  readonly passes: number
}

export const PASSPHRASE_COST: PassphraseCost = { memory: 64 * MIB, passes: 3 }

/**
 * The key of `passphrase` under a 16-byte salt. Takes about half a second and 64 MiB at the default
 * cost.
 */
export function deriveFromPassphrase (
  passphrase: string, salt: Uint8Array, cost: PassphraseCost = PASSPHRASE_COST
): SymmetricKey {
  if (cost.memory < 8 * KIB || cost.passes < 1) {
    throw new RangeError('a passphrase costs at least 8 KiB and one pass')
  }
  const words = utf8(passphrase.normalize('NFKC'))
  try {
    return frame(SYMMETRIC_KEY_SIZE + words.length + SALT_SIZE, (wasm) => {
      const key = room(SYMMETRIC_KEY_SIZE)
      const [input, salted] = [put(words), putExactly(salt, SALT_SIZE)]
      const refused = discardingRandomness(() => wasm._crypto_pwhash(key, SYMMETRIC_KEY_SIZE, 0,
        input, words.length, 0, salted, cost.passes, 0, cost.memory, ARGON2ID_1_3))
      if (refused !== 0) throw new Error(`${cost.memory} bytes of memory are not to be had`)
      return result(key, SYMMETRIC_KEY_SIZE) as SymmetricKey
    })
  } finally {
    wipe(words)
  }
}
