// How many STUN requests are answered: so many in all, and so many for each network (an IPv4 /24,
// an IPv6 /48). Whoever forges senders then gets few answers sent to any of them, and nobody who
// asks too often keeps others from their answers.

import { TokenBucket } from '../src/mailbox/token-bucket.ts'
import type { Rate } from '../src/mailbox/token-bucket.ts'

export interface StunLimits {
  readonly all: Rate
  readonly network: Rate
  /** Networks that are counted at a time; of more the one that asked longest ago is forgotten. */
  readonly networks: number
}

/** A connection that is upgraded to WebRTC asks once; a few times where packets get lost. */
const STUN_LIMITS: StunLimits = {
  all: { burst: 200, perSecond: 200 },
  network: { burst: 20, perSecond: 5 },
  networks: 4_096
}

const PREFIX = { 4: 3, 16: 6 } as const // bytes

export class StunRates {
  readonly #limits: StunLimits
  readonly #all: TokenBucket
  readonly #networks = new Map<string, TokenBucket>()

  constructor (now: number, limits: StunLimits = STUN_LIMITS) {
    this.#limits = limits
    this.#all = new TokenBucket(limits.all, now)
  }

  /** Whether a request from `ip` (4 or 16 bytes) is answered at `now` (monotonic ms). */
  admit (ip: Uint8Array, now: number): boolean {
    const name = ip.subarray(0, ip.length === 4 ? PREFIX[4] : PREFIX[16]).join('.')
    const bucket = this.#networks.get(name) ?? new TokenBucket(this.#limits.network, now)
    this.#networks.delete(name)
    this.#networks.set(name, bucket)
    const [oldest] = this.#networks.keys()
    if (this.#networks.size > this.#limits.networks && oldest !== undefined) {
      this.#networks.delete(oldest)
    }
    return bucket.take(now) === 0 && this.#all.take(now) === 0
  }
}
