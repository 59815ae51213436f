// The root step of the ratchet (PROTOCOL.md §6): from the old root key and a Diffie-Hellman secret
// come the next root key, a chain key, and the header key of the chain after that one.

import { utf8 } from '../base/bytes.ts'
import { wipe } from '../crypto/compare.ts'
import { hkdf } from '../crypto/hkdf.ts'
import { SESSION_KEY_SIZE } from './keys.ts'
import type { SharedSecret } from '../crypto/keys.ts'
import type { ChainKey, HeaderKey, RootKey } from './keys.ts'

const INFO = utf8('snug/1/root')

export interface RootStep {
  readonly rootKey: RootKey
  readonly chainKey: ChainKey
  readonly nextHeaderKey: HeaderKey
}

/** Consumes `secret`: it is overwritten. */
export function rootStep (rootKey: RootKey, secret: SharedSecret): RootStep {
  const output = hkdf(secret, rootKey, INFO, 3 * SESSION_KEY_SIZE)
  const step = {
    rootKey: output.slice(0, 32) as RootKey,
    chainKey: output.slice(32, 64) as ChainKey,
    nextHeaderKey: output.slice(64, 96) as Uint8Array as HeaderKey
  }
  wipe(secret, output)
  return step
}
