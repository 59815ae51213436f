// The small database beside the store: what opens the profile, and a note of what is under way. All
// of it is read and written in single transactions with strict durability, so that a crash leaves
// the one state or the other. Loads without the crypto library.

import { completed, openDatabase } from './indexed-db.ts'
import { KEYS } from './places.ts'
import type { PlatformSecret } from './platform-key.ts'

/** What opens a profile. */
export interface KeptKey {
  /** As in the key file. */
  readonly protection: 'passphrase' | 'platform'
  readonly file: Uint8Array
  /** There where the protection is the platform's. */
  readonly platform?: PlatformSecret
}

/** A profile is being made, which nobody used yet; or erased, which ends at the next start. */
export type Note = 'making' | 'erasing'

export interface Shelf {
  readonly key?: KeptKey
  readonly note?: Note
}

const KEY = 'key'
const NOTE = 'note'

/** Empty where there is no such database. */
export async function readShelf (): Promise<Shelf> {
  const database = await openDatabase(KEYS, { create: false })
  if (database === undefined) return {}
  try {
    const transaction = database.transaction([KEYS], 'readonly')
    const store = transaction.objectStore(KEYS)
    const key: IDBRequest<KeptKey | undefined> = store.get(KEY)
    const note: IDBRequest<Note | undefined> = store.get(NOTE)
    await completed(transaction)
    return {
      ...key.result === undefined ? {} : { key: key.result },
      ...note.result === undefined ? {} : { note: note.result }
    }
  } finally {
    database.close()
  }
}

/** Puts the whole content of the shelf in the place of what was there. */
export async function writeShelf ({ key, note }: Shelf): Promise<void> {
  const database = await openDatabase(KEYS, { create: true })
  if (database === undefined) throw new RangeError('a database that was to be made was not')
  try {
    const transaction = database.transaction([KEYS], 'readwrite', { durability: 'strict' })
    const store = transaction.objectStore(KEYS)
    store.clear()
    if (key !== undefined) store.put(key, KEY)
    if (note !== undefined) store.put(note, NOTE)
    transaction.commit()
    await completed(transaction)
  } finally {
    database.close()
  }
}
