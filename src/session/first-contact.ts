// The beginning of a session (DESIGN §6): from a bundle, and from somebody's first message. Whose
// certificate it is, and whether they may write, is for the caller to decide before anything is
// shown.

import { compareBytes, equalBytes } from '../base/bytes.ts'
import { ok } from '../base/errors.ts'
import { wipe } from '../crypto/compare.ts'
import { x25519PublicKey } from '../crypto/x25519.ts'
import { accept, initiate } from './handshake.ts'
import { decodeInner } from './inner.ts'
import { decodePrefix, replayMark } from './prefix.ts'
import { beginInitiator, beginResponder } from './ratchet.ts'
import { beginAnew } from './session-choice.ts'
import { malformed, unauthentic, unknownBundle } from './session-faults.ts'
import { newSession, secretsOf, sessionDecrypt } from './session.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { Random } from '../base/clock.ts'
import type { Result } from '../base/errors.ts'
import type { SymmetricKey, X25519PublicKey } from '../crypto/keys.ts'
import type { Bundle, BundleId } from '../identity/bundle.ts'
import type { Certificate } from '../identity/certificate.ts'
import type { LocalDevice } from '../identity/device.ts'
import type { OwnPrekeys } from './handshake.ts'
import type { LocalRatchetKey, RemoteRatchetKey, ReplayMark, SessionId, Wipe } from './keys.ts'
import type { PeerSessions } from './peer-sessions.ts'
import type { Chosen } from './session-choice.ts'
import type { Session } from './session.ts'

/** Looks up the private halves of a bundle; undefined where they are not there, or not any more. */
export type FindPrekeys = (id: BundleId) => OwnPrekeys | undefined

export interface FirstContact {
  /** A session of its own; `adoptSession` puts it to those that there are with the same device. */
  readonly sessions: PeerSessions
  readonly sessionId: SessionId
  readonly remote: Certificate
  readonly bundleId: BundleId
  /**
   * Kept as long as the bundle's private halves: the same first message never makes a second
   * session.
   */
  readonly replayMark: ReplayMark
  readonly payload: Uint8Array
  readonly wipe: Wipe
}

/**
 * Begins a session with the device of `bundle`, on which everything is sent from now on; `existing`
 * sessions with that device are still read. `psk` is the invite's, where the bundle came by one.
 * Fault: `bundle-unusable`.
 */
export function startSession (
  own: LocalDevice, bundle: Bundle, psk: SymmetricKey | undefined, now: Milliseconds,
  random: Random, existing?: PeerSessions
): Result<Chosen> {
  const remote = bundle.certificate.dh
  if (existing !== undefined && !equalBytes(existing.remote, remote)) {
    throw new RangeError('sessions with another device')
  }
  const initiated = initiate(own, bundle, psk, random)
  if (!initiated.ok) return initiated
  const { agreement, sessionId, prefix } = initiated.value
  const ratchet = beginInitiator(agreement, bundle.prekey as RemoteRatchetKey, now)
  const session = newSession(sessionId, replayMark(prefix), prefix, ratchet, now)
  return ok(existing === undefined
    ? { sessions: alone(own, remote, session), wipe: [] }
    : beginAnew(existing, session, now))
}

/**
 * Opens a first message whose replay mark (`replayMarkOf`) is not known yet: with a known one it
 * belongs to the session that it made. `findPrekeys` gives the private halves of a bundle, if they
 * are still there. Faults: `malformed`, `unknown-bundle`, `unauthentic` (also for a wrong psk),
 * `too-far-ahead`, those of the certificate.
 */
export function openFirst (
  own: LocalDevice, inner: Uint8Array, findPrekeys: FindPrekeys, now: Milliseconds
): Result<FirstContact> {
  const parts = decodeInner(inner)
  const prefix = parts?.prefix === undefined ? undefined : decodePrefix(parts.prefix)
  if (parts?.prefix === undefined || prefix === undefined) return malformed()
  const prekeys = findPrekeys(prefix.bundleId)
  if (prekeys === undefined) return unknownBundle()
  const accepted = accept(own, prefix, prekeys)
  if (!accepted.ok) return accepted

  const { agreement, sessionId, remote } = accepted.value
  const mark = replayMark(parts.prefix)
  const ratchet = beginResponder(agreement, prekeyPair(prekeys), now)
  const fresh = newSession(sessionId, mark, undefined, ratchet, now)
  const opened = sessionDecrypt(fresh, parts.message, now)
  if (!opened.ok) {
    wipe(...secretsOf(fresh))
    return opened.fault.code === 'not-for-session' ? unauthentic() : opened
  }
  return ok({
    sessions: alone(own, remote.dh, opened.value.session),
    sessionId,
    remote,
    bundleId: prefix.bundleId,
    replayMark: mark,
    payload: opened.value.payload,
    wipe: opened.value.wipe
  })
}

/**
 * The prekey as our first ratchet key: a copy, because the bundle may outlive the step that uses it
 * up.
 */
function prekeyPair ({ privatePrekeys }: OwnPrekeys): LocalRatchetKey {
  return {
    publicKey: x25519PublicKey(privatePrekeys.prekey),
    privateKey: privatePrekeys.prekey.slice()
  } as LocalRatchetKey
}

function alone (own: LocalDevice, remote: X25519PublicKey, session: Session): PeerSessions {
  const localIsSmaller = compareBytes(own.certificate.dh, remote) < 0
  return { remote, localIsSmaller, active: session, archived: [] }
}
