import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { fail, ok } from '../../src/base/errors.ts'
import { PutLane } from '../../src/delivery/put-lane.ts'
import { openEnvelope } from '../../src/message/envelope.ts'
import { withHold } from '../../src/delivery/outbox-item.ts'
import { ManualClock, settle } from '../clock.ts'
import { capabilityOf, pair, waiting } from './pair.ts'
import type { Fault, Result } from '../../src/base/errors.ts'
import type { Correspondence } from '../../src/delivery/correspondence.ts'
import type { Hold, OutboxItem } from '../../src/delivery/outbox-item.ts'
import type { WorkAsked, WorkNonce } from '../../src/mailbox/work.ts'

const test = suite('put lane')
const UNTIL = 2_000_000_000

class Bench {
  readonly clock = new ManualClock()
  readonly pair: ReturnType<typeof pair>
  readonly correspondence: Correspondence
  readonly puts: Uint8Array[] = []
  readonly held: Array<{ item: OutboxItem, hold: Hold }> = []
  readonly closed: Fault[] = []
  readonly lane: PutLane
  worked = (): void => {}
  readonly capability: ReturnType<typeof capabilityOf>
  answer: (proof: Uint8Array) => Promise<Result<number>> = () => Promise.resolve(ok(UNTIL))

  constructor (seed: string) {
    this.pair = pair(seed)
    const { random, toBen } = this.pair
    this.correspondence = toBen
    this.capability = capabilityOf(random)
    this.lane = new PutLane(this.capability, {
      outbox: toBen.outbox,
      clock: this.clock,
      random,
      worked: () => { this.worked() },
      carrier: { put: (_capability, envelope, _short, proof) => {
        this.puts.push(envelope)
        return this.answer(proof)
      } },
      held: (item, hold) => {
        this.held.push({ item, hold })
        toBen.outbox.put(withHold(item, hold, this.clock.now()))
      },
      closed: (fault) => { this.closed.push(fault) }
    })
  }

  waiting (text = 'x'): OutboxItem { return waiting(this.correspondence, this.pair.random, text) }

  refusing (code: string, wait?: number): void {
    const refusal = fail(code, 'No.')
    const fault = wait === undefined ? refusal.fault : { ...refusal.fault, wait }
    this.answer = () => Promise.resolve({ ok: false, fault })
  }
}

test('everything that waits is put in order, sealed for this box, and held by its receipt',
  async () => {
    const bench = new Bench('lane-order')
    const items = ['a', 'b', 'c'].map((text) => bench.waiting(text))
    bench.lane.wake()
    await settle()
    const { box, outer, host } = bench.capability
    assert.equal(bench.puts.map((envelope) => openEnvelope(outer, box, envelope)),
      items.map(({ inner }) => inner))
    assert.equal(bench.held.map(({ item }) => item.number), items.map(({ number }) => number))
    assert.equal(bench.held[0]?.hold, { host: host.peer, box, until: UNTIL })
    bench.lane.wake()
    await settle()
    assert.is(bench.puts.length, 3, 'what is held is not put again')
  })

test('what another box of the same host holds is put all the same', async () => {
  const bench = new Bench('lane-box')
  const item = bench.waiting()
  const elsewhere = capabilityOf(bench.pair.random, bench.capability.host.peer)
  bench.correspondence.outbox.put(withHold(item,
    { host: elsewhere.host.peer, box: elsewhere.box, until: UNTIL }, 1))
  bench.lane.wake()
  await settle()
  assert.is(bench.puts.length, 1)
})

test('what is not sealed, or not flushed, is not put', async () => {
  const bench = new Bench('lane-unflushed')
  bench.correspondence.post({ content: new Uint8Array(1), expiresAt: 9e15, short: false,
    position: 0 }, bench.clock.now(), bench.pair.random)
  bench.lane.wake()
  await settle()
  assert.is(bench.puts.length, 0)
})

test('so many puts wait for their receipts at a time, and no more', async () => {
  const bench = new Bench('lane-window')
  const finish: Array<(until: Result<number>) => void> = []
  bench.answer = () => new Promise((resolve) => { finish.push(resolve) })
  for (let i = 0; i < 40; i++) bench.waiting()
  bench.lane.wake()
  await settle()
  assert.is(bench.puts.length, 32)
  finish[0]?.(ok(UNTIL))
  await settle()
  assert.is(bench.puts.length, 33)
})

test('a host that fails is left alone for longer and longer, and gets the same bytes again',
  async () => {
    const bench = new Bench('lane-backoff')
    bench.waiting()
    bench.refusing('unreachable')
    bench.lane.wake()
    await settle()
    const waits: number[] = []
    for (let i = 0; i < 12; i++) {
      waits.push(bench.clock.next ?? 0)
      bench.lane.wake()
      await bench.clock.advance(bench.clock.next ?? 0)
    }
    assert.is(bench.puts.length, 13)
    assert.ok((waits[0] ?? 0) <= 1_000 && (waits.at(-1) ?? 0) >= 300_000)
    assert.is(new Set(bench.puts.map((each) => Buffer.from(each).toString('hex'))).size, 1)
    bench.answer = () => Promise.resolve(ok(UNTIL))
    bench.lane.retry()
    await settle()
    assert.is(bench.held.length, 1, 'a retry does not wait')
  })

test('a host that says how long to wait is asked no sooner', async () => {
  const bench = new Bench('lane-rate')
  bench.waiting()
  bench.refusing('rate', 90)
  bench.lane.wake()
  await settle()
  assert.ok((bench.clock.next ?? 0) >= 90_000)
})

test('a box that its host forgot is tried again after an hour, as it may come back', async () => {
  const bench = new Bench('lane-forgotten')
  bench.waiting()
  bench.refusing('unknown-box')
  bench.lane.wake()
  await settle()
  assert.ok((bench.clock.next ?? 0) >= 3_600_000)
  assert.equal(bench.closed, [])
  assert.not(bench.lane.closed)
})

test('a box that was given up ends the lane', async () => {
  for (const code of ['used', 'revoked', 'moved']) {
    const bench = new Bench(`lane-${code}`)
    bench.waiting()
    bench.refusing(code)
    bench.lane.wake()
    await settle()
    assert.equal(bench.closed.map((fault) => fault.code), [code])
    assert.ok(bench.lane.closed)
    bench.lane.wake()
    bench.lane.retry()
    await settle()
    assert.is(bench.puts.length, 1)
    assert.is(bench.clock.pending, 0)
  }
})

test('a receipt for what was encrypted anew meanwhile counts for nothing', async () => {
  const bench = new Bench('lane-anew')
  const item = bench.waiting()
  let finish: (until: Result<number>) => void = () => {}
  bench.answer = () => new Promise((resolve) => { finish = resolve })
  bench.lane.wake()
  await settle()
  bench.correspondence.postAgain(item, bench.clock.now(), bench.pair.random)
  finish(ok(UNTIL))
  await settle()
  assert.equal(bench.held, [])
})

const ASKED = { nonce: new Uint8Array(32) as WorkNonce, day: 20_000, bits: 0 }

function working (): { ok: false, fault: Fault & { asked: WorkAsked } } {
  return { ok: false, fault: { ...fail('work', 'Work first.').fault, asked: ASKED } }
}

test('what a host asks work for is put again with the proof, as the same bytes', async () => {
  const bench = new Bench('lane-work')
  bench.answer = (proof) => Promise.resolve(proof.length === 0 ? working() : ok(UNTIL))
  const seen: boolean[] = []
  bench.worked = () => { seen.push(bench.lane.work !== undefined) }
  bench.waiting()
  bench.lane.wake()
  for (let i = 0; i < 5; i++) await settle()
  assert.is(bench.puts.length, 2)
  assert.equal(bench.puts[0], bench.puts[1])
  assert.is(bench.held.length, 1)
  assert.ok(seen.includes(true))
  assert.is(seen.at(-1), false)
  assert.is(bench.lane.work, undefined)
})

test('a host that never has enough gets no more than four proofs before a pause', async () => {
  const bench = new Bench('lane-greedy')
  bench.answer = () => Promise.resolve(working())
  bench.waiting()
  bench.lane.wake()
  for (let i = 0; i < 20; i++) await settle()
  assert.is(bench.puts.length, 5)
  assert.is(bench.lane.fault?.code, 'work')
})

test('work ends with the lane', async () => {
  const bench = new Bench('lane-called-off')
  bench.answer = () => Promise.resolve({ ok: false,
    fault: { ...working().fault, asked: { ...ASKED, bits: 8 } } })
  bench.worked = () => { bench.lane.stop() }
  bench.waiting()
  bench.lane.wake()
  for (let i = 0; i < 5; i++) await settle()
  assert.is(bench.puts.length, 1)
  assert.is(bench.lane.work, undefined)
})

test.run()
