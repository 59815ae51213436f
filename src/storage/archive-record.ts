// The records of an archive, and the bytes that they make before sealing:
//   content := item*        item := u32 length ‖ bytes
//   the first item:  preface := created u64 (Unix ms) ‖ version u32
//   all others:      record := table u8 ‖ named u8 ‖ name ‖ number u64 ‖ value (the rest)
//                    name is b16(name) where named is 1, nothing where it is 0
// A record without a name is of a table whose values hold their own.

import { ByteReader, ByteWriter } from '../base/wire.ts'
import { MIB } from '../base/limits.ts'
import type { Milliseconds } from '../base/brand.ts'

export const ARCHIVE_ITEM_MAX = 16 * MIB // bytes

export interface ArchiveRecord {
  /** A number of src/storage/tables.ts; one of a later version is the reader's to skip. */
  readonly table: number
  /** The name, where the value does not tell it. */
  readonly name?: Uint8Array
  readonly number: number
  readonly value: Uint8Array
}

/** What an archive tells of itself. */
export interface ArchivePreface {
  readonly created: Milliseconds
  /** The profile version of the records. */
  readonly version: number
}

export function encodePreface ({ created, version }: ArchivePreface): Uint8Array {
  return new ByteWriter().u32(12).u64(created).u32(version).finish()
}

export function decodePreface (item: Uint8Array): ArchivePreface | undefined {
  const reader = new ByteReader(item)
  const preface = { created: reader.u64(), version: reader.u32() }
  return reader.done() ? preface : undefined
}

/** Throws RangeError for a record that does not fit: the exporter's mistake. */
export function encodeRecord ({ table, name, number, value }: ArchiveRecord): Uint8Array {
  const head = new ByteWriter().u8(table)
  if (name === undefined) head.u8(0)
  else head.u8(1).bytes16(name)
  head.u64(number)
  const before = head.finish()
  const length = before.length + value.length
  if (length > ARCHIVE_ITEM_MAX) throw new RangeError('the record is too long for an archive')
  return new ByteWriter().u32(length).put(before).put(value).finish()
}

export function decodeRecord (item: Uint8Array): ArchiveRecord | undefined {
  const reader = new ByteReader(item)
  const table = reader.u8()
  const named = reader.u8()
  if (named > 1) return undefined
  const name = named === 1 ? reader.bytes16() : undefined
  const number = reader.u64()
  const value = reader.rest()
  if (!reader.done()) return undefined
  return name === undefined ? { table, number, value } : { table, name, number, value }
}
