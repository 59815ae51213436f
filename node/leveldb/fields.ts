// The integers of LevelDB's files: little-endian, and varints of 7 bits a byte, low bits first
// (leveldb util/coding.h). Never throws: after the first failed read `failed` is true for good.

export class FieldReader {
  readonly #bytes: Uint8Array
  #at = 0
  #failed = false

  constructor (bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get failed (): boolean { return this.#failed }
  get left (): number { return this.#bytes.length - this.#at }

  take (length: number): Uint8Array {
    if (length > this.left) this.#failed = true
    if (this.#failed) return new Uint8Array(0)
    this.#at += length
    return this.#bytes.subarray(this.#at - length, this.#at)
  }

  u16 (): number { return this.#fixed(2) }
  u32 (): number { return this.#fixed(4) }

  /** At most 2^53 - 1, which no file number or size comes near. */
  varint (): number {
    let value = 0
    for (let scale = 1; scale < 2 ** 56; scale *= 128) {
      const [byte] = this.take(1)
      if (byte === undefined) return 0
      value += (byte & 127) * scale
      if (byte < 128 && Number.isSafeInteger(value)) return value
    }
    this.#failed = true
    return 0
  }

  /** Bytes behind their length. */
  slice (): Uint8Array { return this.take(this.varint()) }

  #fixed (size: number): number {
    return this.take(size).reduceRight((value, byte) => value * 256 + byte, 0)
  }
}
