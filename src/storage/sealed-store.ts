// The sealed store (DESIGN §10): `Store` over any abstract-level database. The database sees hashed names and sealed
// values only. Reads answer what is flushed: a record that is still on its way to the disk is not seen, so that nothing
// is ever told to the outside that a power cut could take back. A value that does not open is an error, never absent.

import { SnugError } from '../base/errors.ts'
import { CommitQueue } from './commit-queue.ts'
import { databaseKey, keyPrefix, KEY_SIZE, numberedKey, numberOf, openValue, sealValue } from './record.ts'
import { closed, damagedRecord, readFault } from './store-faults.ts'
import { wipeStoreKeys } from './store-keys.ts'
import type { Random } from '../base/clock.ts'
import type { Database, DatabaseOperation, DatabaseRange } from './database.ts'
import type { StoreKeys } from './store-keys.ts'
import type { Entry, Operation, Range, RecordKey, Store } from './store.ts'
import type { Table } from './tables.ts'

const PAGE = 256 // records that `all` holds in memory at a time

export interface SealedStoreInit {
  /** An open database, which the store closes. */
  readonly database: Database
  /** Which the store wipes when it is closed. */
  readonly keys: StoreKeys
  readonly random: Random
}

export class SealedStore implements Store {
  readonly #database: Database
  readonly #keys: StoreKeys
  readonly #random: Random
  readonly #queue: CommitQueue
  #open = true

  private constructor ({ database, keys, random }: SealedStoreInit) {
    this.#database = database
    this.#keys = keys
    this.#random = random
    this.#queue = new CommitQueue((operations) => database.batch(operations, { sync: true }))
  }

  static async open (init: SealedStoreInit): Promise<SealedStore> {
    return new SealedStore(init)
  }

  async get (key: RecordKey): Promise<Uint8Array | undefined> {
    this.#requireOpen()
    const at = databaseKey(this.#keys, key)
    const sealed = await read(() => this.#database.get(at))
    return sealed === undefined ? undefined : this.#openEntry(at, sealed).value
  }

  async list (table: Table, name: Uint8Array, range: Range = {}): Promise<Entry[]> {
    this.#requireOpen()
    const prefix = keyPrefix(this.#keys, table, name)
    const from = range.from ?? 0
    const to = range.to ?? Number.MAX_SAFE_INTEGER
    if (from > to || range.limit === 0) return []
    return await this.#entries({
      gte: numberedKey(prefix, from),
      lte: numberedKey(prefix, to),
      reverse: range.reverse ?? false,
      limit: range.limit ?? -1
    })
  }

  /** In pages, each of which is consistent in itself: what changes meanwhile may be seen or not. */
  async * all (table: Table): AsyncIterable<Entry> {
    let gte = Uint8Array.of(table)
    const lte = new Uint8Array(KEY_SIZE).fill(0xff)
    lte[0] = table
    for (;;) {
      this.#requireOpen()
      const rows = await this.#rows({ gte, lte, limit: PAGE })
      for (const [key, sealed] of rows) yield this.#openEntry(key, sealed)
      const last = rows.at(-1)
      if (last === undefined || rows.length < PAGE) return
      gte = new Uint8Array(last[0].length + 1) // the key that follows it directly
      gte.set(last[0])
    }
  }

  async commit (operations: readonly Operation[]): Promise<void> {
    this.#requireOpen()
    if (operations.length === 0) return await this.#queue.flushed()
    // Sealed here and not at the flush, so that the caller may reuse its buffers.
    await this.#queue.add(operations.map((operation): DatabaseOperation => {
      const key = databaseKey(this.#keys, operation.key)
      return operation.type === 'delete'
        ? { type: 'del', key }
        : { type: 'put', key, value: sealValue(this.#keys, key, operation.value, this.#random) }
    }))
  }

  async flushed (): Promise<void> {
    this.#requireOpen()
    await this.#queue.flushed()
  }

  async scrub (table: Table, name: Uint8Array): Promise<void> {
    await this.flushed()
    const prefix = keyPrefix(this.#keys, table, name)
    await this.#database.compactRange?.(prefix, numberedKey(prefix, Number.MAX_SAFE_INTEGER))
  }

  async close (): Promise<void> {
    if (!this.#open) return
    this.#open = false
    await this.#queue.flushed().catch(() => {}) // whoever committed was told
    this.#queue.fail(closed())
    await this.#database.close()
    wipeStoreKeys(this.#keys)
  }

  async #rows (range: DatabaseRange): Promise<Array<[Uint8Array, Uint8Array]>> {
    return await read(() => this.#database.iterator(range).all())
  }

  async #entries (range: DatabaseRange): Promise<Entry[]> {
    return (await this.#rows(range)).map(([key, sealed]) => this.#openEntry(key, sealed))
  }

  #openEntry (key: Uint8Array, sealed: Uint8Array): Entry {
    this.#requireOpen()
    const value = openValue(this.#keys, key, sealed)
    const number = numberOf(key)
    if (value === undefined || number === undefined) throw new SnugError(damagedRecord(key[0] ?? 0))
    return { number, value }
  }

  #requireOpen (): void {
    if (!this.#open) throw new SnugError(closed())
  }
}

async function read<Value> (ask: () => Promise<Value>): Promise<Value> {
  try {
    return await ask()
  } catch (error) {
    throw new SnugError(readFault(error))
  }
}
