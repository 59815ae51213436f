// XChaCha20-Poly1305 by Node's ChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03 §2.3): the subkey from
// HChaCha20, then the last 8 bytes of the nonce behind four zeros. Setting a cipher up is dear, so
// that only long input gains.

import { createCipheriv, createDecipheriv } from 'node:crypto'
import { wipe } from '../src/crypto/compare.ts'
import { hchacha20 } from '../src/crypto/hchacha20.ts'

const CIPHER = 'chacha20-poly1305'
const TAG = 16

export function seal (
  key: Uint8Array, nonce: Uint8Array, plaintext: Uint8Array, ad: Uint8Array
): Uint8Array {
  const subkey = hchacha20(key, nonce.subarray(0, 16))
  const cipher = createCipheriv(CIPHER, subkey, shortNonce(nonce), { authTagLength: TAG })
  wipe(subkey)
  const sealed = new Uint8Array(plaintext.length + TAG)
  cipher.setAAD(ad, { plaintextLength: plaintext.length })
  sealed.set(cipher.update(plaintext))
  cipher.final()
  sealed.set(cipher.getAuthTag(), plaintext.length)
  return sealed
}

export function open (
  key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, ad: Uint8Array
): Uint8Array | undefined {
  const length = sealed.length - TAG
  if (length < 0) return undefined
  const subkey = hchacha20(key, nonce.subarray(0, 16))
  const decipher = createDecipheriv(CIPHER, subkey, shortNonce(nonce), { authTagLength: TAG })
  wipe(subkey)
  decipher.setAAD(ad, { plaintextLength: length })
  decipher.setAuthTag(sealed.subarray(length))
  const plaintext = decipher.update(sealed.subarray(0, length))
  try {
    decipher.final()
  } catch {
    wipe(plaintext) // not authentic: nobody may read it
    return undefined
  }
  return new Uint8Array(plaintext.buffer, plaintext.byteOffset, plaintext.length)
}

function shortNonce (nonce: Uint8Array): Uint8Array {
  const short = new Uint8Array(12)
  short.set(nonce.subarray(16), 4)
  return short
}
