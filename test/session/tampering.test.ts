import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { unwrap } from '../../src/base/errors.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { openFirst } from '../../src/session/first-contact.ts'
import { decrypt, encrypt } from '../../src/session/peer-messages.ts'
import { encodePeerSessions } from '../../src/session/peer-sessions.ts'
import { slow } from '../runner/report.ts'
import { seeded } from '../random.ts'
import { DAY, START, begin, carry, pair, person, prekeysOf, settledPair } from './people.ts'
import type { PeerSessions } from '../../src/session/peer-sessions.ts'

const test = suite('tampering')
slow(60)
test.before(cryptoReady)

/** Every message that differs from `inner` in one byte, by one random bit. */
function * bent (inner: Uint8Array, seed: string): Generator<Uint8Array> {
  const random = seeded(seed)
  for (let at = 0; at < inner.length; at++) {
    yield inner.with(at, (inner[at] ?? 0) ^ 1 << random.int(8))
  }
}

/** No change of any byte is read, nor does it change a byte of the state; the message is read. */
function assertRefused (
  sessions: PeerSessions, inner: Uint8Array, now: number, seed: string
): void {
  const before = encodePeerSessions(sessions)
  for (const changed of bent(inner, seed)) {
    assert.is(decrypt(sessions, changed, now).ok, false)
    assert.equal(encodePeerSessions(sessions), before)
  }
  for (const length of [0, 1, 2, 27, inner.length - 1]) {
    assert.is(decrypt(sessions, inner.slice(0, length), now).ok, false)
  }
  assert.is(decrypt(sessions, Uint8Array.of(...inner, 0), now).ok, false)
  assert.ok(decrypt(sessions, inner, now).ok)
}

test('no byte of a first message can be changed', () => {
  const random = seeded('first')
  const [a, b] = [person(random), person(random)]
  const { inner } = encrypt(begin(a, b, random), random(40), START, random)
  const before = structuredClone(b.made)
  for (const changed of bent(inner, 'bent')) {
    assert.is(openFirst(b.device, changed, prekeysOf(b), START).ok, false)
  }
  assert.equal(b.made, before)
  assert.ok(openFirst(b.device, inner, prekeysOf(b), START).ok)
})

test('no byte of a later message with the prefix can be changed', () => {
  const random = seeded('prefix')
  const { ana, ben } = pair(random)
  assertRefused(ben, encrypt(ana, random(40), START, random).inner, START, 'with prefix')
})

test('no byte of a message can be changed, in the same chain or at the start of another', () => {
  const random = seeded('later')
  const { ana, ben } = settledPair(random)
  const first = encrypt(ana, random(40), START, random)
  assertRefused(ben, first.inner, START, 'same chain')
  const third = encrypt(encrypt(first.sessions, random(3), START, random).sessions,
    random(40), START, random)
  assertRefused(ben, third.inner, START, 'after a gap')
  const skipped = unwrap(decrypt(ben, third.inner, START)).sessions
  assertRefused(skipped, first.inner, START, 'of a skipped key')
  const reply = carry(ben, third.sessions, random)
  assertRefused(reply.from, encrypt(reply.to, random(40), START, random).inner, START, 'new chain')
})

test('no byte of a message with a KEM key or a ciphertext can be changed', () => {
  const random = seeded('fields')
  const { ana, ben } = settledPair(random)
  const now = START + DAY
  const offer = encrypt(ana, random(10), now, random)
  assert.ok(offer.inner.length > 1_184)
  assertRefused(ben, offer.inner, now, 'offer')
  const asked = unwrap(decrypt(ben, offer.inner, now)).sessions
  const answer = encrypt(asked, random(10), now, random)
  assert.ok(answer.inner.length > 1_088)
  assertRefused(offer.sessions, answer.inner, now, 'answer')
})

test('a message of one session is not read in another, nor back by who sent it', () => {
  const random = seeded('other')
  const [one, two] = [settledPair(random), settledPair(random)]
  const sealed = encrypt(one.ana, random(10), START, random)
  for (const sessions of [two.ben, two.ana, one.ana, sealed.sessions]) {
    const opened = decrypt(sessions, sealed.inner, START)
    assert.is(opened.ok ? 'ok' : opened.fault.code, 'not-for-session')
  }
  const reflected = encrypt(pair(random).ana, random(10), START, random)
  assert.is(decrypt(reflected.sessions, reflected.inner, START).ok, false)
})

test('what differs in nothing but the prefix is read once', () => {
  const random = seeded('stripped')
  const { ana, ben } = pair(random)
  const { inner } = encrypt(ana, random(10), START, random)
  const stripped = Uint8Array.of(2, ...inner.slice(1 + 1_357))
  const read = unwrap(decrypt(ben, inner, START)).sessions
  const again = decrypt(read, stripped, START)
  assert.is(again.ok ? 'ok' : again.fault.code, 'replayed')
})

test.run()
