// Where the parts of a profile lie, and writing files so that a power cut leaves the old or the
// new one, never half of one. Directories are 0700, files 0600.
//
//   key         the key file (src/storage/profile-key.ts)
//   store/      the database; LevelDB gives its own files the mode of the umask, in here
//   store.new/  a database that is being made: only a profile that nobody used yet has one
//   lock        the process that has the profile open (profile-lock.ts)

import { chmod, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { writeFault } from '../src/storage/store-faults.ts'
import type { Fault } from '../src/base/errors.ts'

export const DIRECTORY_MODE = 0o700
export const FILE_MODE = 0o600

export interface ProfilePaths {
  readonly directory: string
  readonly key: string
  readonly store: string
  readonly newStore: string
  readonly lock: string
}

export function profilePaths (directory: string): ProfilePaths {
  return {
    directory,
    key: join(directory, 'key'),
    store: join(directory, 'store'),
    newStore: join(directory, 'store.new'),
    lock: join(directory, 'lock')
  }
}

export async function exists (path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}

/** Takes a directory from everybody but its owner. */
export async function keepPrivate (directory: string): Promise<void> {
  if (((await stat(directory)).mode & 0o077) !== 0) await chmod(directory, DIRECTORY_MODE)
}

/** Puts `bytes` in the place of the file at `path`, flushed, with its directory. */
export async function replaceFile (path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.new`
  await rm(temporary, { force: true })
  try {
    const file = await open(temporary, 'wx', FILE_MODE)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await flushDirectory(dirname(path))
}

/** Makes new, renamed and removed entries of a directory survive a power cut. */
export async function flushDirectory (directory: string): Promise<void> {
  if (process.platform === 'win32') return // directories cannot be opened there
  const handle = await open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The code of a system error, such as ENOENT. */
export function codeOf (error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}

/** The words for a failed access to the files of a profile. */
export function fileFault (error: unknown): Fault {
  if (['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')) {
    return {
      code: 'profile-no-access',
      message: 'This user may not read and write the profile directory.',
      action: 'Run Snug as the owner of the directory, or choose another one.'
    }
  }
  return writeFault(error)
}
