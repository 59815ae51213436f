// Opening LevelDB for a profile. Never with `createIfMissing` where a database should be: LevelDB
// would begin an empty one over a damaged one without a word. What is stored is sealed and does not
// compress, so compression is off.

import { Level as UniversalLevel } from 'level'
import { failed, ok } from '../src/base/errors.ts'
import { profileIncomplete } from '../src/storage/profile-faults.ts'
import { damaged, openFault } from '../src/storage/store-faults.ts'
import { profileLocked } from './profile-lock.ts'
import type { ClassicLevel } from 'classic-level'
import type { Fault, Result } from '../src/base/errors.ts'

/** What `level` is in Node: LevelDB itself, with its compaction. */
export type Level = ClassicLevel<Uint8Array, Uint8Array>

/**
 * Opens the database in a directory. Faults: `profile-locked`, `profile-incomplete`,
 * `store-damaged`, `store-failed`.
 */
export async function openLevel (
  directory: string, { create }: { readonly create: boolean }
): Promise<Result<Level>> {
  const options = {
    keyEncoding: 'view',
    valueEncoding: 'view',
    compression: false,
    createIfMissing: create,
    errorIfExists: create
  }
  const level = new UniversalLevel<Uint8Array, Uint8Array>(directory, options) as unknown as Level
  try {
    await level.open()
    return ok(level)
  } catch (error) {
    await level.close()
    return failed(levelFault(error))
  }
}

function levelFault (error: unknown): Fault {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  const text = cause instanceof Error ? cause.message : ''
  if (code === 'LEVEL_LOCKED') return profileLocked()
  if (/does not exist \(create_if_missing/.test(text)) return profileIncomplete('database')
  if (/no such file/i.test(text)) return damaged()
  return openFault(error)
}
