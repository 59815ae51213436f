// The operations that a runtime may replace (accelerator.ts), as the WebAssembly module does them
// everywhere. They take plain bytes and throw a RangeError at a key or nonce of the wrong length:
// our own mistake.

import { argon2id } from './argon2.ts'
import { openBy, sealBy } from './sodium-aead.ts'
import { frame, put, putExactly, result, room } from './sodium.ts'
import type { Argon2Cost } from './argon2.ts'

const KEY = 32
const DIGEST_256 = 32
const DIGEST_512 = 64
const CIPHER = 'xchacha20poly1305_ietf'
const WORK_HASH = 32

/**
 * Each must give the same bytes on every runtime: test/crypto/accelerator.test.ts holds them side
 * by side.
 */
export interface Operations {
  /** X25519 (RFC 7748 §5); undefined where the output is all zero. */
  readonly dh: (privateKey: Uint8Array, publicKey: Uint8Array) => Uint8Array | undefined
  readonly x25519PublicKey: (privateKey: Uint8Array) => Uint8Array
  readonly sha256: (bytes: Uint8Array) => Uint8Array
  readonly sha512: (bytes: Uint8Array) => Uint8Array
  readonly hmacSha256: (key: Uint8Array, message: Uint8Array) => Uint8Array
  /** HKDF-SHA-256 (RFC 5869). */
  readonly hkdf: (
    ikm: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number
  ) => Uint8Array
  /** XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03): ciphertext || tag. */
  readonly seal: (
    key: Uint8Array, nonce: Uint8Array, plaintext: Uint8Array, ad: Uint8Array
  ) => Uint8Array
  readonly open: (
    key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, ad: Uint8Array
  ) => Uint8Array | undefined
  /** Argon2id with 32 bytes of output, for work: one at a time, off the thread where that is. */
  readonly workHash: (
    input: Uint8Array, salt: Uint8Array, cost: Argon2Cost
  ) => Promise<Uint8Array>
}

function dh (privateKey: Uint8Array, publicKey: Uint8Array): Uint8Array | undefined {
  return frame(3 * KEY, (wasm) => {
    const secret = room(KEY)
    // The module refuses an all-zero output: a point of low order contributes nothing.
    const refused = wasm._crypto_scalarmult(secret,
      putExactly(privateKey, KEY), putExactly(publicKey, KEY))
    return refused === 0 ? result(secret, KEY) : undefined
  })
}

function x25519PublicKey (privateKey: Uint8Array): Uint8Array {
  return frame(2 * KEY, (wasm) => {
    const publicKey = room(KEY)
    wasm._crypto_scalarmult_base(publicKey, putExactly(privateKey, KEY))
    return result(publicKey, KEY)
  })
}

function sha256 (bytes: Uint8Array): Uint8Array {
  return frame(DIGEST_256 + bytes.length, (wasm) => {
    const digest = room(DIGEST_256)
    wasm._crypto_hash_sha256(digest, put(bytes), bytes.length, 0)
    return result(digest, DIGEST_256)
  })
}

function sha512 (bytes: Uint8Array): Uint8Array {
  return frame(DIGEST_512 + bytes.length, (wasm) => {
    const digest = room(DIGEST_512)
    wasm._crypto_hash_sha512(digest, put(bytes), bytes.length, 0)
    return result(digest, DIGEST_512)
  })
}

function hmacSha256 (key: Uint8Array, message: Uint8Array): Uint8Array {
  return frame(512 + DIGEST_256 + key.length + message.length, (wasm) => {
    const state = room(wasm._crypto_auth_hmacsha256_statebytes())
    const mac = room(DIGEST_256)
    wasm._crypto_auth_hmacsha256_init(state, put(key), key.length)
    wasm._crypto_auth_hmacsha256_update(state, put(message), message.length, 0)
    wasm._crypto_auth_hmacsha256_final(state, mac)
    return result(mac, DIGEST_256)
  })
}

function hkdf (
  ikm: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number
): Uint8Array {
  return frame(DIGEST_256 + ikm.length + salt.length + info.length + length, (wasm) => {
    const key = room(DIGEST_256)
    const output = room(length)
    wasm._crypto_kdf_hkdf_sha256_extract(key, put(salt), salt.length, put(ikm), ikm.length)
    wasm._crypto_kdf_hkdf_sha256_expand(output, length, put(info), info.length, key)
    return result(output, length)
  })
}

function seal (
  key: Uint8Array, nonce: Uint8Array, plaintext: Uint8Array, ad: Uint8Array
): Uint8Array { return sealBy(CIPHER, key, nonce, plaintext, ad) }

function open (
  key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, ad: Uint8Array
): Uint8Array | undefined { return openBy(CIPHER, key, nonce, sealed, ad) }

async function workHash (
  input: Uint8Array, salt: Uint8Array, cost: Argon2Cost
): Promise<Uint8Array> {
  return argon2id(input, salt, cost, WORK_HASH)
}

export const portable: Operations = {
  dh, x25519PublicKey, sha256, sha512, hmacSha256, hkdf, seal, open, workHash
}
