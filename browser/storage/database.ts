// The database of a profile in IndexedDB, as the sealed store wants it. Ranges are read at once, in
// both directions where the browser can; what fails is told in the words of a browser.

import { SnugError } from '../../src/base/errors.ts'
import { RecordChanged } from '../../src/storage/database.ts'
import { databaseFault } from './faults.ts'
import { completed, PATIENCE_MS, within } from './indexed-db.ts'
import { StrictLevel } from './strict-level.ts'
import type {
  BatchOptions, Database, DatabaseOperation, DatabaseRange
} from '../../src/storage/database.ts'
import type { BatchOptions as LevelOptions } from 'browser-level'

type Row = [Uint8Array, Uint8Array]

/** Not yet in the compiler's types, nor in every browser. */
interface RecordReader {
  getAllRecords? (options: {
    readonly query: IDBKeyRange, readonly count?: number, readonly direction: 'prev'
  }): IDBRequest<ReadonlyArray<{ readonly key: ArrayBuffer, readonly value: Uint8Array }>>
}

export class IndexedDatabase implements Database {
  readonly checksUnchanged = true
  readonly #level: StrictLevel

  private constructor (level: StrictLevel) {
    this.#level = level
  }

  /**
   * Opens a database, and makes it where there is none. `closed` is called when the browser or
   * another tab takes it away. Throws SnugError.
   */
  static async open (name: string, closed: () => void = () => {}): Promise<IndexedDatabase> {
    const level = new StrictLevel(name)
    return await worded(async () => {
      await level.open()
      const { db } = level
      db.onclose = closed
      // Somebody erases the profile, and must not be kept waiting.
      db.onversionchange = () => {
        db.close()
        closed()
      }
      try {
        // A tab that hangs in a write keeps everybody waiting.
        await within(PATIENCE_MS, completed(level.transaction('readwrite')))
      } catch (error) {
        await level.close()
        throw error
      }
      return new IndexedDatabase(level)
    })
  }

  async get (key: Uint8Array): Promise<Uint8Array | undefined> {
    return await worded(() => this.#level.get(key))
  }

  async batch (operations: DatabaseOperation[], options: BatchOptions): Promise<void> {
    // Handed through to the level's own `_batch`.
    const passed: BatchOptions & LevelOptions<Uint8Array, Uint8Array> = options
    await worded(() => this.#level.batch(operations, passed))
  }

  iterator (range: DatabaseRange): { all (): Promise<Row[]> } {
    return {
      all: () => worded(() => range.reverse === true
        ? this.#backwards(range)
        : this.#level.iterator(range).all())
    }
  }

  async close (): Promise<void> {
    await this.#level.close()
  }

  async #backwards (range: DatabaseRange): Promise<Row[]> {
    const { location } = this.#level
    const transaction = this.#level.transaction('readonly')
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

async function worded<Value> (ask: () => Promise<Value>): Promise<Value> {
  try {
    return await ask()
  } catch (error) {
    // For the journal, which knows what it means.
    throw error instanceof RecordChanged ? error : new SnugError(databaseFault(error))
  }
}
