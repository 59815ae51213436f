// Imported keys, kept because importing one costs more than using it: a bounded map that forgets
// the least recently used, and forgets each key after a number of uses.

import type { KeyObject } from 'node:crypto'

export class KeyCache {
  // Least recently used first.
  readonly #entries = new Map<string, { readonly key: KeyObject, readonly usesLeft: number }>()
  readonly #limit: number
  readonly #uses: number

  /** Holds at most `limit` keys, each for `uses` uses. */
  constructor (limit: number, uses: number) {
    this.#limit = limit
    this.#uses = uses
  }

  get size (): number { return this.#entries.size }

  /** Keeps a key that is going to be used. */
  put (id: string, key: KeyObject): void {
    this.#keep(id, key, this.#uses)
  }

  /** The key of `id` for one use, imported by `make` where it is not kept. */
  use (id: string, make: () => KeyObject): KeyObject {
    const { key, usesLeft } = this.#entries.get(id) ?? { key: make(), usesLeft: this.#uses }
    this.#keep(id, key, usesLeft - 1)
    return key
  }

  #keep (id: string, key: KeyObject, usesLeft: number): void {
    this.#entries.delete(id)
    if (usesLeft > 0) this.#entries.set(id, { key, usesLeft })
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#limit) return
      this.#entries.delete(oldest)
    }
  }
}
