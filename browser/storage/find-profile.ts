// Whether there is a profile in this browser, and what it takes to open it. Browsers throw away
// what a page stores when they need the room: a profile of which a part is missing fails closed,
// and nothing is begun anew in its place. Loads without the crypto library, for the first paint.

import { failed, ok } from '../../src/base/errors.ts'
import { endErasing } from './erase-profile.ts'
import { databaseFault, profileEvicted } from './faults.ts'
import { databaseExists } from './indexed-db.ts'
import { readShelf } from './key-shelf.ts'
import { isMarked, STORE } from './places.ts'
import type { Result } from '../../src/base/errors.ts'
import type { KeptKey, Shelf } from './key-shelf.ts'

/**
 * How the profile here is protected, or `none`. Ends an erasure that was interrupted. Faults:
 * `profile-evicted`, `store-failed`, `store-refused`, `store-busy`.
 */
export async function findProfile (): Promise<Result<KeptKey['protection'] | 'none'>> {
  try {
    const shelf = await readShelf()
    if (shelf.note === 'erasing') {
      const erased = await endErasing()
      return erased.ok ? ok('none') : erased
    }
    const found = await keyOf(shelf)
    return found.ok ? ok(found.value?.protection ?? 'none') : found
  } catch (error) {
    return failed(databaseFault(error))
  }
}

/** The kept key of a profile that has all its parts; undefined where there is no profile. */
export async function keyOf ({ key, note }: Shelf): Promise<Result<KeptKey | undefined>> {
  const hasStore = await databaseExists(STORE)
  if (key !== undefined) return hasStore ? ok(key) : failed(profileEvicted())
  // The store of a profile that was never finished, or is erased, is nobody's.
  if (note !== undefined) return ok(undefined)
  return hasStore || isMarked() ? failed(profileEvicted()) : ok(undefined)
}
