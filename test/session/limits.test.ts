import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { unwrap } from '../../src/base/errors.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { decrypt, encrypt } from '../../src/session/peer-messages.ts'
import { encodePeerSessions } from '../../src/session/peer-sessions.ts'
import { slow } from '../runner/report.ts'
import { seeded } from '../random.ts'
import { DAY, START, carry, pair, settledPair } from './people.ts'
import type { Random } from '../../src/base/clock.ts'
import type { PeerSessions } from '../../src/session/peer-sessions.ts'

const test = suite('limits')
slow(60)
test.before(cryptoReady)

interface Batch {
  readonly sessions: PeerSessions
  readonly inners: readonly Uint8Array[]
}

function sendMany (sessions: PeerSessions, count: number, random: Random): Batch {
  const inners: Uint8Array[] = []
  for (let i = 0; i < count; i++) {
    const sealed = encrypt(sessions, new Uint8Array(1), START, random)
    sessions = sealed.sessions
    inners.push(sealed.inner)
  }
  return { sessions, inners }
}

function code (sessions: PeerSessions, inner: Uint8Array | undefined, now = START): string {
  const opened = decrypt(sessions, inner ?? new Uint8Array(), now)
  return opened.ok ? 'ok' : opened.fault.code
}

/** Reads what is there, in order, and returns the state and how many were read. */
function readAll (sessions: PeerSessions, inners: readonly Uint8Array[]): [PeerSessions, number] {
  let read = 0
  for (const inner of inners) {
    const opened = decrypt(sessions, inner, START)
    if (!opened.ok) continue
    sessions = opened.value.sessions
    read++
  }
  return [sessions, read]
}

test('2 000 missing messages in a chain are borne, 2 001 are too far ahead', () => {
  const random = seeded('ahead')
  const { ana, ben } = settledPair(random)
  const { inners } = sendMany(ana, 2_002, random)
  assert.is(code(ben, inners[2_001]), 'too-far-ahead')
  const far = unwrap(decrypt(ben, inners[2_000] as Uint8Array, START)).sessions
  assert.is(code(far, inners[2_001]), 'ok')
  assert.is(readAll(far, inners)[1], 2_001)
})

test('the same holds at the start of a new chain and for the end of the one before', () => {
  const random = seeded('ahead, new chain')
  const { ana, ben } = settledPair(random)
  // Ben reads nothing of Ana's chain, but she reads his answer and begins another.
  const chain = sendMany(ana, 2_001, random)
  const reply = carry(ben, chain.sessions, random)
  const next = sendMany(reply.to, 2_002, random)
  assert.is(code(reply.from, next.inners[0]), 'too-far-ahead')
  const [oneRead] = readAll(reply.from, chain.inners.slice(0, 1))
  assert.is(code(oneRead, next.inners[0]), 'ok')
  assert.is(code(oneRead, next.inners[2_000]), 'ok')
  assert.is(code(oneRead, next.inners[2_001]), 'too-far-ahead')
})

test('2 000 skipped keys are kept in all; the oldest go first', () => {
  const random = seeded('kept')
  const { ana, ben } = settledPair(random)
  const first = sendMany(ana, 1_500, random)
  const [early] = readAll(ben, first.inners.slice(1_499))
  const reply = carry(early, first.sessions, random)
  const second = sendMany(reply.to, 1_001, random)
  const [full] = readAll(reply.from, second.inners.slice(1_000))
  // 1 499 and 1 000 were skipped: the first 499 had to go.
  assert.is(code(full, first.inners[498]), 'replayed')
  assert.is(code(full, first.inners[499]), 'ok')
  const [rest, read] = readAll(full, [...first.inners, ...second.inners])
  assert.is(read, 2_000)
  assert.ok(encodePeerSessions(full).length < 100_000)
  assert.ok(encodePeerSessions(rest).length < 1_000)
})

test('skipped keys are kept for thirty days and no longer', () => {
  const random = seeded('age')
  const { ana, ben } = settledPair(random)
  const { sessions, inners } = sendMany(ana, 2, random)
  const skipped = unwrap(decrypt(ben, inners[1] as Uint8Array, START)).sessions
  assert.is(code(skipped, inners[0], START + 30 * DAY - 1), 'ok')
  assert.is(code(skipped, inners[0], START + 30 * DAY), 'replayed')
  // Whatever happens next erases it: a message that is read, or one that is sent.
  const next = encrypt(sessions, random(1), START + 30 * DAY, random)
  const read = unwrap(decrypt(skipped, next.inner, START + 30 * DAY))
  assert.is(code(read.sessions, inners[0], START), 'replayed')
  const sent = encrypt(skipped, random(1), START + 30 * DAY, random)
  assert.is(code(sent.sessions, inners[0], START), 'replayed')
})

test('five receiving chains are kept: the sixth drops the oldest', () => {
  const random = seeded('chains')
  let { ana, ben } = settledPair(random)
  const late: Uint8Array[] = []
  for (let chain = 0; chain < 6; chain++) {
    const lost = encrypt(ana, random(1), START, random)
    late.push(lost.inner)
    const there = carry(lost.sessions, ben, random)
    const back = carry(there.to, there.from, random)
    ana = back.to
    ben = back.from
    if (chain === 4) for (const inner of late) assert.is(code(ben, inner), 'ok')
  }
  const codes = late.map((inner) => code(ben, inner))
  assert.equal(codes, ['not-for-session', 'ok', 'ok', 'ok', 'ok', 'ok'])
  // Of the chains that are kept, what was read is known again.
  const [after] = readAll(ben, late)
  const again = late.map((inner) => code(after, inner))
  assert.equal(again, ['not-for-session', ...Array.from({ length: 5 }, () => 'replayed')])
})

test('a first message may be the 2 001st, not a later one', () => {
  const random = seeded('first far')
  const { ana, ben } = pair(random)
  const { inners } = sendMany(ana, 2_002, random)
  assert.is(code(ben, inners[2_001]), 'too-far-ahead')
  assert.is(code(ben, inners[2_000]), 'ok')
})

test.run()
