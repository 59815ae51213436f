// The port to the database under the sealed store: the part of abstract-level 3 that is used, over
// byte strings (`keyEncoding` and `valueEncoding` 'view'). classic-level, browser-level and
// memory-level fit as they are. Whoever implements it sees sealed values and hashed names only.

export type DatabaseOperation =
  | { readonly type: 'put', readonly key: Uint8Array, readonly value: Uint8Array }
  | { readonly type: 'del', readonly key: Uint8Array }

/** Keys from `gte` to `lte`, both included, in order of their bytes. */
export interface DatabaseRange {
  readonly gte: Uint8Array
  readonly lte: Uint8Array
  readonly reverse?: boolean
  readonly limit?: number
}

export interface BatchOptions {
  /** Resolve only when the batch survives a power cut. */
  readonly sync: boolean
  /**
   * A record as it was read before. Where the platform can look at it in the same transaction, and
   * it is another one now, the batch is not written and rejects with `RecordChanged`.
   */
  readonly unchanged?: { readonly key: Uint8Array, readonly value: Uint8Array | undefined }
}

/** Somebody else wrote a record between reading it and the batch that stood on it. */
export class RecordChanged extends Error {
  static name = 'RecordChanged'
}

export interface Database {
  /** Whether `batch` itself looks at `unchanged`. */
  readonly checksUnchanged?: boolean
  get (key: Uint8Array): Promise<Uint8Array | undefined>
  /** Writes all or nothing. */
  batch (operations: DatabaseOperation[], options: BatchOptions): Promise<void>
  iterator (range: DatabaseRange): { all (): Promise<Array<[Uint8Array, Uint8Array]>> }
  close (): Promise<void>
  /** Rewrites a range without its deleted records, where the platform can. */
  compactRange? (start: Uint8Array, end: Uint8Array): Promise<void>
}
