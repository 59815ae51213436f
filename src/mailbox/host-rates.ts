// How much one peer, and one network of the internet, may ask of a host (PROTOCOL §12). Counted in
// memory and bounded: of more than so many the one that asked longest ago is forgotten. Nothing of
// it is stored, and a restart forgives.

import { toHex } from '../base/bytes.ts'
import { TokenBucket } from './token-bucket.ts'
import type { PeerKey } from '../base/channel.ts'
import type { Rate } from './token-bucket.ts'

/** Who asks: a peer, and the network that it comes from where that says something. */
export interface AskedFrom {
  readonly peer: PeerKey
  readonly network: string | undefined
}

/** Buckets of one rate, by name. */
class Buckets {
  readonly #rate: Rate
  readonly #most: number
  readonly #byName = new Map<string, TokenBucket>()

  constructor (rate: Rate, most: number) {
    this.#rate = rate
    this.#most = most
  }

  take (name: string, now: number): number {
    const bucket = this.#byName.get(name) ?? new TokenBucket(this.#rate, now)
    this.#byName.delete(name)
    this.#byName.set(name, bucket)
    const [oldest] = this.#byName.keys()
    if (this.#byName.size > this.#most && oldest !== undefined) this.#byName.delete(oldest)
    return bucket.take(now)
  }
}

/** One rate, for each peer and for each network. */
export class HostRate {
  readonly #peers: Buckets
  readonly #networks: Buckets

  constructor (rate: Rate, most: number) {
    this.#peers = new Buckets(rate, most)
    this.#networks = new Buckets(rate, most)
  }

  /** Milliseconds to wait; 0: go on. */
  take ({ peer, network }: AskedFrom, now: number): number {
    const wait = this.#peers.take(toHex(peer), now)
    return wait > 0 || network === undefined ? wait : this.#networks.take(network, now)
  }
}
