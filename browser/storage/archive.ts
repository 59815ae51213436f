// Exports and imports in a browser: an export goes out piece by piece to whoever writes it; a file
// is read to its end once before its first record is handed out.

import { failed, ok, SnugError } from '../../src/base/errors.ts'
import { openArchive, sealArchive } from '../../src/storage/archive.ts'
import { pageClock } from '../clock.ts'
import { pageRandom } from '../random.ts'
import type { Result } from '../../src/base/errors.ts'
import type { PassphraseCost } from '../../src/crypto/passphrase.ts'
import type { ArchiveProgress } from '../../src/storage/archive.ts'
import type { ArchivePreface, ArchiveRecord } from '../../src/storage/archive-record.ts'

export interface TransferOptions {
  /** That of the export. */
  readonly passphrase: string
  readonly onProgress?: (progress: ArchiveProgress) => void
  /** Aborted, it throws the signal's reason. */
  readonly signal?: AbortSignal
}

interface WriteOptions extends TransferOptions {
  /** What a passphrase costs; less in tests. */
  readonly cost?: PassphraseCost
}

type Records = AsyncIterable<ArchiveRecord> | Iterable<ArchiveRecord>

/**
 * Hands the bytes of an export to `write`, one piece at a time, and waits for it. Whoever gets them
 * throws them away where this throws. Throws SnugError `passphrase-memory`, what `records` and
 * `write` throw.
 */
export async function writeArchive (
  records: Records, write: (bytes: Uint8Array) => Promise<void>, options: WriteOptions
): Promise<ArchiveProgress> {
  const { passphrase, signal, cost } = options
  let progress: ArchiveProgress = { records: 0, bytes: 0 }
  const seal = sealArchive({
    passphrase,
    ...cost === undefined ? {} : { cost },
    random: pageRandom,
    created: pageClock.now(),
    onProgress: (at) => {
      progress = at
      options.onProgress?.(at)
    }
  })
  for await (const bytes of seal(records)) {
    signal?.throwIfAborted()
    await write(bytes)
  }
  return progress
}

/** A file that was found to be a whole archive. */
export interface ArchiveFile {
  readonly preface: ArchivePreface
  /** How many records it holds. */
  readonly count: number
  /** Reads it once more, from the beginning. Throws SnugError where it changed meanwhile. */
  records (onProgress?: (progress: ArchiveProgress) => void): AsyncGenerator<ArchiveRecord>
}

/**
 * Reads an archive to its end. Faults: those of `openArchive`, `archive-unread`. Throws the reason
 * of the signal.
 */
export async function readArchive (
  file: Blob, { passphrase, onProgress, signal }: TransferOptions
): Promise<Result<ArchiveFile>> {
  try {
    let preface: ArchivePreface | undefined
    const onPreface = (found: ArchivePreface): void => { preface = found }
    const progress = onProgress === undefined ? {} : { onProgress }
    let count = 0
    const opened = openArchive({ passphrase, onPreface, ...progress })(piecesOf(file, signal))
    for await (const { value } of opened) {
      value.fill(0)
      count++
    }
    if (preface === undefined) throw new RangeError('an archive without a preface was accepted')
    const records: ArchiveFile['records'] = (onProgress) => {
      const again = onProgress === undefined ? { passphrase } : { passphrase, onProgress }
      return openArchive(again)(piecesOf(file, signal))
    }
    return ok({ preface, count, records })
  } catch (error) {
    if (error instanceof SnugError) return failed(error.fault)
    throw error
  }
}

/** The bytes of a file. Throws SnugError `archive-unread`, and the reason of the signal. */
async function * piecesOf (
  file: Blob, signal: AbortSignal | undefined
): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader()
  try {
    for (;;) {
      signal?.throwIfAborted()
      const { done, value } = await reader.read().catch(() => { throw unread() })
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => {}) // it may have ended in an error
  }
}

/** The file was moved, changed or taken away while it was read. */
function unread (): SnugError {
  return new SnugError({
    code: 'archive-unread',
    message: 'The file could not be read to its end.',
    action: 'Check that it is still there and has not changed, then choose it again.'
  })
}
