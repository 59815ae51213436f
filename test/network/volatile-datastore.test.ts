// The datastore of libp2p: it never goes back, never grows, and keeps no provider records.

import { Record as DhtRecord } from '@libp2p/kad-dht'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { utf8 } from '../../src/base/bytes.ts'
import { HOUR } from '../../src/base/limits.ts'
import { generateEd25519 } from '../../src/crypto/ed25519.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { dayOf } from '../../src/network/record-key.ts'
import { makeRecord, seqOf } from '../../src/network/record.ts'
import { VolatileDatastore } from '../../src/network/volatile-datastore.ts'
import { ManualClock, START } from '../clock.ts'
import { seeded } from '../random.ts'
import type { PeerKey } from '../../src/base/channel.ts'
import type { SignedRecord } from '../../src/network/record.ts'

type Key = Parameters<VolatileDatastore['put']>[0]

await cryptoReady()
const random = seeded('datastore')

/** A key of the datastore, as far as this one looks at it. */
function key (path: string): Key {
  return { toString: () => path, list: () => path.slice(1).split('/') } as Key
}

function record (owner = { secret: random(32), keys: generateEd25519(random) }) {
  const location = { peer: random(32) as PeerKey, time: 1, addresses: [] }
  return (seq: number): SignedRecord => makeRecord(owner, dayOf(START), seq, location, random)
}

function put (store: VolatileDatastore, { key: name, value }: SignedRecord, at: string): void {
  store.put(key(`/dht/record/${at}`), new DhtRecord(name, value, new Date()).serialize())
}

test('a record gives way to a newer or equal one, never to an older', () => {
  const store = new VolatileDatastore(new ManualClock())
  const of = record()
  put(store, of(100), 'a')
  assert.throws(() => { put(store, of(99), 'a') }, /newer/)
  assert.is(seqOf(store.record(of(0).key) ?? new Uint8Array()), 100)
  put(store, of(100), 'a')
  put(store, of(101), 'a')
  assert.is(seqOf(store.record(of(0).key) ?? new Uint8Array()), 101)
  assert.is(store.recordCount, 1)
})

test('records beyond the bound displace those written longest ago', () => {
  const store = new VolatileDatastore(new ManualClock(), { peers: 2, records: 3, others: 2 })
  const all = Array.from({ length: 5 }, () => record()(1))
  for (const [i, one] of all.entries()) put(store, one, String(i))
  assert.is(store.recordCount, 3)
  const held = all.map(({ key: name }) => store.record(name) !== undefined)
  assert.equal(held, [false, false, true, true, true])
})

test('records that nobody brought again for two days are gone', () => {
  const clock = new ManualClock()
  const store = new VolatileDatastore(clock)
  const old = record()(1)
  put(store, old, 'old')
  clock.set(START + 49 * HOUR)
  put(store, record()(1), 'new')
  assert.is(store.record(old.key), undefined)
  assert.is(store.recordCount, 1)
})

test('peers and other keys are bounded, and what was written longest ago goes first', () => {
  const store = new VolatileDatastore(new ManualClock(), { peers: 2, records: 3, others: 1 })
  for (const name of ['a', 'b', 'a', 'c']) store.put(key(`/peers/${name}`), utf8(name))
  assert.is(store.has(key('/peers/b')), false)
  assert.is(store.has(key('/peers/a')), true)
  store.put(key('/x/1'), utf8('1'))
  store.put(key('/x/2'), utf8('2'))
  assert.is(store.has(key('/x/1')), false)
})

test('provider records are not kept', () => {
  const store = new VolatileDatastore(new ManualClock())
  store.put(key('/dht/provider/x/y'), new Uint8Array(9))
  assert.is(store.has(key('/dht/provider/x/y')), false)
})

test('bytes that are no record of ours do not enter', () => {
  const store = new VolatileDatastore(new ManualClock())
  assert.throws(() => { store.put(key('/dht/record/x'), new Uint8Array([0xff, 0xff, 1])) })
  assert.is(store.recordCount, 0)
})

test.run()
