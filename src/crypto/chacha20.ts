// ChaCha20-Poly1305 with nonces of 12 bytes (RFC 8439 §2.8), as the Noise of libp2p counts them:
// never for Snug's own envelopes, whose nonces are random (aead.ts).

import { frame, put, putExactly, result } from './sodium.ts'

const KEY = 32 // bytes
const NONCE = 12 // bytes
const TAG = 16 // bytes

/** ciphertext || tag. `nonce` is a counter, never twice under one key. */
export function sealCounted (
  key: Uint8Array, nonce: Uint8Array, plaintext: Uint8Array, ad: Uint8Array
): Uint8Array {
  const length = plaintext.length + TAG
  return frame(KEY + NONCE + length + ad.length, (wasm) => {
    const text = put(plaintext, TAG)
    wasm._crypto_aead_chacha20poly1305_ietf_encrypt(text, 0, text, plaintext.length, 0,
      put(ad), ad.length, 0, 0, putExactly(nonce, NONCE), putExactly(key, KEY))
    return result(text, length)
  })
}

/** The plaintext, or undefined where anything is not as it was sealed. */
export function openCounted (
  key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, ad: Uint8Array
): Uint8Array | undefined {
  if (sealed.length < TAG) return undefined
  return frame(KEY + NONCE + sealed.length + ad.length, (wasm) => {
    const text = put(sealed)
    const refused = wasm._crypto_aead_chacha20poly1305_ietf_decrypt(text, 0, 0, text,
      sealed.length, 0, put(ad), ad.length, 0, putExactly(nonce, NONCE), putExactly(key, KEY))
    return refused === 0 ? result(text, sealed.length - TAG) : undefined
  })
}
