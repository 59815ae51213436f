// One message as the timeline keeps it, sealed under a key of its own by the store (DESIGN §10).

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
  readonly deliveredAt: Milliseconds
  readonly readAt: Milliseconds
  /** 0: kept. */
  readonly expiresAt: Milliseconds
  readonly outcome: Outcome
  /** The code of the fault, where the outcome is `failed`. */
  readonly faultCode: string
}

const VERSION = 1
const AUTHORS: readonly Author[] = ['me', 'them', 'snug']
const OUTCOMES: readonly Outcome[] = ['open', 'delivered', 'read', 'failed', 'expired']

export function encodeMessageRecord (record: MessageRecord): Uint8Array {
  return new ByteWriter().u8(VERSION).put(record.id).u8(AUTHORS.indexOf(record.author)).u64(
    record.seq
  )
    .bytes16(record.content).u64(record.sentAt).u64(record.receivedAt).u64(record.deliveredAt).u64(
      record.readAt
    )
    .u64(record.expiresAt).u8(OUTCOMES.indexOf(record.outcome)).text16(record.faultCode).finish()
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
  const deliveredAt = reader.u64()
  const readAt = reader.u64()
  const expiresAt = reader.u64()
  const outcome = OUTCOMES[reader.u8()]
  const faultCode = reader.text16()
  if (!reader.done() || author === undefined || outcome === undefined) return undefined
  return { id, author, seq, content, sentAt, receivedAt, deliveredAt, readAt, expiresAt, outcome,
    faultCode }
}
