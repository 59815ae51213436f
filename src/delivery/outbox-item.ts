// One message on its way to one device, as it stands in the store until that device has
// acknowledged it. The encrypted bytes are kept, so that no retry ever encrypts again; the content
// is kept for repair alone.

import { equalBytes } from '../base/bytes.ts'
import { ENVELOPE_SIZES, SECOND } from '../base/limits.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { BOX_ID_LENGTH } from '../message/envelope.ts'
import type { Milliseconds, Seconds } from '../base/brand.ts'
import type { PeerKey } from '../base/channel.ts'
import type { Capability } from '../mailbox/capability.ts'
import type { BoxId, EnvelopeSize } from '../message/envelope.ts'
import type { InnerHash } from '../session/inner.ts'

/** A host's promise to keep the message in a box until a moment. */
export interface Hold {
  readonly host: PeerKey
  readonly box: BoxId
  readonly until: Seconds
}

export interface OutboxItem {
  /** Its number in the outbox of the device: the sequence number, or one above TRANSIENT. */
  readonly number: number
  /** 0 for a payload that only acknowledges. */
  readonly seq: number
  readonly innerHash: InnerHash
  /**
   * What is sent, before padding: each put seals it anew. Empty while there is no session to
   * encrypt it in.
   */
  readonly inner: Uint8Array
  /** The size of its envelope, which also pads it in a direct frame. */
  readonly size: EnvelopeSize
  /** The content within, for a second encryption when the device asks for repair. */
  readonly content: Uint8Array
  readonly createdAt: Milliseconds
  /** When it is given up, unread. */
  readonly expiresAt: Milliseconds
  /** Whether hosts keep it for a day instead of 14. */
  readonly short: boolean
  /** The place in the timeline whose state this is, or 0 for control content. */
  readonly position: number
  readonly holds: readonly Hold[]
  /** When a host first promised to keep it, for 7 days; 0: none did, or that is forgotten. */
  readonly heldAt: Milliseconds
}

/** Numbers from here on belong to items without a sequence number. */
export const TRANSIENT = 2 ** 52

const VERSION = 2
const WITHOUT_HELD_AT = 1
const HOLDS_MAX = 8

export function encodeOutboxItem (item: OutboxItem): Uint8Array {
  const writer = new ByteWriter().u8(VERSION).u64(item.number).u64(item.seq).put(item.innerHash)
    .u16(item.size).bytes16(item.inner).bytes16(item.content).u64(item.createdAt).u64(
      item.expiresAt
    )
    .u8(item.short ? 1 : 0).u64(item.position).u8(item.holds.length)
  for (const hold of item.holds) writer.put(hold.host).put(hold.box).u32(hold.until)
  return writer.u64(item.heldAt).finish()
}

/** Undefined where the record is damaged. */
export function decodeOutboxItem (bytes: Uint8Array): OutboxItem | undefined {
  const reader = new ByteReader(bytes)
  const version = reader.u8()
  if (version !== VERSION && version !== WITHOUT_HELD_AT) return undefined
  const item = {
    number: reader.u64(),
    seq: reader.u64(),
    innerHash: reader.take(32) as InnerHash,
    size: readSize(reader),
    inner: reader.bytes16(),
    content: reader.bytes16(),
    createdAt: reader.u64(),
    expiresAt: reader.u64(),
    short: reader.u8() === 1,
    position: reader.u64(),
    holds: readHolds(reader),
    heldAt: version === VERSION ? reader.u64() : 0,
  }
  return reader.done() ? item : undefined
}

/** Whether it can be sent: what waits for a session cannot. */
export function isSealed (item: OutboxItem): boolean {
  return item.inner.length > 0
}

/** The item with a hold added, or an older one in the same box replaced. */
export function withHold (item: OutboxItem, hold: Hold, now: Milliseconds): OutboxItem {
  const others = item.holds.filter((held) => !equalBytes(held.box, hold.box))
  const heldAt = item.holds.length === 0 && item.heldAt === 0 ? now : item.heldAt
  return { ...item, holds: [...others, hold].slice(-HOLDS_MAX), heldAt }
}

/** The promises that count: those that have not ended, of boxes that the recipient still uses. */
export function holdsIn (
  item: OutboxItem, capabilities: readonly Pick<Capability, 'box'>[], now: Milliseconds
): Hold[] {
  return item.holds.filter((hold) =>
    hold.until * SECOND > now && capabilities.some(({ box }) => equalBytes(box, hold.box)))
}

function readSize (reader: ByteReader): EnvelopeSize {
  const size = reader.u16()
  const known = ENVELOPE_SIZES.find((each) => each === size)
  if (known === undefined) reader.refuse()
  return known ?? ENVELOPE_SIZES[0]
}

function readHolds (reader: ByteReader): Hold[] {
  const count = reader.u8()
  if (count > HOLDS_MAX) reader.refuse()
  const holds: Hold[] = []
  for (let i = 0; i < count && !reader.failed; i++) {
    holds.push({ host: reader.take(32) as PeerKey, box: reader.take(BOX_ID_LENGTH) as BoxId,
      until: reader.u32() })
  }
  return holds
}
