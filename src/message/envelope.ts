// The envelope (PROTOCOL §9): what hosts keep and see. Its length says nothing but which of four
// classes the payload's length falls into, whether or not a message carries the handshake prefix or
// a post-quantum field. What fails the outer seal is dropped: it must never start a repair. A nonce
// is fresh for every put.

import { concat, utf8 } from '../base/bytes.ts'
import { fail, ok } from '../base/errors.ts'
import { ENVELOPE_MAX, ENVELOPE_SIZES } from '../base/limits.ts'
import { NONCE, open, seal, TAG } from '../crypto/aead.ts'
import { sha256 } from '../crypto/hash.ts'
import { pad, unpad } from '../crypto/padding.ts'
import { BOX_NAME_SIZE } from '../identity/capability.ts'
import { INNER_OVERHEAD } from '../session/inner.ts'
import type { Brand } from '../base/brand.ts'
import type { Random } from '../base/clock.ts'
import type { Result } from '../base/errors.ts'
import type { SymmetricKey } from '../crypto/keys.ts'
import type { BoxName } from '../identity/capability.ts'

/** What PROTOCOL §9 calls box: the name of a box at its host. */
export type BoxId = BoxName
export const BOX_ID_LENGTH = BOX_NAME_SIZE // bytes

/**
 * H("snug/1/envelope-hash" ‖ 0x00 ‖ envelope), 32 bytes: by it hosts, owners and senders name an
 * envelope.
 */
export type EnvelopeHash = Brand<Uint8Array, 'EnvelopeHash'>

/** Bytes of an envelope on the wire. */
export type EnvelopeSize = typeof ENVELOPE_SIZES[number]

const VERSION = 1
const OVERHEAD = 1 + NONCE + TAG // bytes around the padded inner
const PAD_MIN = 1 // the 0x80 of the padding

/** The longest payload that fits into an envelope: 14 881 bytes. */
export const PAYLOAD_MAX = ENVELOPE_MAX - OVERHEAD - PAD_MIN - INNER_OVERHEAD

const LABEL = utf8('snug/1/envelope\0')
const HASH_LABEL = utf8('snug/1/envelope-hash\0')

/**
 * The size of the envelope of a payload of `length` bytes, which depends on nothing else. Fault:
 * `payload-too-large`.
 */
export function sizeFor (length: number): Result<EnvelopeSize> {
  for (const size of ENVELOPE_SIZES) {
    if (length <= size - OVERHEAD - PAD_MIN - INNER_OVERHEAD) return ok(size)
  }
  return fail(
    'payload-too-large',
    `This message takes ${length} bytes; one message holds at most ${PAYLOAD_MAX}.`,
    'Send it as an attachment, or in several messages.'
  )
}

/**
 * `inner` padded for an envelope of `size`: what is sealed there, and what a direct stream
 * carries.
 */
export function padInner (inner: Uint8Array, size: EnvelopeSize): Uint8Array {
  return pad(inner, size - OVERHEAD)
}

/** The inner, or undefined where the length is of no envelope or the padding is none. */
export function unpadInner (padded: Uint8Array): Uint8Array | undefined {
  return isSize(padded.length + OVERHEAD) ? unpad(padded) : undefined
}

/** A fresh envelope of exactly `size` bytes for one put into `box`. */
export function sealEnvelope (
  inner: Uint8Array, size: EnvelopeSize, outerKey: SymmetricKey, box: BoxId, random: Random
): Uint8Array {
  const nonce = random(NONCE)
  const sealed = seal(outerKey, nonce, padInner(inner, size), concat(LABEL, box))
  return concat(Uint8Array.of(VERSION), nonce, sealed)
}

/**
 * The inner of an envelope; undefined where it was not sealed by this key for this box, or changed
 * since.
 */
export function openEnvelope (
  outerKey: SymmetricKey, box: BoxId, envelope: Uint8Array
): Uint8Array | undefined {
  if (!isSize(envelope.length) || envelope[0] !== VERSION) return undefined
  const nonce = envelope.slice(1, 1 + NONCE)
  const padded = open(outerKey, nonce, envelope.slice(1 + NONCE), concat(LABEL, box))
  return padded === undefined ? undefined : unpadInner(padded)
}

export function envelopeHash (envelope: Uint8Array): EnvelopeHash {
  return sha256(concat(HASH_LABEL, envelope)) as EnvelopeHash
}

function isSize (length: number): boolean {
  return ENVELOPE_SIZES.some((size) => size === length)
}
