// On which of several sessions with one device messages are sent (DESIGN §6). All are read; one is
// active.
//
//   * A session that we begin is active at once and retires the others: they are read, but never
//     sent on again.
//   * A session that the other side begins is active at once: the other side surely holds it.
//   * Where both began one before they knew of the other's, each side first sends on the one that
//     it knows to be held. Once both are known to be, the one whose initiator has the smaller
//     device key stays; the other yields to it.
//   * Otherwise a message that was read makes its session active: the side that knows less follows.
//
// So no message is ever sent on a session that the other side is not known to hold while there is
// one that it is.

import { equalBytes } from '../base/bytes.ts'
import { ok } from '../base/errors.ts'
import { ARCHIVED_SESSIONS_AGE, ARCHIVED_SESSIONS_MAX } from '../base/limits.ts'
import { replayed } from './session-faults.ts'
import { isConfirmed, isInitiator, secretsOf } from './session.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { Result } from '../base/errors.ts'
import type { SessionId, Wipe } from './keys.ts'
import type { PeerSessions } from './peer-sessions.ts'
import type { Session } from './session.ts'

export interface Chosen {
  readonly sessions: PeerSessions
  readonly wipe: Wipe
}

/** A session that we begin takes the place of all others. */
export function beginAnew (sessions: PeerSessions, session: Session, now: Milliseconds): Chosen {
  const others = [archive(sessions.active, now), ...sessions.archived]
  return prune({ ...sessions, active: session, archived: others.map(retire) }, now)
}

/**
 * Takes up a session that the other side began: `opened` holds nothing but this one. Throws
 * RangeError where it is with another device. Fault: `replayed`, where the session is held already:
 * its first message came so late that no key there fits it any more.
 */
export function adoptSession (
  sessions: PeerSessions, opened: PeerSessions, now: Milliseconds
): Result<Chosen> {
  const session = opened.active
  if (!equalBytes(sessions.remote, opened.remote)) throw new RangeError('another device')
  if (find(sessions, session.id) !== undefined) return replayed()
  let theirs = session
  let mine = archive(sessions.active, now)
  if (isInitiator(mine)) {
    // Begun at the same time, or anew after ours: in either case theirs is to stay.
    if (!sessions.localIsSmaller) mine = { ...mine, yieldsTo: session.id }
    // Begun at the same time for certain: the other side has not seen ours, or not answered yet.
    else if (!isConfirmed(mine)) theirs = { ...session, yieldsTo: mine.id }
  }
  const archived = [mine, ...sessions.archived]
  return ok(prune({ ...sessions, active: theirs, archived }, now))
}

/** After a message was read in `session`, which is the new value of one of `sessions`. */
export function readIn (sessions: PeerSessions, session: Session, now: Milliseconds): Chosen {
  const { active, archived } = sessions
  if (equalBytes(session.id, active.id)) return prune({ ...sessions, active: session }, now)
  const yields = session.yieldsTo !== undefined && equalBytes(session.yieldsTo, active.id)
  if (session.retired || yields) {
    const replaced = archived.map((other) => equalBytes(other.id, session.id) ? session : other)
    return prune({ ...sessions, archived: replaced }, now)
  }
  return prune(activate(sessions, session, now), now)
}

/**
 * The other side has said that it could not read older sessions (a repair): sends on `id` and on no
 * other session that was held before. One that we began and that is not answered yet may still take
 * its place.
 */
export function settleOn (sessions: PeerSessions, id: SessionId, now: Milliseconds): Chosen {
  const session = find(sessions, id)
  if (session === undefined) return { sessions, wipe: [] }
  const settled = activate(sessions, { ...session, retired: false }, now)
  const archived = settled.archived.map((other) => isConfirmed(other) ? retire(other) : other)
  return prune({ ...settled, archived }, now)
}

/** Whether an archived session is past its age. */
export function isOver (session: Session, now: Milliseconds): boolean {
  return session.archived !== undefined && now - session.archived >= ARCHIVED_SESSIONS_AGE
}

function activate (sessions: PeerSessions, session: Session, now: Milliseconds): PeerSessions {
  if (equalBytes(sessions.active.id, session.id)) return { ...sessions, active: session }
  const others = sessions.archived.filter((other) => !equalBytes(other.id, session.id))
  return {
    ...sessions,
    active: { ...session, archived: undefined },
    archived: [archive(sessions.active, now), ...others]
  }
}

/** Gives up archived sessions that are too old or too many, which are the last ones. */
function prune (sessions: PeerSessions, now: Milliseconds): Chosen {
  const { archived } = sessions
  if (archived.length === 0) return { sessions, wipe: [] }
  const kept = archived.filter((session) => !isOver(session, now)).slice(0, ARCHIVED_SESSIONS_MAX)
  if (kept.length === archived.length) return { sessions, wipe: [] }
  const dropped = archived.filter((session) => !kept.includes(session))
  return { sessions: { ...sessions, archived: kept }, wipe: dropped.flatMap(secretsOf) }
}

function find (sessions: PeerSessions, id: SessionId): Session | undefined {
  return [sessions.active, ...sessions.archived].find((session) => equalBytes(session.id, id))
}

function archive (session: Session, now: Milliseconds): Session {
  return { ...session, archived: now }
}

function retire (session: Session): Session {
  return session.retired ? session : { ...session, retired: true }
}
