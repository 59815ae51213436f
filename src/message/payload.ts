// The payload (PROTOCOL §7): what the ratchet encrypts. It numbers a content, and acknowledges what
// came the other way. Numbers count per direction between two devices, from 1, and outlive
// sessions.

import { fail, ok } from '../base/errors.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { PAYLOAD_MAX } from './envelope.ts'
import type { Result } from '../base/errors.ts'

export interface Payload {
  /** 0 for a payload without content, which is not itself acknowledged. */
  readonly seq: number
  /** Every number up to this one has been received and stored. */
  readonly upTo: number
  /**
   * Distances above `upTo` of further received numbers: ascending, each from 1 to 65 535, at most
   * GAPS_MAX.
   */
  readonly gaps: readonly number[]
  /** MIMI content; empty exactly where `seq` is 0. */
  readonly content: Uint8Array
}

/** @internal */
export const GAPS_MAX = 64

const VERSION = 1
const FIXED = 1 + 8 + 8 + 1 // bytes before the gaps

/** The longest content, so that it fits beside any acknowledgement: 14 735 bytes. */
export const CONTENT_MAX = PAYLOAD_MAX - FIXED - 2 * GAPS_MAX

/** Throws RangeError on a payload that breaks a rule of §7: our own mistake. */
export function encodePayload (payload: Payload): Uint8Array {
  const writer = new ByteWriter().u8(VERSION)
    .u64(payload.seq).u64(payload.upTo).u8(payload.gaps.length)
  for (const gap of payload.gaps) writer.u16(gap)
  const bytes = writer.put(payload.content).finish()
  const check = decodePayload(bytes)
  if (!check.ok) throw new RangeError(check.fault.message)
  return bytes
}

/** Fault: `payload-malformed`. The content is not looked into. */
export function decodePayload (bytes: Uint8Array): Result<Payload> {
  const reader = new ByteReader(bytes)
  if (bytes.length > PAYLOAD_MAX) return malformed('it is too long')
  if (reader.u8() !== VERSION) return malformed('its version is unknown')
  const seq = reader.u64()
  const upTo = reader.u64()
  const count = reader.u8()
  if (count > GAPS_MAX) return malformed('it acknowledges too much at once')
  const gaps: number[] = []
  for (let i = 0; i < count; i++) gaps.push(reader.u16())
  const content = reader.rest()
  if (!reader.done()) return malformed('it is cut short')
  const ascending = gaps.every((gap, i) => gap > (gaps[i - 1] ?? 0))
  if (!ascending) return malformed('its acknowledgement is out of order')
  if ((seq === 0) !== (content.length === 0)) return malformed('its number and content disagree')
  if (content.length > CONTENT_MAX) return malformed('its content is too long')
  return ok({ seq, upTo, gaps, content })
}

function malformed (why: string): Result<Payload> {
  return fail(
    'payload-malformed',
    `A message could be decrypted but not read: ${why}.`,
    'Ask the sender to update Snug.'
  )
}
