// Messages to and from one other device, over all sessions with it: sent on the active one, read on
// any. The state that comes back must be stored before the message leaves, or before it is
// acknowledged.

import { equalBytes } from '../base/bytes.ts'
import { ok } from '../base/errors.ts'
import { decodeInner, innerHash } from './inner.ts'
import { replayMark } from './prefix.ts'
import { isOver, readIn } from './session-choice.ts'
import { malformed, notForSession } from './session-faults.ts'
import { isConfirmed, isInitiator, sessionDecrypt, sessionEncrypt } from './session.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { Random } from '../base/clock.ts'
import type { Result } from '../base/errors.ts'
import type { InnerHash } from './inner.ts'
import type { SessionId, Wipe } from './keys.ts'
import type { PeerSessions } from './peer-sessions.ts'
import type { Session } from './session.ts'

export interface Encryption {
  readonly sessions: PeerSessions
  readonly inner: Uint8Array
  readonly innerHash: InnerHash
  readonly wipe: Wipe
}

export interface Decryption {
  readonly sessions: PeerSessions
  readonly payload: Uint8Array
  /** The session that it was read in. */
  readonly sessionId: SessionId
  /**
   * Whether this was the first message read in a session that we began: the other side has what we
   * sent.
   */
  readonly firstReply: boolean
  readonly wipe: Wipe
}

export function encrypt (
  sessions: PeerSessions, payload: Uint8Array, now: Milliseconds, random: Random
): Encryption {
  const { session, inner, wipe } = sessionEncrypt(sessions.active, payload, now, random)
  return { sessions: { ...sessions, active: session }, inner, innerHash: innerHash(inner), wipe }
}

/**
 * Reads a message in whichever session it belongs to. A first message is read here only where its
 * session exists: for others (`not-for-session`) there is `openFirst`. Faults: `not-for-session`,
 * `replayed`, `too-far-ahead`, `malformed`, `unauthentic`.
 */
export function decrypt (
  sessions: PeerSessions, inner: Uint8Array, now: Milliseconds
): Result<Decryption> {
  const parts = decodeInner(inner)
  if (parts === undefined) return malformed()
  for (const session of candidates(sessions, parts.prefix, now)) {
    const opened = sessionDecrypt(session, parts.message, now)
    if (opened.ok) {
      const chosen = readIn(sessions, opened.value.session, now)
      return ok({
        sessions: chosen.sessions,
        payload: opened.value.payload,
        sessionId: session.id,
        firstReply: isInitiator(session) && !isConfirmed(session),
        wipe: [...opened.value.wipe, ...chosen.wipe]
      })
    }
    if (opened.fault.code !== 'not-for-session') return opened
  }
  return notForSession()
}

/** The sessions that a message may belong to, the likeliest first. */
function candidates (
  sessions: PeerSessions, prefix: Uint8Array | undefined, now: Milliseconds
): readonly Session[] {
  const archived = sessions.archived.length === 0
    ? sessions.archived
    : sessions.archived.filter((session) => !isOver(session, now))
  const all = [sessions.active, ...archived]
  if (prefix === undefined) return all
  const mark = replayMark(prefix)
  return all.filter((session) => equalBytes(session.mark, mark))
}
