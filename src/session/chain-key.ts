// The symmetric part of the ratchet (PROTOCOL.md §6): a chain key gives one message key and the
// next chain key, and never the ones before. A message key seals exactly one message, after its
// epoch's key was mixed in.

import { utf8 } from '../base/bytes.ts'
import { KEY, NONCE, open, seal } from '../crypto/aead.ts'
import { wipe } from '../crypto/compare.ts'
import { hmacSha256 } from '../crypto/hash.ts'
import { hkdf } from '../crypto/hkdf.ts'
import type { SymmetricKey } from '../crypto/keys.ts'
import type { ChainKey, EpochKey, MessageKey } from './keys.ts'

const MESSAGE = new Uint8Array([1])
const ADVANCE = new Uint8Array([2])
const INFO = utf8('snug/1/message')

/** The key of the chain's current message. */
export function messageKey (chainKey: ChainKey): MessageKey {
  return hmacSha256(chainKey, MESSAGE) as MessageKey
}

/** The chain key of the message after it. */
export function advance (chainKey: ChainKey): ChainKey {
  return hmacSha256(chainKey, ADVANCE) as ChainKey
}

/** Seals one payload under a message key and the key of its epoch. */
export function sealPayload (
  key: MessageKey, epochKey: EpochKey, payload: Uint8Array, associated: Uint8Array
): Uint8Array {
  const material = hkdf(key, epochKey, INFO, KEY + NONCE)
  const sealed = seal(cipherKey(material), material.subarray(KEY), payload, associated)
  wipe(material)
  return sealed
}

/** The payload, or undefined where it is not what was sealed under these keys. */
export function openPayload (
  key: MessageKey, epochKey: EpochKey, sealed: Uint8Array, associated: Uint8Array
): Uint8Array | undefined {
  const material = hkdf(key, epochKey, INFO, KEY + NONCE)
  const payload = open(cipherKey(material), material.subarray(KEY), sealed, associated)
  wipe(material)
  return payload
}

function cipherKey (material: Uint8Array): SymmetricKey {
  return material.subarray(0, KEY) as SymmetricKey
}
