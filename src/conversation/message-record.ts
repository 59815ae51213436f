// One message as the timeline keeps it, sealed under a key of its own by the store (DESIGN §10):
//   record := u8 2 ‖ id[32] ‖ author u8 ‖ seq u64 ‖ b16(content) ‖ sent u64 ‖ received u64 ‖
//             held u64 ‖ delivered u64 ‖ read u64 ‖ expires u64 ‖ outcome u8 ‖ t16(code) ‖
//             t16(args)
// Version 1 has neither `held` nor `args`, which are a JSON object of a notice, empty for none.

import { ByteReader, ByteWriter } from '../base/wire.ts'
import type { Milliseconds } from '../base/brand.ts'

export type Author = 'me' | 'them' | 'snug'

/**
 * What has become of a message of mine once it left the outbox; `open` while the outbox holds it.
 */
export type Outcome = 'open' | 'delivered' | 'read' | 'failed' | 'expired'

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
  readonly deliveredAt: Milliseconds
  readonly readAt: Milliseconds
  /** 0: kept. */
  readonly expiresAt: Milliseconds
  readonly outcome: Outcome
  /** Of the fault, where the outcome is `failed`; of a notice of Snug itself. */
  readonly code: string
  /** What the words of a notice are made of. */
  readonly args: NoticeArgs
}

type NoticeArgs = Readonly<Record<string, string | number>>

const VERSION = 2
const WITHOUT_ARGS = 1
const AUTHORS: readonly Author[] = ['me', 'them', 'snug']
const OUTCOMES: readonly Outcome[] = ['open', 'delivered', 'read', 'failed', 'expired']

export function encodeMessageRecord (record: MessageRecord): Uint8Array {
  const args = Object.keys(record.args).length === 0 ? '' : JSON.stringify(record.args)
  return new ByteWriter(256 + record.content.length).u8(VERSION).put(record.id)
    .u8(AUTHORS.indexOf(record.author)).u64(record.seq).bytes16(record.content)
    .u64(record.sentAt).u64(record.receivedAt).u64(record.heldAt).u64(record.deliveredAt)
    .u64(record.readAt).u64(record.expiresAt).u8(OUTCOMES.indexOf(record.outcome))
    .text16(record.code).text16(args).finish()
}

/** Undefined where the record is damaged. */
export function decodeMessageRecord (bytes: Uint8Array): MessageRecord | undefined {
  const reader = new ByteReader(bytes)
  const version = reader.u8()
  if (version !== VERSION && version !== WITHOUT_ARGS) return undefined
  const id = reader.take(32)
  const author = AUTHORS[reader.u8()]
  const seq = reader.u64()
  const content = reader.bytes16()
  const sentAt = reader.u64()
  const receivedAt = reader.u64()
  const heldAt = version === VERSION ? reader.u64() : 0
  const deliveredAt = reader.u64()
  const readAt = reader.u64()
  const expiresAt = reader.u64()
  const outcome = OUTCOMES[reader.u8()]
  const code = reader.text16()
  const args = parseArgs(version === VERSION ? reader.text16() : '')
  if (!reader.done() || author === undefined || outcome === undefined) return undefined
  return { id, author, seq, content, sentAt, receivedAt, heldAt, deliveredAt, readAt, expiresAt,
    outcome, code, args }
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
