// A store that tells once that it cannot write any more, whoever tried, and whether or not they
// waited: after a failed write everything in memory may be ahead of the disk, and has to be read
// anew.

import type { NumberRange, ScrubbingStore } from './message-records.ts'
import type { Entry, Operation, Range, RecordKey, Store } from './store.ts'
import type { Table } from './tables.ts'

export class WatchedStore implements Store {
  readonly #store: ScrubbingStore
  readonly #failed: (error: unknown) => void
  #quiet = false

  constructor (store: ScrubbingStore, failed: (error: unknown) => void) {
    this.#store = store
    this.#failed = failed
  }

  /** Tells of a failure, unless one was told before or nobody is to hear of any more. */
  readonly failed = (error: unknown): void => {
    if (this.#quiet) return
    this.#quiet = true
    this.#failed(error)
  }

  /** From now on nothing is told: whatever fails after a shutdown is nobody's business. */
  silence (): void { this.#quiet = true }

  commit (operations: readonly Operation[]): Promise<void> {
    const committed = this.#store.commit(operations)
    committed.catch(this.failed)
    return committed
  }

  get (key: RecordKey): Promise<Uint8Array | undefined> { return this.#store.get(key) }

  list (table: Table, name: Uint8Array, range?: Range): Promise<Entry[]> {
    return this.#store.list(table, name, range)
  }

  all (table: Table): AsyncIterable<Entry> { return this.#store.all(table) }

  flushed (): Promise<void> { return this.#store.flushed() }

  scrub (table: Table, name?: Uint8Array, range?: NumberRange): Promise<void> {
    return this.#store.scrub(table, name, range)
  }

  close (): Promise<void> { return this.#store.close() }
}
