import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { unwrap } from '../../src/base/errors.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { openFirst } from '../../src/session/first-contact.ts'
import { decodeHeader, encodeHeader } from '../../src/session/header.ts'
import { decodeInner, encodeInner, replayMarkOf } from '../../src/session/inner.ts'
import { decodeMessage, encodeMessage } from '../../src/session/message.ts'
import { decrypt, encrypt } from '../../src/session/peer-messages.ts'
import { decodePeerSessions, encodePeerSessions } from '../../src/session/peer-sessions.ts'
import { fuzz } from '../fuzz.ts'
import { seeded } from '../random.ts'
import { DAY, START, begin, carry, pair, person, prekeysOf, settledPair } from './people.ts'
import type { MlKemCiphertext, MlKemPublicKey } from '../../src/crypto/keys.ts'
import type { Header, PostQuantumField } from '../../src/session/header.ts'
import type { PeerSessions } from '../../src/session/peer-sessions.ts'

const test = suite('fuzz of sessions')
test.before(cryptoReady)

const random = seeded('fuzz')

/** States of every shape: waiting, with skipped keys, archives, and each stage of a rekey. */
function states (): PeerSessions[] {
  const { a, b, ana, ben } = settledPair(random)
  const skipped = encrypt(encrypt(ana, random(1), START, random).sessions, random(1), START, random)
  const gap = unwrap(decrypt(ben, skipped.inner, START)).sessions
  const offer = encrypt(skipped.sessions, random(1), START + DAY, random)
  const offered = unwrap(decrypt(gap, offer.inner, START + DAY)).sessions
  const answer = encrypt(offered, random(1), START + DAY, random)
  const archive = begin(a, b, random, START, begin(a, b, random, START, ana))
  const rekeying = [offer.sessions, offered, answer.sessions]
  return [begin(a, b, random), pair(random).ben, gap, ...rekeying, archive]
}

test('stored states: what is accepted is complete and can be worked with', async () => {
  const samples = states().map(encodePeerSessions)
  const counts = await fuzz(decodePeerSessions, samples, {
    seed: 'states',
    rounds: 6_000,
    check: (result, input) => {
      if (!result.ok) return
      assert.ok(result.value.archived.length <= 8)
      // Every accepted form is the only form of its state.
      assert.equal(encodePeerSessions(result.value), input)
      const sent = encrypt(result.value, random(1), START, random)
      decrypt(sent.sessions, sent.inner, START)
    }
  })
  assert.ok(counts.refused > 1_000)
})

test('headers: what is accepted has one form', async () => {
  const fields: PostQuantumField[] = [
    { kind: 'none' },
    { kind: 'key', key: random(1_184) as MlKemPublicKey },
    { kind: 'ciphertext', ciphertext: random(1_088) as MlKemCiphertext }
  ]
  const samples = fields.map((field) => encodeHeader({
    ratchetKey: random(32) as Header['ratchetKey'],
    previousCount: 3,
    number: 70_000,
    epoch: 2,
    field
  }))
  const counts = await fuzz(decodeHeader, samples, {
    seed: 'headers',
    check: (header, input) => {
      if (header !== undefined) assert.equal(encodeHeader(header), input)
    }
  })
  assert.ok(counts.refused > 200)
})

test('messages and inners: what is accepted has one form', async () => {
  const first = encrypt(begin(person(random), person(random), random), random(20), START, random)
  const { ana } = settledPair(random)
  const inners = [START, START + DAY].map((now) => encrypt(ana, random(20), now, random).inner)
  await fuzz(decodeInner, [first.inner, ...inners], {
    seed: 'inners',
    check: (inner, input) => {
      if (inner !== undefined) assert.equal(encodeInner(inner), input)
      assert.is(replayMarkOf(input) === undefined, inner?.prefix === undefined)
    }
  })
  const messages = inners.map((inner) => inner.slice(1))
  const counts = await fuzz(decodeMessage, messages, {
    seed: 'messages',
    check: (message, input) => {
      if (message !== undefined) assert.equal(encodeMessage(message), input)
    }
  })
  assert.ok(counts.refused > 200)
})

test('first messages: no changed one is opened', async () => {
  const [a, b] = [person(random), person(random)]
  const { inner } = encrypt(begin(a, b, random), random(20), START, random)
  const open = (bytes: Uint8Array) => openFirst(b.device, bytes, prekeysOf(b), START)
  const counts = await fuzz(open, [inner], {
    seed: 'first messages',
    check: (result, _input, changed) => { if (changed) assert.is(result.ok, false) }
  })
  assert.ok(counts.refused > 1_000)
})

test('messages to a session: no changed one is read', async () => {
  const { ana, ben } = pair(random)
  const one = encrypt(ana, random(20), START, random)
  const reply = carry(ben, one.sessions, random)
  const two = encrypt(reply.to, random(20), START + DAY, random)
  const read = (bytes: Uint8Array) => decrypt(reply.from, bytes, START + DAY)
  const counts = await fuzz(read, [one.inner, two.inner], {
    seed: 'later messages',
    check: (result, input, changed) => {
      if (!changed || !result.ok) return
      // A first message without its prefix is the same message.
      assert.equal(input, Uint8Array.of(2, ...one.inner.slice(1 + 1_357)))
    }
  })
  assert.ok(counts.refused > 1_000)
})

test.run()
