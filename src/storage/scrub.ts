// Erasing for good (DESIGN §10). Deleting a record in a log-structured database only adds a note
// that it is gone; the record goes when the files that hold it are rewritten. LevelDB writes its
// memory to a table with deleted records and all, and a compaction rewrites all levels of a range
// but the lowest; so one compaction is not enough:
//   1. empty the memory and the log into a table;
//   2. delete two keys that no record has, one on either side of the range, and compact the range:
//      the table of these two notes lies above all others, so on its way down it rewrites every
//      table that touches the range;
//   3. when whatever may still read old tables is done, empty the memory once more: then old tables
//      and logs go.
// Where the platform cannot compact (browsers), deletion is all there is.

import type { Database } from './database.ts'

const BEYOND_ALL_KEYS = Uint8Array.of(0xff) // compacting nothing still empties the memory

/**
 * Moves what is in the database's memory and log into its tables, which it never loses without
 * saying so.
 */
export async function emptyMemory (database: Database): Promise<void> {
  await database.compactRange?.(BEYOND_ALL_KEYS, BEYOND_ALL_KEYS)
}

export interface Scrub {
  readonly database: Database
  /** Keys on either side of the range that no record has. */
  readonly low: Uint8Array
  readonly high: Uint8Array
  /**
   * Resolves when a write after all earlier ones is flushed; rejects when a compaction failed
   * before it.
   */
  readonly written: () => Promise<void>
  /** Resolves when the reads that are under way now are done. */
  readonly readsDone: () => Promise<void>
}

export async function scrubRange (scrub: Scrub): Promise<void> {
  const { database, low, high, written, readsDone } = scrub
  if (database.compactRange === undefined) return
  await readsDone() // an old snapshot would keep what is deleted
  await emptyMemory(database)
  // Not through the journal, whose record would widen the table of notes to most of the database.
  await database.batch([{ type: 'del', key: low }, { type: 'del', key: high }], { sync: false })
  await database.compactRange(low, high)
  await readsDone()
  await written()
  await emptyMemory(database)
  await written()
}
