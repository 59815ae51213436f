// The contract of every store, on IndexedDB; and two stores on one database, as in two tabs of
// which one does not notice that it lost the profile.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { pageCryptoReady } from '../../../browser/crypto.ts'
import { pageRandom } from '../../../browser/random.ts'
import { IndexedDatabase } from '../../../browser/storage/database.ts'
import { utf8 } from '../../../src/base/bytes.ts'
import { SnugError } from '../../../src/base/errors.ts'
import { asSymmetricKey } from '../../../src/crypto/keys.ts'
import { SealedStore } from '../../../src/storage/sealed-store.ts'
import { storeKeys } from '../../../src/storage/store-keys.ts'
import { tables } from '../../../src/storage/tables.ts'
import { storeContract } from '../../contract/store.ts'
import type {
  BatchOptions, Database, DatabaseOperation, DatabaseRange
} from '../../../src/storage/database.ts'
import type { Operation } from '../../../src/storage/store.ts'

const dataKey = asSymmetricKey(pageRandom(32))
let count = 0

storeContract('browser-level', async () => {
  await pageCryptoReady()
  const name = `contract-${count++}`
  return {
    open: async () => {
      const database = await IndexedDatabase.open(name)
      return await SealedStore.open({ database, keys: storeKeys(dataKey), random: pageRandom })
    },
    remove: async () => {
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name)
        request.onsuccess = () => { resolve() }
        request.onerror = () => { reject(request.error ?? new Error('not deleted')) }
        request.onblocked = () => { reject(new Error('somebody still has it open')) }
      })
    }
  }
})

const test = suite('two owners of one IndexedDB')
const NAME = utf8('Ben')

function put (number: number): Operation {
  return { type: 'put', key: { table: tables.contact, name: NAME, number }, value: utf8('x') }
}

/** A database whose next batch waits after it was asked for, until it is let through. */
class Held implements Database {
  readonly #database: Database
  #gate = Promise.withResolvers<void>()
  #asked = Promise.withResolvers<void>()

  constructor (database: Database) {
    this.#database = database
    this.#gate.resolve()
  }

  /** Resolves when a batch waits. */
  hold (): Promise<void> {
    this.#gate = Promise.withResolvers()
    this.#asked = Promise.withResolvers()
    return this.#asked.promise
  }

  release (): void { this.#gate.resolve() }

  async batch (operations: DatabaseOperation[], options: BatchOptions): Promise<void> {
    this.#asked.resolve()
    await this.#gate.promise
    await this.#database.batch(operations, options)
  }

  get (key: Uint8Array): Promise<Uint8Array | undefined> { return this.#database.get(key) }
  iterator (range: DatabaseRange): ReturnType<Database['iterator']> {
    return this.#database.iterator(range)
  }

  close (): Promise<void> { return this.#database.close() }
}

async function openStore (database: Database): Promise<SealedStore> {
  return await SealedStore.open({ database, keys: storeKeys(dataKey), random: pageRandom })
}

async function codeOf (committed: Promise<unknown>): Promise<string> {
  return await committed.then(() => 'ok', (error: unknown) => {
    return error instanceof SnugError ? error.code : String(error)
  })
}

test('a write that was under way while the other took over is not written', async () => {
  await pageCryptoReady()
  const name = `owners-${count++}`
  const held = new Held(await IndexedDatabase.open(name))
  const first = await openStore(held)
  await first.commit([put(1)])
  const waits = held.hold()
  const late = codeOf(first.commit([put(2)]))
  await waits // the first has looked at the owner number, and is about to write
  const second = await openStore(await IndexedDatabase.open(name))
  held.release()
  assert.is(await late, 'store-taken-over')
  await second.commit([put(3)])
  const numbers = (await second.list(tables.contact, NAME)).map(({ number }) => number)
  assert.equal(numbers, [1, 3])
  assert.is(await codeOf(first.commit([put(4)])), 'store-taken-over')
  await first.close()
  await second.close()
  const again = await openStore(await IndexedDatabase.open(name))
  assert.not(await again.diverged())
  await again.close()
})

test('one that opens while the other writes does not take over what it did not see', async () => {
  await pageCryptoReady()
  const name = `owners-${count++}`
  const first = await openStore(await IndexedDatabase.open(name))
  const held = new Held(await IndexedDatabase.open(name))
  const waits = held.hold()
  const second = codeOf(openStore(held))
  await waits // the second has read the journal, and is about to claim the store
  await first.commit([put(1)])
  held.release()
  assert.is(await second, 'store-taken-over')
  assert.is(await codeOf(first.commit([put(2)])), 'ok')
  await first.close()
  await held.close()
})

test.run()
