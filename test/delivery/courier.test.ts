import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { fail, ok } from '../../src/base/errors.ts'
import { Courier } from '../../src/delivery/courier.ts'
import { decodeDirectFrame, encodeDirectFrame } from '../../src/delivery/direct-frame.ts'
import { withHold } from '../../src/delivery/outbox-item.ts'
import { unpadInner } from '../../src/message/envelope.ts'
import { ManualClock, settle } from '../clock.ts'
import { capabilityOf, pair, waiting } from './pair.ts'
import { pipe } from './pipes.ts'
import type { Channel, PeerKey, Route } from '../../src/base/channel.ts'
import type { Result } from '../../src/base/errors.ts'
import type { Correspondence } from '../../src/delivery/correspondence.ts'
import type { OutboxItem } from '../../src/delivery/outbox-item.ts'
import type { Noticed, Shown } from '../../src/delivery/signalling.ts'
import type { Pipe } from './pipes.ts'

const test = suite('courier')
const SECOND = 1_000
const nobody = fail('unreachable', 'Nobody is there.')

/** A courier whose device is reached by nothing until a test says so. */
class Bench {
  readonly clock = new ManualClock()
  readonly pair: ReturnType<typeof pair>
  readonly correspondence: Correspondence
  readonly courier: Courier
  readonly puts: Uint8Array[] = []
  readonly acknowledged: number[] = []
  readonly routes: string[] = []
  readonly failures: unknown[] = []
  readonly noticed: Noticed[] = []
  shown: Shown = { typing: false, presence: false, isHere: false }
  dials = 0
  dial: () => Promise<Result<Channel>> = () => Promise.resolve(nobody)

  constructor (seed: string, { hosts = 1, accepted = true } = {}) {
    this.pair = pair(seed)
    const { random, toBen } = this.pair
    this.correspondence = toBen
    toBen.device = { ...toBen.device, accepted,
      capabilities: Array.from({ length: hosts }, () => capabilityOf(random)) }
    const courier: Courier = this.courier = new Courier(toBen, {
      self: random(32) as PeerKey,
      clock: this.clock,
      random,
      signals: { shown: () => this.shown, noticed: (_device, noticed) => {
        this.noticed.push(noticed)
      } },
      worked: () => {},
      carrier: { put: (_capability, envelope) => {
        this.puts.push(envelope)
        return Promise.resolve(ok(2_000_000_000))
      } },
      dial: () => {
        this.dials++
        return this.dial()
      },
      receive: () => Promise.resolve(true),
      acknowledged: (_correspondence, numbers) => {
        this.acknowledged.push(...numbers)
        for (const number of numbers) toBen.outbox.remove(number)
      },
      held: (_correspondence, item, hold) => {
        toBen.outbox.put(withHold(item, hold, this.clock.now()))
      },
      closed: () => {},
      routeChanged: () => { this.routes.push(courier.route) },
      failed: (error) => { this.failures.push(error) }
    })
  }

  waiting (text = 'x'): OutboxItem {
    return waiting(this.correspondence, this.pair.random, text)
  }

  attach (route: Route = 'direct'): Pipe {
    const [near, far] = pipe(undefined, undefined, route)
    void this.courier.attach(near, true)
    return far
  }
}

async function receives (far: Pipe): Promise<{ id: number, inner: Uint8Array | undefined }> {
  const bytes = await far.receive() ?? new Uint8Array(0)
  const frame = decodeDirectFrame(bytes)
  if (!frame.ok || frame.value.type !== 'message') throw new Error('no message')
  return { id: frame.value.id, inner: unpadInner(frame.value.padded) }
}

test('without a direct stream mail goes to the houses, with a dial beside it', async () => {
  const bench = new Bench('houses', { hosts: 2 })
  bench.waiting()
  bench.courier.wake()
  await settle()
  assert.is(bench.puts.length, 2)
  assert.is(bench.dials, 1)
  assert.is(bench.courier.route, 'houses')
})

test('with a direct stream nothing goes to the houses', async () => {
  const bench = new Bench('direct')
  const far = bench.attach()
  const item = bench.waiting()
  bench.courier.wake()
  const { id, inner } = await receives(far)
  assert.equal(inner, item.inner)
  await far.send(encodeDirectFrame({ type: 'stored', id }))
  await settle()
  assert.equal(bench.acknowledged, [item.number])
  assert.is(bench.puts.length, 0)
  assert.is(bench.dials, 0)
  assert.equal(bench.routes, ['direct'])
})

test('what a device refuses goes to its houses, and not over the same stream again', async () => {
  const bench = new Bench('refused')
  const far = bench.attach()
  bench.waiting()
  bench.courier.wake()
  const { id } = await receives(far)
  await far.send(encodeDirectFrame({ type: 'refused', id }))
  await settle()
  assert.is(bench.puts.length, 1)
  assert.equal(bench.acknowledged, [])
  let again = false
  void far.receive().then(() => { again = true })
  bench.courier.wake()
  await settle()
  assert.not(again)
})

test('a stream on which nothing is stored counts as dead, and mail takes over', async () => {
  const bench = new Bench('dead')
  const far = bench.attach()
  bench.waiting()
  bench.courier.wake()
  await receives(far)
  await bench.clock.advance(17 * SECOND)
  assert.ok(far.closed)
  assert.is(bench.puts.length, 1)
})

test('an idle stream is closed after a while', async () => {
  const bench = new Bench('idle')
  const far = bench.attach()
  await bench.clock.advance(9 * 60 * SECOND)
  assert.not(far.closed)
  await bench.clock.advance(2 * 60 * SECOND)
  assert.ok(far.closed)
})

test('what houses hold already is sent directly only if it stays unread', async () => {
  const bench = new Bench('grace')
  bench.waiting()
  bench.courier.wake()
  await settle()
  assert.is(bench.puts.length, 1)
  const far = bench.attach()
  let sent = false
  void far.receive().then(() => { sent = true })
  await bench.clock.advance(7 * SECOND)
  assert.not(sent)
  await bench.clock.advance(17 * SECOND)
  assert.ok(sent)
})

test('nothing newer overtakes over a stream what a house holds', async () => {
  const bench = new Bench('in order')
  const first = bench.waiting('first')
  bench.courier.wake()
  await settle()
  assert.is(bench.correspondence.outbox.get(first.number)?.holds.length, 1)
  const far = bench.attach()
  const second = bench.waiting('second')
  bench.courier.wake()
  assert.equal((await receives(far)).inner, first.inner)
  assert.equal((await receives(far)).inner, second.inner)
})

test('a device that cannot be reached is dialled less and less often', async () => {
  const bench = new Bench('redial')
  bench.waiting()
  bench.courier.wake()
  for (let i = 0; i < 20; i++) bench.courier.wake()
  await settle()
  assert.is(bench.dials, 1, 'one dial at a time')
  await bench.clock.advance(60 * SECOND)
  const soon = bench.dials
  assert.ok(soon >= 5 && soon <= 12)
  await bench.clock.advance(3_600 * SECOND)
  assert.ok(bench.dials - soon <= 15)
  const before = bench.dials
  bench.courier.retry()
  await settle()
  assert.is(bench.dials, before + 1, 'a new network forgets failures')
})

test('nobody but a device of a contact is dialled', async () => {
  const bench = new Bench('not-accepted', { accepted: false })
  bench.waiting()
  bench.courier.wake()
  await bench.clock.advance(60 * SECOND)
  assert.is(bench.dials, 0)
})

test('a dial that fails unexpectedly is told, and does not end dialling', async () => {
  const bench = new Bench('throws')
  bench.waiting()
  bench.dial = () => Promise.reject(new Error('unexpected'))
  bench.courier.wake()
  await settle()
  assert.is(bench.failures.length, 1)
  bench.dial = () => Promise.resolve(nobody)
  bench.courier.retry()
  await settle()
  assert.is(bench.dials, 2)
})

test('a device has so many streams, and no more', async () => {
  const bench = new Bench('links')
  const all = Array.from({ length: 6 }, () => bench.attach())
  await settle()
  assert.equal(all.map(({ closed }) => closed), [false, false, false, false, true, true])
})

test('capabilities that stay keep what is under way', async () => {
  const bench = new Bench('stay')
  bench.waiting()
  bench.courier.wake()
  await settle()
  const { device } = bench.correspondence
  bench.correspondence.device = { ...device, capabilities: device.capabilities.map((each) =>
    ({ ...each, until: each.until + 86_400 })) }
  bench.courier.capabilitiesChanged()
  await settle()
  assert.is(bench.puts.length, 1)
  bench.correspondence.device = { ...device, capabilities: [capabilityOf(bench.pair.random)] }
  bench.courier.capabilitiesChanged()
  await settle()
  assert.is(bench.puts.length, 2, 'a new box gets everything')
})

test('a stream over a relay gives way to a direct one, and loses nothing', async () => {
  const bench = new Bench('improve', { hosts: 0 })
  const relayed = bench.attach('relayed')
  const item = bench.waiting()
  bench.courier.wake()
  assert.equal((await receives(relayed)).inner, item.inner)
  const [near, far] = pipe()
  bench.dial = () => Promise.resolve(ok(near))
  bench.courier.improve()
  bench.courier.improve()
  await settle()
  assert.is(bench.dials, 1)
  assert.is(bench.courier.route, 'direct')
  assert.ok(relayed.closed)
  const again = await receives(far)
  assert.equal(again.inner, item.inner)
  await far.send(encodeDirectFrame({ type: 'stored', id: again.id }))
  await settle()
  assert.equal(bench.acknowledged, [item.number])
})

test('a direct stream does not give way to another', async () => {
  const bench = new Bench('keep')
  const first = bench.attach()
  bench.courier.improve()
  bench.attach()
  bench.attach('relayed')
  await settle()
  assert.is(bench.dials, 0)
  assert.not(first.closed)
  assert.is(bench.courier.route, 'direct')
})

test('after a stop nothing is sent and nothing scheduled', async () => {
  const bench = new Bench('stop')
  const far = bench.attach()
  bench.courier.stop()
  bench.waiting()
  bench.courier.wake()
  bench.courier.retry()
  await settle()
  assert.ok(far.closed)
  assert.is(bench.puts.length, 0)
  assert.is(bench.dials, 0)
  assert.is(bench.clock.pending, 0)
})

test.run()
