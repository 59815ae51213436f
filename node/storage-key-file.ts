// The key file of a profile on disk: read, written whole, and its passphrase changed. Without a
// passphrase its mode is all that protects the profile, so a file that others may read is refused.

import { readFile, stat } from 'node:fs/promises'
import { failed, ok } from '../src/base/errors.ts'
import { wipe } from '../src/crypto/compare.ts'
import { encodeKeyFile, decodeKeyFileHeader, openKeyFile } from '../src/storage/profile-key.ts'
import { profileIncomplete } from '../src/storage/profile-faults.ts'
import { codeOf, fileFault, profilePaths, replaceFile } from './storage-files.ts'
import type { Random } from '../src/base/clock.ts'
import type { Result } from '../src/base/errors.ts'
import type { PassphraseCost } from '../src/crypto/passphrase.ts'
import type { KeyFileHeader, ProfileKey, Unlock } from '../src/storage/profile-key.ts'

/**
 * The bytes and the header of a key file. Faults: `profile-incomplete` where there is none, and its
 * own.
 */
export async function readKeyFile (
  path: string
): Promise<Result<{ readonly bytes: Uint8Array, readonly header: KeyFileHeader }>> {
  try {
    const bytes = new Uint8Array(await readFile(path))
    const header = decodeKeyFileHeader(bytes)
    if (!header.ok) return header
    const open = header.value.protection === 'file-permissions' && process.platform !== 'win32' &&
      ((await stat(path)).mode & 0o077) !== 0
    return open ? failed(keyFileOpen(path)) : ok({ bytes, header: header.value })
  } catch (error) {
    return failed(codeOf(error) === 'ENOENT' ? profileIncomplete('key file') : fileFault(error))
  }
}

/** Writes a key file, flushed, in the place of the one before. */
export async function writeKeyFile (
  path: string, key: ProfileKey, unlock: Unlock, random: Random, cost?: PassphraseCost
): Promise<Result<void>> {
  const bytes = encodeKeyFile(key, unlock, random, cost)
  if (!bytes.ok) return bytes
  try {
    return ok(await replaceFile(path, bytes.value))
  } catch (error) {
    return failed(fileFault(error))
  } finally {
    wipe(bytes.value)
  }
}

/**
 * Gives a profile another passphrase, its first one, or none. The database stays as it is, open or
 * not: only the data key is wrapped anew. Faults: those of the key file.
 */
export async function changePassphrase (
  directory: string, from: Unlock, to: Unlock, random: Random, cost?: PassphraseCost
): Promise<Result<void>> {
  const { key: path } = profilePaths(directory)
  const file = await readKeyFile(path)
  if (!file.ok) return file
  const key = openKeyFile(file.value.bytes, from)
  wipe(file.value.bytes)
  if (!key.ok) return key
  const written = await writeKeyFile(path, key.value, to, random, cost)
  wipe(key.value.dataKey)
  return written
}

function keyFileOpen (path: string): { code: string, message: string, action: string } {
  return {
    code: 'key-file-open',
    message: 'Other users of this computer may read the key of this profile.',
    action: `Take that away: chmod 600 ${path}`
  }
}
