// How many requests one host may make. A first visit takes about 120 of them, half of which keep
// the app for opening without a network; ten people behind one address may come at once.

import { TokenBucket } from '../../src/mailbox/token-bucket.ts'
import type { Clock } from '../../src/base/clock.ts'
import type { Rate } from '../../src/mailbox/token-bucket.ts'

const RATE: Rate = { burst: 1_200, perSecond: 60 }
const HOSTS_MAX = 1_024

export class RequestRates {
  readonly #clock: Clock
  readonly #buckets = new Map<string, TokenBucket>()

  constructor (clock: Clock) {
    this.#clock = clock
  }

  /** 0 where `host` may ask now; else the milliseconds until it may. */
  take (host: string): number {
    const now = this.#clock.monotonic()
    const bucket = this.#buckets.get(host) ?? new TokenBucket(RATE, now)
    this.#buckets.delete(host)
    this.#buckets.set(host, bucket)
    const [oldest] = this.#buckets.keys()
    if (this.#buckets.size > HOSTS_MAX && oldest !== undefined) this.#buckets.delete(oldest)
    return bucket.take(now)
  }
}
