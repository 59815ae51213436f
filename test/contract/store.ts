// What every store must do, whatever database it stands on: run on memory, LevelDB and IndexedDB.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { fromUtf8, utf8 } from '../../src/base/bytes.ts'
import { SnugError } from '../../src/base/errors.ts'
import { tables } from '../../src/storage/tables.ts'
import type { Entry, Operation, RecordKey, Store } from '../../src/storage/store.ts'

/** A place for one store, empty at first. */
export interface StorePlace {
  /** Opens the store; after a close, with all that was committed. */
  open (): Promise<Store>
  /** Removes it. */
  remove (): Promise<void>
}

const NAME = utf8('Ben')

function key (number = 0, name: Uint8Array = NAME): RecordKey {
  return { table: tables.contact, name, number }
}

function put (number: number, text: string, name: Uint8Array = NAME): Operation {
  return { type: 'put', key: key(number, name), value: utf8(text) }
}

function texts (entries: readonly Entry[]): string[] {
  return entries.map(({ number, value }) => `${number} ${fromUtf8(value)}`)
}

async function collect (entries: AsyncIterable<Entry>): Promise<Entry[]> {
  const all: Entry[] = []
  for await (const entry of entries) all.push(entry)
  return all
}

/** Registers and runs the suite. `place` makes a place for each test. */
export function storeContract (kind: string, place: () => Promise<StorePlace>): void {
  const test = suite(`store contract: ${kind}`)

  const on = (name: string, run: (store: Store, place: StorePlace) => Promise<void>): void => {
    test(name, async () => {
      const at = await place()
      try {
        const store = await at.open()
        try {
          await run(store, at)
        } finally {
          await store.close()
        }
      } finally {
        await at.remove()
      }
    })
  }

  on('gives back what was committed, also after it was closed', async (store, at) => {
    await store.commit([put(0, 'a friend'), put(1, '')])
    assert.equal(await store.get(key(0)), utf8('a friend'))
    assert.equal(await store.get(key(1)), new Uint8Array())
    assert.is(await store.get(key(2)), undefined)
    await store.close()
    const again = await at.open()
    assert.equal(await again.get(key(0)), utf8('a friend'))
    await again.close()
  })

  on('keeps tables, names and numbers apart', async (store) => {
    const other = { ...key(), table: tables.session }
    await store.commit([put(0, 'one'), put(1, 'two'), put(0, 'three', utf8('Benn'))])
    await store.commit([{ type: 'put', key: other, value: utf8('four') }])
    assert.equal(texts(await store.list(tables.contact, NAME)), ['0 one', '1 two'])
    assert.equal(texts(await store.list(tables.session, NAME)), ['0 four'])
    assert.equal(texts(await store.list(tables.contact, utf8('Benn'))), ['0 three'])
    assert.equal(await store.list(tables.contact, utf8('')), [])
  })

  on('replaces and deletes, the last operation of a commit counting', async (store) => {
    await store.commit([put(0, 'old'), put(1, 'stays')])
    await store.commit([put(0, 'between'), { type: 'delete', key: key(0) }, put(0, 'new')])
    assert.equal(texts(await store.list(tables.contact, NAME)), ['0 new', '1 stays'])
    await store.commit([{ type: 'delete', key: key(0) }, { type: 'delete', key: key(7) }])
    assert.equal(texts(await store.list(tables.contact, NAME)), ['1 stays'])
  })

  on('lists in order of numbers up to 2^53 - 1, forwards, backwards, in part', async (store) => {
    const last = Number.MAX_SAFE_INTEGER
    const numbers = [0, 1, 2, 255, 256, 65_536, 2 ** 32 - 1, 2 ** 32, 2 ** 48, last]
    await store.commit(numbers.toReversed().map((number) => put(number, 'x')))
    const listed = async (range: object): Promise<number[]> => {
      return (await store.list(tables.contact, NAME, range)).map((entry) => entry.number)
    }
    assert.equal(await listed({}), numbers)
    assert.equal(await listed({ reverse: true }), numbers.toReversed())
    assert.equal(await listed({ from: 2, to: 256 }), [2, 255, 256])
    assert.equal(await listed({ from: 3, to: 254 }), [])
    assert.equal(await listed({ from: 2 ** 32 }), [2 ** 32, 2 ** 48, last])
    assert.equal(await listed({ limit: 2 }), [0, 1])
    assert.equal(await listed({ limit: 2, reverse: true, to: 256 }), [256, 255])
    assert.equal(await listed({ limit: 0 }), [])
    assert.equal(await listed({ from: 5, to: 4 }), [])
  })

  on('refuses numbers that it could not sort', async (store) => {
    for (const number of [-1, 0.5, 2 ** 53, Number.NaN]) {
      try {
        await store.commit([put(number, 'x')])
        assert.unreachable(`${number} was taken`)
      } catch (error) {
        assert.instance(error, RangeError)
      }
    }
    await store.commit([put(1, 'goes on')])
  })

  on('goes through all of a table, whatever the names, more than fit a page', async (store) => {
    const names = Array.from({ length: 700 }, (_, i) => `person ${i}`)
    await store.commit(names.map((name) => put(0, name, utf8(name))))
    const other = { ...key(), table: tables.invite }
    await store.commit([{ type: 'put', key: other, value: utf8('other') }])
    const found = await collect(store.all(tables.contact))
    assert.equal(found.map(({ value }) => fromUtf8(value) ?? '').toSorted(), names.toSorted())
    assert.equal(texts(await collect(store.all(tables.invite))), ['0 other'])
    assert.equal(await collect(store.all(tables.peer)), [])
  })

  on('lets a table be changed while it is gone through', async (store) => {
    await store.commit(Array.from({ length: 300 }, (_, i) => put(i, 'x')))
    let seen = 0
    for await (const { number } of store.all(tables.contact)) {
      seen++
      await store.commit([{ type: 'delete', key: key(number) }])
    }
    assert.is(seen, 300)
    assert.equal(await store.list(tables.contact, NAME), [])
  })

  on('shows a commit only when it is flushed', async (store) => {
    let isFlushed = false
    const committed = store.commit([put(0, 'soon')]).then(() => { isFlushed = true })
    // A database whose reads wait for the write under way shows it, and by then it is flushed.
    const shown = await store.get(key(0))
    assert.ok(shown === undefined || isFlushed)
    await committed
    assert.equal(await store.get(key(0)), utf8('soon'))
  })

  on('keeps commits in the order in which they were made', async (store) => {
    const order: number[] = []
    await Promise.all(Array.from({ length: 200 }, async (_, i) => {
      await store.commit([put(0, `version ${i}`), put(i + 1, 'mine')])
      order.push(i)
    }))
    assert.equal(order, Array.from({ length: 200 }, (_, i) => i))
    assert.equal(await store.get(key(0)), utf8('version 199'))
    assert.is((await store.list(tables.contact, NAME)).length, 201)
  })

  on('flushes what was committed before flushed() was called', async (store) => {
    void store.commit([put(0, 'first')])
    void store.commit([put(1, 'second')])
    await store.flushed()
    assert.equal(texts(await store.list(tables.contact, NAME)), ['0 first', '1 second'])
    await store.commit([])
  })

  on('does not change when the caller changes what it handed over or got', async (store) => {
    const value = utf8('original')
    const committed = store.commit([{ type: 'put', key: key(), value }])
    value.fill(0)
    await committed
    const got = await store.get(key())
    got?.fill(0)
    assert.equal(await store.get(key()), utf8('original'))
  })

  on('takes large values and large commits', async (store) => {
    const large = new Uint8Array(3 * 1_024 * 1_024).fill(7)
    await store.commit([{ type: 'put', key: key(), value: large }])
    assert.equal(await store.get(key()), large)
    await store.commit(Array.from({ length: 6_000 }, (_, i) => put(i, `${i}`)))
    assert.is((await store.list(tables.contact, NAME)).length, 6_000)
  })

  on('scrubs what was deleted and keeps the rest', async (store) => {
    await store.commit(Array.from({ length: 50 }, (_, i) => put(i, `${i}`)))
    await store.commit([put(0, 'other', utf8('Cleo'))])
    await store.commit(Array.from({ length: 40 }, (_, i) => ({ type: 'delete', key: key(i) })))
    await store.scrub(tables.contact, NAME)
    assert.is((await store.list(tables.contact, NAME)).length, 10)
    assert.equal(texts(await store.list(tables.contact, utf8('Cleo'))), ['0 other'])
    await store.scrub(tables.message, utf8('nothing here'))
  })

  on('finishes commits when it is closed, then refuses everything', async (store, at) => {
    const committed = store.commit([put(0, 'in time')])
    await store.close()
    await committed
    await store.close()
    for (const call of [
      () => store.get(key()), () => store.list(tables.contact, NAME), () => store.flushed(),
      () => store.commit([put(1, 'late')]), () => collect(store.all(tables.contact)),
      () => store.scrub(tables.contact, NAME)
    ]) {
      try {
        await call()
        assert.unreachable('a closed store answered')
      } catch (error) {
        assert.instance(error, SnugError)
        assert.is((error as SnugError).code, 'store-closed')
      }
    }
    const again = await at.open()
    assert.equal(texts(await again.list(tables.contact, NAME)), ['0 in time'])
    await again.close()
  })

  test.run()
}
