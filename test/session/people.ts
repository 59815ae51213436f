// Two people with a device each, one of whom gave the other a bundle: where session tests begin.

import { bundleHash, encodeBundle, makeBundle } from '../../src/identity/bundle.ts'
import { createAccount } from '../../src/identity/account.ts'
import { createDevice } from '../../src/identity/device.ts'
import { equalBytes } from '../../src/base/bytes.ts'
import { openFirst, startSession } from '../../src/session/first-contact.ts'
import { encrypt } from '../../src/session/peer-messages.ts'
import { unwrap } from '../../src/base/errors.ts'
import type { Random } from '../../src/base/clock.ts'
import type { SymmetricKey } from '../../src/crypto/keys.ts'
import type { MadeBundle } from '../../src/identity/bundle.ts'
import type { LocalDevice } from '../../src/identity/device.ts'
import type { FindPrekeys } from '../../src/session/first-contact.ts'
import type { PeerSessions } from '../../src/session/peer-sessions.ts'

/** A moment to begin at, in ms. */
export const START = 1_800_000_000_000

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
  const started = unwrap(startSession(a.device, b.made.bundle, b.psk, now, random))
  const first = encrypt(started.sessions, random(10), now, random)
  const opened = unwrap(openFirst(b.device, first.inner, prekeysOf(b), now))
  return { a, b, ana: first.sessions, ben: opened.sessions }
}
