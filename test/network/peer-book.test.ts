// What is remembered of peers, and for how long.

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { DAY, HOUR, MINUTE } from '../../src/base/limits.ts'
import { PeerBook } from '../../src/network/peer-book.ts'
import { decodePeerEntry, encodePeerEntry } from '../../src/network/peer-entry.ts'
import { tables } from '../../src/storage/tables.ts'
import { ManualClock, START, settle } from '../clock.ts'
import { fuzz } from '../fuzz.ts'
import { seeded } from '../random.ts'
import { memoryStore } from '../storage/memory-store.ts'
import type { Address, PeerKey } from '../../src/base/channel.ts'

const ben = seeded('ben')(32) as PeerKey
const benLater = seeded('ben later')(32) as PeerKey
const HOME = '/ip4/11.0.0.1/tcp/7684' as Address
const AWAY = '/ip4/11.0.0.2/tcp/7684' as Address

test('the book forgets what was not seen for 7 days, and drops what it cannot read', async () => {
  const store = await memoryStore()
  const clock = new ManualClock()
  const book = await PeerBook.open(store, clock)
  book.learn(ben, [HOME, AWAY])
  await clock.advance(MINUTE)
  await book.flush()
  const key = { table: tables.peer, name: benLater, number: 0 }
  await store.commit([{ type: 'put', key, value: new Uint8Array(5) }])
  const again = await PeerBook.open(store, clock)
  assert.equal(again.entry(ben)?.addresses, [HOME, AWAY])
  assert.is(again.entry(benLater), undefined)
  const bytes = await store.get({ table: tables.peer, name: ben, number: 0 })
  assert.is((decodePeerEntry(bytes ?? new Uint8Array())?.seen ?? 1) % 86_400, 0, 'by the day')
  await again.close()
  await book.close()
  clock.set(START + 7 * DAY)
  const late = await PeerBook.open(store, clock)
  assert.is(late.entry(ben), undefined)
  await late.close()
  assert.is(await store.get({ table: tables.peer, name: ben, number: 0 }), undefined)
})

test('the book forgets while it is open, too', async () => {
  const store = await memoryStore()
  const clock = new ManualClock()
  const book = await PeerBook.open(store, clock)
  book.learn(ben, [HOME])
  await clock.advance(6 * DAY - HOUR)
  assert.equal(book.entry(ben)?.addresses, [HOME])
  await clock.advance(DAY + HOUR)
  await settle()
  assert.is(book.entry(ben), undefined)
  await book.close()
})

test('bent entries of the book are refused without an exception', async () => {
  const entry = { peer: ben, addresses: [HOME, AWAY], seen: 5, failures: 3, retryAt: START }
  assert.equal(decodePeerEntry(encodePeerEntry(entry)), entry)
  const counts = await fuzz(decodePeerEntry, [encodePeerEntry(entry)], { seed: 'entries' })
  assert.ok(counts.refused > 500)
  await settle()
})

test.run()
