// The write counter as a profile's hosts keep it (DESIGN §10): sealed, so that a host learns
// nothing from it, and compared when the profile comes back. A profile whose own counter is lower
// than what its hosts hold was rolled back or copied: it retires its sessions and becomes a new
// device.
//   sealed := nonce[24] ‖ SEAL(counter key, nonce, u64 counter, "snug/1/write-counter") (48 bytes)

import { concat, utf8 } from '../base/bytes.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { NONCE, open, seal, TAG } from '../crypto/aead.ts'
import type { Random } from '../base/clock.ts'
import type { SymmetricKey } from '../crypto/keys.ts'

const AD = utf8('snug/1/write-counter')
const SEALED_COUNTER_SIZE = NONCE + 8 + TAG // bytes

export function sealWriteCounter (key: SymmetricKey, counter: number, random: Random): Uint8Array {
  const nonce = random(NONCE)
  return concat(nonce, seal(key, nonce, new ByteWriter().u64(counter).finish(), AD))
}

/** The counter, or undefined where the bytes are not one that this profile sealed. */
export function openWriteCounter (key: SymmetricKey, sealed: Uint8Array): number | undefined {
  if (sealed.length !== SEALED_COUNTER_SIZE) return undefined
  const plain = open(key, sealed.subarray(0, NONCE), sealed.subarray(NONCE), AD)
  if (plain === undefined) return undefined
  const reader = new ByteReader(plain)
  const counter = reader.u64()
  return reader.done() ? counter : undefined
}
