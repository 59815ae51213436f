// A profile in a browser (DESIGN §10): made, opened, by one tab at a time. Opening fails in words
// where parts are missing, where another tab has it open, or where a newer version wrote it;
// nothing is begun anew over what may be lost.
//
// A profile is made in an order in which a crash at any point leaves nothing, or a profile: a note
// that one is being made, the database, and then what opens it, in the write that removes the note.

import { failed, ok } from '../../src/base/errors.ts'
import { wipe } from '../../src/crypto/compare.ts'
import { PROFILE_VERSION } from '../../src/storage/migrations.ts'
import { profileExists, profileMissing } from '../../src/storage/profile-faults.ts'
import { generateProfileKey } from '../../src/storage/profile-key.ts'
import * as core from '../../src/storage/profile.ts'
import { pageCryptoReady } from '../crypto.ts'
import { pageRandom } from '../random.ts'
import { ActiveTab } from './active-tab.ts'
import { IndexedDatabase } from './database.ts'
import { databaseFault, otherTab, profileEvicted } from './faults.ts'
import { keyOf } from './find-profile.ts'
import { deleteDatabase } from './indexed-db.ts'
import { changeShelf, readShelf } from './key-shelf.ts'
import { OpenProfile } from './open-profile.ts'
import { setMark, STORE } from './places.ts'
import { keep, openKept } from './profile-unlock.ts'
import type { Result } from '../../src/base/errors.ts'
import type { PassphraseCost } from '../../src/crypto/passphrase.ts'
import type { ProfileKey } from '../../src/storage/profile-key.ts'
import type { SealedStore } from '../../src/storage/sealed-store.ts'
import type { Shelf } from './key-shelf.ts'

/** A tab that is losing the profile may write once more while this one opens it. */
const TRIES = 3

interface CreateProfileOptions {
  /** Without one the profile is protected by a key of the browser that cannot be taken out. */
  readonly passphrase?: string
  /** What a passphrase costs; less in tests. */
  readonly cost?: PassphraseCost
}

interface OpenProfileOptions {
  /** Where the protection is `passphrase`. */
  readonly passphrase?: string
  /** Take the profile from the tab that has it. */
  readonly takeOver?: boolean
}

/**
 * Makes a profile, and opens it. Faults: `profile-exists`, `profile-evicted`, `other-tab`,
 * `passphrase-memory`, `passphrase-unchecked`, `store-full`, `store-failed`, `store-refused`,
 * `store-busy`.
 */
export async function createProfile (
  { passphrase, cost }: CreateProfileOptions = {}
): Promise<Result<OpenProfile>> {
  return await inTab(false, async (tab) => {
    const shelf = await readShelf()
    const found = await keyOf(shelf)
    if (!found.ok) return found
    if (found.value !== undefined) return failed(profileExists())
    await changeShelf(shelf, { note: 'making' })
    await deleteDatabase(STORE)
    const key = generateProfileKey(PROFILE_VERSION, pageRandom)
    try {
      const kept = await keep(key, passphrase, cost)
      if (!kept.ok) return kept
      const made = await openStore((database) => {
        return core.createProfile({ database, key, random: pageRandom })
      })
      if (!made.ok) return made
      await changeShelf({ note: 'making' }, { key: kept.value })
      setMark()
      const { protection } = kept.value
      return ok(new OpenProfile({ ...made.value, tab, protection, profile: key.profile }))
    } finally {
      wipe(key.dataKey)
    }
  })
}

/**
 * Opens the profile. Faults: `profile-missing`, `profile-evicted`, `profile-newer`,
 * `profile-mismatch`, `other-tab`, `key-file-damaged`, `passphrase-needed`, `passphrase-unneeded`,
 * `passphrase-wrong`, `passphrase-memory`, `passphrase-unchecked`, `store-damaged`, `store-full`,
 * `store-failed`, `store-refused`, `store-busy`.
 */
export async function openProfile (
  { passphrase, takeOver = false }: OpenProfileOptions = {}
): Promise<Result<OpenProfile>> {
  return await inTab(takeOver, async (tab) => {
    const shelf = await readShelf()
    const kept = await keyOf(shelf)
    if (!kept.ok) return kept
    if (kept.value === undefined) return failed(profileMissing())
    const key = await openKept(kept.value, passphrase)
    if (!key.ok) return key
    try {
      const raised = await raiseVersion(shelf, key.value, passphrase)
      if (!raised.ok) return raised
      const opened = await openWhole(key.value)
      if (!opened.ok) return opened
      const { protection } = kept.value
      setMark()
      return ok(new OpenProfile({ ...opened.value, tab, protection, profile: key.value.profile }))
    } finally {
      wipe(key.value.dataKey)
    }
  })
}

/** Runs `open` while this tab has the profile; it keeps it where that comes to something. */
async function inTab (
  takeOver: boolean, open: (tab: ActiveTab) => Promise<Result<OpenProfile>>
): Promise<Result<OpenProfile>> {
  let tab: ActiveTab | undefined
  let opened: Result<OpenProfile> | undefined
  try {
    await pageCryptoReady()
    tab = await ActiveTab.enter({ takeOver })
    opened = tab === undefined ? failed(otherTab()) : await open(tab)
  } catch (error) {
    opened = failed(databaseFault(error))
  }
  if (!opened.ok) tab?.leave()
  return opened
}

interface OpenStore {
  readonly store: SealedStore
  readonly databaseClosed: Promise<void>
}

async function openStore (
  open: (database: IndexedDatabase) => Promise<Result<SealedStore>>
): Promise<Result<OpenStore>> {
  const closed = Promise.withResolvers<void>()
  const store = await open(await IndexedDatabase.open(STORE, closed.resolve))
  return store.ok ? ok({ store: store.value, databaseClosed: closed.promise }) : store
}

async function openWhole (key: ProfileKey): Promise<Result<OpenStore>> {
  const open = (database: IndexedDatabase): Promise<Result<SealedStore>> => {
    return core.openProfile({ database, key, random: pageRandom })
  }
  let opened = await openStore(open)
  for (let tries = 1; tries < TRIES && isTakenOver(opened); tries++) opened = await openStore(open)
  const gone = !opened.ok && opened.fault.code === 'profile-incomplete'
  return gone ? failed(profileEvicted()) : opened
}

function isTakenOver (opened: Result<OpenStore>): boolean {
  return !opened.ok && opened.fault.code === 'store-taken-over'
}

/**
 * Records that this version is going to write, before any migration does: from here on an older
 * program refuses the profile.
 */
async function raiseVersion (
  shelf: Shelf, key: ProfileKey, passphrase: string | undefined
): Promise<Result<void>> {
  if (key.version >= PROFILE_VERSION) return ok(undefined)
  const kept = await keep({ ...key, version: PROFILE_VERSION }, passphrase)
  if (!kept.ok) return kept
  return ok(await changeShelf(shelf, { key: kept.value }))
}
