// One session: a ratchet, the prefix that goes along until the first reply, and what the choice
// between several sessions with one device needs to know (session-choice.ts). A plain immutable
// value.

import { ok } from '../base/errors.ts'
import { encodeInner } from './inner.ts'
import { ratchetDecrypt } from './ratchet-decrypt.ts'
import { ratchetEncrypt } from './ratchet-encrypt.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { Random } from '../base/clock.ts'
import type { Result } from '../base/errors.ts'
import type { ReplayMark, SessionId, Wipe } from './keys.ts'
import type { Ratchet } from './ratchet.ts'

export interface Session {
  readonly id: SessionId
  /** The hash of the prefix that made it. */
  readonly mark: ReplayMark
  readonly created: Milliseconds
  /** On the initiator's side until a message was read: stands before every message. */
  readonly prefix: Uint8Array | undefined
  readonly ratchet: Ratchet
  /** When another session took its place; undefined for the one that messages are sent on. */
  readonly archived: Milliseconds | undefined
  /** We replaced it by intent: it is read, but never sent on again. */
  readonly retired: boolean
  /**
   * The session begun at the same time by the other side (or by us) that is to be sent on instead
   * of this one.
   */
  readonly yieldsTo: SessionId | undefined
}

export interface SessionEncryption {
  readonly session: Session
  readonly inner: Uint8Array
  readonly wipe: Wipe
}

export interface SessionDecryption {
  readonly session: Session
  readonly payload: Uint8Array
  readonly wipe: Wipe
}

export function newSession (
  id: SessionId, mark: ReplayMark, prefix: Uint8Array | undefined, ratchet: Ratchet,
  now: Milliseconds
): Session {
  const standing = { archived: undefined, retired: false, yieldsTo: undefined }
  return { id, mark, created: now, prefix, ratchet, ...standing }
}

/** Whether the other side has shown, by a message that was read, that it holds the session. */
export function isConfirmed (session: Session): boolean {
  return session.prefix === undefined
}

/** Whether this side began the session. */
export function isInitiator (session: Session): boolean {
  return session.ratchet.postQuantum.initiator
}

export function sessionEncrypt (
  session: Session, payload: Uint8Array, now: Milliseconds, random: Random
): SessionEncryption {
  const { prefix } = session
  const withPrefix = prefix !== undefined
  const sealed = ratchetEncrypt(session.ratchet, payload, withPrefix, now, random)
  const inner = encodeInner({ prefix, message: sealed.message })
  return { session: { ...session, ratchet: sealed.ratchet }, inner, wipe: sealed.wipe }
}

/** Faults: those of the ratchet. */
export function sessionDecrypt (
  session: Session, message: Uint8Array, now: Milliseconds
): Result<SessionDecryption> {
  const opened = ratchetDecrypt(session.ratchet, message, now)
  if (!opened.ok) return opened
  const { ratchet, payload, wipe } = opened.value
  return ok({ session: { ...session, prefix: undefined, ratchet }, payload, wipe })
}

/** Every secret of a session that is given up. */
export function secretsOf ({ ratchet }: Session): Wipe {
  const { exchange, epochs } = ratchet.postQuantum
  const { local, sending, receiving, older } = ratchet
  const secrets: Uint8Array[] = [ratchet.rootKey, ratchet.nextSending, ratchet.nextReceiving]
  if (local !== undefined) secrets.push(local.privateKey)
  if (sending !== undefined) secrets.push(sending.headerKey, sending.chainKey)
  if (receiving !== undefined) {
    secrets.push(receiving.chainKey, receiving.headerKey, receiving.skipped)
  }
  for (const { headerKey, skipped } of older) secrets.push(headerKey, skipped)
  secrets.push(...epochs)
  if (exchange.kind === 'offering') secrets.push(exchange.pair.privateKey)
  return secrets
}
