// The inner (PROTOCOL.md §6): a ratchet message, behind the prefix as long as that is needed. Its
// hash is how both sides name a message to each other, for example in a repair.

import { concat, utf8 } from '../base/bytes.ts'
import { sha256 } from '../crypto/hash.ts'
import { MESSAGE_OVERHEAD } from './message.ts'
import { PREFIX_LENGTH, replayMark } from './prefix.ts'
import type { Brand } from '../base/brand.ts'
import type { ReplayMark } from './keys.ts'

/** H("snug/1/inner" ‖ 0x00 ‖ inner), 32 bytes. */
export type InnerHash = Brand<Uint8Array, 'InnerHash'>

export interface Inner {
  readonly prefix: Uint8Array | undefined
  readonly message: Uint8Array
}

const FIRST = 1
const LATER = 2
const FIRST_KIND = new Uint8Array([FIRST])
const LATER_KIND = new Uint8Array([LATER])
const HASH_LABEL = utf8('snug/1/inner\0')

/** What the longest inner, one with the prefix, adds to its payload in bytes: 1 461. */
export const INNER_OVERHEAD = 1 + PREFIX_LENGTH + MESSAGE_OVERHEAD

export function encodeInner ({ prefix, message }: Inner): Uint8Array {
  return prefix === undefined ? concat(LATER_KIND, message) : concat(FIRST_KIND, prefix, message)
}

/** Views into `bytes`; undefined for an unknown kind or too few bytes. */
export function decodeInner (bytes: Uint8Array): Inner | undefined {
  if (bytes[0] === LATER) return { prefix: undefined, message: bytes.subarray(1) }
  if (bytes[0] !== FIRST || bytes.length < INNER_OVERHEAD) return undefined
  const end = 1 + PREFIX_LENGTH
  return { prefix: bytes.subarray(1, end), message: bytes.subarray(end) }
}

export function innerHash (inner: Uint8Array): InnerHash {
  return sha256(concat(HASH_LABEL, inner)) as InnerHash
}

/** The replay mark of a first message; undefined for any other. */
export function replayMarkOf (inner: Uint8Array): ReplayMark | undefined {
  const prefix = decodeInner(inner)?.prefix
  return prefix === undefined ? undefined : replayMark(prefix)
}
