// One message as the timeline keeps it, sealed under a key of its own by the store (DESIGN §10):
//   record := u8 3 ‖ id[32] ‖ author u8 ‖ seq u64 ‖ b16(content) ‖ sent u64 ‖ received u64 ‖
//             held u64 ‖ delivered u64 ‖ read u64 ‖ expires u64 ‖ timer u32 ‖ star u8 ‖
//             deleted u8 ‖ outcome u8 ‖ t16(code) ‖ t16(args)
// `args` are a JSON object of a notice, empty for none.

import { HOUR, SECOND, TRACE_MAX } from '../base/limits.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import type { Milliseconds, Seconds } from '../base/brand.ts'

export type Author = 'me' | 'them' | 'snug'

/**
 * What has become of a message of mine once it left the outbox; `open` while the outbox holds it.
 */
export type Outcome = 'open' | 'delivered' | 'read' | 'failed' | 'expired'

/**
 * Whether a person wants to keep it: `marked` where it stays anyway, `kept` although it would burn
 * down, `asked` while its author has not answered, `refused` where the author does not want it.
 */
export type Star = 'none' | 'marked' | 'asked' | 'refused' | 'kept'

export interface MessageRecord {
  /** MIMI message id, 32 bytes. */
  readonly id: Uint8Array
  readonly author: Author
  /**
   * The author's sequence number towards the device that received it; 0 for notices of Snug itself.
   */
  readonly seq: number
  /** MIMI content. */
  readonly content: Uint8Array
  readonly sentAt: Milliseconds
  /** 0 for messages of mine. */
  readonly receivedAt: Milliseconds
  /** When a house first promised to keep it, as far as that is known; 0: none did. */
  readonly heldAt: Milliseconds
  /** These three are forgotten after 7 days: `timesEndOf`. */
  readonly deliveredAt: Milliseconds
  readonly readAt: Milliseconds
  /** 0: kept. Counts for what is not `kept` by its star: see `endOf`. */
  readonly expiresAt: Milliseconds
  /** Seconds from reading (from delivery for my own) to the end that its author wants; 0: none. */
  readonly timer: Seconds
  readonly star: Star
  /** Its author took it back: its words are gone. */
  readonly isDeleted: boolean
  readonly outcome: Outcome
  /** Of the fault, where the outcome is `failed`; of a notice of Snug itself. */
  readonly code: string
  /** What the words of a notice are made of. */
  readonly args: NoticeArgs
}

type NoticeArgs = Readonly<Record<string, string | number>>

/** What nothing has become of yet. */
export const FRESH = { receivedAt: 0, heldAt: 0, deliveredAt: 0, readAt: 0, timer: 0, star: 'none',
  isDeleted: false, outcome: 'open', code: '', args: {} } as const

const VERSION = 3
const STARS: readonly Star[] = ['none', 'marked', 'asked', 'refused', 'kept']
const AUTHORS: readonly Author[] = ['me', 'them', 'snug']
const OUTCOMES: readonly Outcome[] = ['open', 'delivered', 'read', 'failed', 'expired']

export function encodeMessageRecord (record: MessageRecord): Uint8Array {
  const args = Object.keys(record.args).length === 0 ? '' : JSON.stringify(record.args)
  return new ByteWriter(256 + record.content.length).u8(VERSION).put(record.id)
    .u8(AUTHORS.indexOf(record.author)).u64(record.seq).bytes16(record.content)
    .u64(record.sentAt).u64(record.receivedAt).u64(record.heldAt).u64(record.deliveredAt)
    .u64(record.readAt).u64(record.expiresAt).u32(record.timer).u8(STARS.indexOf(record.star))
    .u8(record.isDeleted ? 1 : 0).u8(OUTCOMES.indexOf(record.outcome))
    .text16(record.code).text16(args).finish()
}

/** Undefined where the record is damaged. */
export function decodeMessageRecord (bytes: Uint8Array): MessageRecord | undefined {
  const reader = new ByteReader(bytes)
  if (reader.u8() !== VERSION) return undefined
  const id = reader.take(32)
  const author = AUTHORS[reader.u8()]
  const seq = reader.u64()
  const content = reader.bytes16()
  const sentAt = reader.u64()
  const receivedAt = reader.u64()
  const heldAt = reader.u64()
  const deliveredAt = reader.u64()
  const readAt = reader.u64()
  const expiresAt = reader.u64()
  const timer = reader.u32()
  const star = STARS[reader.u8()]
  const deleted = reader.u8()
  const outcome = OUTCOMES[reader.u8()]
  const code = reader.text16()
  const args = parseArgs(reader.text16())
  if (!reader.done() || author === undefined || outcome === undefined) return undefined
  if (star === undefined || deleted > 1) return undefined
  return { id, author, seq, content, sentAt, receivedAt, heldAt, deliveredAt, readAt, expiresAt,
    timer, star, isDeleted: deleted === 1, outcome, code, args }
}

/** When a message is over; 0: never. */
export function endOf ({ expiresAt, star }: MessageRecord): Milliseconds {
  return star === 'kept' ? 0 : expiresAt
}

/**
 * When the times of what became of it go, which stay for 7 days (many within an hour together); 0:
 * it has none.
 */
export function timesEndOf (record: MessageRecord): Milliseconds {
  const times = timesOf(record)
  return times.length === 0 ? 0 : Math.floor((Math.min(...times) + TRACE_MAX) / HOUR) * HOUR
}

/** What became of it, and not when. */
export function withoutTimes (record: MessageRecord): MessageRecord {
  return { ...record, heldAt: 0, deliveredAt: 0, readAt: 0 }
}

/** When the first thing is to be done about it; 0: never. */
export function dueOf (record: MessageRecord): Milliseconds {
  const due = [endOf(record), timesEndOf(record)].filter((time) => time > 0)
  return due.length === 0 ? 0 : Math.min(...due)
}

function timesOf ({ heldAt, deliveredAt, readAt }: MessageRecord): Milliseconds[] {
  return [heldAt, deliveredAt, readAt].filter((time) => time > 0)
}

/** Whether it goes by itself, unless somebody keeps it. */
export function burns ({ expiresAt, timer }: MessageRecord): boolean {
  return expiresAt > 0 || timer > 0
}

/** The message once its timer runs: it is read by who received it, or delivered. */
export function lit (record: MessageRecord, now: Milliseconds): MessageRecord {
  const { expiresAt, timer } = record
  if (timer === 0) return record
  const end = now + timer * SECOND
  return { ...record, expiresAt: expiresAt === 0 ? end : Math.min(expiresAt, end) }
}

/** What stays of a message that its author took back: that there was one. */
export function deleted (record: MessageRecord): MessageRecord {
  return { ...record, content: new Uint8Array(0), timer: 0, star: 'none', isDeleted: true }
}

const NO_ARGS: NoticeArgs = {}

function parseArgs (json: string): NoticeArgs {
  if (json === '') return NO_ARGS
  try {
    const value: unknown = JSON.parse(json)
    if (typeof value !== 'object' || value === null) return NO_ARGS
    return Object.fromEntries(Object.entries(value).filter((entry): entry is [string,
      string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number'))
  } catch {
    return NO_ARGS
  }
}
