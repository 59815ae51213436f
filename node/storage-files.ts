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
import { systemRandom } from './storage-random.ts'
import type { FileHandle } from 'node:fs/promises'
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

/** Where `replaceFile` prepares a file; a crash may leave it there. */
export function preparedPath (path: string): string {
  return `${path}.new`
}

/**
 * Puts `bytes` in the place of the file at `path`, flushed, with its directory. The bytes that were
 * there, which may be a key in the clear, are overwritten.
 */
export async function replaceFile (path: string, bytes: Uint8Array): Promise<void> {
  const temporary = preparedPath(path)
  await overwriteFile(temporary)
  const before = await openIfThere(path)
  try {
    const file = await open(temporary, 'wx', FILE_MODE)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
    await flushDirectory(dirname(path))
    // Only now: a crash before leaves the old file whole.
    await overwrite(before)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  } finally {
    await before?.close()
  }
}

/**
 * Overwrites the bytes of a file, then takes its name away; nothing where there is none. File
 * systems that copy on write keep old bytes until they need the room.
 */
export async function overwriteFile (path: string): Promise<void> {
  const file = await openIfThere(path)
  try {
    await overwrite(file)
  } finally {
    await file?.close()
  }
  await rm(path, { force: true })
}

async function openIfThere (path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r+')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

async function overwrite (file: FileHandle | undefined): Promise<void> {
  if (file === undefined) return
  const { size } = await file.stat()
  if (size > 0) await file.write(systemRandom(size), 0, size, 0)
  await file.sync()
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
