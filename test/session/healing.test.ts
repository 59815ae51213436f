import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { unwrap } from '../../src/base/errors.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { decrypt, encrypt } from '../../src/session/peer-messages.ts'
import { seeded } from '../random.ts'
import { DAY, START, carry, settledPair } from './people.ts'
import type { EpochKey } from '../../src/session/keys.ts'
import type { PostQuantum } from '../../src/session/post-quantum.ts'
import type { PeerSessions } from '../../src/session/peer-sessions.ts'
import type { SeededRandom } from '../random.ts'

const test = suite('healing')
test.before(cryptoReady)

/** A thief with copies of both states, who keeps them going with everything that travels. */
function thiefOf (ana: PeerSessions, ben: PeerSessions) {
  const copies = structuredClone([ana, ben])
  return (inner: Uint8Array, now = START): boolean => {
    for (const [index, copy] of copies.entries()) {
      const opened = decrypt(copy, inner, now)
      if (!opened.ok) continue
      copies[index] = opened.value.sessions
      return true
    }
    return false
  }
}

test('who copied both states reads nothing more after one round trip', () => {
  for (let round = 0; round < 20; round++) {
    const random = seeded(`thief ${round}`)
    let { ana, ben } = settledPair(random)
    for (let i = random.int(6); i > 0; i--) {
      const carried = carry(ana, ben, random)
      ana = carried.from
      ben = carried.to
    }
    const thief = thiefOf(ana, ben)
    const say = (byAna: boolean): boolean => {
      const sealed = encrypt(byAna ? ana : ben, random(10), START, random)
      const opened = unwrap(decrypt(byAna ? ben : ana, sealed.inner, START))
      ana = byAna ? sealed.sessions : opened.sessions
      ben = byAna ? opened.sessions : sealed.sessions
      return thief(sealed.inner)
    }
    // There and back again: the thief may read along.
    assert.is(say(true), true)
    say(false)
    for (let i = 0; i < 12; i++) assert.is(say(random.chance(0.5) || i === 0), false)
  }
})

test('a state that was stolen later reads nothing that was read before', () => {
  const random = seeded('forward')
  let { ana, ben } = settledPair(random)
  const before: Uint8Array[] = []
  for (let i = 0; i < 12; i++) {
    const byAna = random.chance(0.5)
    const sealed = encrypt(byAna ? ana : ben, random(10), START, random)
    const opened = unwrap(decrypt(byAna ? ben : ana, sealed.inner, START))
    ana = byAna ? sealed.sessions : opened.sessions
    ben = byAna ? opened.sessions : sealed.sessions
    before.push(sealed.inner)
  }
  const thief = thiefOf(ana, ben)
  for (const inner of before) assert.is(thief(inner), false)
})

/**
 * Whether a message is read by somebody for whom X25519 is broken: every ratchet, chain and header
 * key of the reader is theirs, but of the post-quantum chain only what was stolen.
 */
function readsWithoutX25519 (
  reader: PeerSessions, stolen: PostQuantum, inner: Uint8Array, now: number
): boolean {
  const { active } = reader
  const { postQuantum } = active.ratchet
  const last = stolen.epochs.at(-1) as EpochKey
  return [last, new Uint8Array(32) as EpochKey, stolen.epochs[0] as EpochKey].some((guess) => {
    const epochs = postQuantum.epochs.map((key, i) => {
      return postQuantum.first + i < stolen.first + stolen.epochs.length ? key : guess
    })
    const ratchet = { ...active.ratchet, postQuantum: { ...postQuantum, epochs } }
    return decrypt({ ...reader, active: { ...active, ratchet } }, inner, now).ok
  })
}

function rekey (
  ana: PeerSessions, ben: PeerSessions, now: number, random: SeededRandom
): { ana: PeerSessions, ben: PeerSessions } {
  // Offer, answer, and a message under the next epoch; whoever's turn it is.
  for (let i = 0; i < 4; i++) {
    const there = carry(ana, ben, random, now)
    const back = carry(there.to, there.from, random, now)
    ana = back.to
    ben = back.from
  }
  return { ana, ben }
}

test('where X25519 is broken, a completed rekey still closes the contents', () => {
  const random = seeded('quantum')
  const { ana, ben } = settledPair(random)
  const stolen = ben.active.ratchet.postQuantum
  const before = encrypt(ana, random(10), START, random)
  assert.ok(readsWithoutX25519(ben, stolen, before.inner, START), 'before the rekey it is open')

  const after = rekey(ana, ben, START + DAY, random)
  assert.ok(after.ben.active.ratchet.postQuantum.current > stolen.current)
  const now = START + DAY
  for (const [from, to] of [[after.ana, after.ben], [after.ben, after.ana]] as const) {
    const sealed = encrypt(from, random(10), now, random)
    assert.ok(decrypt(to, sealed.inner, now).ok)
    assert.is(readsWithoutX25519(to, stolen, sealed.inner, now), false)
  }
})

test('where a KEM key was stolen in flight, the rekey after that one closes the contents', () => {
  const random = seeded('quantum in flight')
  const { ana, ben } = settledPair(random)
  const offer = encrypt(ana, random(10), START + DAY, random)
  const seed = offer.sessions.active.ratchet.postQuantum
  assert.is(seed.exchange.kind, 'offering')
  const offered = unwrap(decrypt(ben, offer.inner, START + DAY)).sessions
  const first = rekey(offer.sessions, offered, START + DAY, random)
  // The thief has decapsulated: epoch 1 is known as well.
  const known = first.ana.active.ratchet.postQuantum
  assert.is(known.current, 1)
  const second = rekey(first.ana, first.ben, START + 2 * DAY, random)
  assert.ok(second.ana.active.ratchet.postQuantum.current >= 2)
  const sealed = encrypt(second.ana, random(10), START + 2 * DAY, random)
  assert.ok(decrypt(second.ben, sealed.inner, START + 2 * DAY).ok)
  assert.is(readsWithoutX25519(second.ben, known, sealed.inner, START + 2 * DAY), false)
})

test.run()
