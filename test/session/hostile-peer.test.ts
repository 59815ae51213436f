// What somebody can do who holds the keys of a session and keeps to no rule.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { concat } from '../../src/base/bytes.ts'
import { unwrap } from '../../src/base/errors.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { seal } from '../../src/crypto/aead.ts'
import { decrypt, encrypt } from '../../src/session/peer-messages.ts'
import { encodePeerSessions } from '../../src/session/peer-sessions.ts'
import { cpuMs } from '../cpu-time.ts'
import { seeded } from '../random.ts'
import { LOW_ORDER } from './low-order.ts'
import { START, carry, settledPair } from './people.ts'
import type { Ratchet } from '../../src/session/ratchet.ts'
import type { PeerSessions } from '../../src/session/peer-sessions.ts'

const test = suite('hostile peer')
test.before(cryptoReady)

const random = seeded('hostile')

function patched (sessions: PeerSessions, change: Partial<Ratchet>): PeerSessions {
  const { active } = sessions
  return { ...sessions, active: { ...active, ratchet: { ...active.ratchet, ...change } } }
}

/** The code of the refusal, after which the state is what it was. */
function refusal (to: PeerSessions, inner: Uint8Array): string {
  const before = encodePeerSessions(to)
  const opened = decrypt(to, inner, START)
  assert.equal(encodePeerSessions(to), before)
  return opened.ok ? 'ok' : opened.fault.code
}

/** Ana, who has begun a chain of which Ben has read nothing. */
function newChain (): { readonly ana: PeerSessions, readonly ben: PeerSessions } {
  const pair = settledPair(random)
  const reply = carry(pair.ben, pair.ana, random)
  return { ana: encrypt(reply.to, random(1), START, random).sessions, ben: reply.from }
}

const sendFrom = (ana: PeerSessions): Uint8Array => encrypt(ana, random(3), START, random).inner

test('a low-order ratchet key is refused', () => {
  const { ana, ben } = newChain()
  const { local } = ana.active.ratchet
  for (const point of LOW_ORDER) {
    const low = { ...local, publicKey: point } as Ratchet['local']
    assert.is(refusal(ben, sendFrom(patched(ana, { local: low }))), 'malformed')
  }
  assert.is(refusal(ben, sendFrom(ana)), 'ok')
})

test('a chain before that is shorter than what was read of it is refused', () => {
  const { ana, ben } = newChain()
  const { previousCount } = ana.active.ratchet
  assert.ok(previousCount > 0)
  const shorter = patched(ana, { previousCount: previousCount - 1 })
  assert.is(refusal(ben, sendFrom(shorter)), 'malformed')
})

test('numbers that nobody reaches cost nothing', () => {
  const { ana, ben } = newChain()
  const { sending } = ana.active.ratchet
  const began = cpuMs()
  for (const far of [2_002, 0xffff, 0x7fffffff, 0xfffffffe]) {
    const next = patched(ana, { sending: { ...sending, next: far } as Ratchet['sending'] })
    assert.is(refusal(ben, sendFrom(next)), 'too-far-ahead')
    assert.is(refusal(ben, sendFrom(patched(ana, { previousCount: far }))), 'too-far-ahead')
  }
  assert.ok(cpuMs() - began < 1_000)
})

test('two Diffie-Hellman steps in a row, without an answer between, are refused', () => {
  const { ana, ben } = newChain()
  const read = unwrap(decrypt(ben, sendFrom(ana), START)).sessions
  // Ana steps again although Ben has sent nothing, from the key of his that she has.
  const again = patched(ana, { sending: undefined })
  assert.is(refusal(read, sendFrom(again)), 'malformed')
})

test('a sealed header that is none is refused', () => {
  const { ana, ben } = newChain()
  const { sending, transcript } = ana.active.ratchet
  if (sending === undefined) throw new Error('Ana has a chain')
  for (const length of [45, 45 + 1_184, 45 + 1_088]) {
    for (const field of [0, 1, 2, 3, 255]) {
      const fits = length === 45 + ([0, 1_184, 1_088][field] ?? -1)
      if (fits) continue
      const header = random(length).with(44, field)
      const nonce = random(24)
      const sealed = seal(sending.headerKey, nonce, header, transcript)
      const size = Uint8Array.of(sealed.length >> 8, sealed.length & 255)
      const inner = concat(Uint8Array.of(2), nonce, size, sealed, random(16))
      assert.is(refusal(ben, inner), 'malformed')
    }
  }
})

test('the right header before another body is refused, and the right body is still read', () => {
  const { ana, ben } = newChain()
  const [one, two] = [sendFrom(ana), sendFrom(ana)]
  const body = 1 + 24 + 2 + 61
  const mixed = concat(one.slice(0, body), two.slice(body))
  assert.is(refusal(ben, mixed), 'unauthentic')
  assert.is(refusal(ben, one), 'ok')
})

test.run()
