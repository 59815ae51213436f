// X25519 by Node's own crypto: two and a half times as fast as WebAssembly once the keys are
// imported, slower when both must be imported first. So that a ratchet imports each key once, keys
// are kept for the two agreements that a ratchet key takes part in (its own chain begins, the other
// side's chain begins) and forgotten after them. Private keys are found by their hash and never
// become text, which nothing can wipe.

import { createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto'
import { portable } from '../src/crypto/portable.ts'
import { KeyCache } from './key-cache.ts'
import type { KeyObject } from 'node:crypto'

const CACHED_KEYS = 64 // of each kind: sessions whose people are talking right now
const RATCHET_KEY_USES = 2

const privateKeys = new KeyCache(CACHED_KEYS, RATCHET_KEY_USES)
const publicKeys = new KeyCache(CACHED_KEYS, RATCHET_KEY_USES)

/**
 * Whether this Node imports raw keys: early releases of Node 24 do not, and every other form costs
 * the advantage.
 */
export function importsRawKeys (): boolean {
  try {
    return importPrivateKey(new Uint8Array(32)).type === 'private'
  } catch {
    return false
  }
}

export function dh (privateKey: Uint8Array, publicKey: Uint8Array): Uint8Array | undefined {
  try {
    const secret = diffieHellman({
      privateKey: privateKeys.use(hashOf(privateKey), () => importPrivateKey(privateKey)),
      publicKey: publicKeys.use(nameOf(publicKey), () => importPublicKey(publicKey))
    })
    return new Uint8Array(secret.buffer, secret.byteOffset, secret.length)
  } catch {
    return portable.dh(privateKey, publicKey) // OpenSSL throws at an all-zero secret
  }
}

/** Computes the public half by importing the key, which is kept for the agreements that follow. */
export function x25519PublicKey (privateKey: Uint8Array): Uint8Array {
  const key = importPrivateKey(privateKey)
  privateKeys.put(hashOf(privateKey), key)
  return Uint8Array.from(createPublicKey(key).export({ format: 'raw-public' }))
}

function importPrivateKey (privateKey: Uint8Array): KeyObject {
  const key = view(privateKey)
  return withoutStacks(() =>
    createPrivateKey({ key, format: 'raw-private', asymmetricKeyType: 'x25519' }))
}

function importPublicKey (publicKey: Uint8Array): KeyObject {
  const key = view(publicKey)
  return withoutStacks(() =>
    createPublicKey({ key, format: 'raw-public', asymmetricKeyType: 'x25519' }))
}

/**
 * Node tells key objects from bytes by exceptions that it throws and catches itself, four an
 * import. Their stack traces, which nobody reads, cost more than importing a public key does.
 */
function withoutStacks<Value> (work: () => Value): Value {
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = 0
  try {
    return work()
  } finally {
    Error.stackTraceLimit = limit
  }
}

function hashOf (privateKey: Uint8Array): string {
  return nameOf(portable.sha256(privateKey))
}

function nameOf (bytes: Uint8Array): string {
  return view(bytes).toString('latin1')
}

/** The same memory as a Buffer: no second copy of a key. */
function view (bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
}
