import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { fromUtf8, toHex, utf8 } from '../../src/base/bytes.ts'
import { SnugError } from '../../src/base/errors.ts'
import * as records from '../../src/storage/message-records.ts'
import { tables } from '../../src/storage/tables.ts'
import { seeded } from '../random.ts'
import { memoryStore } from './memory-store.ts'
import type { Operation, Store } from '../../src/storage/store.ts'

const test = suite('message records')

const BEN = utf8('conversation with Ben')
const CLEO = utf8('conversation with Cleo')
const random = seeded('message records')

function put (number: number, text: string, conversation = BEN): Operation[] {
  return records.putMessage(conversation, number, utf8(text), random)
}

async function texts (store: Store, conversation = BEN, range = {}): Promise<string[]> {
  const entries = await records.readMessages(store, conversation, range)
  return entries.map(({ number, value }) => `${number} ${fromUtf8(value)}`)
}

async function codeOf (run: Promise<unknown>): Promise<string> {
  try {
    await run
    return 'done'
  } catch (error) {
    return error instanceof SnugError ? error.code : String(error)
  }
}

test('gives messages back one by one and in order', async () => {
  const store = await memoryStore()
  await store.commit([...put(3, 'three'), ...put(1, 'one'), ...put(2, 'two', CLEO)])
  assert.equal(await texts(store), ['1 one', '3 three'])
  assert.equal(await texts(store, BEN, { reverse: true, limit: 1 }), ['3 three'])
  assert.equal(await texts(store, BEN, { from: 2, to: 2 }), [])
  assert.equal(await records.getMessage(store, CLEO, 2), utf8('two'))
  assert.is(await records.getMessage(store, BEN, 2), undefined)
})

test('seals every version of every message under a key of its own', async () => {
  const store = await memoryStore()
  await store.commit([...put(1, 'same'), ...put(2, 'same')])
  const [one, two] = (await store.list(tables.messageKey, BEN)).map(({ value }) => toHex(value))
  assert.is.not(one, two)
  await store.commit(put(1, 'edited'))
  const [edited] = (await store.list(tables.messageKey, BEN)).map(({ value }) => toHex(value))
  assert.is.not(edited, one)
  assert.equal(await texts(store), ['1 edited', '2 same'])
})

test('keeps a message unreadable without its key, to somebody with the data key', async () => {
  const store = await memoryStore()
  await store.commit(put(1, 'meet me at the old bridge'))
  const [sealed] = await store.list(tables.message, BEN)
  assert.not.ok(toHex(sealed?.value ?? BEN).includes(toHex(utf8('bridge'))))
})

test('erases record and key, and notes what is to be scrubbed until it is', async () => {
  const store = await memoryStore()
  await store.commit([...put(1, 'goes'), ...put(2, 'stays'), ...put(1, 'goes too', CLEO)])
  await store.commit([...records.eraseMessages(BEN, [1]), ...records.eraseMessages(CLEO, [1])])
  assert.equal(await texts(store), ['2 stays'])
  assert.is((await store.list(tables.messageKey, BEN)).length, 1)
  await records.scrubMessages(store, BEN, { from: 2, to: 9 })
  await records.scrubMessages(store, BEN, { from: 1, to: 1 })
  assert.is(await records.scrubPending(store), 1)
  assert.is(await records.scrubPending(store), 0)
  assert.equal(records.eraseMessages(BEN, []), [])
})

test('keeps the note of what is erased while another erasure is scrubbed', async () => {
  const store = await memoryStore()
  await store.commit([...put(1, 'one'), ...put(2, 'two'), ...put(3, 'three')])
  await store.commit(records.eraseMessages(BEN, [1]))
  const scrubbing = Object.assign(Object.create(store) as typeof store, {
    list: store.list.bind(store),
    commit: store.commit.bind(store),
    scrub: () => store.commit(records.eraseMessages(BEN, [3, 2]))
  })
  await records.scrubMessages(scrubbing, BEN)
  assert.is(await records.scrubPending(store), 1)
  assert.is(await records.scrubPending(store), 0)
})

test('tells a missing or exchanged half', async () => {
  const damage: Array<(store: Store) => Promise<void>> = [
    (store) => store.commit([
      { type: 'delete', key: { table: tables.message, name: BEN, number: 2 } }
    ]),
    (store) => store.commit([
      { type: 'delete', key: { table: tables.messageKey, name: BEN, number: 2 } }
    ]),
    async (store) => {
      const one = await store.get({ table: tables.message, name: BEN, number: 1 })
      const key = await store.get({ table: tables.messageKey, name: BEN, number: 1 })
      if (one === undefined || key === undefined) throw new Error('nothing there')
      await store.commit([
        { type: 'put', key: { table: tables.message, name: BEN, number: 2 }, value: one },
        { type: 'put', key: { table: tables.messageKey, name: BEN, number: 2 }, value: key }
      ])
    },
    (store) => store.commit([
      { type: 'put', key: { table: tables.messageKey, name: BEN, number: 2 }, value: utf8('short') }
    ])
  ]
  for (const harm of damage) {
    const store = await memoryStore()
    await store.commit([...put(1, 'one'), ...put(2, 'two')])
    await harm(store)
    assert.is(await codeOf(records.readMessages(store, BEN)), 'store-damaged')
    assert.equal(await records.getMessage(store, BEN, 1), utf8('one'))
  }
})

test('reads whole messages while others are written, replaced and erased', async () => {
  const store = await memoryStore()
  await store.commit(Array.from({ length: 20 }, (_, i) => put(i, 'x')).flat())
  let writing = true
  const writer = (async () => {
    for (let i = 0; i < 150; i++) {
      await store.commit([...put(i % 20, `${i}`), ...records.eraseMessages(BEN, [(i + 7) % 20])])
    }
    writing = false
  })()
  let reads = 0
  while (writing) {
    const entries = await records.readMessages(store, BEN)
    assert.ok(entries.length > 0)
    reads++
  }
  await writer
  assert.ok(reads > 0)
})

test.run()
