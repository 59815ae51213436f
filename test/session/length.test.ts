import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { unwrap } from '../../src/base/errors.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { padInner, sizeFor } from '../../src/message/envelope.ts'
import { INNER_OVERHEAD } from '../../src/session/inner.ts'
import { FIELD_SIZE_MAX, MESSAGE_OVERHEAD } from '../../src/session/message.ts'
import { decrypt, encrypt } from '../../src/session/peer-messages.ts'
import { PREFIX_LENGTH } from '../../src/session/prefix.ts'
import { seeded } from '../random.ts'
import { DAY, START, begin, carry, person, settledPair } from './people.ts'
import type { PeerSessions } from '../../src/session/peer-sessions.ts'

const test = suite('length of an inner')
test.before(cryptoReady)

const random = seeded('length')

function lengths (sessions: PeerSessions, now: number, payload: number): [number, number] {
  const { inner } = encrypt(sessions, random(payload), now, random)
  return [inner.length, padInner(inner, unwrap(sizeFor(payload))).length]
}

test('is the payload and a constant, to which a first message adds the prefix', () => {
  const first = begin(person(random), person(random), random)
  const { ana } = settledPair(random)
  assert.is(PREFIX_LENGTH, 1_357)
  assert.is(INNER_OVERHEAD, 1_461)
  for (const length of [0, 1, 100, 5_000]) {
    assert.is(lengths(first, START, length)[0], length + INNER_OVERHEAD)
    assert.is(lengths(ana, START, length)[0], length + 1 + MESSAGE_OVERHEAD)
  }
  assert.ok(FIELD_SIZE_MAX < PREFIX_LENGTH)
})

test('padded, says nothing of prefix, KEM key or ciphertext', () => {
  const first = begin(person(random), person(random), random)
  const { ana, ben } = settledPair(random)
  const now = START + DAY
  const offer = encrypt(ana, random(1), now, random)
  const answering = unwrap(decrypt(ben, offer.inner, now)).sessions
  const answer = encrypt(answering, random(1), now, random)
  const rekeyed = unwrap(decrypt(offer.sessions, answer.inner, now)).sessions
  const kinds = [first, ana, offer.sessions, answering, answer.sessions, rekeyed]
  const seen = new Set<number>()
  for (const payload of [0, 1, 544, 545, 546, 2_000, 2_593, 2_594, 6_000, 14_881]) {
    const all = kinds.map((sessions) => lengths(sessions, sessions === ana ? START : now, payload))
    assert.is(new Set(all.map(([, padded]) => padded)).size, 1)
    for (const [plain] of all) seen.add(plain - payload)
  }
  // With prefix, bare, with key, with ciphertext: all four were among them.
  assert.is(seen.size, 4)
})

test('stays the same however long the chain and the session have become', () => {
  let { ana, ben } = settledPair(random)
  const [short] = lengths(ana, START, 50)
  for (let i = 0; i < 30; i++) {
    const there = carry(ana, ben, random)
    ana = there.from
    ben = there.to
  }
  assert.is(lengths(ana, START, 50)[0], short)
  const back = carry(ben, ana, random)
  assert.is(lengths(back.to, START, 50)[0], short)
})

test.run()
