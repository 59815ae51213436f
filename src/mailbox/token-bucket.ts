// A rate limit: so many at once, and so many a second after that. Pure but for its own two numbers;
// time is passed in.

export interface Rate {
  /** At once, after a pause. */
  readonly burst: number
  readonly perSecond: number
}

export class TokenBucket {
  readonly #rate: Rate
  #tokens: number
  #at: number

  /** Full at `now` (monotonic ms). */
  constructor (rate: Rate, now: number) {
    this.#rate = rate
    this.#tokens = rate.burst
    this.#at = now
  }

  /**
   * Takes `count` if they are there: 0; else takes nothing and says in how many ms they will be.
   */
  take (now: number, count = 1): number {
    const { burst, perSecond } = this.#rate
    this.#tokens = Math.min(burst, this.#tokens + (now - this.#at) * perSecond / 1_000)
    this.#at = now
    // The sum of many small refills is a hair under what it should be.
    if (this.#tokens + 1e-6 < count) return Math.ceil((count - this.#tokens) * 1_000 / perSecond)
    this.#tokens -= count
    return 0
  }
}
