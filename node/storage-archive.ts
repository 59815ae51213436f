// Exports and imports as files: an export appears under its name only when it is whole and flushed;
// an import is read to its end once before the first record is handed out.

import { createReadStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipe } from 'it-pipe'
import { failed, faultOf, ok, SnugError } from '../src/base/errors.ts'
import { openArchive, sealArchive } from '../src/storage/archive.ts'
import { codeOf, exists, FILE_MODE, flushDirectory } from './storage-files.ts'
import type { Fault, Result } from '../src/base/errors.ts'
import type {
  ArchiveProgress, OpenArchiveOptions, SealArchiveOptions
} from '../src/storage/archive.ts'
import type { ArchivePreface, ArchiveRecord } from '../src/storage/archive-record.ts'

/**
 * Writes records to a new file. Faults: `archive-exists`, `archive-missing`, `archive-unwritten`,
 * those of `records`.
 */
export async function writeArchiveFile (
  path: string,
  records: AsyncIterable<ArchiveRecord> | Iterable<ArchiveRecord>,
  options: SealArchiveOptions
): Promise<Result<ArchiveProgress>> {
  const temporary = `${path}.part`
  try {
    if (await exists(path)) return failed(archiveExists())
    await rm(temporary, { force: true })
    let progress: ArchiveProgress = { records: 0, bytes: 0 }
    const onProgress = (at: ArchiveProgress): void => {
      progress = at
      options.onProgress?.(at)
    }
    const file = await open(temporary, 'wx', FILE_MODE)
    try {
      await pipe(records, sealArchive({ ...options, onProgress }), async (chunks) => {
        for await (const chunk of chunks) await file.writeFile(chunk)
      })
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
    await flushDirectory(dirname(path))
    return ok(progress)
  } catch (error) {
    await rm(temporary, { force: true })
    return failed(archiveFileFault(error, 'written'))
  }
}

/** A file that was found to be a whole archive. */
export interface ArchiveFile {
  readonly preface: ArchivePreface
  /** How many records it holds. */
  readonly count: number
  /** The length of the file, for showing progress. */
  readonly bytes: number
  /** Reads it once more, from the beginning. Throws SnugError where it changed meanwhile. */
  records (onProgress?: (progress: ArchiveProgress) => void): AsyncGenerator<ArchiveRecord>
}

/**
 * Reads an archive to its end. Faults: those of `openArchive`, `archive-missing`, `archive-unread`.
 */
export async function readArchiveFile (
  path: string, options: OpenArchiveOptions
): Promise<Result<ArchiveFile>> {
  try {
    const { size } = await stat(path)
    let preface: ArchivePreface | undefined
    const onPreface = (found: ArchivePreface): void => { preface = found }
    const opened = openArchive({ ...options, onPreface })
    const count = await pipe(createReadStream(path), opened, countRecords)
    if (preface === undefined) throw new RangeError('an archive without a preface was accepted')
    const { passphrase } = options
    const records: ArchiveFile['records'] = (onProgress) => {
      const again = onProgress === undefined ? { passphrase } : { passphrase, onProgress }
      return openArchive(again)(createReadStream(path))
    }
    return ok({ preface, count, bytes: size, records })
  } catch (error) {
    return failed(archiveFileFault(error, 'read'))
  }
}

async function countRecords (records: AsyncIterable<ArchiveRecord>): Promise<number> {
  let count = 0
  for await (const { value } of records) {
    value.fill(0)
    count++
  }
  return count
}

function archiveFileFault (error: unknown, doing: 'read' | 'written'): Fault {
  if (error instanceof SnugError) return faultOf(error)
  switch (codeOf(error)) {
    case 'ENOENT': return {
      code: 'archive-missing',
      message: `There is no such ${doing === 'read' ? 'file' : 'directory'}.`,
      action: 'Check the name.'
    }
    case 'ENOSPC': case 'EDQUOT': return {
      code: 'archive-unwritten',
      message: 'The disk is full, so the export was not written.',
      action: 'Free some space, or export to another disk.'
    }
    default: return {
      code: doing === 'read' ? 'archive-unread' : 'archive-unwritten',
      message: `The file could not be ${doing} (${codeOf(error) ?? 'unknown error'}).`,
      action: 'Check that this user may use the file and its directory.'
    }
  }
}

function archiveExists (): Fault {
  return {
    code: 'archive-exists',
    message: 'There is a file of this name already. It was not changed.',
    action: 'Choose another name for the export.'
  }
}
