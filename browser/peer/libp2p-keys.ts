// libp2p's keys in a page: Ed25519 alone, since peers of Snug have no other (PROTOCOL §2), by the
// WebAssembly that is there for everything else. The build puts this in place of the library's
// module (browser/build/libp2p-crypto.ts), which brings RSA, ECDSA and secp256k1 in JavaScript.
// What libp2p signs begins with a label of its own (`noise-libp2p-static-key:` and others).

import { InvalidParametersError, UnsupportedKeyTypeError } from '@libp2p/interface'
import { peerIdFromMultihash } from '@libp2p/peer-id'
import { concat, equalBytes } from '../../src/base/bytes.ts'
import {
  ed25519PublicKey, generateEd25519, signLabelled, verifyLabelled
} from '../../src/crypto/ed25519.ts'
import { ED25519_KEY_SIZE } from '../../src/crypto/keys.ts'
import { pageRandom } from '../random.ts'
import type { LabelledMessage } from '../../src/crypto/ed25519.ts'
import type {
  Ed25519PrivateKey as Seed, Ed25519PublicKey as Point, Signature
} from '../../src/crypto/keys.ts'
import type { Ed25519PrivateKey, Ed25519PublicKey } from '@libp2p/interface'
import type { Uint8ArrayList } from 'uint8arraylist'

type Bytes = Uint8Array | Uint8ArrayList

/** A protobuf of key type 1, Ed25519, and 32 bytes (libp2p specs, peer-ids). */
const PREFIX = new Uint8Array([0x08, 0x01, 0x12, 0x20])
/** A multihash of the function that leaves its input as it is. */
const IDENTITY = 0x00

type Multihash = ReturnType<Ed25519PublicKey['toMultihash']>

class PublicKey implements Ed25519PublicKey {
  readonly type = 'Ed25519'
  readonly raw: Uint8Array

  constructor (raw: Uint8Array) { this.raw = raw }

  toMultihash (): Multihash {
    const digest = publicKeyToProtobuf(this)
    const bytes = Uint8Array.of(IDENTITY, digest.length, ...digest)
    return { code: IDENTITY, size: digest.length, digest, bytes }
  }

  toCID (): ReturnType<Ed25519PublicKey['toCID']> {
    return peerIdFromMultihash(this.toMultihash()).toCID() as ReturnType<Ed25519PublicKey['toCID']>
  }

  toString (): string { return peerIdFromMultihash(this.toMultihash()).toString() }

  equals (other?: unknown): boolean { return isSame(this, other) }

  verify (data: Bytes, signature: Uint8Array): boolean {
    const message = data.subarray() as LabelledMessage
    return verifyLabelled(this.raw as Point, message, signature as Signature)
  }
}

class PrivateKey implements Ed25519PrivateKey {
  readonly type = 'Ed25519'
  /** Seed and public key, as libp2p keeps them. */
  readonly raw: Uint8Array
  readonly publicKey: Ed25519PublicKey

  constructor (seed: Uint8Array, publicKey: Uint8Array) {
    this.raw = concat(seed, publicKey)
    this.publicKey = new PublicKey(publicKey)
  }

  equals (other?: unknown): boolean { return isSame(this, other) }

  sign (data: Bytes): Uint8Array {
    const seed = this.raw.subarray(0, ED25519_KEY_SIZE) as Seed
    return signLabelled(seed, data.subarray() as LabelledMessage)
  }
}

export async function generateKeyPair (): Promise<Ed25519PrivateKey> {
  const { privateKey, publicKey } = generateEd25519(pageRandom)
  return new PrivateKey(privateKey, publicKey)
}

export async function generateKeyPairFromSeed (
  _type: 'Ed25519', seed: Uint8Array
): Promise<Ed25519PrivateKey> {
  return new PrivateKey(seed, ed25519PublicKey(seed as Seed))
}

/** Throws an InvalidParametersError at any other length than 32 bytes. */
export function publicKeyFromRaw (raw: Uint8Array): Ed25519PublicKey {
  if (raw.length !== ED25519_KEY_SIZE) throw new InvalidParametersError('no key of Ed25519')
  return new PublicKey(raw.slice())
}

/** Throws an UnsupportedKeyTypeError at a key of another type. */
export function publicKeyFromProtobuf (bytes: Uint8Array): Ed25519PublicKey {
  if (bytes.length !== PREFIX.length + ED25519_KEY_SIZE || !startsAsKey(bytes)) {
    throw new UnsupportedKeyTypeError('no key of Ed25519')
  }
  return publicKeyFromRaw(bytes.subarray(PREFIX.length))
}

export function publicKeyFromMultihash ({ digest }: Multihash): Ed25519PublicKey {
  return publicKeyFromProtobuf(digest)
}

export function publicKeyToProtobuf (
  { raw }: Pick<Ed25519PublicKey, 'raw'>
): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(...PREFIX, ...raw)
}

function startsAsKey (bytes: Uint8Array): boolean {
  return PREFIX.every((byte, at) => bytes[at] === byte)
}

function isSame (one: { readonly raw: Uint8Array }, other: unknown): boolean {
  const raw: unknown = (other as { raw?: unknown } | undefined)?.raw
  return raw instanceof Uint8Array && equalBytes(one.raw, raw)
}
