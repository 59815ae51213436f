// The database of a profile in IndexedDB, as the sealed store wants it. Ranges are read at once, in
// both directions where the browser can.

import { completed, StrictLevel } from './strict-level.ts'
import type { Database, DatabaseOperation, DatabaseRange } from '../../src/storage/database.ts'

type Row = [Uint8Array, Uint8Array]

/** Not yet in the compiler's types, nor in every browser. */
interface RecordReader {
  getAllRecords? (options: {
    readonly query: IDBKeyRange, readonly count?: number, readonly direction: 'prev'
  }): IDBRequest<ReadonlyArray<{ readonly key: ArrayBuffer, readonly value: Uint8Array }>>
}

export class IndexedDatabase implements Database {
  readonly #level: StrictLevel

  private constructor (level: StrictLevel) {
    this.#level = level
  }

  static async open (name: string): Promise<IndexedDatabase> {
    const level = new StrictLevel(name)
    await level.open()
    return new IndexedDatabase(level)
  }

  async get (key: Uint8Array): Promise<Uint8Array | undefined> {
    return await this.#level.get(key)
  }

  async batch (operations: DatabaseOperation[]): Promise<void> {
    await this.#level.batch(operations)
  }

  iterator (range: DatabaseRange): { all (): Promise<Row[]> } {
    if (range.reverse !== true) return this.#level.iterator(range)
    return { all: () => this.#backwards(range) }
  }

  async close (): Promise<void> {
    await this.#level.close()
  }

  async #backwards (range: DatabaseRange): Promise<Row[]> {
    const { location } = this.#level
    const transaction = this.#level.db.transaction([location], 'readonly')
    const store: IDBObjectStore & RecordReader = transaction.objectStore(location)
    // browser-level makes a step for each record.
    if (store.getAllRecords === undefined) return await this.#level.iterator(range).all()
    const query = IDBKeyRange.bound(range.gte, range.lte)
    const count = range.limit === undefined || range.limit < 0 ? {} : { count: range.limit }
    const request = store.getAllRecords({ query, direction: 'prev', ...count })
    await completed(transaction)
    return request.result.map(({ key, value }) => [new Uint8Array(key), value])
  }
}
