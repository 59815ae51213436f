// HChaCha20 (draft-irtf-cfrg-xchacha-03 §2.2): what turns ChaCha20-Poly1305 into
// XChaCha20-Poly1305, for runtimes that have only the former. Never a cipher or a hash of its own.

import { SYMMETRIC_KEY_SIZE } from './keys.ts'
import { frame, put, result, room } from './sodium.ts'

/** The 32-byte subkey of `key` under the first 16 bytes of a 24-byte nonce. */
export function hchacha20 (key: Uint8Array, nonce16: Uint8Array): Uint8Array {
  return frame(SYMMETRIC_KEY_SIZE + nonce16.length + key.length, (wasm) => {
    const subkey = room(SYMMETRIC_KEY_SIZE)
    wasm._crypto_core_hchacha20(subkey, put(nonce16), put(key), 0)
    return result(subkey, SYMMETRIC_KEY_SIZE)
  })
}
