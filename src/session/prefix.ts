// The prefix of first messages (PROTOCOL.md §5): what the responder needs to make the session.
//
//     prefix := bundleId_B[8] ‖ EK[32] ‖ ct[1088] ‖ identity[229]

import { concat } from '../base/bytes.ts'
import { TAG } from '../crypto/aead.ts'
import { sha256 } from '../crypto/hash.ts'
import { ML_KEM_CIPHERTEXT_SIZE, X25519_KEY_SIZE } from '../crypto/keys.ts'
import { BUNDLE_ID_SIZE } from '../identity/bundle.ts'
import { CERTIFICATE_SIZE } from '../identity/certificate.ts'
import type { MlKemCiphertext, X25519PublicKey } from '../crypto/keys.ts'
import type { BundleId } from '../identity/bundle.ts'
import type { ReplayMark } from './keys.ts'

export interface Prefix {
  readonly bundleId: BundleId
  /** EK: the initiator's fresh key of this handshake. */
  readonly ephemeral: X25519PublicKey
  readonly ciphertext: MlKemCiphertext
  /** The initiator's certificate, sealed. */
  readonly identity: Uint8Array
}

const IDENTITY_SIZE = CERTIFICATE_SIZE + TAG
const EPHEMERAL_AT = BUNDLE_ID_SIZE
const CIPHERTEXT_AT = EPHEMERAL_AT + X25519_KEY_SIZE
const IDENTITY_AT = CIPHERTEXT_AT + ML_KEM_CIPHERTEXT_SIZE

export const PREFIX_LENGTH = IDENTITY_AT + IDENTITY_SIZE // 1 357 bytes

export function encodePrefix ({ bundleId, ephemeral, ciphertext, identity }: Prefix): Uint8Array {
  return concat(bundleId, ephemeral, ciphertext, identity)
}

/** Copies out of exactly PREFIX_LENGTH bytes; undefined for any other length. */
export function decodePrefix (bytes: Uint8Array): Prefix | undefined {
  if (bytes.length !== PREFIX_LENGTH) return undefined
  return {
    bundleId: bytes.slice(0, EPHEMERAL_AT) as BundleId,
    ephemeral: bytes.slice(EPHEMERAL_AT, CIPHERTEXT_AT) as X25519PublicKey,
    ciphertext: bytes.slice(CIPHERTEXT_AT, IDENTITY_AT) as MlKemCiphertext,
    identity: bytes.slice(IDENTITY_AT)
  }
}

/** H(prefix). */
export function replayMark (prefix: Uint8Array): ReplayMark {
  return sha256(prefix) as ReplayMark
}
