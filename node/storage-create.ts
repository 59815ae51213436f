// Making a profile on disk, in an order in which a crash at any point leaves nothing, or a profile:
// the database under another name first, then the key file, then the name. Until the key file is
// there the database is nobody's and may be made again.

import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { failed, ok } from '../src/base/errors.ts'
import { wipe } from '../src/crypto/compare.ts'
import { PROFILE_VERSION } from '../src/storage/migrations.ts'
import { profileExists } from '../src/storage/profile-faults.ts'
import { generateProfileKey } from '../src/storage/profile-key.ts'
import { createProfile } from '../src/storage/profile.ts'
import { lockProfile } from './profile-lock.ts'
import { openLocked } from './storage.ts'
import {
  DIRECTORY_MODE, exists, fileFault, flushDirectory, keepPrivate, profilePaths
} from './storage-files.ts'
import { writeKeyFile } from './storage-key-file.ts'
import { openLevel } from './storage-level.ts'
import { systemRandom } from './storage-random.ts'
import type { Result } from '../src/base/errors.ts'
import type { Unlock } from '../src/storage/profile-key.ts'
import type { NodeStore, NodeStoreOptions } from './storage.ts'
import type { ProfilePaths } from './storage-files.ts'

/**
 * Makes a profile in a directory, and opens it. Faults: `profile-exists`, and those of
 * `openNodeStore`.
 */
export async function createNodeStore (
  directory: string, unlock: Unlock, options: NodeStoreOptions = {}
): Promise<Result<NodeStore>> {
  const paths = profilePaths(directory)
  try {
    await mkdir(directory, { recursive: true, mode: DIRECTORY_MODE })
    const lock = await lockProfile(paths.lock)
    if (!lock.ok) return lock
    const made = await make(paths, unlock, options)
    const opened = made.ok ? await openLocked(paths, unlock, lock.value, options) : made
    if (!opened.ok) await lock.value.release()
    return opened
  } catch (error) {
    return failed(fileFault(error))
  }
}

async function make (
  paths: ProfilePaths, unlock: Unlock, options: NodeStoreOptions
): Promise<Result<void>> {
  const random = options.random ?? systemRandom
  if (await exists(paths.key) || await exists(paths.store)) return failed(profileExists())
  await keepPrivate(paths.directory)
  await rm(paths.newStore, { recursive: true, force: true })
  await mkdir(paths.newStore, { mode: DIRECTORY_MODE })
  const key = generateProfileKey(PROFILE_VERSION, random)
  try {
    const level = await openLevel(paths.newStore, { create: true })
    if (!level.ok) return level
    const store = await createProfile({ database: level.value, key, random })
    if (!store.ok) return store
    await store.value.close()
    const written = await writeKeyFile(paths.key, key, unlock, random, options.cost)
    if (!written.ok) return written
  } finally {
    wipe(key.dataKey)
  }
  await rename(paths.newStore, paths.store)
  await flushDirectory(paths.directory)
  await flushDirectory(dirname(paths.directory))
  return ok(undefined)
}
