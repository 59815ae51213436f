// Ed25519 (RFC 8032) under labels: what is signed is utf8(label) || 0x00 || message, so that a
// signature made for one purpose never counts for another. Nothing in Snug is signed without a
// label.

import { concat, utf8 } from '../base/bytes.ts'
import { ED25519_KEY_SIZE, SIGNATURE_SIZE } from './keys.ts'
import { frame, put, putExactly, result, room } from './sodium.ts'
import type { Brand } from '../base/brand.ts'
import type { Random } from '../base/clock.ts'
import type { Ed25519KeyPair, Ed25519PrivateKey, Ed25519PublicKey, Signature } from './keys.ts'

/** A message with its label in front: the only thing that is ever signed. */
export type LabelledMessage = Brand<Uint8Array, 'LabelledMessage'>

const EXPANDED_KEY_SIZE = 64 // libsodium's secret key: seed || public key
const SEPARATOR = new Uint8Array([0])

export function generateEd25519 (random: Random): Ed25519KeyPair {
  const privateKey = random(ED25519_KEY_SIZE) as Ed25519PrivateKey
  return { publicKey: ed25519PublicKey(privateKey), privateKey }
}

export function ed25519PublicKey (privateKey: Ed25519PrivateKey): Ed25519PublicKey {
  return frame(2 * ED25519_KEY_SIZE + EXPANDED_KEY_SIZE, (wasm) => {
    const publicKey = room(ED25519_KEY_SIZE)
    const seed = putExactly(privateKey, ED25519_KEY_SIZE)
    wasm._crypto_sign_seed_keypair(publicKey, room(EXPANDED_KEY_SIZE), seed)
    return result(publicKey, ED25519_KEY_SIZE) as Ed25519PublicKey
  })
}

/** The signature over `message` for the purpose that `label` names. */
export function sign (
  privateKey: Ed25519PrivateKey, label: string, message: Uint8Array
): Signature {
  return signLabelled(privateKey, labelled(label, message))
}

/**
 * `sign` of a message that has its label already.
 * @internal
 */
export function signLabelled (
  privateKey: Ed25519PrivateKey, message: LabelledMessage
): Signature {
  const keys = 2 * ED25519_KEY_SIZE + EXPANDED_KEY_SIZE
  return frame(keys + SIGNATURE_SIZE + message.length, (wasm) => {
    const signature = room(SIGNATURE_SIZE)
    const expanded = room(EXPANDED_KEY_SIZE)
    const seed = putExactly(privateKey, ED25519_KEY_SIZE)
    wasm._crypto_sign_seed_keypair(room(ED25519_KEY_SIZE), expanded, seed)
    wasm._crypto_sign_detached(signature, 0, put(message), message.length, 0, expanded)
    return result(signature, SIGNATURE_SIZE) as Signature
  })
}

/**
 * Whether `signature` is one over `message` for the purpose of `label`. Refuses S >= L, points that
 * are not encoded canonically, and public keys and R of small order, under which a signature says
 * nothing.
 */
export function verify (
  publicKey: Ed25519PublicKey, label: string, message: Uint8Array, signature: Signature
): boolean {
  return verifyLabelled(publicKey, labelled(label, message), signature)
}

/**
 * `verify` of a message that has its label already.
 * @internal
 */
export function verifyLabelled (
  publicKey: Ed25519PublicKey, message: LabelledMessage, signature: Signature
): boolean {
  if (publicKey.length !== ED25519_KEY_SIZE || signature.length !== SIGNATURE_SIZE) return false
  return frame(ED25519_KEY_SIZE + message.length + SIGNATURE_SIZE, (wasm) =>
    wasm._crypto_sign_verify_detached(
      put(signature), put(message), message.length, 0, put(publicKey)
    ) === 0)
}

/**
 * utf8(label) || 0x00 || message. No label contains a zero byte, so that no two pairs join to the
 * same bytes.
 */
export function labelled (label: string, message: Uint8Array): LabelledMessage {
  if (label.includes('\0')) throw new RangeError('a label has no zero character')
  return concat(utf8(label), SEPARATOR, message) as LabelledMessage
}
