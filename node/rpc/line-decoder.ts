// Lines out of a stream of bytes, each of at most so many bytes. Beyond that nothing is kept and
// nothing more is read.

const LINE_END = 0x0a

export class LineDecoder {
  readonly #max: number
  #pieces: Buffer[] = []
  #length = 0
  #overflowed = false

  constructor (max: number) {
    this.#max = max
  }

  /** A line was too long: what follows is not looked at. */
  get overflowed (): boolean { return this.#overflowed }

  /** The lines that are whole now, without their ends; empty ones are left out. */
  push (chunk: Buffer): string[] {
    const lines: string[] = []
    let from = 0
    while (!this.#overflowed) {
      const end = chunk.indexOf(LINE_END, from)
      this.#keep(chunk.subarray(from, end < 0 ? chunk.length : end))
      if (end < 0 || this.#overflowed) break
      const line = Buffer.concat(this.#pieces).toString('utf8').trim()
      this.#pieces = []
      this.#length = 0
      if (line !== '') lines.push(line)
      from = end + 1
    }
    return lines
  }

  #keep (piece: Buffer): void {
    this.#length += piece.length
    if (this.#length > this.#max) {
      this.#overflowed = true
      this.#pieces = []
    } else this.#pieces.push(piece)
  }
}
