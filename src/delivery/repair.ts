// Repair (DESIGN §6): what opened outside but not inside makes a new session from the contact
// bundle, in which the hashes of what could not be read are named; the other side then sends again
// what is still unacknowledged. Once an hour a peer, also across restarts, so that nobody can make
// two devices talk for ever. A device with which there is no session that may encrypt (after a
// backup was restored, or a profile rolled back) is written to anew in the same way, and so is one
// that never answered, once it has a newer bundle. Nobody has to do anything.

import { equalBytes } from '../base/bytes.ts'
import { ok } from '../base/errors.ts'
import { REPAIR_INTERVAL, REPAIR_MESSAGES_MAX } from '../base/limits.ts'
import { wipe } from '../crypto/compare.ts'
import { decodeBundle } from '../identity/bundle.ts'
import { acceptContactBundle } from '../identity/bundle-acceptance.ts'
import { startSession } from '../session/first-contact.ts'
import { settleOn } from '../session/session-choice.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { Random } from '../base/clock.ts'
import type { Result } from '../base/errors.ts'
import type { LocalDevice } from '../identity/device.ts'
import type { Capability } from '../mailbox/capability.ts'
import type { InnerHash } from '../session/inner.ts'
import type { Correspondence, Posted } from './correspondence.ts'

/** Notes that a message could not be read. */
export function noteUnread (correspondence: Correspondence, hash: InnerHash): void {
  if (correspondence.unread.some((known) => equalBytes(known, hash))) return
  correspondence.unread = [...correspondence.unread, hash].slice(-REPAIR_MESSAGES_MAX)
}

/** Why a new session has to begin; undefined where none has to, or not yet. */
export function repairReason (
  correspondence: Correspondence, now: Milliseconds
): 'no-session' | 'unread' | 'unanswered' | undefined {
  const { device, unansweredSince: since } = correspondence
  if (!device.accepted) return undefined
  if (!correspondence.canSeal) return 'no-session'
  if (!mayRepair(device.repairAskedAt, now)) return undefined
  if (correspondence.unread.length > 0) return 'unread'
  const isLate = since !== undefined && now - since >= REPAIR_INTERVAL
  return isLate && correspondence.outbox.size > 0 ? 'unanswered' : undefined
}

/**
 * Takes the device's newest bundle from the first of its hosts that has a valid one; else the known
 * one stays.
 */
export async function refreshBundle (
  correspondence: Correspondence, now: Milliseconds,
  fetch: (capability: Capability) => Promise<Result<Uint8Array>>
): Promise<void> {
  for (const capability of correspondence.device.capabilities) {
    const bytes = await fetch(capability)
    const { bundle, certificate } = correspondence.device
    const known = bundle.length === 0 ? undefined : decodeBundle(bundle)
    const previous = known?.ok === true ? known.value : undefined
    if (!bytes.ok || !acceptContactBundle(certificate, previous, bytes.value, now).ok) continue
    correspondence.device = { ...correspondence.device, bundle: bytes.value }
    return
  }
}

/**
 * Begins a new session with the device and takes the hashes to be named in its first message. A
 * fault where its bundle is of no use: then a newer one has to come first.
 */
export function beginRepair (
  correspondence: Correspondence, own: LocalDevice, now: Milliseconds, random: Random
): Result<readonly InnerHash[]> {
  const bundle = decodeBundle(correspondence.device.bundle)
  if (!bundle.ok) return bundle
  const { sessions } = correspondence
  const started = startSession(own, bundle.value, undefined, now, random, sessions)
  if (!started.ok) return started
  const { unread } = correspondence
  correspondence.sessions = started.value.sessions
  wipe(...started.value.wipe)
  correspondence.unread = []
  correspondence.device = { ...correspondence.device, repairAskedAt: now }
  return ok(unread)
}

/**
 * Encrypts anew, in the session that the repair came in, everything that the device has not
 * acknowledged: what it named and what else was written in sessions that it lost. Nothing where it
 * was answered within the hour.
 */
export function answerRepair (
  correspondence: Correspondence,
  now: Milliseconds,
  random: Random
): Posted[] {
  if (!mayRepair(correspondence.device.repairAnsweredAt, now)) return []
  correspondence.device = { ...correspondence.device, repairAnsweredAt: now }
  const { lastRead, sessions } = correspondence
  if (lastRead !== undefined && sessions !== undefined) {
    // Late messages of the broken session must not lead back to it.
    const settled = settleOn(sessions, lastRead, now)
    correspondence.sessions = settled.sessions
    wipe(...settled.wipe)
  }
  return encryptAnew(correspondence, now, random)
}

/** Encrypts the oldest messages that the device has not acknowledged in the session of now. */
export function encryptAnew (
  correspondence: Correspondence, now: Milliseconds, random: Random
): Posted[] {
  if (!correspondence.canSeal) return []
  const waiting = [...correspondence.outbox.items()].filter((item) =>
    item.seq > 0 && item.expiresAt > now
  )
  return waiting.slice(0, REPAIR_MESSAGES_MAX).map((item) =>
    correspondence.postAgain(item, now, random)
  )
}

/** A clock that went back must not stop repairs for ever. */
function mayRepair (last: Milliseconds, now: Milliseconds): boolean {
  return now - last >= REPAIR_INTERVAL || now < last
}
