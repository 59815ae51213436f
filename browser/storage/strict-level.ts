// browser-level whose batches are on the disk when they resolve: each is one transaction with
// strict durability (Indexed Database 3.0, §4.9), where browsers by themselves take `relaxed`.

import { BrowserLevel } from 'browser-level'
import type { DatabaseOperation } from '../../src/storage/database.ts'

const PREFIX = 'snug-'

export class StrictLevel extends BrowserLevel<Uint8Array, Uint8Array> {
  /** browser-level has it, undeclared. */
  declare readonly db: IDBDatabase

  /** The database is named `snug-NAME`, and has one object store, NAME. */
  constructor (name: string) {
    super(name, { prefix: PREFIX, keyEncoding: 'view', valueEncoding: 'view' })
  }

  /** What abstract-level calls for `batch`, with operations that it has checked. */
  async _batch (operations: readonly DatabaseOperation[]): Promise<void> {
    const transaction = this.db.transaction([this.location], 'readwrite', { durability: 'strict' })
    const written = completed(transaction)
    const store = transaction.objectStore(this.location)
    for (const operation of operations) {
      const key = operation.key as BufferSource
      if (operation.type === 'del') store.delete(key)
      else store.put(operation.value, key)
    }
    transaction.commit()
    await written
  }
}

export async function completed (transaction: IDBTransaction): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => { resolve() }
    transaction.onabort = () => { reject(transaction.error ?? new Error('aborted')) }
  })
}
