// All sessions between this device and one other, and their stored form (for the sealed store
// only):
//
//     u8 1 ‖ remote[32] ‖ localIsSmaller u8 ‖ session ‖ n u8 ‖ n × session

import { fail, ok } from '../base/errors.ts'
import { ARCHIVED_SESSIONS_MAX } from '../base/limits.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { SESSION_KEY_SIZE } from './keys.ts'
import { readSession, writeSession } from './session-codec.ts'
import type { Result } from '../base/errors.ts'
import type { X25519PublicKey } from '../crypto/keys.ts'
import type { Session } from './session.ts'

export interface PeerSessions {
  /** The other device's key of the handshake, by which the two are told apart. */
  readonly remote: X25519PublicKey
  /** Whether our own device key is the smaller one (session-choice.ts). */
  readonly localIsSmaller: boolean
  /** The session that messages are sent on. */
  readonly active: Session
  /** Sessions that are still read, the last active one first. */
  readonly archived: readonly Session[]
}

const VERSION = 1
const USUAL_SIZE = 2_048 // bytes: a session with a post-quantum exchange under way

export function encodePeerSessions (sessions: PeerSessions): Uint8Array {
  const writer = new ByteWriter(USUAL_SIZE)
  writer.u8(VERSION)
  writer.put(sessions.remote)
  writer.u8(sessions.localIsSmaller ? 1 : 0)
  writeSession(writer, sessions.active)
  writer.u8(sessions.archived.length)
  for (const session of sessions.archived) writeSession(writer, session)
  return writer.finish()
}

/** Copies everything out of `bytes`. Fault: `sessions-corrupt`. */
export function decodePeerSessions (bytes: Uint8Array): Result<PeerSessions> {
  const reader = new ByteReader(bytes)
  const version = reader.u8()
  const remote = reader.take(SESSION_KEY_SIZE) as X25519PublicKey
  const order = reader.u8()
  const active = readSession(reader)
  const count = reader.u8()
  if (version !== VERSION || order > 1 || count > ARCHIVED_SESSIONS_MAX) reader.refuse()
  const archived: Session[] = []
  while (archived.length < count && !reader.failed) archived.push(readSession(reader))
  if (!reader.done()) {
    return fail('sessions-corrupt', 'The stored state of a conversation cannot be read.',
      'Nothing is lost: new keys are agreed on with the next message.')
  }
  return ok({ remote, localIsSmaller: order === 1, active, archived })
}

/** Since when the active session waits for a first reply; undefined where it has one. */
export function unansweredSince ({ active }: PeerSessions): number | undefined {
  return active.prefix === undefined ? undefined : active.created
}
