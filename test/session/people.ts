// Two people with a device each, one of whom gave the other a bundle: where session tests begin.

import { bundleHash, encodeBundle, makeBundle } from '../../src/identity/bundle.ts'
import { createAccount } from '../../src/identity/account.ts'
import { createDevice } from '../../src/identity/device.ts'
import { equalBytes, toHex } from '../../src/base/bytes.ts'
import { ok, unwrap } from '../../src/base/errors.ts'
import { replayMarkOf } from '../../src/session/inner.ts'
import { openFirst, startSession } from '../../src/session/first-contact.ts'
import { decrypt, encrypt } from '../../src/session/peer-messages.ts'
import { adoptSession } from '../../src/session/session-choice.ts'
import type { Random } from '../../src/base/clock.ts'
import type { Result } from '../../src/base/errors.ts'
import type { SymmetricKey } from '../../src/crypto/keys.ts'
import type { MadeBundle } from '../../src/identity/bundle.ts'
import type { LocalDevice } from '../../src/identity/device.ts'
import type { FindPrekeys } from '../../src/session/first-contact.ts'
import type { PeerSessions } from '../../src/session/peer-sessions.ts'

/** A moment to begin at, in ms. */
export const START = 1_800_000_000_000
export const DAY = 86_400_000

export interface Person {
  readonly device: LocalDevice
  readonly made: MadeBundle
  readonly psk: SymmetricKey | undefined
}

export function person (random: Random, withPsk = true): Person {
  const device = createDevice(createAccount(random), random, START)
  const made = makeBundle(device, 'invite', START / 1_000, random)
  return { device, made, psk: withPsk ? random(32) as SymmetricKey : undefined }
}

/** What `openFirst` asks for. */
export function prekeysOf (owner: Person): FindPrekeys {
  const { bundle, privatePrekeys } = owner.made
  const hash = bundleHash(encodeBundle(bundle))
  return (id) => equalBytes(id, bundle.id) ? { hash, privatePrekeys, psk: owner.psk } : undefined
}

/** A session begun by `from` with the bundle of `to`; nothing was sent yet. */
export function begin (
  from: Person, to: Person, random: Random, now = START, existing?: PeerSessions
): PeerSessions {
  const started = startSession(from.device, to.made.bundle, to.psk, now, random, existing)
  return unwrap(started).sessions
}

export interface Pair {
  readonly a: Person
  readonly b: Person
  readonly ana: PeerSessions
  readonly ben: PeerSessions
}

/** Ana has begun a session with Ben, and Ben has read her first message. */
export function pair (random: Random, now = START): Pair {
  const a = person(random)
  const b = person(random)
  const first = encrypt(begin(a, b, random, now), random(10), now, random)
  return { a, b, ana: first.sessions, ben: openedBy(b, first.inner, now) }
}

/** The session that the first message `inner` makes at `owner`. */
export function openedBy (owner: Person, inner: Uint8Array, now = START): PeerSessions {
  return unwrap(openFirst(owner.device, inner, prekeysOf(owner), now)).sessions
}

/** Carries one message over, and returns both states after it. Throws where it is not read. */
export function carry (
  from: PeerSessions, to: PeerSessions, random: Random, now = START
): { readonly from: PeerSessions, readonly to: PeerSessions } {
  const payload = random(16)
  const sealed = encrypt(from, payload, now, random)
  const opened = unwrap(decrypt(to, sealed.inner, now))
  if (!equalBytes(opened.payload, payload)) throw new Error('another payload was read')
  return { from: sealed.sessions, to: opened.sessions }
}

/** A pair in which both have read from each other: no prefix any more. */
export function settledPair (random: Random, now = START): Pair {
  const { a, b, ana, ben } = pair(random, now)
  const reply = carry(ben, ana, random, now)
  const next = carry(reply.to, reply.from, random, now)
  return { a, b, ana: next.from, ben: next.to }
}

/** What a device holds of one other: sessions, and the marks of first messages it has opened. */
export interface Holder {
  readonly owner: Person
  readonly sessions: PeerSessions | undefined
  readonly marks: readonly string[]
}

export interface Received {
  readonly holder: Holder
  readonly payload: Uint8Array
}

/** What delivery does with an inner: read it where it belongs, or open a new session with it. */
export function receive (holder: Holder, inner: Uint8Array, now = START): Result<Received> {
  const { owner, sessions, marks } = holder
  const mark = replayMarkOf(inner)
  const isNew = mark !== undefined && !marks.includes(toHex(mark))
  if (!isNew && sessions !== undefined) {
    const opened = decrypt(sessions, inner, now)
    if (!opened.ok) return opened
    const { payload } = opened.value
    return ok({ holder: { ...holder, sessions: opened.value.sessions }, payload })
  }
  const opened = openFirst(owner.device, inner, prekeysOf(owner), now)
  if (!opened.ok) return opened
  const fresh = opened.value.sessions
  const chosen = sessions && unwrap(adoptSession(sessions, fresh, now)).sessions
  return ok({
    holder: { owner, sessions: chosen ?? fresh, marks: [...marks, toHex(opened.value.replayMark)] },
    payload: opened.value.payload
  })
}
