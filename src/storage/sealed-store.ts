// The sealed store (DESIGN §10): `Store` over any abstract-level database. The database sees hashed
// names and sealed values only. Reads answer what is flushed: a record that is still on its way to
// the disk is not seen, so that nothing is ever told to the outside that a power cut could take
// back. A value that does not open is an error, never absent.

import { utf8 } from '../base/bytes.ts'
import { SnugError } from '../base/errors.ts'
import { CommitQueue } from './commit-queue.ts'
import {
  databaseKey, keyPrefix, KEY_SIZE, numberedKey, numberOf, openValue, rangeBounds, sealValue,
  tableBounds
} from './record.ts'
import { emptyMemory, scrubRange } from './scrub.ts'
import { closed, damagedRecord, readFault } from './store-faults.ts'
import { wipeStoreKeys } from './store-keys.ts'
import { tables } from './tables.ts'
import { openWriteCounter, sealWriteCounter } from './write-counter.ts'
import { WriteJournal } from './write-journal.ts'
import type { Random } from '../base/clock.ts'
import type { Database, DatabaseOperation, DatabaseRange } from './database.ts'
import type { StoreKeys } from './store-keys.ts'
import type { Entry, Operation, Range, RecordKey, Store } from './store.ts'
import type { Table } from './tables.ts'

const PAGE = 256 // records that `all` holds in memory at a time

const DIVERGED: RecordKey = { table: tables.meta, name: utf8('diverged'), number: 0 }

/** Commit it with what retires the sessions of a profile that diverged. */
export const divergenceSettled: Operation = { type: 'delete', key: DIVERGED }

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
  readonly #journal: WriteJournal
  readonly #queue: CommitQueue
  readonly #reads = new Set<Promise<unknown>>()
  #open = true

  private constructor ({ database, keys, random }: SealedStoreInit, journal: WriteJournal) {
    this.#database = database
    this.#keys = keys
    this.#random = random
    this.#journal = journal
    this.#queue = new CommitQueue((operations) => journal.write(operations))
  }

  /**
   * Takes the store over: another one that is open on the same database writes no more. Throws
   * SnugError `store-damaged` where writes are missing; the database then stays the caller's to
   * close.
   */
  static async open (init: SealedStoreInit): Promise<SealedStore> {
    const { database, keys, random } = init
    try {
      const journal = await WriteJournal.read(database, keys, random)
      const key = databaseKey(keys, DIVERGED)
      const value = sealValue(keys, key, Uint8Array.of(1), random)
      // In the write that ends the sign of it, so that it stays known until somebody acts.
      await journal.claim(journal.diverged ? [{ type: 'put', key, value }] : [])
      return new SealedStore(init, journal)
    } catch (error) {
      throw new SnugError(readFault(error))
    }
  }

  /**
   * Whether two owners wrote at the same time, at any time before: to be treated like a profile
   * that was rolled back. It stays so until `divergenceSettled` is committed.
   */
  async diverged (): Promise<boolean> {
    return await this.get(DIVERGED) !== undefined
  }

  /**
   * Batches flushed in the life of this store: never goes down, unless the profile was rolled back.
   */
  writeCounter (): number {
    return this.#journal.counter
  }

  /** The write counter for hosts to keep. */
  sealedWriteCounter (): Uint8Array {
    this.#requireOpen()
    return sealWriteCounter(this.#keys.counter, this.#journal.counter, this.#random)
  }

  /** The counter that a host kept, or undefined where it is not one of this profile. */
  openWriteCounter (sealed: Uint8Array): number | undefined {
    this.#requireOpen()
    return openWriteCounter(this.#keys.counter, sealed)
  }

  async get (key: RecordKey): Promise<Uint8Array | undefined> {
    this.#requireOpen()
    const at = databaseKey(this.#keys, key)
    const sealed = await this.#read(() => this.#database.get(at))
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
    for await (const [key, sealed] of this.#through(table, table)) {
      yield this.#openEntry(key, sealed)
    }
  }

  /**
   * Reads every record of every table and counts those that do not open. LevelDB does not check its
   * tables when it reads them: a damaged key would merely be absent. Reading everything finds it,
   * for a diagnosis or after a crash.
   */
  async verify (): Promise<{ readonly records: number, readonly damaged: number }> {
    let records = 0
    let damaged = 0
    for await (const [key, sealed] of this.#through(0x00, 0xff)) {
      records++
      if (openValue(this.#keys, key, sealed) === undefined) damaged++
    }
    return { records, damaged }
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

  /**
   * With a range, the records of these numbers only; without a name, the whole table. Commit their
   * deletion first.
   */
  async scrub (
    table: Table, name?: Uint8Array, range: { readonly from?: number, readonly to?: number } = {}
  ): Promise<void> {
    await this.flushed()
    await scrubRange({
      database: this.#database,
      ...name === undefined
        ? tableBounds(table)
        : rangeBounds(keyPrefix(this.#keys, table, name), range.from ?? 0,
          range.to ?? Number.MAX_SAFE_INTEGER),
      written: () => this.#queue.add([]),
      readsDone: async () => { await Promise.allSettled([...this.#reads]) }
    })
  }

  async close (): Promise<void> {
    if (!this.#open) return
    this.#open = false
    await this.#queue.flushed().catch(() => {}) // whoever committed was told
    this.#queue.fail(closed())
    await Promise.allSettled([...this.#reads])
    await emptyMemory(this.#database)
    await this.#database.close()
    wipeStoreKeys(this.#keys)
  }

  /** Passes a read on, known as being under way until it is done. */
  async #read<Value> (ask: () => Promise<Value>): Promise<Value> {
    const reading = ask()
    this.#reads.add(reading)
    try {
      return await reading
    } catch (error) {
      throw new SnugError(readFault(error))
    } finally {
      this.#reads.delete(reading)
    }
  }

  /**
   * The rows of some tables, page by page: no iterator stays open while the caller does something
   * else.
   */
  async * #through (first: number, last: number): AsyncGenerator<[Uint8Array, Uint8Array]> {
    let gte = Uint8Array.of(first)
    const lte = new Uint8Array(KEY_SIZE + 1).fill(0xff)
    lte[0] = last
    for (;;) {
      this.#requireOpen()
      const rows = await this.#rows({ gte, lte, limit: PAGE })
      for (const row of rows) {
        this.#requireOpen()
        yield row
      }
      const end = rows.at(-1)
      if (end === undefined || rows.length < PAGE) return
      gte = new Uint8Array(end[0].length + 1) // the key that follows it directly
      gte.set(end[0])
    }
  }

  async #rows (range: DatabaseRange): Promise<Array<[Uint8Array, Uint8Array]>> {
    return await this.#read(() => this.#database.iterator(range).all())
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
