import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { decodePreferences, DRAFT_MAX, PreferenceBook,
  putPreferences } from '../../src/conversation/preferences.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { scrubPending } from '../../src/storage/message-records.ts'
import { tables } from '../../src/storage/tables.ts'
import { fuzz } from '../fuzz.ts'
import { person } from '../identity/people.ts'
import { seeded } from '../random.ts'
import { MemoryStore } from '../simulation/memory-store.ts'
import type { Preferences } from '../../src/conversation/preferences.ts'

const test = suite('preferences')
test.before(cryptoReady)
const random = seeded('preferences')
const ANA = person('preferences/ana').account.id
const BEN = person('preferences/ben').account.id
const NONE: Preferences = { muted: false, pinned: false, draft: '' }

async function bookOn (store: MemoryStore): Promise<PreferenceBook> {
  const book = new PreferenceBook(random)
  assert.is(await book.load(store, [ANA, BEN]), 0)
  return book
}

test('what was set for a conversation is there after a restart, and for no other', async () => {
  const store = new MemoryStore()
  const book = await bookOn(store)
  assert.equal(book.of(ANA), NONE)
  await store.commit(book.put(ANA, { muted: true }))
  await store.commit(book.put(ANA, { pinned: true }))
  await store.commit(book.put(BEN, { draft: 'Dear Ben, שלום' }))
  const again = await bookOn(store)
  assert.equal(again.of(ANA), { muted: true, pinned: true, draft: '' })
  assert.equal(again.of(BEN), { ...NONE, draft: 'Dear Ben, שלום' })
  await store.commit(again.put(ANA, { muted: false }))
  assert.equal((await bookOn(store)).of(ANA), { ...NONE, pinned: true })
})

test('what does not change is not written', async () => {
  const store = new MemoryStore()
  const book = await bookOn(store)
  assert.equal(book.put(ANA, { muted: false, draft: '' }), [])
  await store.commit(book.put(ANA, { draft: 'a' }))
  assert.equal(book.put(ANA, { draft: 'a', pinned: false }), [])
})

test('a draft that is emptied, or whose conversation is erased, is gone with its key', async () => {
  const store = new MemoryStore()
  const book = await bookOn(store)
  const left = (): string[] => [...store.disk.keys()].filter((name) =>
    [tables.message, tables.messageKey, tables.conversation].some((table) =>
      name.startsWith(`${table}/`)))
  await store.commit(book.put(ANA, { draft: 'a secret' }))
  assert.is(left().length, 2)
  await store.commit(book.put(ANA, { draft: '' }))
  assert.equal(left(), [])
  await store.commit(book.put(ANA, { draft: 'another', muted: true }))
  assert.is(left().length, 3)
  await store.commit(book.erase(ANA))
  assert.equal(left(), [])
  assert.equal(book.of(ANA), NONE)
  assert.ok(await scrubPending(store) > 0, 'what is left on the disk is taken from it')
  assert.equal((await bookOn(store)).of(ANA), NONE)
})

test('a draft has a bound, and one beyond it changes nothing', async () => {
  const store = new MemoryStore()
  const book = await bookOn(store)
  await store.commit(book.put(ANA, { draft: 'ü'.repeat(DRAFT_MAX) }))
  let code = ''
  try {
    book.put(ANA, { draft: 'x'.repeat(DRAFT_MAX + 1), muted: true })
  } catch (error) {
    ({ code } = error as { code: string })
  }
  assert.is(code, 'draft-too-long')
  assert.is(book.of(ANA).muted, false)
  assert.is((await bookOn(store)).of(ANA).draft.length, DRAFT_MAX)
})

test('a damaged record is refused, and counted', async () => {
  const record = putPreferences(ANA, { muted: true, pinned: true })
  assert.is(record.type, 'put')
  if (record.type !== 'put') return
  const counts = await fuzz(decodePreferences, [record.value], { seed: 'preferences' })
  assert.ok(counts.refused > 0)
  const store = new MemoryStore()
  await store.commit([{ ...record, value: record.value.slice(1) }])
  assert.is(await new PreferenceBook(random).load(store, []), 1)
})

test.run()
