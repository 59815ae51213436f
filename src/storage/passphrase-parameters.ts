// How a passphrase was turned into a key, as files record it, so that the cost may rise later:
//   parameters := memory u32 (KiB) ‖ passes u32 ‖ salt[16]                              (24 bytes)
// Files come from outside: what they ask for is bounded, and bytes that ask for more are refused.

import { KIB, MIB } from '../base/limits.ts'
import { wipe } from '../crypto/compare.ts'
import { hkdf } from '../crypto/hkdf.ts'
import { asSymmetricKey, SYMMETRIC_KEY_SIZE } from '../crypto/keys.ts'
import { deriveFromPassphrase, SALT_SIZE } from '../crypto/passphrase.ts'
import type { ByteReader, ByteWriter } from '../base/wire.ts'
import type { SymmetricKey } from '../crypto/keys.ts'
import type { PassphraseCost } from '../crypto/passphrase.ts'

const MEMORY_MIN = 8 * KIB // bytes: Argon2's own least
const MEMORY_MAX = 256 * MIB // bytes: four times today's cost
const PASSES_MAX = 12

export interface PassphraseParameters {
  readonly cost: PassphraseCost
  readonly salt: Uint8Array
}

export function writeParameters (writer: ByteWriter, { cost, salt }: PassphraseParameters): void {
  writer.u32(cost.memory / KIB).u32(cost.passes).put(salt)
}

/** Refuses on the reader what is out of bounds. */
export function readParameters (reader: ByteReader): PassphraseParameters {
  const cost = { memory: reader.u32() * KIB, passes: reader.u32() }
  const salt = reader.take(SALT_SIZE)
  const memoryFits = cost.memory >= MEMORY_MIN && cost.memory <= MEMORY_MAX
  if (!memoryFits || cost.passes < 1 || cost.passes > PASSES_MAX) reader.refuse()
  return { cost, salt }
}

/** The key of a passphrase for one purpose, named by `label`; undefined where memory is short. */
export function keyOfPassphrase (
  passphrase: string, { cost, salt }: PassphraseParameters, label: string
): SymmetricKey | undefined {
  let stretched: SymmetricKey
  try {
    stretched = deriveFromPassphrase(passphrase, salt, cost)
  } catch {
    return undefined
  }
  const key = asSymmetricKey(hkdf(stretched, new Uint8Array(0), label, SYMMETRIC_KEY_SIZE))
  wipe(stretched)
  return key
}
