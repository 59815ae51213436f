// LevelDB's manifest: edits, each of which adds and removes tables (leveldb db/version_edit.cc).
// They come to which tables the database is made of, and which log continues them.

import { FieldReader } from './fields.ts'
import { readLog } from './log-file.ts'

const COMPARATOR = 1
const LOG_NUMBER = 2
const NEXT_FILE = 3
const LAST_SEQUENCE = 4
const COMPACT_POINTER = 5
const DELETED_FILE = 6
const NEW_FILE = 7
const PREVIOUS_LOG = 9

export interface Manifest {
  /** The tables by number, with their sizes in bytes. */
  readonly tables: ReadonlyMap<number, number>
  readonly log: number
}

/** What a manifest says; undefined where it is damaged. */
export function readManifest (bytes: Uint8Array): Manifest | undefined {
  const edits = readLog(bytes)
  if (edits === undefined || edits.length === 0) return undefined
  const tables = new Map<number, number>()
  let log = 0
  for (const edit of edits) {
    const reader = new FieldReader(edit)
    while (reader.left > 0 && !reader.failed) {
      switch (reader.varint()) {
        case COMPARATOR: reader.slice(); break
        case LOG_NUMBER: log = reader.varint(); break
        case NEXT_FILE: case LAST_SEQUENCE: case PREVIOUS_LOG: reader.varint(); break
        case COMPACT_POINTER: {
          reader.varint()
          reader.slice()
          break
        }
        case DELETED_FILE: {
          reader.varint()
          tables.delete(reader.varint())
          break
        }
        case NEW_FILE: {
          reader.varint()
          tables.set(reader.varint(), reader.varint())
          reader.slice()
          reader.slice()
          break
        }
        default: return undefined
      }
    }
    if (reader.failed) return undefined
  }
  return { tables, log }
}
