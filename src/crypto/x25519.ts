// X25519 (RFC 7748): the Diffie-Hellman of handshake and ratchet.
// A low-order public key, whose shared secret everybody knows, must never yield a secret.

import { current } from './accelerator.ts'
import { X25519_KEY_SIZE } from './keys.ts'
import type { Random } from '../base/clock.ts'
import type { SharedSecret, X25519KeyPair, X25519PrivateKey, X25519PublicKey } from './keys.ts'

export function generateX25519 (random: Random): X25519KeyPair {
  const privateKey = random(X25519_KEY_SIZE) as X25519PrivateKey
  return { publicKey: x25519PublicKey(privateKey), privateKey }
}

export function x25519PublicKey (privateKey: X25519PrivateKey): X25519PublicKey {
  return current.x25519PublicKey(privateKey) as X25519PublicKey
}

/**
 * The 32-byte shared secret; undefined for low-order public keys (all-zero output, RFC 7748 §6.1).
 */
export function dh (
  privateKey: X25519PrivateKey, publicKey: X25519PublicKey
): SharedSecret | undefined {
  return current.dh(privateKey, publicKey) as SharedSecret | undefined
}
