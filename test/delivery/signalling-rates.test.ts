import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { MINUTE, SECOND, TYPING_EVERY } from '../../src/base/limits.ts'
import { SIGNALS_HEARD, SIGNALS_SENT } from '../../src/delivery/signalling.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { sealSignal } from '../../src/delivery/signal.ts'
import { settle } from '../clock.ts'
import { ALL, NONE, Two } from './two-signallers.ts'
import type { Signal } from '../../src/delivery/signal.ts'

const test = suite('signalling rates')
test.before(cryptoReady)

test('however it is typed, switched and reconnected, no more goes out than the protocol says',
  async () => {
    for (let round = 0; round < 20; round++) {
      const two = new Two(`rates ${round}`)
      const { random } = two
      let { atAna, atBen } = two.stream()
      const times: number[] = []
      let [seen, typing] = [0, -Infinity]
      for (let step = 0; step < 400; step++) {
        switch (random.int(7)) {
          case 0: two.ana.show({ isHere: random.chance(0.5) }); break
          case 1: two.ana.show({ typing: random.chance(0.7), presence: random.chance(0.7) }); break
          case 2: two.ana.signalling.stopped(random.chance(0.5)); break
          case 3: if (random.chance(0.2)) {
            two.ana.signalling.closed(atAna)
            two.ben.signalling.closed(atBen)
            ;({ atAna, atBen } = two.stream())
          } break
          default: two.ana.signalling.typed()
        }
        await two.clock.advance(random.pick([0, 10, 200, 1_000]))
        const said = two.said()
        for (; seen < said.length; seen++) {
          const now = two.clock.monotonic()
          times.push(now)
          if (said[seen] !== 'typing true') continue
          assert.ok(now - typing > TYPING_EVERY - 2 * SECOND, `${round}: typing too soon`)
          typing = now
        }
      }
      const { burst, perSecond } = SIGNALS_SENT
      times.forEach((at, i) => {
        const within = times.slice(i).filter((time) => time - at <= MINUTE).length
        assert.ok(within <= burst + 61 * perSecond + 1, `${round}: ${within} in a minute`)
      })
    }
  })

test('what may not go out yet goes as soon as it may, as it is then', async () => {
  const two = new Two('late', ALL, ALL)
  two.stream()
  await settle()
  for (let i = 0; i < SIGNALS_SENT.burst + 3; i++) {
    two.ana.show({ isHere: i % 2 === 0 })
    await settle()
  }
  two.ana.show({ presence: false, isHere: false })
  await settle()
  assert.ok(two.ana.sent.length <= SIGNALS_SENT.burst)
  await two.clock.advance(5 * SECOND)
  assert.not(two.ben.last.here)
  assert.is(two.said().at(-1), 'offer')
})

test('typing that may not be said yet is said as soon as it may, unless it has ended', async () => {
  for (const hasStopped of [false, true]) {
    const two = new Two('typing late', ALL, ALL)
    two.stream()
    await settle()
    for (let i = 0; i < SIGNALS_SENT.burst + 3; i++) {
      two.ana.show({ isHere: i % 2 === 0 })
      await settle()
    }
    two.ana.signalling.typed()
    await two.clock.advance(SECOND)
    assert.not(two.ben.last.typing)
    if (hasStopped) two.ana.signalling.stopped(false)
    await two.clock.advance(5 * SECOND)
    assert.is(two.ben.last.typing, !hasStopped)
    await two.clock.advance(10 * SECOND)
    assert.not(two.ben.last.typing)
  }
})

test('what comes too often is not looked at', async () => {
  const two = new Two('flood', NONE, ALL)
  const { atBen } = two.stream()
  await settle()
  const { active } = two.pair.toBen.sessions ?? {}
  if (active === undefined) throw new Error('no session')
  const { ana, ben, random } = two
  let counted = 0
  for (let count = 1; count <= 500; count++) {
    const offer: Signal = { kind: 'offer', count, stream: new Uint8Array(16),
      sharing: { typing: count % 2 === 0, presence: count % 2 === 1 } }
    if (ben.signalling.heard(atBen, sealSignal(offer, active.id, ana.peer, ben.peer, random))) {
      counted++
    }
  }
  assert.is(counted, SIGNALS_HEARD.burst)
  assert.ok(ben.sent.length <= SIGNALS_SENT.burst)
  await two.clock.advance(4 * SECOND)
  const late: Signal = { kind: 'offer', count: 501, stream: new Uint8Array(16),
    sharing: { typing: true, presence: true } }
  assert.ok(ben.signalling.heard(atBen, sealSignal(late, active.id, ana.peer, ben.peer, random)))
})

test.run()
