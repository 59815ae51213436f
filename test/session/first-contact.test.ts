import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { equalBytes } from '../../src/base/bytes.ts'
import { unwrap } from '../../src/base/errors.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { openFirst, startSession } from '../../src/session/first-contact.ts'
import { replayMarkOf } from '../../src/session/inner.ts'
import { decrypt, encrypt } from '../../src/session/peer-messages.ts'
import { encodePeerSessions, unansweredSince } from '../../src/session/peer-sessions.ts'
import { seeded } from '../random.ts'
import { LOW_ORDER } from './low-order.ts'
import { START, begin, carry, person, prekeysOf } from './people.ts'
import type { Result } from '../../src/base/errors.ts'
import type { MlKemPublicKey, SymmetricKey, X25519PublicKey } from '../../src/crypto/keys.ts'
import type { Bundle } from '../../src/identity/bundle.ts'

const test = suite('first contact')
test.before(cryptoReady)

function code (result: Result<unknown>): string {
  return result.ok ? 'ok' : result.fault.code
}

test('a first message shows who wrote it, and both hold the same session', () => {
  const random = seeded('first')
  const [a, b] = [person(random), person(random)]
  const sealed = encrypt(begin(a, b, random), random(30), START, random)
  const opened = unwrap(openFirst(b.device, sealed.inner, prekeysOf(b), START))
  assert.equal(opened.remote, a.device.certificate)
  assert.equal(opened.bundleId, b.made.bundle.id)
  assert.equal(opened.replayMark, replayMarkOf(sealed.inner))
  assert.equal(opened.sessionId, sealed.sessions.active.id)
  const [ours, theirs] = [sealed.sessions.active.ratchet, opened.sessions.active.ratchet]
  assert.equal(ours.transcript, theirs.transcript)
})

test('the third message may come first; the others are read in the session it made', () => {
  const random = seeded('third first')
  const [a, b] = [person(random), person(random)]
  let ana = begin(a, b, random)
  const inners = [1, 2, 3].map((length) => {
    const sealed = encrypt(ana, new Uint8Array(length), START, random)
    ana = sealed.sessions
    return sealed.inner
  })
  const marks = inners.map((inner) => replayMarkOf(inner))
  assert.ok(marks.every((mark) => mark !== undefined && equalBytes(mark, marks[0] ?? mark)))
  const [first, second, third] = inners as [Uint8Array, Uint8Array, Uint8Array]
  const opened = unwrap(openFirst(b.device, third, prekeysOf(b), START))
  assert.is(opened.payload.length, 3)
  const next = unwrap(decrypt(opened.sessions, first, START))
  assert.is(next.payload.length, 1)
  assert.is(unwrap(decrypt(next.sessions, second, START)).payload.length, 2)
  // Each of them once, whatever comes again.
  assert.is(code(decrypt(next.sessions, first, START)), 'replayed')
  assert.is(code(decrypt(next.sessions, third, START)), 'replayed')
})

test('the prefix repeats until the first reply and then never again', () => {
  const random = seeded('prefix')
  const [a, b] = [person(random), person(random)]
  const started = begin(a, b, random)
  assert.is(unansweredSince(started), START)
  const first = encrypt(started, random(1), START, random)
  const second = encrypt(first.sessions, random(1), START, random)
  const ben = unwrap(openFirst(b.device, second.inner, prekeysOf(b), START)).sessions
  const reply = encrypt(ben, random(1), START, random)
  const read = unwrap(decrypt(second.sessions, reply.inner, START))
  assert.is(read.firstReply, true)
  assert.is(unansweredSince(read.sessions), undefined)
  const third = encrypt(read.sessions, random(1), START, random)
  assert.equal([first, second, reply, third].map(({ inner }) => inner[0]), [1, 1, 2, 2])
  const more = unwrap(decrypt(reply.sessions, third.inner, START))
  assert.is(more.firstReply, false)
  // What was sent with the prefix before may still come after it.
  assert.is(code(decrypt(more.sessions, first.inner, START)), 'ok')
})

test('a wrong, a missing and a superfluous psk are refused', () => {
  const random = seeded('psk')
  const [a, b, noPsk] = [person(random), person(random), person(random, false)]
  const send = (bundle: Bundle, psk: SymmetricKey | undefined): Uint8Array => {
    const started = unwrap(startSession(a.device, bundle, psk, START, random))
    return encrypt(started.sessions, random(5), START, random).inner
  }
  const wrong = random(32) as SymmetricKey
  const { bundle } = b.made
  assert.is(code(openFirst(b.device, send(bundle, wrong), prekeysOf(b), START)), 'unauthentic')
  assert.is(code(openFirst(b.device, send(bundle, undefined), prekeysOf(b), START)), 'unauthentic')
  const superfluous = send(noPsk.made.bundle, wrong)
  assert.is(code(openFirst(noPsk.device, superfluous, prekeysOf(noPsk), START)), 'unauthentic')
  assert.is(code(openFirst(b.device, send(bundle, b.psk), prekeysOf(b), START)), 'ok')
})

test('a bundle that is not held, or not any more, is said to be unknown', () => {
  const random = seeded('unknown')
  const [a, b] = [person(random), person(random)]
  const { inner } = encrypt(begin(a, b, random), random(5), START, random)
  assert.is(code(openFirst(b.device, inner, () => undefined, START)), 'unknown-bundle')
  // The prekeys of another bundle do not open it, nor does another device.
  const other = person(random)
  const found = prekeysOf(other)(other.made.bundle.id)
  assert.is(code(openFirst(b.device, inner, () => found, START)), 'unauthentic')
  assert.is(code(openFirst(other.device, inner, prekeysOf(b), START)), 'unauthentic')
})

test('what is no first message is refused as malformed', () => {
  const random = seeded('no first')
  const [a, b] = [person(random), person(random)]
  const { inner } = encrypt(begin(a, b, random), random(5), START, random)
  const short = inner.slice(0, 1_400)
  for (const bad of [new Uint8Array(0), Uint8Array.of(1), Uint8Array.of(2, 3), short]) {
    assert.is(code(openFirst(b.device, bad, prekeysOf(b), START)), 'malformed')
  }
  assert.is(code(openFirst(b.device, inner.with(0, 2), prekeysOf(b), START)), 'malformed')
  assert.is(code(openFirst(b.device, inner.with(0, 3), prekeysOf(b), START)), 'malformed')
})

test('bundles with low-order or malformed keys are refused before anything is sent', () => {
  const random = seeded('low order')
  const [a, b] = [person(random), person(random)]
  const { bundle } = b.made
  const start = (bad: Bundle): string => code(startSession(a.device, bad, b.psk, START, random))
  for (const point of LOW_ORDER) {
    const key = point as X25519PublicKey
    assert.is(start({ ...bundle, prekey: key }), 'bundle-unusable')
    const certificate = { ...bundle.certificate, dh: key }
    assert.is(start({ ...bundle, certificate }), 'bundle-unusable')
  }
  const kem = new Uint8Array(1184).fill(0xff) as MlKemPublicKey
  assert.is(start({ ...bundle, kem }), 'bundle-unusable')
})

test('a low-order key in the prefix is refused', () => {
  const random = seeded('low-order prefix')
  const [a, b] = [person(random), person(random)]
  const { inner } = encrypt(begin(a, b, random), random(5), START, random)
  for (const point of LOW_ORDER) {
    const bad = inner.slice()
    bad.set(point, 1 + 8)
    assert.is(code(openFirst(b.device, bad, prekeysOf(b), START)), 'unauthentic')
  }
})

test('a failed first message leaves the prekeys as they were', () => {
  const random = seeded('prekeys')
  const [a, b] = [person(random), person(random)]
  const before = structuredClone(b.made.privatePrekeys)
  const sealed = encrypt(begin(a, b, random), random(5), START, random)
  const broken = sealed.inner.slice()
  broken[broken.length - 1] = (broken.at(-1) ?? 0) ^ 1
  assert.is(code(openFirst(b.device, broken, prekeysOf(b), START)), 'unauthentic')
  assert.equal(b.made.privatePrekeys, before)
  const opened = unwrap(openFirst(b.device, sealed.inner, prekeysOf(b), START))
  for (const secret of opened.wipe) secret.fill(0)
  assert.equal(b.made.privatePrekeys, before)
  carry(opened.sessions, sealed.sessions, random)
})

test('a session is never begun on top of sessions with another device', () => {
  const random = seeded('other device')
  const [a, b, c] = [person(random), person(random), person(random)]
  const sessions = begin(a, b, random)
  const before = encodePeerSessions(sessions)
  assert.throws(() => begin(a, c, random, START, sessions), RangeError)
  assert.equal(encodePeerSessions(sessions), before)
})

test.run()
