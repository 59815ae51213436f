// XChaCha20-Poly1305 with full tags (draft-irtf-cfrg-xchacha §2). Its 24-byte nonces may be random.
// It is not key-committing: what several people can open carries a commitment of its own
// (attachments, stories).

import { current } from './accelerator.ts'
import type { SymmetricKey } from './keys.ts'

export const KEY = 32 // bytes
export const NONCE = 24 // bytes
export const TAG = 16 // bytes

/**
 * ciphertext || tag. `nonce` is NONCE bytes, never twice under one key; `ad` is authenticated, not
 * sent.
 */
export function seal (
  key: SymmetricKey, nonce: Uint8Array, plaintext: Uint8Array, ad: Uint8Array
): Uint8Array {
  return current.seal(key, nonce, plaintext, ad)
}

/**
 * The plaintext, or undefined where key, nonce, ciphertext or associated data is not the one that
 * was sealed.
 */
export function open (
  key: SymmetricKey, nonce: Uint8Array, sealed: Uint8Array, ad: Uint8Array
): Uint8Array | undefined {
  return current.open(key, nonce, sealed, ad)
}
