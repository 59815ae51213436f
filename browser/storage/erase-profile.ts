// Erases the profile of this browser: the keys first, in one write that waits for nobody, then all
// that they opened. It works while the profile is locked, damaged, partly gone or open in another
// tab, and what was interrupted ends at the next start. When the bytes go from the disk is the
// browser's choice (SECURITY.md). Loads without the crypto library.

import { failed, ok } from '../../src/base/errors.ts'
import { ActiveTab } from './active-tab.ts'
import { databaseFault } from './faults.ts'
import {
  completed, deleteDatabase, openDatabase, PATIENCE_MS, within
} from './indexed-db.ts'
import { clearShelf, readShelf } from './key-shelf.ts'
import { KEYS, removeMark, STORE } from './places.ts'
import type { Result } from '../../src/base/errors.ts'

/**
 * Faults: `store-failed`, `store-refused`; `store-busy` where another tab does not let go: then the
 * keys are gone, the records too, and the rest goes at the next start.
 */
export async function eraseProfile (): Promise<Result<void>> {
  return await worded(async () => {
    try {
      await clearShelf()
    } catch {
      // There may be no room for a note. Without one the rest reads as a profile thrown away.
      await deleteDatabase(KEYS)
    }
    await eraseIn(await ActiveTab.seize())
  })
}

/** Ends an erasure that was interrupted; leaves it to the tab that is at it. Faults: the same. */
export async function endErasing (): Promise<Result<void>> {
  return await worded(async () => {
    const tab = await ActiveTab.enter({ takeOver: false })
    if (tab === undefined) return
    // Another tab may have ended it, and begun anew.
    const { note } = await readShelf()
    if (note === 'erasing') await eraseIn(tab)
    else tab.leave()
  })
}

async function eraseIn (tab: ActiveTab): Promise<void> {
  try {
    // Only for where deleting has to wait; a tab that hangs in a write lets nobody do either.
    await within(PATIENCE_MS, emptyStore()).catch(() => {})
    await deleteDatabase(STORE)
    await deleteDatabase(KEYS)
    removeMark()
  } finally {
    tab.leave()
  }
}

async function worded (erase: () => Promise<void>): Promise<Result<void>> {
  try {
    return ok(await erase())
  } catch (error) {
    return failed(databaseFault(error))
  }
}

/** Deleting waits for other tabs to let go of the database; deleting what is in it does not. */
async function emptyStore (): Promise<void> {
  const database = await openDatabase(STORE, { create: false })
  if (database === undefined) return
  try {
    const transaction = database.transaction([...database.objectStoreNames], 'readwrite', {
      durability: 'strict'
    })
    for (const name of database.objectStoreNames) transaction.objectStore(name).clear()
    transaction.commit()
    await completed(transaction)
  } finally {
    database.close()
  }
}
