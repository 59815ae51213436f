// A profile on disk: the sealed store over LevelDB (DESIGN §10). Opening fails in words where parts
// are missing or damaged, where another process has it open, or where a newer version wrote it;
// nothing is begun anew over what may be lost.

import { rename } from 'node:fs/promises'
import { failed, ok } from '../src/base/errors.ts'
import { wipe } from '../src/crypto/compare.ts'
import { PROFILE_VERSION } from '../src/storage/migrations.ts'
import { profileIncomplete, profileMissing, profileNewer } from '../src/storage/profile-faults.ts'
import { openKeyFile } from '../src/storage/profile-key.ts'
import { openProfile } from '../src/storage/profile.ts'
import { lockProfile } from './profile-lock.ts'
import { checkLevel } from './storage-check.ts'
import { exists, fileFault, flushDirectory, keepPrivate, profilePaths } from './storage-files.ts'
import { readKeyFile, writeKeyFile } from './storage-key-file.ts'
import { openLevel } from './storage-level.ts'
import { systemRandom } from './storage-random.ts'
import type { Random } from '../src/base/clock.ts'
import type { Result } from '../src/base/errors.ts'
import type { PassphraseCost } from '../src/crypto/passphrase.ts'
import type { ProfileKey, Protection, Unlock } from '../src/storage/profile-key.ts'
import type { SealedStore } from '../src/storage/sealed-store.ts'
import type { ProfileLock } from './profile-lock.ts'
import type { ProfilePaths } from './storage-files.ts'

export interface NodeStoreOptions {
  /** Default: the system's. */
  readonly random?: Random
  /** What a passphrase costs; less in tests. */
  readonly cost?: PassphraseCost
}

/** An open profile. */
export interface NodeStore {
  readonly store: SealedStore
  readonly protection: Protection
  /** 16 bytes that name the profile; a restored one has others. */
  readonly profile: Uint8Array
  /** Closes the store, forgets its keys and lets other processes in. */
  close (): Promise<void>
}

/**
 * How the profile in a directory is protected, or `none` where there is no profile. Faults: those
 * of the key file.
 */
export async function findProfile (directory: string): Promise<Result<Protection | 'none'>> {
  const paths = profilePaths(directory)
  try {
    if (!await exists(paths.key) && !await exists(paths.store)) return ok('none')
    const file = await readKeyFile(paths.key)
    return file.ok ? ok(file.value.header.protection) : file
  } catch (error) {
    return failed(fileFault(error))
  }
}

/**
 * Opens the profile in a directory. Faults: `profile-missing`, `profile-incomplete`,
 * `profile-newer`, `profile-locked`, `profile-mismatch`, `profile-no-access`, `key-file-damaged`,
 * `key-file-open`, `passphrase-needed`, `passphrase-unneeded`, `passphrase-wrong`,
 * `passphrase-memory`, `store-damaged`, `store-failed`.
 */
export async function openNodeStore (
  directory: string, unlock: Unlock, options: NodeStoreOptions = {}
): Promise<Result<NodeStore>> {
  const paths = profilePaths(directory)
  try {
    // Before the lock, so that a newer version's profile is not touched at all.
    const whole = await requireWhole(paths)
    if (!whole.ok) return whole
    const lock = await lockProfile(paths.lock)
    if (!lock.ok) return lock
    const opened = await openLocked(paths, unlock, lock.value, options)
    if (!opened.ok) await lock.value.release()
    return opened
  } catch (error) {
    return failed(fileFault(error))
  }
}

/**
 * Opens the profile of a lock that is held; the store releases it, a failure leaves it to the
 * caller.
 */
export async function openLocked (
  paths: ProfilePaths, unlock: Unlock, lock: ProfileLock, options: NodeStoreOptions
): Promise<Result<NodeStore>> {
  const random = options.random ?? systemRandom
  const file = await readKeyFile(paths.key)
  if (!file.ok) return file
  const key = openKeyFile(file.value.bytes, unlock)
  wipe(file.value.bytes)
  if (!key.ok) return key
  try {
    await keepPrivate(paths.directory)
    const raised = await raiseVersion(paths, key.value, unlock, { ...options, random })
    if (!raised.ok) return raised
    if (await finishCreation(paths)) await keepPrivate(paths.store)
    const whole = await checkLevel(paths.store)
    if (!whole.ok) return whole
    const level = await openLevel(paths.store, { create: false })
    if (!level.ok) return level
    const store = await openProfile({ database: level.value, key: key.value, random })
    if (!store.ok) return store
    const close = async (): Promise<void> => {
      await store.value.close()
      await lock.release()
    }
    const { protection } = unlock
    return ok({ store: store.value, protection, profile: key.value.profile, close })
  } finally {
    wipe(key.value.dataKey)
  }
}

/** Refuses a profile that misses a part or is of a newer version; only reads. */
async function requireWhole (paths: ProfilePaths): Promise<Result<void>> {
  const hasKey = await exists(paths.key)
  const hasStore = await exists(paths.store)
  if (!hasKey) return failed(hasStore ? profileIncomplete('key file') : profileMissing())
  const file = await readKeyFile(paths.key)
  if (!file.ok) return file
  wipe(file.value.bytes)
  if (file.value.header.version > PROFILE_VERSION) return failed(profileNewer())
  if (hasStore || await exists(paths.newStore)) return ok(undefined)
  return failed(profileIncomplete('database'))
}

/**
 * Records in the key file that this version is going to write, before any migration does: from here
 * on an older program refuses the profile.
 */
async function raiseVersion (
  paths: ProfilePaths,
  key: ProfileKey,
  unlock: Unlock,
  options: NodeStoreOptions & { readonly random: Random }
): Promise<Result<void>> {
  if (key.version >= PROFILE_VERSION) return ok(undefined)
  const raised = { ...key, version: PROFILE_VERSION }
  return await writeKeyFile(paths.key, raised, unlock, options.random, options.cost)
}

/** The last step of making a profile, where a crash came before it. */
async function finishCreation (paths: ProfilePaths): Promise<boolean> {
  if (await exists(paths.store) || !await exists(paths.newStore)) return false
  await rename(paths.newStore, paths.store)
  await flushDirectory(paths.directory)
  return true
}
