// Reading of arrays of CBOR fields, in the manner of ByteReader: a reader never throws. After the
// first field that is missing or not what it should be, `refused` names that field and every later
// read gives something empty.

import { utf8 } from '../base/bytes.ts'
import type { CborValue } from './cbor.ts'

const EMPTY = new Uint8Array(0)

export class FieldReader {
  readonly #fields: readonly CborValue[]
  #at = 0
  #refused: string | undefined

  constructor (fields: CborValue) {
    this.#fields = Array.isArray(fields) ? fields : []
    if (!Array.isArray(fields)) this.#refused = 'list of fields'
  }

  /** The name of the first field that was refused. */
  get refused (): string | undefined { return this.#refused }

  /** Marks the field `name` as malformed. */
  refuse (name: string): void { this.#refused ??= name }

  /** The next field, whatever it is. */
  next (name: string): CborValue {
    const field = this.#fields[this.#at++]
    if (field === undefined) this.refuse(name)
    return field ?? null
  }

  /** Refuses fields that were not read. */
  end (): void {
    if (this.#at < this.#fields.length) this.refuse('end')
  }

  /** A byte string of `min` to `max` bytes; of exactly `min` where no `max` is given. */
  bytes (name: string, min: number, max = min): Uint8Array {
    const field = this.next(name)
    if (field instanceof Uint8Array && field.length >= min && field.length <= max) return field
    this.refuse(name)
    return EMPTY
  }

  /** Exactly `length` bytes, or null. */
  bytesOrNull (name: string, length: number): Uint8Array | undefined {
    if (this.#fields[this.#at] !== null) return this.bytes(name, length)
    this.#at++
    return undefined
  }

  /** Text of at most `max` bytes of UTF-8. */
  text (name: string, max: number): string {
    const field = this.next(name)
    if (typeof field === 'string' && utf8(field).length <= max) return field
    this.refuse(name)
    return ''
  }

  /** An integer from 0 to `max`. */
  uint (name: string, max: number): number {
    const field = this.next(name)
    if (typeof field === 'number' && field >= 0 && field <= max) return field
    this.refuse(name)
    return 0
  }

  flag (name: string): boolean {
    const field = this.next(name)
    if (typeof field === 'boolean') return field
    this.refuse(name)
    return false
  }

  /** A list of at most `max` byte strings, each of `from` to `to` bytes. */
  byteStrings (name: string, max: number, from: number, to = from): Uint8Array[] {
    const items = this.#list(name, max)
    const reader = new FieldReader(items)
    const read = items.map(() => reader.bytes(name, from, to))
    if (reader.refused !== undefined) this.refuse(name)
    return read
  }

  /** A list of at most `max` lists of fields. */
  records<Item> (name: string, max: number, read: (reader: FieldReader) => Item): Item[] {
    const items: Item[] = []
    for (const field of this.#list(name, max)) {
      if (this.#refused !== undefined) break
      const reader = new FieldReader(field)
      items.push(read(reader))
      if (reader.refused !== undefined) this.refuse(reader.refused)
    }
    return items
  }

  #list (name: string, max: number): readonly CborValue[] {
    const field = this.next(name)
    if (Array.isArray(field) && field.length <= max) return field
    this.refuse(name)
    return []
  }
}

/** 2^32 - 1: times, durations and versions are u32. */
export const U32_MAX = 0xffffffff
