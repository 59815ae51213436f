import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { loadPeerKey, peerKeyAtStart,
  retiredPeerKey } from '../../src/conversation/peer-key-record.ts'
import { utf8 } from '../../src/base/bytes.ts'
import { boxRecordKey, encodeBoxRecord } from '../../src/mailbox/kept-box.ts'
import { tables } from '../../src/storage/tables.ts'
import { NOW } from '../identity/people.ts'
import { seeded } from '../random.ts'
import { MemoryStore } from '../simulation/memory-store.ts'
import type { BoxRecord } from '../../src/mailbox/kept-box.ts'
import type { Operation } from '../../src/storage/store.ts'

const test = suite('peer key')
const DAY = 86_400_000
const random = seeded('peer-key')

function keeping (until: number, released?: 'moved'): Operation {
  const record = { box: random(16), key: random(32), kind: 'contact', owner: random(32),
    visitor: false, bytes: 1, until, released, counter: new Uint8Array(0), basePosition: 0
  } as unknown as BoxRecord
  return { type: 'put', key: boxRecordKey(record.box), value: encodeBoxRecord(record) }
}

test('a key is made once, and kept for 30 days', async () => {
  const store = new MemoryStore()
  assert.is(await loadPeerKey(store), undefined)
  const made = await peerKeyAtStart(store, random, NOW)
  assert.is(made.seed.length, 32)
  assert.is(made.createdAt, NOW)
  assert.equal(await peerKeyAtStart(store, random, NOW + 30 * DAY - 1), made)
  assert.equal(await loadPeerKey(store), made)
})

test('after 30 days the next start has another one', async () => {
  const store = new MemoryStore()
  const made = await peerKeyAtStart(store, random, NOW)
  const next = await peerKeyAtStart(store, random, NOW + 30 * DAY)
  assert.not.equal(next.seed, made.seed)
  assert.is(next.createdAt, NOW + 30 * DAY)
})

test('a clock that went back makes no key old', async () => {
  const store = new MemoryStore()
  const made = await peerKeyAtStart(store, random, NOW)
  assert.equal(await peerKeyAtStart(store, random, NOW - 90 * DAY), made)
})

test('after somebody was shut out the next start has another one, once', async () => {
  const store = new MemoryStore()
  assert.equal(await retiredPeerKey(store), [], 'where there is none yet')
  const made = await peerKeyAtStart(store, random, NOW)
  await store.commit(await retiredPeerKey(store))
  const next = await peerKeyAtStart(store, random, NOW + 1)
  assert.not.equal(next.seed, made.seed)
  assert.equal(await peerKeyAtStart(store, random, NOW + 2), next)
  await store.commit([keeping(Math.floor(NOW / 1_000) + 60), ...await retiredPeerKey(store)])
  assert.equal((await peerKeyAtStart(store, random, NOW + 3)).seed, next.seed,
    'a node that keeps a box keeps its key')
})

test('it stays for as long as this node keeps a box', async () => {
  const store = new MemoryStore()
  const made = await peerKeyAtStart(store, random, NOW)
  const later = NOW + 40 * DAY
  const end = Math.floor(later / 1_000)
  await store.commit([keeping(end + 60)])
  assert.equal(await peerKeyAtStart(store, random, later), made)
  const over = new MemoryStore()
  await peerKeyAtStart(over, seeded('over'), NOW)
  await over.commit([keeping(end - 60), keeping(end + 60, 'moved')])
  assert.is((await peerKeyAtStart(over, random, later)).createdAt, later,
    'a lease that ended and a box that was given up do not count')
})

test('a record without an age is read, and due', async () => {
  const store = new MemoryStore()
  const key = { table: tables.identity, name: utf8('peer'), number: 0 }
  await store.commit([{ type: 'put', key, value: Uint8Array.of(1, ...random(32)) }])
  assert.is((await loadPeerKey(store))?.createdAt, 0)
  assert.is((await peerKeyAtStart(store, random, NOW)).createdAt, NOW)
})

test('a damaged record is an error, and never a new key without a word', async () => {
  const store = new MemoryStore()
  const key = { table: tables.identity, name: utf8('peer'), number: 0 }
  for (const value of [new Uint8Array(0), Uint8Array.of(2), Uint8Array.of(9, ...random(40)),
    Uint8Array.of(2, ...random(41))]) {
    await store.commit([{ type: 'put', key, value }])
    let code = ''
    await peerKeyAtStart(store, random, NOW).catch((error: { code: string }) => {
      ({ code } = error)
    })
    assert.is(code, 'store-damaged')
  }
})

test.run()
