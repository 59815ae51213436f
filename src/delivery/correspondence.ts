// Everything between this device and one other that changes with every message: ratchet sessions,
// sequence numbers, what was received, what waits. The only place that encrypts and decrypts. The
// state here runs ahead of the disk for the length of one flush. What it made is never sent, nor
// acknowledged, before the operations returned here are flushed; when a flush fails the store fails
// closed and everything is read anew.

import { unwrap, ok } from '../base/errors.ts'
import { REPAIR_MESSAGES_MAX } from '../base/limits.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { wipe } from '../crypto/compare.ts'
import { sizeFor } from '../message/envelope.ts'
import { decodePayload, encodePayload } from '../message/payload.ts'
import { decrypt, encrypt } from '../session/peer-messages.ts'
import { decodePeerSessions, encodePeerSessions } from '../session/peer-sessions.ts'
import { tables } from '../storage/tables.ts'
import { TRANSIENT } from './outbox-item.ts'
import { Outbox } from './outbox.ts'
import { acknowledgement, NOTHING_RECEIVED, readReceived, writeReceived } from './received.ts'
import { deviceIdOf } from './remote-device.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { Random } from '../base/clock.ts'
import type { Result } from '../base/errors.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { Payload } from '../message/payload.ts'
import type { InnerHash } from '../session/inner.ts'
import type { SessionId } from '../session/keys.ts'
import type { PeerSessions } from '../session/peer-sessions.ts'
import type { Operation } from '../storage/store.ts'
import type { OutboxItem } from './outbox-item.ts'
import type { Received } from './received.ts'
import type { RemoteDevice } from './remote-device.ts'

/** What a message is besides its content. */
export interface Posting {
  readonly content: Uint8Array
  readonly expiresAt: Milliseconds
  readonly short: boolean
  /** Its place in the timeline, or 0. */
  readonly position: number
}

/** What was encrypted, and what has to be flushed before it may leave. */
export interface Posted {
  readonly item: OutboxItem
  readonly operations: readonly Operation[]
}

const VERSION = 1
const SESSIONS_MAX = 8 * 1024 * 1024 // bytes

export class Correspondence {
  device: RemoteDevice
  readonly outbox: Outbox
  sessions: PeerSessions
  received: Received
  /** The session in which a message was read last. */
  lastRead: SessionId | undefined
  /** Hashes of messages that could not be read, until a repair has named them. */
  unread: readonly InnerHash[] = []
  /** Whether something was received by mail that no message of ours has acknowledged yet. */
  ackDue = false
  #nextSeq: number
  #nextTransient = TRANSIENT

  constructor (
    device: RemoteDevice,
    sessions: PeerSessions,
    nextSeq = 1,
    received: Received = NOTHING_RECEIVED
  ) {
    this.device = device
    this.sessions = sessions
    this.received = received
    this.#nextSeq = nextSeq
    this.outbox = new Outbox(deviceIdOf(device))
  }

  get id (): DeviceId { return deviceIdOf(this.device) }

  /**
   * Encrypts a content into the outbox, from where it leaves once it was called written. Throws
   * SnugError where it is too large.
   */
  post (
    posting: Posting,
    now: Milliseconds,
    random: Random
  ): Posted {
    return this.#encrypt(posting, this.#nextSeq++, now, random)
  }

  /** Encrypts a payload without content, which acknowledges what was received. */
  postAcknowledgement (
    expiresAt: Milliseconds,
    now: Milliseconds,
    random: Random
  ): Posted {
    return this.#encrypt({ content: new Uint8Array(0), expiresAt, short: false, position: 0 }, 0,
      now, random)
  }

  /** Encrypts an item anew in the current session: it keeps its sequence number. */
  postAgain (
    item: OutboxItem,
    now: Milliseconds,
    random: Random
  ): Posted {
    return this.#encrypt(item, item.seq, now, random)
  }

  /** Decrypts and reads; the state moves on only where that succeeded. */
  open (inner: Uint8Array, now: Milliseconds): Result<Payload> {
    const opened = decrypt(this.sessions, inner, now)
    if (!opened.ok) return opened
    const payload = decodePayload(opened.value.payload)
    // What was authentic but cannot be read moves the ratchet on all the same: it would never
    // become readable.
    this.sessions = opened.value.sessions
    this.lastRead = opened.value.sessionId
    wipe(...opened.value.wipe)
    return payload.ok ? ok(payload.value) : payload
  }

  /** Takes up an item that the store holds already. */
  restore (item: OutboxItem): void {
    this.outbox.restore(item)
    if (item.number >= this.#nextTransient) this.#nextTransient = item.number + 1
  }

  /** The record of everything here but the outbox. */
  record (): Operation {
    const writer = new ByteWriter().u8(VERSION).u64(this.#nextSeq).u8(this.ackDue ? 1 : 0)
    writeReceived(writer, this.received)
    writer.u16(this.unread.length)
    for (const hash of this.unread) writer.put(hash)
    writer.bytes32(encodePeerSessions(this.sessions))
    return { type: 'put', key: { table: tables.session, name: this.id, number: 0 },
      value: writer.finish() }
  }

  /** The correspondence of a stored record; undefined where it is damaged. */
  static decode (device: RemoteDevice, bytes: Uint8Array): Correspondence | undefined {
    const reader = new ByteReader(bytes)
    if (reader.u8() !== VERSION) return undefined
    const nextSeq = reader.u64()
    const ackDue = reader.u8() === 1
    const received = readReceived(reader)
    const unread: InnerHash[] = []
    const count = reader.u16()
    if (count > REPAIR_MESSAGES_MAX) reader.refuse()
    for (let i = 0; i < count && !reader.failed; i++) unread.push(reader.take(32) as InnerHash)
    const sessions = decodePeerSessions(reader.bytes32(SESSIONS_MAX))
    if (!reader.done() || !sessions.ok) return undefined
    const correspondence = new Correspondence(device, sessions.value, nextSeq, received)
    correspondence.ackDue = ackDue
    correspondence.unread = unread
    return correspondence
  }

  #encrypt (
    posting: Posting,
    seq: number,
    now: Milliseconds,
    random: Random
  ): Posted {
    const payload = encodePayload({ seq, ...acknowledgement(this.received),
      content: posting.content })
    const size = unwrap(sizeFor(payload.length))
    const sealed = encrypt(this.sessions, payload, now, random)
    this.sessions = sealed.sessions
    this.ackDue = false
    wipe(...sealed.wipe)
    const item: OutboxItem = {
      number: seq === 0 ? this.#nextTransient++ : seq,
      seq,
      innerHash: sealed.innerHash,
      inner: sealed.inner,
      size,
      content: posting.content,
      createdAt: now,
      expiresAt: posting.expiresAt,
      short: posting.short,
      position: posting.position,
      holds: []
    }
    return { item, operations: [this.record(), this.outbox.add(item)] }
  }
}
