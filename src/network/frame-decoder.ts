// Frames out of a stream of bytes: frame := varint length ‖ bytes (PROTOCOL.md §10). Pure and
// bounded: it holds what was pushed and not taken yet, in one buffer, and makes no object per
// chunk, so that floods of tiny chunks cost no more than their bytes. Once `refused`, nothing more
// comes out: the stream is to be closed.

/** The longest frame, in bytes (PROTOCOL.md §12). */
export const FRAME_MAX = 65_536

/** Bytes of the longest length prefix that a frame may have. */
const PREFIX_MAX = 3

const EMPTY = new Uint8Array(0)

/** `frame` behind its length: what goes on the wire. Throws RangeError above FRAME_MAX. */
export function encodeFrame (frame: Uint8Array): Uint8Array {
  if (frame.length > FRAME_MAX) {
    throw new RangeError(`a frame has at most ${FRAME_MAX} bytes, not ${frame.length}`)
  }
  const prefix: number[] = []
  let rest = frame.length
  while (rest > 0x7f) {
    prefix.push((rest & 0x7f) | 0x80)
    rest >>>= 7
  }
  prefix.push(rest)
  const encoded = new Uint8Array(prefix.length + frame.length)
  encoded.set(prefix)
  encoded.set(frame, prefix.length)
  return encoded
}

export class FrameDecoder {
  #buffer: Uint8Array = EMPTY
  #start = 0
  #end = 0
  #refused = false

  /** Bytes pushed and not taken. */
  get held (): number { return this.#end - this.#start }

  /**
   * Whether the bytes so far can be no frames: too long, or a length not written the shortest way.
   */
  get refused (): boolean { return this.#refused }

  /** Adds a copy of `chunk`. */
  push (chunk: Uint8Array): void {
    if (this.#refused) return
    if (this.#end + chunk.length > this.#buffer.length) this.#makeRoom(chunk.length)
    this.#buffer.set(chunk, this.#end)
    this.#end += chunk.length
  }

  /** Whether the next frame is there as a whole. */
  get ready (): boolean { return this.#head() !== undefined }

  /** The next frame, or undefined while it is not whole. */
  next (): Uint8Array | undefined {
    const head = this.#head()
    if (head === undefined) return undefined
    const frame = this.#buffer.slice(head.from, head.to)
    this.#start = head.to
    if (this.held === 0) this.#release()
    return frame
  }

  /** Where the next frame lies, once it is whole. */
  #head (): { readonly from: number, readonly to: number } | undefined {
    let length = 0
    for (let i = 0; i < this.held; i++) {
      const byte = this.#buffer[this.#start + i] ?? 0
      length |= (byte & 0x7f) << (7 * i)
      if ((byte & 0x80) !== 0) {
        if (i + 1 === PREFIX_MAX) return this.#refuse()
        continue
      }
      if (length > FRAME_MAX || (byte === 0 && i > 0)) return this.#refuse()
      const from = this.#start + i + 1
      return from + length <= this.#end ? { from, to: from + length } : undefined
    }
    return undefined
  }

  #refuse (): undefined {
    this.#refused = true
    this.#release()
  }

  #release (): void {
    this.#buffer = EMPTY
    this.#start = this.#end = 0
  }

  #makeRoom (more: number): void {
    const held = this.held
    const room = held + more <= this.#buffer.length
      ? this.#buffer
      : new Uint8Array(Math.max(2 * this.#buffer.length, held + more))
    room.set(this.#buffer.subarray(this.#start, this.#end))
    this.#buffer = room
    this.#start = 0
    this.#end = held
  }
}
