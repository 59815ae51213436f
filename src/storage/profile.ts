// A profile: a sealed store that is known to be whole, of this version, and to belong to its key
// (DESIGN §10). A record
// (meta, "profile", 0) := u32 version ‖ profile[16]
// is written when the profile is made and is there ever after. Without it the database is not the
// profile's: it fails closed, and nothing is begun anew over what may be lost. A newer version is
// refused before anything is written.

import { equalBytes, utf8 } from '../base/bytes.ts'
import { failed, ok } from '../base/errors.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { migrate, migrations as known, PROFILE_VERSION } from './migrations.ts'
import {
  profileExists, profileIncomplete, profileMismatch, profileNewer
} from './profile-faults.ts'
import { databaseKey, KEY_SIZE, openValue } from './record.ts'
import { SealedStore } from './sealed-store.ts'
import { readFault } from './store-faults.ts'
import { storeKeys, wipeStoreKeys } from './store-keys.ts'
import { tables } from './tables.ts'
import type { Random } from '../base/clock.ts'
import type { Result } from '../base/errors.ts'
import type { Database } from './database.ts'
import type { Migration } from './migrations.ts'
import type { ProfileKey } from './profile-key.ts'
import type { StoreKeys } from './store-keys.ts'
import type { Operation, RecordKey } from './store.ts'

const MARKER: RecordKey = { table: tables.meta, name: utf8('profile'), number: 0 }

export interface ProfileInit {
  /** An open database. The store closes it; so does a failure. */
  readonly database: Database
  /** The caller wipes it afterwards. */
  readonly key: ProfileKey
  readonly random: Random
  /** What this program writes, and how it gets there; others than its own in tests. */
  readonly version?: number
  readonly migrations?: readonly Migration[]
}

/**
 * Makes an empty database the profile of a key. Faults: `profile-exists`, `store-damaged`,
 * `store-failed`.
 */
export async function createProfile (init: ProfileInit): Promise<Result<SealedStore>> {
  const { key, version = PROFILE_VERSION } = init
  return await withStoreKeys(init, async (keys) => {
    if (!await isEmpty(init.database)) return failed(profileExists())
    const store = await SealedStore.open({ database: init.database, keys, random: init.random })
    await store.commit([markerOf(version, key.profile)])
    return ok(store)
  })
}

/**
 * Opens and migrates a profile. Faults: `profile-newer`, `profile-incomplete`, `profile-mismatch`,
 * `store-damaged`, `store-failed`.
 */
export async function openProfile (init: ProfileInit): Promise<Result<SealedStore>> {
  const { database, key, random, version = PROFILE_VERSION, migrations = known } = init
  return await withStoreKeys(init, async (keys) => {
    const found = await readMarker(database, keys, key)
    if (!found.ok) return found
    if (found.value > version) return failed(profileNewer())
    const store = await SealedStore.open({ database, keys, random })
    // Making a profile takes two writes and opening it one more: a shorter journal lost them.
    if (store.writeCounter() < 3) return failed(profileIncomplete('content of the database'))
    await migrate(store, found.value, migrations, (reached) => markerOf(reached, key.profile))
    return ok(store)
  })
}

/** Runs `open` with keys and database that are given up again when it comes to nothing. */
async function withStoreKeys (
  { database, key }: ProfileInit, open: (keys: StoreKeys) => Promise<Result<SealedStore>>
): Promise<Result<SealedStore>> {
  const keys = storeKeys(key.dataKey)
  let opened: Result<SealedStore>
  try {
    opened = await open(keys)
  } catch (error) {
    opened = failed(readFault(error))
  }
  if (!opened.ok) {
    await database.close()
    wipeStoreKeys(keys)
  }
  return opened
}

/** The version in the marker, when it is this key's. */
async function readMarker (
  database: Database, keys: StoreKeys, key: ProfileKey
): Promise<Result<number>> {
  const at = databaseKey(keys, MARKER)
  const sealed = await database.get(at)
  if (sealed === undefined) {
    const empty = await isEmpty(database)
    return failed(empty ? profileIncomplete('content of the database') : profileMismatch())
  }
  const marker = openValue(keys, at, sealed)
  if (marker === undefined) return failed(profileMismatch())
  const reader = new ByteReader(marker)
  const version = reader.u32()
  const ours = equalBytes(reader.take(key.profile.length), key.profile) && reader.done()
  return ours ? ok(version) : failed(profileMismatch())
}

async function isEmpty (database: Database): Promise<boolean> {
  const everything = { gte: Uint8Array.of(0), lte: new Uint8Array(KEY_SIZE).fill(0xff), limit: 1 }
  return (await database.iterator(everything).all()).length === 0
}

function markerOf (version: number, profile: Uint8Array): Operation {
  return { type: 'put', key: MARKER, value: new ByteWriter().u32(version).put(profile).finish() }
}
