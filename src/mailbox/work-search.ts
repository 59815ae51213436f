// The search for work that a host accepts (PROTOCOL §10.2): costly tries one after another, each
// off the thread where the platform has another. It can be ended at any time, and goes on where it
// was when a host asks for more.

import { equalBytes } from '../base/bytes.ts'
import { encodeWorkProof, WORK_BITS_MAX, WorkBase } from './work.ts'
import type { WorkAsked, WorkFor, WorkNonce } from './work.ts'

/** How far a search is: tries so far, and how many it takes on average. */
export interface WorkProgress {
  readonly tries: number
  readonly expected: number
}

export class WorkSearch {
  readonly #work: WorkFor
  #asked: WorkAsked | undefined
  #base: WorkBase | undefined
  #counter = 0
  #tries = 0

  constructor (work: WorkFor) {
    this.#work = work
  }

  /** Since the host's nonce: what it asked before is of no more use. */
  get nonce (): WorkNonce | undefined { return this.#asked?.nonce }

  /**
   * The proof; undefined where `signal` ended it, or the host asks for more than the protocol lets
   * it.
   */
  async run (
    asked: WorkAsked, signal: AbortSignal, told: (progress: WorkProgress) => void
  ): Promise<Uint8Array | undefined> {
    if (asked.bits > WORK_BITS_MAX) return undefined
    const base = this.#begin(asked)
    const expected = 2 ** asked.bits
    while (!signal.aborted) {
      const counter = this.#counter++
      const first = base.first(counter)
      if (first === undefined) continue
      told({ tries: this.#tries++, expected })
      if (await base.second(first) < asked.bits) continue
      const { day, nonce } = asked
      return encodeWorkProof({ day, nonce, counter })
    }
    return undefined
  }

  #begin (asked: WorkAsked): WorkBase {
    const known = this.#asked !== undefined && equalBytes(this.#asked.nonce, asked.nonce) &&
      this.#asked.day === asked.day
    const base = known ? this.#base : undefined
    this.#asked = asked
    if (base !== undefined) return base
    this.#counter = 0
    this.#tries = 0
    return this.#base = new WorkBase(this.#work, asked)
  }
}
