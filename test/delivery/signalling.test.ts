import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { MINUTE, SECOND } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { sealSignal } from '../../src/delivery/signal.ts'
import { settle } from '../clock.ts'
import { pair } from './pair.ts'
import { ALL, NONE, Two } from './two-signallers.ts'
import type { PeerKey } from '../../src/base/channel.ts'
import type { Signal } from '../../src/delivery/signal.ts'

const test = suite('signalling')
test.before(cryptoReady)

test('with everything off nothing is sent, whatever is typed', async () => {
  const two = new Two('off', NONE, NONE)
  two.stream()
  two.ana.signalling.typed()
  two.ben.signalling.typed()
  await two.clock.advance(10 * MINUTE)
  assert.equal([two.ana.sent, two.ben.sent], [[], []])
  assert.is(two.clock.pending, 0)
})

test('who shows something to somebody who does not sends one offer at most, and sees nothing',
  async () => {
    const two = new Two('one side', NONE, { ...ALL, isHere: true })
    two.stream()
    two.ana.signalling.typed()
    two.ben.signalling.typed()
    await two.clock.advance(10 * MINUTE)
    assert.is(two.ben.sent.length, 1)
    assert.is(two.ana.sent.length, 0)
    assert.equal([two.ana.noticed, two.ben.noticed], [[], []])
  })

test('who opened a stream says nothing before the other side has', async () => {
  const two = new Two('first', ALL, NONE)
  two.stream()
  await two.clock.advance(MINUTE)
  assert.is(two.ana.sent.length, 0)
  two.ben.show(ALL)
  await settle()
  assert.is(two.ana.sent.length, 1)
})

test('typing is seen for eight seconds, as long as it goes on, and ends with the message',
  async () => {
    const two = new Two('typing')
    two.stream()
    await settle()
    two.ana.signalling.typed()
    await two.clock.advance(SECOND)
    assert.ok(two.ben.last.typing)
    await two.clock.advance(8 * SECOND)
    assert.not(two.ben.last.typing)
    for (let second = 0; second < 30; second++) {
      two.ana.signalling.typed()
      await two.clock.advance(SECOND)
      assert.ok(two.ben.last.typing, String(second))
    }
    two.ana.signalling.stopped(false)
    await settle()
    assert.not(two.ben.last.typing)
    await two.clock.advance(10 * SECOND)
    two.ana.signalling.typed()
    await two.clock.advance(SECOND)
    assert.ok(two.ben.last.typing)
    const before = two.ana.sent.length
    two.ben.signalling.wrote()
    assert.not(two.ben.last.typing)
    two.ana.signalling.stopped(true)
    await two.clock.advance(MINUTE)
    assert.is(two.ana.sent.length, before, 'a message says it')
  })

test('presence is seen while it is said, and gone at once with the stream or the switch',
  async () => {
    const two = new Two('presence')
    const { atBen } = two.stream()
    two.ana.show({ isHere: true })
    await settle()
    assert.ok(two.ben.last.here)
    await two.clock.advance(30 * MINUTE)
    assert.ok(two.ben.last.here)
    assert.ok(two.ana.sent.length < 40)
    two.ana.show({ presence: false, isHere: false })
    await settle()
    assert.not(two.ben.last.here, 'the offer is taken back')
    await two.clock.advance(MINUTE)
    two.ana.show({ presence: true, isHere: true })
    await two.clock.advance(MINUTE)
    assert.ok(two.ben.last.here)
    two.ana.show({ isHere: false })
    await settle()
    assert.not(two.ben.last.here)
    two.ana.show({ isHere: true })
    await settle()
    assert.ok(two.ben.last.here)
    two.ben.signalling.closed(atBen)
    assert.not(two.ben.last.here)
  })

test('presence ends by itself where the other side is gone without a word', async () => {
  const two = new Two('gone')
  const { atAna } = two.stream()
  two.ana.show({ isHere: true })
  await settle()
  two.ana.signalling.closed(atAna)
  assert.ok(two.ben.last.here)
  await two.clock.advance(3 * MINUTE)
  assert.not(two.ben.last.here)
})

test('the three that are seen are each their own switch', async () => {
  const two = new Two('own', { typing: true, presence: false, isHere: true },
    { typing: false, presence: true, isHere: true })
  two.stream()
  two.ana.signalling.typed()
  two.ben.signalling.typed()
  await two.clock.advance(MINUTE)
  assert.equal([two.ana.noticed, two.ben.noticed], [[], []])
  two.ben.show({ typing: true })
  await settle()
  two.ana.signalling.typed()
  await two.clock.advance(SECOND)
  assert.equal(two.ben.last, { typing: true, here: false })
})

test('what was recorded on a stream counts on no later one, nor twice on the same', async () => {
  const two = new Two('replayed')
  const { atAna, atBen } = two.stream()
  await settle()
  two.ana.signalling.typed()
  await two.clock.advance(SECOND)
  two.ana.show({ isHere: true })
  await settle()
  const recorded = [...two.ana.sent]
  two.ana.signalling.stopped(false)
  two.ana.show({ isHere: false })
  await settle()
  const count = two.ben.noticed.length
  for (const sealed of recorded) assert.not(two.ben.signalling.heard(atBen, sealed))
  assert.is(two.ben.noticed.length, count)
  two.ana.signalling.closed(atAna)
  two.ben.signalling.closed(atBen)
  await two.clock.advance(MINUTE)
  const later = two.stream()
  const sent = two.ben.sent.length
  for (const sealed of recorded) two.ben.signalling.heard(later.atBen, sealed)
  await settle()
  assert.is(two.ben.noticed.length, count)
  assert.is(two.ben.sent.length, sent, 'nothing is answered')
})

test('what is forged, bent or sealed for others changes nothing and is not answered', async () => {
  const two = new Two('forged')
  const { atBen } = two.stream()
  await settle()
  const sent = two.ben.sent.length
  const other = pair('others').toBen.sessions
  const typing: Signal = { kind: 'typing', count: 99, stream: new Uint8Array(16), isOn: true }
  const { active } = two.pair.toBen.sessions ?? {}
  if (other === undefined || active === undefined) throw new Error('no session')
  const { ana, ben, random } = two
  const wrong = [random(72), new Uint8Array(72),
    sealSignal(typing, other.active.id, ana.peer, ben.peer, random),
    sealSignal(typing, active.id, random(32) as PeerKey, ben.peer, random),
    sealSignal(typing, active.id, ana.peer, ben.peer, random)]
  for (const sealed of wrong) assert.not(ben.signalling.heard(atBen, sealed))
  await two.clock.advance(MINUTE)
  assert.equal(ben.noticed, [])
  assert.is(ben.sent.length, sent)
})

test('a device that is not accepted, or no more, is told nothing and not looked at', async () => {
  const two = new Two('not accepted', { ...ALL, isHere: true })
  two.stream()
  await settle()
  assert.ok(two.ben.last.here)
  const toAna = two.pair.toAna()
  toAna.device = { ...toAna.device, accepted: false }
  const sent = two.ben.sent.length
  two.ben.signalling.changed()
  assert.not(two.ben.last.here)
  two.ben.signalling.typed()
  two.ana.show({ isHere: false })
  two.ana.show({ isHere: true })
  await two.clock.advance(5 * MINUTE)
  assert.not(two.ben.last.here)
  assert.is(two.ben.sent.length, sent, 'not even that it is over')
})

test.run()
