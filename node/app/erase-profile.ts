// Erases a profile: the key first, so that whatever comes between leaves bytes that nobody can
// read, then all the rest. Needs no passphrase: who may delete the files may delete them.

import { readdir, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { failed, ok } from '../../src/base/errors.ts'
import { lockProfile } from '../profile-lock.ts'
import {
  codeOf, exists, fileFault, flushDirectory, overwriteFile, preparedPath, profilePaths
} from '../storage-files.ts'
import type { Result } from '../../src/base/errors.ts'
import type { Paths } from './paths.ts'

/** Whether there was a profile. Faults: `profile-locked`, and those of files. */
export async function eraseProfile (paths: Paths): Promise<Result<boolean>> {
  const parts = profilePaths(paths.profile)
  try {
    if (!await exists(paths.profile)) return ok(false)
    const lock = await lockProfile(parts.lock)
    if (!lock.ok) return lock
    const wasThere = await exists(parts.key) || await exists(parts.store)
    await overwriteFile(parts.key)
    await overwriteFile(preparedPath(parts.key))
    await flushDirectory(paths.profile)
    for (const path of [parts.store, parts.newStore, paths.pointer, paths.config]) {
      await rm(path, { recursive: true, force: true })
    }
    await eraseLogs(paths.log)
    await lock.value.release()
    await removeEmpty(paths.profile)
    return ok(wasThere)
  } catch (error) {
    return failed(fileFault(error))
  }
}

async function eraseLogs (path: string): Promise<void> {
  const directory = dirname(path)
  if (!await exists(directory)) return
  const name = basename(path)
  for (const entry of await readdir(directory)) {
    if (entry === name || entry.startsWith(`${name}.`)) {
      await rm(join(directory, entry), { force: true })
    }
  }
}

/** What else lies in the directory is not ours. */
async function removeEmpty (directory: string): Promise<void> {
  try {
    await rmdir(directory)
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST', 'EBUSY'].includes(codeOf(error) ?? '')) throw error
  }
}
