// Node's own crypto in place of WebAssembly, for the operations at which it is faster, from the
// size on at which it is. HMAC, HKDF, short hashes and short messages stay in WebAssembly, where a
// call costs far less; so do ML-KEM (Node draws the randomness itself) and Ed25519 verification
// (not faster, and Node accepts keys of small order). Same bytes and same refusals as the portable
// operations: test/crypto holds them side by side.

import { argon2, hash } from 'node:crypto'
import { promisify } from 'node:util'
import { accelerate } from '../src/crypto/accelerator.ts'
import { portable } from '../src/crypto/portable.ts'
import { KIB } from '../src/base/limits.ts'
import { dh, importsRawKeys, x25519PublicKey } from './x25519.ts'
import { open, seal } from './xchacha20.ts'
import type { Operations } from '../src/crypto/accelerator.ts'
import type { Argon2Cost } from '../src/crypto/argon2.ts'

// Implementation constants: bytes from which Node 24.21 was measured to be the faster one.
const SHA256_FROM = 768
const SHA512_FROM = 2_048
const SEAL_FROM = 12_288

/**
 * What Node does faster than the portable module.
 * @internal
 */
export const nodeOperations: Partial<Operations> = {
  ...(importsRawKeys() ? { dh, x25519PublicKey } : {}),
  sha256: (bytes) => bytes.length < SHA256_FROM ? portable.sha256(bytes) : digest('sha256', bytes),
  sha512: (bytes) => bytes.length < SHA512_FROM ? portable.sha512(bytes) : digest('sha512', bytes),
  seal: (key, nonce, plaintext, ad) =>
    (plaintext.length < SEAL_FROM ? portable.seal : seal)(key, nonce, plaintext, ad),
  open: (key, nonce, sealed, ad) =>
    (sealed.length < SEAL_FROM ? portable.open : open)(key, nonce, sealed, ad),
  workHash
}

const argon2Apart = promisify(argon2)

/** On a thread of its own: the loop of the node goes on meanwhile. */
async function workHash (
  message: Uint8Array, nonce: Uint8Array, { memory, passes }: Argon2Cost
): Promise<Uint8Array> {
  const out = await argon2Apart('argon2id',
    { message, nonce, parallelism: 1, tagLength: 32, memory: memory / KIB, passes })
  return new Uint8Array(out.buffer, out.byteOffset, out.length)
}

/** Puts Node's crypto to use: once at the start of a process, after `cryptoReady`. */
export function accelerateWithNode (): void {
  accelerate(nodeOperations)
}

function digest (algorithm: 'sha256' | 'sha512', bytes: Uint8Array): Uint8Array {
  const out = hash(algorithm, bytes, 'buffer')
  return new Uint8Array(out.buffer, out.byteOffset, out.length)
}
