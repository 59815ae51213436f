// An envelope as its host keeps it, in three records: the envelope by its position in the box; a
// trace by its hash, which answers a second put and stays as the tombstone when the envelope is
// gone; and the mark by which the sweep finds both when their time ends. All three are written in
// one commit.

import { concat, utf8 } from '../base/bytes.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { tables } from '../storage/tables.ts'
import type { Seconds } from '../base/brand.ts'
import type { BoxId, EnvelopeHash } from '../message/envelope.ts'
import type { Operation, RecordKey } from '../storage/store.ts'

export interface KeptMail {
  readonly position: number
  /** The index of the capability that brought it. */
  readonly capability: number
  readonly until: Seconds
  readonly envelope: Uint8Array
}

/** Where the sweep finds what ends when. */
export interface Mark {
  readonly number: number
  readonly position: number
  readonly capability: number
  readonly hash: EnvelopeHash
}

const HASH_SIZE = 32
const MAIL_HEAD = 8 // bytes before the envelope
// The number of a mark: its second, then the position, of which 2^21 follow each other before one
// repeats. Marks of one box and one second are then apart, and seconds up to 2^32 fit into 53 bits.
const POSITIONS_PER_SECOND = 2 ** 21
const MARKS = utf8('marks')

export function mailKey (box: BoxId, position: number): RecordKey {
  return { table: tables.hostEnvelope, name: box, number: position }
}

export function traceKey (box: BoxId, hash: EnvelopeHash): RecordKey {
  return { table: tables.hostTombstone, name: concat(box, hash), number: 0 }
}

export function marksName (box: BoxId): Uint8Array {
  return concat(MARKS, box)
}

export function markKey (box: BoxId, number: number): RecordKey {
  return { table: tables.hostTombstone, name: marksName(box), number }
}

/** The highest number of a mark whose time has come by `now`. */
export function dueMark (now: Seconds): number {
  return now * POSITIONS_PER_SECOND + POSITIONS_PER_SECOND - 1
}

/** The writes that keep an envelope. */
export function keepMail (box: BoxId, mail: KeptMail, hash: EnvelopeHash): Operation[] {
  const { position, capability, until, envelope } = mail
  const number = until * POSITIONS_PER_SECOND + position % POSITIONS_PER_SECOND
  const head = new ByteWriter().u32(capability).u32(until).finish()
  const mark = new ByteWriter().u32(position).u32(capability).put(hash).finish()
  return [
    { type: 'put', key: mailKey(box, position), value: concat(head, envelope) },
    { type: 'put', key: traceKey(box, hash), value: new ByteWriter().u32(until).finish() },
    { type: 'put', key: markKey(box, number), value: mark }
  ]
}

export function decodeMail (position: number, value: Uint8Array): KeptMail {
  const reader = new ByteReader(value)
  const [capability, until] = [reader.u32(), reader.u32()]
  return { position, capability, until, envelope: value.subarray(MAIL_HEAD) }
}

/** Until when an envelope of this hash is, or would have been, held. */
export function decodeTrace (value: Uint8Array): Seconds {
  return new ByteReader(value).u32()
}

export function decodeMark (number: number, value: Uint8Array): Mark {
  const reader = new ByteReader(value)
  const [position, capability] = [reader.u32(), reader.u32()]
  return { number, position, capability, hash: reader.take(HASH_SIZE) as EnvelopeHash }
}
