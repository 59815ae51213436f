// browser-level whose batches are on the disk when they resolve: each is one transaction with
// strict durability (Indexed Database 3.0, §4.9), where browsers by themselves take `relaxed`. In
// the same transaction it sees whether a record that the batch stands on is still as it was: two
// tabs never both write after the same state.

import { BrowserLevel } from 'browser-level'
import { equalBytes } from '../../src/base/bytes.ts'
import { RecordChanged } from '../../src/storage/database.ts'
import { completed } from './indexed-db.ts'
import type { BatchOptions, DatabaseOperation } from '../../src/storage/database.ts'

export class StrictLevel extends BrowserLevel<Uint8Array, Uint8Array> {
  /** browser-level has it, undeclared. */
  declare readonly db: IDBDatabase

  /** The name is that of the database and of its only object store. */
  constructor (name: string) {
    super(name, { prefix: '', keyEncoding: 'view', valueEncoding: 'view' })
  }

  transaction (mode: IDBTransactionMode): IDBTransaction {
    return this.db.transaction([this.location], mode, { durability: 'strict' })
  }

  /** What abstract-level calls for `batch`, with operations that it has checked. */
  async _batch (
    operations: readonly DatabaseOperation[], { unchanged }: Partial<BatchOptions>
  ): Promise<void> {
    const transaction = this.transaction('readwrite')
    const store = transaction.objectStore(this.location)
    const written = completed(transaction)
    let changed = false
    const write = (): void => {
      for (const operation of operations) {
        const key = operation.key as BufferSource
        if (operation.type === 'del') store.delete(key)
        else store.put(operation.value, key)
      }
      transaction.commit()
    }
    if (unchanged === undefined) write()
    else {
      const request = store.get(unchanged.key as BufferSource)
      request.onsuccess = () => {
        changed = !same(request.result as Uint8Array | undefined, unchanged.value)
        if (changed) transaction.abort()
        else write()
      }
    }
    try {
      await written
    } catch (error) {
      throw changed ? new RecordChanged() : error
    }
  }
}

function same (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === undefined || b === undefined ? a === b : equalBytes(a, b)
}
