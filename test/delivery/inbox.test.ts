import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Inbox } from '../../src/delivery/inbox.ts'
import { Seen } from '../../src/delivery/seen.ts'
import { innerHash } from '../../src/session/inner.ts'
import { ManualClock } from '../clock.ts'
import { MemoryStore } from '../simulation/memory-store.ts'
import { NOW, pair, posting, reread } from './pair.ts'
import { quietSink } from './quiet-sink.ts'
import { tables } from '../../src/storage/tables.ts'
import type { Correspondence } from '../../src/delivery/correspondence.ts'
import type { Arrived } from '../../src/delivery/sink.ts'
import type { InboxParts } from '../../src/delivery/inbox.ts'

const test = suite('inbox')

class Bench {
  readonly store = new MemoryStore()
  readonly pair: ReturnType<typeof pair>
  readonly ben: Correspondence
  readonly ana: Correspondence
  readonly arrived: Arrived[] = []
  readonly log: string[] = []
  readonly seen: Seen
  readonly inbox: Inbox

  constructor (seed: string) {
    this.pair = pair(seed)
    this.ana = this.pair.toBen
    this.ben = this.pair.toAna()
    this.seen = new Seen(this.store)
    const sink = quietSink({
      arrived: (message) => {
        this.arrived.push(message)
        return { operations: [], after: () => { this.log.push(`after ${message.seq}`) } }
      }
    })
    const parts: InboxParts = {
      store: this.store,
      clock: new ManualClock(NOW),
      random: this.pair.random,
      sink,
      seen: this.seen,
      acknowledge: (_correspondence, { upTo }) => {
        this.log.push(`up to ${upTo}`)
        return { operations: [] }
      },
      openFirst: () => ({ ok: false, fault: { code: 'unknown-bundle', message: 'No.' } }),
      unreadable: () => {
        this.log.push('unreadable')
        return { operations: [] }
      },
      ackDue: () => { this.log.push('due') },
      sealed: () => { this.log.push('sealed') }
    }
    this.inbox = new Inbox(parts)
  }

  inner (text: string): Uint8Array {
    return this.ana.post(posting(text), NOW, this.pair.random).item.inner
  }
}

test('a message is taken once it is flushed with the state that opened it', async () => {
  const bench = new Bench('taken')
  const inner = bench.inner('hi')
  const received = bench.inbox.receive(bench.ben, inner, 'direct')
  assert.is(bench.log.includes('after 2'), false, 'nothing is told before the flush')
  assert.ok(await received)
  assert.equal(bench.arrived.map(({ seq, content }) => [seq, new TextDecoder().decode(content)]),
    [[2, 'hi']])
  assert.equal(bench.log, ['up to 0', 'after 2'])
  const record = await bench.store.get({ table: tables.session, name: bench.ben.id, number: 0 })
  assert.ok(record)
  const again = reread(bench.ben, { type: 'put', value: record,
    key: { table: tables.session, name: bench.ben.id, number: 0 } })
  assert.not(again.open(inner, NOW).ok, 'the key that opened it is gone from the disk')
})

test('a repetition is acknowledged again, and shown once', async () => {
  const bench = new Bench('twice')
  const inner = bench.inner('hi')
  assert.ok(await bench.inbox.receive(bench.ben, inner, 'mail'))
  bench.log.length = 0
  assert.ok(await bench.inbox.receive(bench.ben, inner, 'mail'))
  assert.is(bench.arrived.length, 1)
  assert.equal(bench.log, ['due'])
  assert.ok(bench.ben.ackDue)
})

test('a copy is not acknowledged while the first is still being written', async () => {
  const bench = new Bench('copies')
  const inner = bench.inner('hi')
  const order: string[] = []
  const first = bench.inbox.receive(bench.ben, inner, 'direct').then(() => { order.push('first') })
  const second = bench.inbox.receive(bench.ben, inner, 'direct').then((stored) => {
    order.push(stored ? 'second' : 'refused')
  })
  await Promise.all([first, second])
  assert.equal(order, ['first', 'second'])
})

test('what cannot be read is noted for repair, and refused', async () => {
  const bench = new Bench('unreadable')
  const inner = bench.inner('hi')
  inner[inner.length - 1] = (inner.at(-1) ?? 0) ^ 1
  assert.not(await bench.inbox.receive(bench.ben, inner, 'direct'))
  assert.equal(bench.log, ['unreadable'])
  bench.log.length = 0
  assert.not(await bench.inbox.tryReceive(bench.ben, bench.pair.random(1_500), 'direct'))
  assert.equal(bench.log, [], 'unless nobody said that it comes from this device')
})

test('a store that fails acknowledges nothing', async () => {
  const bench = new Bench('failing')
  bench.store.fail()
  const inner = bench.inner('hi')
  let failed = false
  await bench.inbox.receive(bench.ben, inner, 'direct').catch(() => { failed = true })
  assert.ok(failed)
  assert.not(bench.log.includes('after 2'))
})

test('late messages come into their own places, in whatever order they arrive', async () => {
  const bench = new Bench('order')
  const inners = ['2', '3', '4', '5'].map((text) => bench.inner(text))
  for (const i of [3, 1, 0, 2]) {
    await bench.inbox.receive(bench.ben, inners[i] ?? new Uint8Array(0), 'mail')
  }
  const placed = bench.arrived.toSorted((a, b) => a.position - b.position)
    .map(({ content }) => new TextDecoder().decode(content))
  assert.equal(placed, ['2', '3', '4', '5'])
})

test('a hash is remembered for as long as a host may bring it, and whose it was', async () => {
  const store = new MemoryStore()
  const seen = new Seen(store)
  const hash = innerHash(Uint8Array.of(1))
  const message = { device: pair('whose').toBen.id, seq: 42 }
  assert.is(await seen.find(hash), undefined)
  await store.commit([seen.remember(hash, message, NOW)])
  assert.equal(await seen.find(hash), message)
  await seen.sweep(NOW + 15 * 86_400_000)
  assert.equal(await seen.find(hash), message)
  await seen.sweep(NOW + 17 * 86_400_000)
  assert.is(await seen.find(hash), undefined)
})

test('what one device wrote is never taken for the message of another', async () => {
  const bench = new Bench('whose')
  const cleo = pair('somebody else').toAna()
  const inner = bench.inner('of Ana')
  await bench.inbox.receive(bench.ben, inner, 'direct')
  bench.log.splice(0)
  assert.not(await bench.inbox.tryReceive(cleo, inner, 'mail'), 'nobody is known by it')
  assert.not(cleo.ackDue)
  assert.ok(await bench.inbox.receive(cleo, inner, 'mail'), 'nor is anybody asked to repair it')
  assert.not(cleo.ackDue)
  assert.equal(bench.log, [])
})

test('what waits for a session never goes out in one that was retired', async () => {
  const bench = new Bench('sealed')
  bench.ben.retireSessions()
  bench.ben.post(posting('waits'), NOW, bench.pair.random)
  await bench.inbox.receive(bench.ben, bench.inner('old session'), 'direct')
  assert.is(bench.arrived.length, 1, 'it is read')
  assert.not(bench.log.includes('sealed'))
  assert.equal([...bench.ben.outbox.sendable(NOW)], [])
})

test.run()
