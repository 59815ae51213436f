// Looks at the files of a database before LevelDB does. LevelDB, as classic-level builds it, reads
// its tables without looking at their checksums: a damaged key is silently absent, and a damaged
// block can end the whole process. So all tables are read once, about 1 GB a second, at opening.
// Tables that no manifest names are what a crash left; LevelDB removes them.

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { failed, ok } from '../src/base/errors.ts'
import { profileIncomplete } from '../src/storage/profile-faults.ts'
import { damaged } from '../src/storage/store-faults.ts'
import { readManifest } from './leveldb/manifest.ts'
import { isWholeTable } from './leveldb/table.ts'
import { codeOf, fileFault } from './storage-files.ts'
import type { Result } from '../src/base/errors.ts'

const MANIFEST_NAME = /^(MANIFEST-\d{6,})\n$/

/** Faults: `profile-incomplete`, `store-damaged`, `store-failed`, `profile-no-access`. */
export async function checkLevel (directory: string): Promise<Result<void>> {
  try {
    const files = new Set(await readdir(directory))
    if (!files.has('CURRENT')) return failed(profileIncomplete('database'))
    const current = MANIFEST_NAME.exec(await readFile(join(directory, 'CURRENT'), 'latin1'))
    const name = current?.[1]
    if (name === undefined || !files.has(name)) return failed(damaged())
    const manifest = readManifest(await readFile(join(directory, name)))
    if (manifest === undefined) return failed(damaged())
    if (!files.has(fileName(manifest.log, 'log'))) return failed(damaged())
    for (const [number, size] of manifest.tables) {
      const table = await readFile(join(directory, tableName(files, number)))
      if (table.length !== size || !isWholeTable(table)) return failed(damaged())
    }
    return ok(undefined)
  } catch (error) {
    return failed(codeOf(error) === 'ENOENT' ? damaged() : fileFault(error))
  }
}

function fileName (number: number, extension: string): string {
  return `${String(number).padStart(6, '0')}.${extension}`
}

/** Tables of old versions of LevelDB end in .sst. */
function tableName (files: ReadonlySet<string>, number: number): string {
  const old = fileName(number, 'sst')
  return files.has(old) ? old : fileName(number, 'ldb')
}
