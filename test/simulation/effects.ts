// Effects of a node that the outside could see or a disk could keep: writes and frames. A crash
// test runs a story once to count them, and then once for each, with the node stopped at exactly
// that one.

export class Effects {
  #count = 0
  #crashAt: number
  #crashed = false
  readonly #onCrash: Array<() => void> = []

  /** Stops the node at its `crashAt`th effect, counted from 1; never, where there is none. */
  constructor (crashAt = Infinity) {
    this.#crashAt = crashAt
  }

  get count (): number { return this.#count }

  get crashed (): boolean { return this.#crashed }

  /** Runs when the node stops. */
  onCrash (run: () => void): void { this.#onCrash.push(run) }

  /** Stops the node at the `next`th effect from here. */
  crashIn (next: number): void { this.#crashAt = this.#count + next }

  /** One effect: false when the node stops at it or has stopped, so that it does not happen. */
  happen (): boolean {
    if (this.#crashed) return false
    this.#count++
    if (this.#count < this.#crashAt) return true
    this.#crashed = true
    for (const run of this.#onCrash) run()
    return false
  }
}
