// The port of the sealed store: what every upper layer knows of storage (DESIGN §10).
// Names never reach the disk in clear; one commit is one atomic, flushed batch.

import type { Table } from './tables.ts'

/**
 * Where a record lives: a table, a name within it (hashed on disk), and a number by which records
 * of one name are sorted.
 */
export interface RecordKey {
  readonly table: Table
  readonly name: Uint8Array
  /** 0 … 2^53 - 1; 0 where a name has a single record. */
  readonly number: number
}

export type Operation =
  | { readonly type: 'put', readonly key: RecordKey, readonly value: Uint8Array }
  | { readonly type: 'delete', readonly key: RecordKey }

/** A range of numbers of one name, both ends included. */
export interface Range {
  readonly from?: number
  readonly to?: number
  readonly reverse?: boolean
  readonly limit?: number
}

export interface Entry {
  readonly number: number
  readonly value: Uint8Array
}

/**
 * Reads answer what is flushed, never what is still on its way to the disk: whatever is told to the
 * outside because of a read survives a power cut. Two tasks that read, decide and write the same
 * records take turns by their own means. Every call may throw SnugError: `store-damaged` for
 * a value that is not what was stored, `store-failed`, `store-closed`, `store-taken-over`.
 */
export interface Store {
  get (key: RecordKey): Promise<Uint8Array | undefined>
  /** Records of one name in order of number. */
  list (table: Table, name: Uint8Array, range?: Range): Promise<Entry[]>
  /**
   * Every record of a table, in no useful order; a value that must be found again this way holds
   * its own name.
   */
  all (table: Table): AsyncIterable<Entry>
  /**
   * Writes atomically and flushed: when this resolves the records survive a power cut. Commits that
   * arrive while one is being flushed share the next flush, in order. When a write fails the store
   * fails closed: this and all later commits throw SnugError `store-failed` until it is opened
   * anew. A commit that threw may have been written all the same.
   */
  commit (operations: readonly Operation[]): Promise<void>
  /** Resolves after every commit so far is flushed. */
  flushed (): Promise<void>
  /**
   * Makes deleted records unrecoverable where the platform can: compacts the ranges of this table
   * and name, or the whole table.
   */
  scrub (table: Table, name?: Uint8Array): Promise<void>
  close (): Promise<void>
}
