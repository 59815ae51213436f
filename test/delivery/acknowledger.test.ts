import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Acknowledger } from '../../src/delivery/acknowledger.ts'
import { arrive } from '../../src/delivery/received.ts'
import { ManualClock, settle } from '../clock.ts'
import { MemoryStore } from '../simulation/memory-store.ts'
import { NOW, pair, posting } from './pair.ts'
import type { Correspondence } from '../../src/delivery/correspondence.ts'

const test = suite('acknowledger')

function bench (seed: string): {
  clock: ManualClock, acknowledger: Acknowledger, sent: number[], back: Correspondence,
  random: ReturnType<typeof pair>['random']
} {
  const { random, toAna } = pair(seed)
  const clock = new ManualClock(NOW)
  const sent: number[] = []
  const acknowledger = new Acknowledger({
    store: new MemoryStore(),
    clock,
    random,
    sent: (_correspondence, posted) => { sent.push(...posted.map(({ item }) => item.seq)) },
    storeFailed: (error) => { throw error }
  })
  const back = toAna()
  return { clock, acknowledger, sent, back, random }
}

function came (back: Correspondence, seq: number): void {
  back.received = arrive(back.received, seq, NOW)?.received ?? back.received
  back.oweAcknowledgement(seq)
}

test('an acknowledgement goes by itself after a moment, one for everything', async () => {
  const { acknowledger, back, clock, sent } = bench('ack-alone')
  for (const seq of [1, 2, 3]) {
    came(back, seq)
    acknowledger.due(back)
  }
  await clock.advance(1_999)
  assert.equal(sent, [])
  await clock.advance(2_100)
  assert.equal(sent, [0])
  assert.not(back.ackDue)
  assert.is(clock.pending, 0)
})

test('what is repeated is acknowledged again once a minute, what is new as ever', async () => {
  const { acknowledger, back, clock, sent } = bench('ack-repeated')
  came(back, 1)
  acknowledger.due(back)
  await clock.advance(5_000)
  assert.is(sent.length, 1)
  for (let i = 0; i < 600; i++) {
    back.oweAcknowledgement(1)
    acknowledger.due(back, true)
    await clock.advance(1_000)
  }
  assert.ok(sent.length >= 9 && sent.length <= 12, String(sent.length))
  const before = sent.length
  back.oweAcknowledgement(1)
  acknowledger.due(back, true)
  await clock.advance(1_000)
  came(back, 2)
  acknowledger.due(back)
  await clock.advance(5_000)
  assert.is(sent.length, before + 1, 'a repetition does not keep others waiting')
})

test('it travels with a message where one is written in time', async () => {
  const { acknowledger, back, clock, random, sent } = bench('ack-along')
  came(back, 1)
  acknowledger.due(back)
  back.post(posting('reply'), NOW, random)
  await clock.advance(10_000)
  assert.equal(sent, [])
})

test('what does not fit into one goes in the next', async () => {
  const { acknowledger, back, clock, sent } = bench('ack-many')
  came(back, 1)
  for (let seq = 3; seq <= 150; seq++) came(back, seq)
  acknowledger.due(back)
  for (let i = 0; i < 12; i++) {
    await clock.advance(1_000)
    await settle()
  }
  assert.equal(sent, [0, 0, 0])
  assert.not(back.ackDue)
})

test('after a stop nothing is sent', async () => {
  const { acknowledger, back, clock, sent } = bench('ack-stop')
  came(back, 1)
  acknowledger.due(back)
  acknowledger.stop()
  await clock.advance(10_000)
  assert.equal(sent, [])
  assert.is(clock.pending, 0)
})

test.run()
