// Reconnecting by a clock that the test moves: waits, restarts, lookups, sleep.

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { toHex } from '../../src/base/bytes.ts'
import { fail, ok } from '../../src/base/errors.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/base/limits.ts'
import { PeerBook } from '../../src/network/peer-book.ts'
import { Reconnector } from '../../src/network/reconnector.ts'
import { WakeWatch } from '../../src/network/wake-watch.ts'
import { CONTACT_PATIENCE, HOST_PATIENCE } from '../../src/network/wanted.ts'
import { ManualClock, START } from '../clock.ts'
import { seeded } from '../random.ts'
import { memoryStore } from '../storage/memory-store.ts'
import type { Address, PeerKey } from '../../src/base/channel.ts'
import type { Store } from '../../src/storage/store.ts'
import type { Place, Wanted } from '../../src/network/wanted.ts'

const ben = seeded('ben')(32) as PeerKey
const benLater = seeded('ben later')(32) as PeerKey
const HOME = '/ip4/11.0.0.1/tcp/7684' as Address
const AWAY = '/ip4/11.0.0.2/tcp/7684' as Address

/** Peers that answer at addresses, and a reconnector that dials them. */
async function world (store?: Store, clock = new ManualClock()) {
  const answering = new Map<Address, PeerKey>()
  const connected = new Set<string>()
  const dials: { at: number, addresses: readonly Address[] }[] = []
  const moves: Place[] = []
  const book = await PeerBook.open(store ?? await memoryStore(), clock)
  const reconnector: Reconnector = new Reconnector({
    clock,
    random: seeded('reconnector'),
    book,
    isConnected: (peer) => connected.has(toHex(peer)),
    dial: ({ peer, addresses }) => {
      dials.push({ at: clock.monotonic(), addresses })
      const reached = addresses.some((address) =>
        toHex(answering.get(address) ?? new Uint8Array()) === toHex(peer))
      if (!reached) return Promise.resolve(fail('unreachable', 'Nobody there.'))
      connected.add(toHex(peer))
      reconnector.connected(peer)
      return Promise.resolve(ok(undefined))
    },
    moved: (_id, place) => { moves.push(place) }
  })
  const lose = (peer: PeerKey): void => {
    connected.delete(toHex(peer))
    reconnector.disconnected(peer)
  }
  return { clock, answering, connected, dials, moves, book, reconnector, lose }
}

function wanted (more: Partial<Wanted> = {}): Wanted {
  return { id: 'ben', peer: ben, addresses: [HOME], patience: HOST_PATIENCE, ...more }
}

test('a wanted peer is dialled soon, and again when its connection is lost', async () => {
  const { clock, answering, connected, dials, reconnector, lose } = await world()
  answering.set(HOME, ben)
  reconnector.want(wanted())
  await clock.advance(3 * SECOND)
  assert.ok(connected.has(toHex(ben)))
  assert.is(dials.length, 1)
  await clock.advance(DAY)
  assert.is(dials.length, 1, 'nothing is done while connected')
  lose(ben)
  await clock.advance(5 * SECOND)
  assert.is(dials.length, 2)
  reconnector.close()
})

test('waits double up to their ceiling, with jitter', async () => {
  const { clock, dials, reconnector } = await world()
  reconnector.want(wanted())
  await clock.advance(2 * HOUR)
  const waits = dials.slice(1).map(({ at }, i) => at - (dials[i]?.at ?? 0))
  for (const [i, wait] of waits.entries()) {
    const full = Math.min(HOST_PATIENCE.ceiling, HOST_PATIENCE.floor * 2 ** i)
    assert.ok(wait >= full / 2 - 1 && wait <= full + 1, `wait ${i} is ${wait}`)
  }
  assert.ok(waits.length > 12 && waits.length < 30)
  assert.is(new Set(waits.slice(-3)).size, 3)
  const [status] = reconnector.status()
  assert.is(status?.fault, 'Nobody there.')
  assert.is(status?.connected, false)
  assert.ok((status?.nextTryMs ?? 0) > 0)
  reconnector.close()
  assert.is(clock.pending <= 1, true, 'only the book may still write')
})

test('a wait survives a restart, but no clock makes it longer than waits are', async () => {
  const store = await memoryStore()
  const clock = new ManualClock()
  const first = await world(store, clock)
  first.reconnector.want(wanted())
  await clock.advance(HOUR)
  const [before] = first.reconnector.status()
  first.reconnector.close()
  await first.book.flush()

  const second = await world(store, clock)
  second.reconnector.want(wanted())
  const [after] = second.reconnector.status()
  assert.is(after?.failures, before?.failures)
  assert.ok(Math.abs((after?.nextTryMs ?? 0) - (before?.nextTryMs ?? 0)) < SECOND)
  second.reconnector.close()

  clock.set(START - 30 * DAY)
  const third = await world(store, clock)
  third.reconnector.want(wanted())
  assert.ok((third.reconnector.status()[0]?.nextTryMs ?? 0) <= HOST_PATIENCE.ceiling)
  third.reconnector.close()
})

test('a peer that moved, and has another key, is looked up and found', async () => {
  const { clock, answering, connected, moves, reconnector } = await world()
  answering.set(AWAY, benLater)
  reconnector.want(wanted({
    locate: () => Promise.resolve({ peer: benLater, addresses: [AWAY] })
  }))
  await clock.advance(10 * SECOND)
  assert.ok(connected.has(toHex(benLater)))
  assert.equal(moves, [{ peer: benLater, addresses: [AWAY] }])
  assert.ok(reconnector.wants(benLater))
  assert.not(reconnector.wants(ben))
  reconnector.close()
})

test('lookups that lead nowhere become rare, until somebody asks', async () => {
  const { clock, reconnector } = await world()
  let lookups = 0
  reconnector.want(wanted({
    locate: () => {
      lookups++
      return Promise.resolve(undefined)
    }
  }))
  await clock.advance(10 * SECOND)
  assert.is(lookups, 1)
  await clock.advance(HOUR)
  assert.ok(lookups >= 4 && lookups <= 6, `${lookups} in the first hour`)
  await clock.advance(2 * DAY)
  assert.ok(lookups <= 12, `${lookups} in two days`)
  const before = lookups
  reconnector.wake('ben')
  await clock.advance(SECOND)
  assert.is(lookups, before + 1)
  reconnector.wake('ben')
  await clock.advance(SECOND)
  assert.is(lookups, before + 1, 'not again within the minute')
  reconnector.close()
})

test('addresses that are learned end the wait', async () => {
  const { clock, answering, connected, reconnector } = await world()
  reconnector.want(wanted({ patience: CONTACT_PATIENCE }))
  await clock.advance(5 * HOUR)
  answering.set(AWAY, ben)
  reconnector.want(wanted({ addresses: [AWAY] }))
  await clock.advance(3 * SECOND)
  assert.ok(connected.has(toHex(ben)))
  reconnector.close()
})

test('a peer that is not wanted any more is not dialled', async () => {
  const { clock, dials, reconnector } = await world()
  reconnector.want(wanted())
  reconnector.unwant('ben')
  await clock.advance(HOUR)
  assert.is(dials.length, 0)
  assert.equal(reconnector.status(), [])
})

test('many peers are tried a few at a time', async () => {
  const clock = new ManualClock()
  const book = await PeerBook.open(await memoryStore(), clock)
  let running = 0
  let most = 0
  const reconnector = new Reconnector({
    clock,
    random: seeded('many'),
    book,
    isConnected: () => false,
    dial: (_place, signal) => new Promise((resolve) => {
      most = Math.max(most, ++running)
      signal.addEventListener('abort', () => {
        running--
        resolve(fail('timeout', 'Late.'))
      })
    })
  })
  for (let i = 0; i < 40; i++) {
    reconnector.want(wanted({ id: String(i), peer: seeded(i)(32) as PeerKey }))
  }
  await clock.advance(MINUTE)
  assert.is(most, 8)
  reconnector.close()
})

test('sleep is noticed, whichever clock went on in it', async () => {
  const clock = new ManualClock()
  let woke = 0
  const watch = new WakeWatch(clock, () => { woke++ })
  await clock.advance(HOUR)
  assert.is(woke, 0)
  clock.set(clock.now() + HOUR) // the monotonic clock stood still
  await clock.advance(MINUTE)
  assert.is(woke, 1)
  const late = (): number => clock.monotonic() * 3
  const both = { now: late, monotonic: late, schedule: clock.schedule.bind(clock) }
  const watchLate = new WakeWatch(both, () => { woke += 10 })
  await clock.advance(31 * SECOND)
  assert.is(woke, 11)
  watch.close()
  watchLate.close()
  assert.is(clock.pending, 0)
})

test('a page notices sleep within a second, unless it is slowed where nobody sees it', async () => {
  const clock = new ManualClock()
  let slow = 1
  let late = 10 * SECOND
  let woke = 0
  const monotonic = (): number => clock.monotonic() * slow
  const watch = new WakeWatch(
    { now: monotonic, monotonic, schedule: clock.schedule.bind(clock) },
    () => { woke++ }, { tickMs: SECOND, lateMs: () => late })
  await clock.advance(MINUTE)
  assert.is(woke, 0)
  slow = 60
  late = 90 * SECOND
  await clock.advance(SECOND)
  woke = 0
  await clock.advance(MINUTE)
  assert.is(woke, 0, 'hidden')
  late = 10 * SECOND
  await clock.advance(SECOND)
  assert.is(woke, 1, 'seen')
  watch.close()
})

test('a try that began before the machine slept gives way to a new one', async () => {
  const clock = new ManualClock()
  const book = await PeerBook.open(await memoryStore(), clock)
  const signals: AbortSignal[] = []
  const reconnector = new Reconnector({
    clock, random: seeded('stuck'), book, isConnected: () => false,
    dial: (_place, signal) => {
      signals.push(signal)
      return signals.length > 1
        ? Promise.resolve(ok(undefined))
        : new Promise((resolve) => {
          signal.addEventListener('abort', () => { resolve(fail('timeout', 'Late.')) })
        })
    }
  })
  reconnector.want(wanted())
  await clock.advance(5 * SECOND)
  reconnector.wake()
  await clock.advance(SECOND)
  assert.is(signals.length, 2)
  assert.ok(signals[0]?.aborted)
  assert.is(book.entry(ben)?.failures, 0, 'which is no failure')
  reconnector.close()
})

test.run()
