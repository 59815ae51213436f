// ChaCha20-Poly1305 with nonces of 12 bytes (RFC 8439 §2.8), as the Noise of libp2p counts them:
// never for Snug's own envelopes, whose nonces are random (aead.ts).

import { openBy, sealBy } from './sodium-aead.ts'

const CIPHER = 'chacha20poly1305_ietf'

/** ciphertext || tag. `nonce` is a counter of 12 bytes, never twice under one key. */
export function sealCounted (
  key: Uint8Array, nonce: Uint8Array, plaintext: Uint8Array, ad: Uint8Array
): Uint8Array { return sealBy(CIPHER, key, nonce, plaintext, ad) }

/** The plaintext, or undefined where anything is not as it was sealed. */
export function openCounted (
  key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, ad: Uint8Array
): Uint8Array | undefined { return openBy(CIPHER, key, nonce, sealed, ad) }
