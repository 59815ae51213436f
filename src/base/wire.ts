// Reading and writing of fixed byte layouts (PROTOCOL.md §1). All integers are big-endian. A reader
// never throws: after the first failed read `failed` is true and every later read gives zeros, so
// that a decoder reads straight through and asks once, at its end, whether `done()`.

import { fromUtf8, utf8 } from './bytes.ts'

const EMPTY = new Uint8Array(0)

export class ByteReader {
  readonly #bytes: Uint8Array
  #at = 0
  #failed = false

  constructor (bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** Whether any read so far went past the end or met a malformed value. */
  get failed (): boolean { return this.#failed }

  /** Bytes not read yet. */
  get left (): number { return this.#bytes.length - this.#at }

  /** True when every read succeeded and nothing is left. */
  done (): boolean { return !this.#failed && this.left === 0 }

  /** Marks the input as malformed. */
  refuse (): void { this.#failed = true }

  /** A copy of the next `length` bytes; of zeros when they are not there. */
  take (length: number): Uint8Array {
    if (this.#failed || length > this.left) {
      this.#failed = true
      return new Uint8Array(Math.min(length, 64))
    }
    const part = this.#bytes.slice(this.#at, this.#at + length)
    this.#at += length
    return part
  }

  rest (): Uint8Array { return this.#failed ? EMPTY : this.take(this.left) }

  u8 (): number { return this.#integer(1) }
  u16 (): number { return this.#integer(2) }
  u32 (): number { return this.#integer(4) }

  /** An unsigned integer of 8 bytes, refused above 2^53 - 1. */
  u64 (): number {
    const high = this.#integer(4)
    const low = this.#integer(4)
    if (high > 0x1fffff) this.#failed = true
    return this.#failed ? 0 : high * 0x100000000 + low
  }

  /** Bytes behind a one-byte length. */
  bytes8 (): Uint8Array { return this.take(this.u8()) }
  /** Bytes behind a two-byte length. */
  bytes16 (): Uint8Array { return this.take(this.u16()) }
  /** Bytes behind a four-byte length, at most `limit`. */
  bytes32 (limit: number): Uint8Array {
    const length = this.u32()
    if (length > limit) this.#failed = true
    return this.take(this.#failed ? 0 : length)
  }

  /** UTF-8 text behind a two-byte length. */
  text16 (): string {
    const text = fromUtf8(this.bytes16())
    if (text === undefined) this.#failed = true
    return text ?? ''
  }

  #integer (size: number): number {
    if (this.#failed || size > this.left) {
      this.#failed = true
      return 0
    }
    let value = 0
    for (let i = 0; i < size; i++) value = value * 256 + (this.#bytes[this.#at++] ?? 0)
    return value
  }
}

/**
 * Writes a byte layout; grows as needed. Throws RangeError on values that do not fit: our own
 * mistake, never input.
 */
export class ByteWriter {
  #buffer: Uint8Array
  #length = 0

  /** `room` is what the whole is expected to take, in bytes: growing copies. */
  constructor (room = 256) {
    this.#buffer = new Uint8Array(room)
  }

  u8 (value: number): this { return this.#integer(value, 1) }
  u16 (value: number): this { return this.#integer(value, 2) }
  u32 (value: number): this { return this.#integer(value, 4) }
  u64 (value: number): this {
    if (!Number.isSafeInteger(value) || value < 0) {
      throw new RangeError('not an unsigned 53-bit integer')
    }
    return this.#integer(Math.floor(value / 0x100000000), 4).#integer(value % 0x100000000, 4)
  }

  put (bytes: Uint8Array): this {
    this.#reserve(bytes.length)
    this.#buffer.set(bytes, this.#length)
    this.#length += bytes.length
    return this
  }

  bytes8 (bytes: Uint8Array): this { return this.u8(bytes.length).put(bytes) }
  bytes16 (bytes: Uint8Array): this { return this.u16(bytes.length).put(bytes) }
  bytes32 (bytes: Uint8Array): this { return this.u32(bytes.length).put(bytes) }
  text16 (text: string): this { return this.bytes16(utf8(text)) }

  /** The bytes written, as a copy of exactly their length. */
  finish (): Uint8Array { return this.#buffer.slice(0, this.#length) }

  #integer (value: number, size: 1 | 2 | 4): this {
    if (!Number.isInteger(value) || value < 0 || value > 0xffffffff >>> (32 - 8 * size)) {
      throw new RangeError(`${value} does not fit into ${size} bytes`)
    }
    this.#reserve(size)
    for (let shift = 8 * size - 8; shift >= 0; shift -= 8) {
      this.#buffer[this.#length++] = value >>> shift
    }
    return this
  }

  #reserve (more: number): void {
    if (this.#length + more <= this.#buffer.length) return
    const larger = new Uint8Array(Math.max(2 * this.#buffer.length, this.#length + more))
    larger.set(this.#buffer.subarray(0, this.#length))
    this.#buffer = larger
  }
}
