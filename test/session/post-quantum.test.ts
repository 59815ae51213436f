import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { unwrap } from '../../src/base/errors.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { beginPostQuantum, fieldReceived, fieldToSend } from '../../src/session/post-quantum.ts'
import { decrypt, encrypt } from '../../src/session/peer-messages.ts'
import { seeded } from '../random.ts'
import { DAY, START, begin, carry, openedBy, person, settledPair } from './people.ts'
import type { MlKemPublicKey, X25519PublicKey } from '../../src/crypto/keys.ts'
import type { EpochKey } from '../../src/session/keys.ts'
import type { PostQuantum } from '../../src/session/post-quantum.ts'
import type { PeerSessions } from '../../src/session/peer-sessions.ts'
import type { SeededRandom } from '../random.ts'

const test = suite('post-quantum chain')
test.before(cryptoReady)

const chain = (sessions: PeerSessions): PostQuantum => sessions.active.ratchet.postQuantum

/** What an inner without prefix carries, by its length. */
function fieldOf (inner: Uint8Array, payload: number): string {
  const extra = inner.length - payload - 104
  return extra === 0 ? 'none' : extra === 1_184 ? 'key' : extra === 1_088 ? 'ciphertext' : 'unknown'
}

function patched (sessions: PeerSessions, change: Partial<PostQuantum>): PeerSessions {
  const { active } = sessions
  const ratchet = { ...active.ratchet, postQuantum: { ...chain(sessions), ...change } }
  return { ...sessions, active: { ...active, ratchet } }
}

test('the offer begins with the 50th message of the epoch and repeats until the answer', () => {
  const random = seeded('fiftieth')
  let { ana, ben } = settledPair(random)
  // Two of Ana's messages have made the pair.
  const fields: string[] = []
  for (let n = 3; n <= 53; n++) {
    const sealed = encrypt(ana, random(1), START, random)
    fields.push(fieldOf(sealed.inner, 1))
    ana = sealed.sessions
    if (n === 53) ben = unwrap(decrypt(ben, sealed.inner, START)).sessions
  }
  assert.equal(fields.slice(0, 47), Array.from({ length: 47 }, () => 'none'))
  assert.equal(fields.slice(47), ['key', 'key', 'key', 'key'])
  // Ben answers until he sees the new epoch.
  for (let i = 0; i < 3; i++) {
    const answer = encrypt(ben, random(1), START, random)
    assert.is(fieldOf(answer.inner, 1), 'ciphertext')
    ben = answer.sessions
    if (i === 2) ana = unwrap(decrypt(ana, answer.inner, START)).sessions
  }
  assert.equal([chain(ana).current, chain(ben).current], [1, 0])
  const after = encrypt(ana, random(1), START, random)
  assert.is(fieldOf(after.inner, 1), 'none')
  ben = unwrap(decrypt(ben, after.inner, START)).sessions
  assert.is(chain(ben).current, 1)
  assert.is(fieldOf(encrypt(ben, random(1), START, random).inner, 1), 'none')
})

test('the offer begins a day after the epoch began, and sides take turns', () => {
  const random = seeded('turns')
  let { ana, ben } = settledPair(random)
  assert.is(fieldOf(encrypt(ana, random(1), START + DAY - 1, random).inner, 1), 'none')
  assert.is(fieldOf(encrypt(ben, random(1), START + DAY, random).inner, 1), 'none')
  for (let day = 1; day <= 6; day++) {
    const now = START + day * DAY
    const [offerer, other] = day % 2 === 1 ? [ana, ben] : [ben, ana]
    const offer = encrypt(offerer, random(1), now, random)
    assert.is(fieldOf(offer.inner, 1), 'key')
    const asked = unwrap(decrypt(other, offer.inner, now)).sessions
    const back = carry(asked, offer.sessions, random, now)
    const done = carry(back.to, back.from, random, now)
    ;[ana, ben] = day % 2 === 1 ? [done.from, done.to] : [done.to, done.from]
    assert.equal([chain(ana).current, chain(ben).current], [day, day])
    // Nothing was skipped: the epochs before are gone, but for messages that the other side may
    // have sent before it saw the new one.
    assert.is(chain(done.to).epochs.length, 1)
    assert.is(chain(done.from).epochs.length, 2)
  }
})

test('no message with the prefix carries a field', () => {
  const random = seeded('prefix')
  const [a, b] = [person(random), person(random)]
  let ana = begin(a, b, random)
  for (let i = 0; i < 60; i++) {
    const sealed = encrypt(ana, random(1), START + i * DAY, random)
    assert.is(sealed.inner.length, 1_462)
    ana = sealed.sessions
  }
  // The first one without it does.
  const last = encrypt(ana, random(1), START + 60 * DAY, random)
  const reply = carry(openedBy(b, last.inner), last.sessions, random, START + 60 * DAY)
  assert.is(fieldOf(encrypt(reply.to, random(1), START + 60 * DAY, random).inner, 1), 'key')
})

test('a message that was skipped in an earlier epoch is read after the rekey', () => {
  const random = seeded('skipped')
  const { ana, ben } = settledPair(random)
  const lost = encrypt(ana, random(9), START, random)
  const offer = encrypt(lost.sessions, random(1), START + DAY, random)
  const asked = unwrap(decrypt(ben, offer.inner, START + DAY)).sessions
  const back = carry(asked, offer.sessions, random)
  const done = carry(back.to, back.from, random, START + DAY)
  assert.is(chain(done.to).current, 1)
  assert.is(chain(done.to).epochs.length, 2)
  const read = unwrap(decrypt(done.to, lost.inner, START + DAY))
  assert.is(read.payload.length, 9)
  // With the last key that needed it, the epoch is forgotten.
  assert.is(chain(read.sessions).epochs.length, 1)
  assert.ok(read.wipe.includes(chain(done.to).epochs[0] as EpochKey))
})

test('a field that comes late or again changes nothing', () => {
  const random = seeded('late')
  const { ana, ben } = settledPair(random)
  const now = START + DAY
  const late = encrypt(ana, random(1), now, random)
  const offer = encrypt(late.sessions, random(1), now, random)
  const asked = unwrap(decrypt(ben, offer.inner, now)).sessions
  const lateAnswer = encrypt(asked, random(1), now, random)
  const back = carry(lateAnswer.sessions, offer.sessions, random, now)
  const done = carry(back.to, back.from, random, now)
  const benAfter = unwrap(decrypt(done.to, late.inner, now)).sessions
  const anaAfter = unwrap(decrypt(done.from, lateAnswer.inner, now)).sessions
  assert.equal([chain(anaAfter).current, chain(benAfter).current], [1, 1])
  assert.equal([chain(anaAfter).exchange.kind, chain(benAfter).exchange.kind], ['idle', 'idle'])
  carry(anaAfter, benAfter, random, now)
})

test('who offers or answers out of turn is refused', () => {
  const random = seeded('out of turn')
  const { ana, ben } = settledPair(random)
  const refused = (from: PeerSessions, to: PeerSessions): string => {
    const opened = decrypt(to, encrypt(from, random(1), START, random).inner, START)
    return opened.ok ? 'ok' : opened.fault.code
  }
  const offering = chain(encrypt(ana, random(1), START + DAY, random).sessions)
  assert.is(refused(patched(ana, offering), ben), 'ok')
  assert.is(refused(patched(ben, { ...offering, initiator: true }), ana), 'malformed')
  const key = new Uint8Array(1_184) as MlKemPublicKey
  const asked = patched(ben, { exchange: { kind: 'offered', key } })
  assert.is(refused(asked, ana), 'malformed')
  const ahead = patched(ana, { epochs: [...chain(ana).epochs, random(32) as EpochKey], current: 1 })
  assert.is(refused(ahead, ben), 'too-far-ahead')
})

test('a malformed KEM key is not answered, and the conversation goes on', () => {
  const random = seeded('malformed')
  let { ana, ben } = settledPair(random)
  const pair = { publicKey: new Uint8Array(1_184).fill(0xff), privateKey: new Uint8Array(64) }
  ana = patched(ana, { exchange: { kind: 'offering', pair } as PostQuantum['exchange'] })
  for (let i = 0; i < 3; i++) {
    const there = carry(ana, ben, random)
    const answer = encrypt(there.to, random(1), START, random)
    assert.is(fieldOf(answer.inner, 1), 'none')
    ana = unwrap(decrypt(there.from, answer.inner, START)).sessions
    ben = answer.sessions
  }
  assert.equal([chain(ana).current, chain(ben).current], [0, 0])
})

/** One side of a rekey after the other, straight through the functions of the chain. */
function rekey (a: PostQuantum, b: PostQuantum, now: number, random: SeededRandom): PostQuantum[] {
  const header = (state: PostQuantum, field: ReturnType<typeof fieldToSend>['field']) => ({
    ratchetKey: new Uint8Array(32) as X25519PublicKey, previousCount: 0, number: 0,
    epoch: state.current, field
  })
  const offer = fieldToSend(a, true, now, random)
  const offered = fieldReceived(b, header(offer.postQuantum, offer.field), now)
  if (offered === undefined) throw new Error('the offer was refused')
  const answer = fieldToSend(offered.postQuantum, true, now, random)
  const answered = fieldReceived(offer.postQuantum, header(answer.postQuantum, answer.field), now)
  if (answered === undefined) throw new Error('the answer was refused')
  const next = fieldToSend(answered.postQuantum, true, now, random)
  const seen = fieldReceived(answer.postQuantum, header(next.postQuantum, next.field), now)
  if (seen === undefined) throw new Error('the next epoch was refused')
  return [next.postQuantum, seen.postQuantum]
}

test('at most 64 epoch keys are kept, whatever was skipped', () => {
  const random = seeded('sixty-four')
  const key = random(32) as EpochKey
  let a = beginPostQuantum(key, true, START)
  let b = beginPostQuantum(key, false, START)
  for (let epoch = 1; epoch <= 70; epoch++) {
    const [offerer, other] = epoch % 2 === 1 ? [a, b] : [b, a]
    const after = rekey(offerer, other, START + epoch * DAY, random) as [PostQuantum, PostQuantum]
    ;[a, b] = epoch % 2 === 1 ? after : [after[1], after[0]]
  }
  for (const side of [a, b]) {
    assert.is(side.current, 70)
    assert.is(side.epochs.length, 64)
    assert.is(side.first, 7)
  }
  assert.equal(a.epochs, b.epochs)
})

test.run()
