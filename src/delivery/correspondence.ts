// Everything between this device and one other that changes with every message: ratchet sessions,
// sequence numbers, what was received, what waits. The only place that encrypts and decrypts. The
// state here runs ahead of the disk for the length of one flush. What it made is never sent, nor
// acknowledged, before the operations returned here are flushed; when a flush fails the store fails
// closed and everything is read anew.
//
// There may be no session to encrypt in: after a backup was restored there is none at all, after a
// roll-back those that there are must never encrypt again, since they have used these keys before.
// What is posted then waits in the outbox as content, and is encrypted by `sealWaiting`.

import { equalBytes } from '../base/bytes.ts'
import { fail, ok, unwrap } from '../base/errors.ts'
import { wipe } from '../crypto/compare.ts'
import { PAYLOAD_MAX, sizeFor } from '../message/envelope.ts'
import { CONTENT_MAX, decodePayload, encodePayload } from '../message/payload.ts'
import { decrypt, encrypt } from '../session/peer-messages.ts'
import { unansweredSince } from '../session/peer-sessions.ts'
import { adoptSession } from '../session/session-choice.ts'
import { isSealed, TRANSIENT } from './outbox-item.ts'
import { Outbox } from './outbox.ts'
import { acknowledgement, forgetLost, untold } from './received.ts'
import { deviceIdOf } from './remote-device.ts'
import { sessionRecord } from './session-record.ts'
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
import type { CorrespondenceState } from './session-record.ts'

/** What a message is besides its content. */
export interface Posting {
  readonly content: Uint8Array
  readonly expiresAt: Milliseconds
  readonly short: boolean
  /** Its place in the timeline, or 0. */
  readonly position: number
  /** Of one that is encrypted again: when a host first kept it. */
  readonly heldAt?: Milliseconds
}

/** What was encrypted, and what has to be flushed before it may leave. */
export interface Posted {
  readonly item: OutboxItem
  readonly operations: readonly Operation[]
}

/** More than a device sends between two copies of its profile. */
const SEQ_SKIPPED = 2 ** 20
const FRESH_MAX = 2_048

export class Correspondence {
  device: RemoteDevice
  readonly outbox: Outbox
  sessions: PeerSessions | undefined
  received: Received
  /** The session in which a message was read last. */
  lastRead: SessionId | undefined
  /** Hashes of messages that could not be read, until a repair has named them. */
  unread: readonly InnerHash[]
  #ackDue: boolean
  /** Received by mail and not acknowledged yet. */
  #fresh: readonly number[]
  /** Sessions that must never encrypt again. */
  #distrusted: readonly SessionId[]
  #nextSeq: number
  /** What was posted since the state was read has this number or a higher one. */
  #firstSeq: number
  #nextTransient = TRANSIENT

  constructor (device: RemoteDevice, state: CorrespondenceState) {
    this.device = device
    this.outbox = new Outbox(deviceIdOf(device))
    this.sessions = state.sessions
    this.received = state.received
    this.unread = state.unread
    this.#ackDue = state.ackDue
    this.#fresh = state.fresh
    this.#distrusted = state.distrusted
    this.#nextSeq = state.nextSeq
    this.#firstSeq = state.nextSeq
  }

  get id (): DeviceId { return deviceIdOf(this.device) }

  /** Whether something came by mail that no message of ours has acknowledged yet. */
  get ackDue (): boolean { return this.#ackDue }

  /** Whether there is a session that may encrypt. */
  get canSeal (): boolean {
    const active = this.sessions?.active.id
    return active !== undefined && !this.#distrusted.some((id) => equalBytes(id, active))
  }

  /** Since when a session that we began waits for a first reply. */
  get unansweredSince (): Milliseconds | undefined {
    return this.sessions === undefined ? undefined : unansweredSince(this.sessions)
  }

  /** Notes that a message came by mail: 0 for one whose number is not known. */
  oweAcknowledgement (seq: number): void {
    this.#ackDue = true
    if (seq > 0) this.#fresh = [...this.#fresh, seq].slice(-FRESH_MAX)
  }

  /**
   * Encrypts a content into the outbox, from where it leaves once it was called written. Throws
   * SnugError where it is too large.
   */
  post (posting: Posting, now: Milliseconds, random: Random): Posted {
    // Before a number is used: one that never comes would be waited for.
    unwrap(sizeFor(posting.content.length + PAYLOAD_MAX - CONTENT_MAX))
    return this.#put(posting, this.#nextSeq++, now, random)
  }

  /**
   * Encrypts a payload without content, which acknowledges what was received, in the place of older
   * ones. Nothing without a session.
   */
  postAcknowledgement (
    expiresAt: Milliseconds, now: Milliseconds, random: Random
  ): Posted | undefined {
    if (!this.canSeal) return undefined
    const removed = this.dropAcknowledgements()
    const posting = { content: new Uint8Array(0), expiresAt, short: false, position: 0 }
    const { item, operations } = this.#put(posting, 0, now, random)
    return { item, operations: [...removed, ...operations] }
  }

  /** Takes payloads that only acknowledge out of the outbox. */
  dropAcknowledgements (): Operation[] {
    const only = [...this.outbox.items()].filter(({ seq }) => seq === 0)
    return only.map(({ number }) => this.outbox.remove(number))
  }

  /** Encrypts an item anew in the current session: it keeps its sequence number. */
  postAgain (item: OutboxItem, now: Milliseconds, random: Random): Posted {
    return this.#put(item, item.seq, now, random, item.createdAt)
  }

  /** Encrypts what had to wait for a session. */
  sealWaiting (now: Milliseconds, random: Random): Posted[] {
    if (!this.canSeal) return []
    return [...this.outbox.items()].filter((item) => !isSealed(item))
      .map((item) => this.postAgain(item, now, random))
  }

  /** Decrypts and reads; the state moves on only where that succeeded. */
  open (inner: Uint8Array, now: Milliseconds): Result<Payload> {
    if (this.sessions === undefined) {
      return fail('not-for-session', 'There is no session with this device yet.')
    }
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

  /**
   * The profile was rolled back: its sessions have encrypted before, after what this copy knows.
   * They are read, and never encrypt again; sequence numbers that were used are left out.
   */
  retireSessions (): Operation[] {
    if (this.sessions !== undefined) {
      const { active, archived } = this.sessions
      this.#distrusted = [active, ...archived].map(({ id }) => id)
    }
    this.#nextSeq += SEQ_SKIPPED
    return [this.record()]
  }

  /**
   * The device acknowledges numbers up to `last`, and names what it could not read. Where it knows
   * numbers that this state has not used, or could not read what it is said to have received, this
   * state went back, and numbers were used twice: what went out under them is sent again, as new.
   */
  renumber (
    last: number, unreadable: readonly InnerHash[], now: Milliseconds, random: Random
  ): Posted[] {
    const isBehind = last >= this.#nextSeq && last - this.#nextSeq < SEQ_SKIPPED
    if (!isBehind && unreadable.length === 0) return []
    const twice = [...this.outbox.items()].filter((item) => item.seq > 0 && item.seq <= last &&
      ((isBehind && item.seq >= this.#firstSeq) ||
        unreadable.some((hash) => equalBytes(hash, item.innerHash))))
    if (isBehind) this.#nextSeq = last + 1
    return twice.map((item) => {
      const removed = this.outbox.remove(item.number)
      const posted = this.#put(item, this.#nextSeq++, now, random, item.createdAt)
      return { item: posted.item, operations: [removed, ...posted.operations] }
    })
  }

  /**
   * The device begins from the start, by an invite of ours: `again` where it has written before and
   * must have forgotten that, so that what waits for it has to be encrypted anew; `at-once` where
   * we began at the same time. Fault: `replayed`.
   */
  meet (
    sessions: PeerSessions, session: SessionId, first: Received, now: Milliseconds
  ): Result<'again' | 'at-once'> {
    const isAgain = this.received.highest > 0 || this.sessions === undefined
    const chosen = isAgain || this.sessions === undefined
      ? ok({ sessions, wipe: [] })
      : adoptSession(this.sessions, sessions, now)
    if (!chosen.ok) return chosen
    this.sessions = chosen.value.sessions
    this.lastRead = session
    this.received = first
    this.unread = []
    this.#fresh = []
    this.oweAcknowledgement(first.highest)
    wipe(...chosen.value.wipe)
    return ok(isAgain ? 'again' : 'at-once')
  }

  /** Takes up an item that the store holds already. */
  restore (item: OutboxItem): void {
    this.outbox.restore(item)
    this.#nextSeq = Math.max(this.#nextSeq, item.seq + 1)
    this.#firstSeq = this.#nextSeq
    if (item.number >= this.#nextTransient) this.#nextTransient = item.number + 1
  }

  /** The record of everything here but the outbox. */
  record (): Operation {
    const held = this.sessions === undefined
      ? []
      : [this.sessions.active, ...this.sessions.archived].map(({ id }) => id)
    this.#distrusted = this.#distrusted.filter((id) => held.some((other) => equalBytes(id, other)))
    return sessionRecord(this.id, {
      sessions: this.sessions,
      nextSeq: this.#nextSeq,
      received: this.received,
      unread: this.unread,
      ackDue: this.#ackDue,
      fresh: this.#fresh,
      distrusted: this.#distrusted
    })
  }

  #put (
    posting: Posting, seq: number, now: Milliseconds, random: Random, createdAt = now
  ): Posted {
    const { content, expiresAt, short, position, heldAt = 0 } = posting
    this.received = forgetLost(this.received, now)
    const told = acknowledgement(this.received, this.#fresh)
    const payload = encodePayload({ seq, ...told, content })
    const size = unwrap(sizeFor(payload.length))
    const number = seq === 0 ? this.#nextTransient++ : seq
    const common = { number, seq, size, content, createdAt, expiresAt, short, position, holds: [],
      heldAt }
    if (this.sessions === undefined || !this.canSeal) {
      const inner = new Uint8Array(0)
      const item = { ...common, inner, innerHash: new Uint8Array(32) as InnerHash }
      return { item, operations: [this.record(), this.outbox.add(item)] }
    }
    const sealed = encrypt(this.sessions, payload, now, random)
    this.sessions = sealed.sessions
    this.#fresh = untold(this.#fresh, told)
    this.#ackDue = this.#fresh.length > 0
    wipe(...sealed.wipe)
    const item = { ...common, inner: sealed.inner, innerHash: sealed.innerHash }
    return { item, operations: [this.record(), this.outbox.add(item)] }
  }
}
