// A key from a passphrase: Argon2id (RFC 9106). The same words typed on another keyboard give the
// same key, because Unicode normalises them first (NFKC); nothing is trimmed or folded otherwise.

import { utf8 } from '../base/bytes.ts'
import { MIB } from '../base/limits.ts'
import { argon2id } from './argon2.ts'
import { wipe } from './compare.ts'
import { SYMMETRIC_KEY_SIZE } from './keys.ts'
import type { Argon2Cost } from './argon2.ts'
import type { SymmetricKey } from './keys.ts'

export { SALT_SIZE } from './argon2.ts'

/** The cost of one guess. */
export type PassphraseCost = Argon2Cost

export const PASSPHRASE_COST: PassphraseCost = { memory: 64 * MIB, passes: 3 }

/**
 * The key of `passphrase` under a 16-byte salt. Takes about half a second and 64 MiB at the default
 * cost.
 */
export function deriveFromPassphrase (
  passphrase: string, salt: Uint8Array, cost: PassphraseCost = PASSPHRASE_COST
): SymmetricKey {
  const words = utf8(passphrase.normalize('NFKC'))
  try {
    return argon2id(words, salt, cost, SYMMETRIC_KEY_SIZE) as SymmetricKey
  } finally {
    wipe(words)
  }
}
