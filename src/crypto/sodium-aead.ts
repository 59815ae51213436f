// Sealing and opening with ChaCha20-Poly1305 by libsodium, in its two sizes of nonces. Both work in
// place: the module allows it, and large messages are copied once less.

import { frame, put, putExactly, result } from './sodium.ts'

const KEY = 32 // bytes
const TAG = 16 // bytes

/** With nonces of 12 bytes (RFC 8439 §2.8), or of 24 (draft-irtf-cfrg-xchacha §2). */
type Cipher = 'chacha20poly1305_ietf' | 'xchacha20poly1305_ietf'

const NONCE: Readonly<Record<Cipher, number>> =
  { chacha20poly1305_ietf: 12, xchacha20poly1305_ietf: 24 }

/** ciphertext || tag. */
export function sealBy (
  cipher: Cipher, key: Uint8Array, nonce: Uint8Array, plaintext: Uint8Array, ad: Uint8Array
): Uint8Array {
  const length = plaintext.length + TAG
  return frame(KEY + NONCE[cipher] + length + ad.length, (wasm) => {
    const text = put(plaintext, TAG)
    wasm[`_crypto_aead_${cipher}_encrypt`](text, 0, text, plaintext.length, 0,
      put(ad), ad.length, 0, 0, putExactly(nonce, NONCE[cipher]), putExactly(key, KEY))
    return result(text, length)
  })
}

/** The plaintext, or undefined where anything is not as it was sealed. */
export function openBy (
  cipher: Cipher, key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, ad: Uint8Array
): Uint8Array | undefined {
  if (sealed.length < TAG) return undefined
  return frame(KEY + NONCE[cipher] + sealed.length + ad.length, (wasm) => {
    const text = put(sealed)
    const refused = wasm[`_crypto_aead_${cipher}_decrypt`](text, 0, 0, text,
      sealed.length, 0, put(ad), ad.length, 0, putExactly(nonce, NONCE[cipher]),
      putExactly(key, KEY))
    return refused === 0 ? result(text, sealed.length - TAG) : undefined
  })
}
