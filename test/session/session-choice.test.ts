import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { unwrap } from '../../src/base/errors.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { openFirst } from '../../src/session/first-contact.ts'
import { decrypt, encrypt } from '../../src/session/peer-messages.ts'
import { adoptSession, beginAnew, settleOn } from '../../src/session/session-choice.ts'
import { seeded } from '../random.ts'
import { DAY, START, begin, carry, openedBy, pair, prekeysOf, settledPair } from './people.ts'
import type { PeerSessions } from '../../src/session/peer-sessions.ts'
import type { SeededRandom } from '../random.ts'
import type { Pair } from './people.ts'

const test = suite('choice of session')
test.before(cryptoReady)

/** Ben begins anew with Ana, and she opens his first message. */
function renew (
  { a, b, ana, ben }: Pair, random: SeededRandom, now = START
): { ana: PeerSessions, ben: PeerSessions } {
  const first = encrypt(begin(b, a, random, now, ben), random(5), now, random)
  const opened = unwrap(openFirst(a.device, first.inner, prekeysOf(a), now)).sessions
  return { ana: unwrap(adoptSession(ana, opened, now)).sessions, ben: first.sessions }
}

test('a session that one side begins anew is used by both, and the old one is still read', () => {
  const random = seeded('anew')
  const old = settledPair(random)
  const late = encrypt(old.ana, random(5), START, random)
  const later = encrypt(old.ben, random(5), START, random)
  const fresh = renew({ ...old, ana: late.sessions, ben: later.sessions }, random)
  const after = carry(fresh.ana, fresh.ben, random)
  assert.equal(after.from.active.id, after.to.active.id)
  assert.not.equal(after.to.active.id, old.ben.active.id)
  const ben = unwrap(decrypt(after.to, late.inner, START))
  const ana = unwrap(decrypt(after.from, later.inner, START))
  assert.equal(ben.sessionId, old.ben.active.id)
  // Ben has begun anew by intent: he is not led back, and leads Ana if she was.
  assert.equal(ben.sessions.active.id, after.to.active.id)
  const back = carry(ben.sessions, ana.sessions, random)
  assert.equal(back.to.active.id, back.from.active.id)
})

test('after a repair was asked for, late messages do not lead back to the broken session', () => {
  const random = seeded('repair')
  const old = settledPair(random)
  const late = encrypt(old.ben, random(5), START, random)
  const fresh = renew({ ...old, ben: late.sessions }, random)
  const settled = settleOn(fresh.ana, fresh.ana.active.id, START).sessions
  const read = unwrap(decrypt(settled, late.inner, START))
  assert.equal(read.sessionId, old.ana.active.id)
  assert.equal(read.sessions.active.id, fresh.ben.active.id)
  carry(read.sessions, fresh.ben, random)
})

test('settling on an archived session makes it the active one; on an unknown one, nothing', () => {
  const random = seeded('settle')
  const old = settledPair(random)
  const fresh = renew(old, random)
  const back = settleOn(fresh.ana, old.ana.active.id, START).sessions
  assert.equal(back.active.id, old.ana.active.id)
  assert.is(back.archived[0]?.retired, true)
  const stranger = settledPair(random).ana.active.id
  assert.is(settleOn(fresh.ana, stranger, START).sessions, fresh.ana)
})

test('two repairs at the same time end in one session', () => {
  const random = seeded('two repairs')
  for (let i = 0; i < 4; i++) {
    const { a, b, ana, ben } = settledPair(random)
    const ours = encrypt(begin(a, b, random, START, ana), random(5), START, random)
    const theirs = encrypt(begin(b, a, random, START, ben), random(5), START, random)
    const fromBen = unwrap(openFirst(a.device, theirs.inner, prekeysOf(a), START)).sessions
    const fromAna = unwrap(openFirst(b.device, ours.inner, prekeysOf(b), START)).sessions
    const adopt = (held: PeerSessions, opened: PeerSessions): PeerSessions => {
      const { sessions } = unwrap(adoptSession(held, opened, START))
      return settleOn(sessions, opened.active.id, START).sessions
    }
    let [from, to] = [adopt(ours.sessions, fromBen), adopt(theirs.sessions, fromAna)]
    for (let times = 0; times < 4; times++) {
      const carried = carry(from, to, random)
      from = carried.to
      to = carried.from
    }
    assert.equal(from.active.id, to.active.id)
    assert.not.equal(from.active.id, ana.active.id)
  }
})

test('eight archived sessions are kept for thirty days; others go with their keys', () => {
  const random = seeded('archive')
  const { a, b, ana, ben } = settledPair(random)
  const late = encrypt(ben, random(5), START, random)
  let sessions = ana
  for (let i = 1; i <= 8; i++) sessions = begin(a, b, random, START + i, sessions)
  assert.is(sessions.archived.length, 8)
  assert.ok(decrypt(sessions, late.inner, START + 8).ok)
  const ninth = beginAnew(sessions, begin(a, b, random).active, START + 9)
  assert.is(ninth.sessions.archived.length, 8)
  assert.ok(ninth.wipe.includes(ana.active.ratchet.rootKey))
  assert.is(decrypt(ninth.sessions, late.inner, START + 9).ok, false)

  // Archived at START + 1.
  const inTime = decrypt(sessions, late.inner, START + 1 + 30 * DAY - 1)
  assert.ok(inTime.ok)
  const tooLate = decrypt(sessions, late.inner, START + 1 + 30 * DAY)
  assert.is(tooLate.ok ? 'ok' : tooLate.fault.code, 'not-for-session')
  const pruned = settleOn(sessions, sessions.active.id, START + 1 + 30 * DAY)
  assert.is(pruned.sessions.archived.length, 7)
})

test('sessions of other devices are never mixed', () => {
  const random = seeded('mix')
  const [one, two] = [settledPair(random), settledPair(random)]
  assert.throws(() => adoptSession(one.ana, two.ana, START), RangeError)
})

test('a first message that comes when its chain is long left makes no second session', () => {
  const random = seeded('twice')
  const { b, ...start } = pair(random)
  const late = encrypt(start.ana, random(5), START, random)
  let [ana, ben] = [late.sessions, start.ben]
  for (let chain = 0; chain < 6; chain++) {
    const back = carry(ben, ana, random)
    const there = carry(back.to, back.from, random)
    ana = there.from
    ben = there.to
  }
  const read = decrypt(ben, late.inner, START)
  assert.is(read.ok ? 'ok' : read.fault.code, 'not-for-session')
  const adopted = adoptSession(ben, openedBy(b, late.inner), START)
  assert.is(adopted.ok ? 'ok' : adopted.fault.code, 'replayed')
})

test.run()
