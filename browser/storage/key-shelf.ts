// The small database beside the store: what opens the profile, and a note of what is under way. All
// of it is read and written in single transactions with strict durability, so that a crash leaves
// the one state or the other. Loads without the crypto library.

import { equalBytes } from '../../src/base/bytes.ts'
import { SnugError } from '../../src/base/errors.ts'
import { takenOver } from '../../src/storage/store-faults.ts'
import { answer, completed, openDatabase } from './indexed-db.ts'
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
    const shelf = await readIn(transaction)
    await completed(transaction)
    return shelf
  } finally {
    database.close()
  }
}

/**
 * Puts the whole content of the shelf in the place of what was read before. Throws SnugError
 * `store-taken-over` where it is not that any more: what was erased meanwhile stays erased.
 */
export async function changeShelf (from: Shelf, to: Shelf): Promise<void> {
  const isNew = from.key === undefined && from.note === undefined
  const database = await openDatabase(KEYS, { create: isNew })
  if (database === undefined) throw new SnugError(takenOver())
  await writeIn(database, to, (found) => {
    return found.note === from.note && sameFile(found.key?.file, from.key?.file)
  })
}

/** Takes everything off the shelf, whatever it is, and notes that the profile is being erased. */
export async function clearShelf (): Promise<void> {
  const database = await openDatabase(KEYS, { create: true })
  if (database !== undefined) await writeIn(database, { note: 'erasing' }, () => true)
}

async function writeIn (
  database: IDBDatabase, { key, note }: Shelf, allowed: (found: Shelf) => boolean
): Promise<void> {
  try {
    const transaction = database.transaction([KEYS], 'readwrite', { durability: 'strict' })
    const written = completed(transaction)
    const refused = !allowed(await readIn(transaction))
    if (!refused) {
      const store = transaction.objectStore(KEYS)
      store.clear()
      if (key !== undefined) store.put(key, KEY)
      if (note !== undefined) store.put(note, NOTE)
    }
    transaction.commit()
    await written
    if (refused) throw new SnugError(takenOver())
  } finally {
    database.close()
  }
}

async function readIn (transaction: IDBTransaction): Promise<Shelf> {
  const store = transaction.objectStore(KEYS)
  const [key, note] = await Promise.all([
    answer(store.get(KEY) as IDBRequest<KeptKey | undefined>),
    answer(store.get(NOTE) as IDBRequest<Note | undefined>)
  ])
  return { ...key === undefined ? {} : { key }, ...note === undefined ? {} : { note } }
}

function sameFile (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === undefined || b === undefined ? a === b : equalBytes(a, b)
}
