// The header of a ratchet message (PROTOCOL.md §6): who is at which step, and the post-quantum
// field. It travels sealed under a header key: whoever carries a message sees neither counters nor
// keys.

import { NONCE, TAG, open, seal } from '../crypto/aead.ts'
import { ML_KEM_CIPHERTEXT_SIZE, ML_KEM_PUBLIC_KEY_SIZE, X25519_KEY_SIZE } from '../crypto/keys.ts'
import type { MlKemCiphertext, MlKemPublicKey, X25519PublicKey } from '../crypto/keys.ts'
import type { HeaderKey, Transcript } from './keys.ts'

/** What a header carries for the post-quantum chain; it belongs to the epoch after the header's. */
export type PostQuantumField =
  | { readonly kind: 'none' }
  | { readonly kind: 'key', readonly key: MlKemPublicKey }
  | { readonly kind: 'ciphertext', readonly ciphertext: MlKemCiphertext }

export interface Header {
  /** The sender's ratchet key. */
  readonly ratchetKey: X25519PublicKey
  /** How many messages the sender's chain before this one has. */
  readonly previousCount: number
  /** The message's number in its chain, from 0. */
  readonly number: number
  /** The post-quantum epoch that is mixed into its key. */
  readonly epoch: number
  readonly field: PostQuantumField
}

const HEADER_SIZE = X25519_KEY_SIZE + 4 + 4 + 4 + 1 // bytes, without a field
export const SEALED_HEADER_SIZE = HEADER_SIZE + TAG
export const NO_FIELD: PostQuantumField = { kind: 'none' }

const fieldCodes = { none: 0, key: 1, ciphertext: 2 } as const
const fieldSizes = {
  none: 0, key: ML_KEM_PUBLIC_KEY_SIZE, ciphertext: ML_KEM_CIPHERTEXT_SIZE
} as const
const SEALED_SIZES = Object.values(fieldSizes).map((size) => SEALED_HEADER_SIZE + size)

/** Whether a sealed header can have this length at all. */
export function isSealedHeaderSize (size: number): boolean {
  return SEALED_SIZES.includes(size)
}

/** @internal */
export function encodeHeader (header: Header): Uint8Array {
  const { field } = header
  const bytes = new Uint8Array(HEADER_SIZE + fieldSizes[field.kind])
  bytes.set(header.ratchetKey)
  const view = new DataView(bytes.buffer)
  view.setUint32(32, header.previousCount)
  view.setUint32(36, header.number)
  view.setUint32(40, header.epoch)
  bytes[44] = fieldCodes[field.kind]
  if (field.kind === 'key') bytes.set(field.key, HEADER_SIZE)
  if (field.kind === 'ciphertext') bytes.set(field.ciphertext, HEADER_SIZE)
  return bytes
}

/** Undefined where the layout is not exactly that of a header. */
export function decodeHeader (bytes: Uint8Array): Header | undefined {
  if (bytes.length < HEADER_SIZE) return undefined
  const field = decodeField(bytes[44] ?? 0, bytes.subarray(HEADER_SIZE))
  if (field === undefined) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return {
    ratchetKey: bytes.slice(0, X25519_KEY_SIZE) as X25519PublicKey,
    previousCount: view.getUint32(32),
    number: view.getUint32(36),
    epoch: view.getUint32(40),
    field
  }
}

function decodeField (code: number, bytes: Uint8Array): PostQuantumField | undefined {
  switch (code) {
    case fieldCodes.none:
      return bytes.length === 0 ? NO_FIELD : undefined
    case fieldCodes.key:
      return bytes.length === fieldSizes.key
        ? { kind: 'key', key: bytes.slice() as MlKemPublicKey }
        : undefined
    case fieldCodes.ciphertext:
      return bytes.length === fieldSizes.ciphertext
        ? { kind: 'ciphertext', ciphertext: bytes.slice() as MlKemCiphertext }
        : undefined
    default:
      return undefined
  }
}

export function sealHeader (
  key: HeaderKey, nonce: Uint8Array, header: Header, transcript: Transcript
): Uint8Array {
  return seal(key, nonce, encodeHeader(header), transcript)
}

/** The bytes of the header, or undefined where `key` is not the one that sealed it. */
export function openHeader (
  key: HeaderKey, nonce: Uint8Array, sealed: Uint8Array, transcript: Transcript
): Uint8Array | undefined {
  return nonce.length === NONCE ? open(key, nonce, sealed, transcript) : undefined
}
