// Who may still knock at a request box that is half full (PROTOCOL §12): of each network no more
// than a few, so that one alone never fills a box which belongs to everybody who has the address.
// Counted in memory since the box was empty last; nothing of it is stored, and a restart forgives.

import { boxLimit } from './host-limits.ts'
import type { KeptBox } from './kept-box.ts'

/** Places that one network may have taken, for another one of those behind the half. */
const SHARE = 4
const NETWORKS_MAX = 1_024

export class BoxShares {
  readonly #taken = new WeakMap<KeptBox, Map<string, number>>()

  /** `network`: where who asks comes from; undefined where that says nothing. */
  admits (kept: KeptBox, network: string | undefined): boolean {
    if (network === undefined || kept.heldEnvelopes < boxLimit(kept.kind).envelopes / 2) return true
    return (this.#taken.get(kept)?.get(network) ?? 0) < SHARE
  }

  /** Something of a network is in the box. */
  took (kept: KeptBox, network: string | undefined): void {
    if (network === undefined) return
    const known = kept.heldEnvelopes > 1 ? this.#taken.get(kept) : undefined
    const taken = known ?? new Map<string, number>()
    const count = (taken.get(network) ?? 0) + 1
    taken.delete(network)
    taken.set(network, count)
    const [oldest] = taken.keys()
    if (taken.size > NETWORKS_MAX && oldest !== undefined) taken.delete(oldest)
    this.#taken.set(kept, taken)
  }
}
