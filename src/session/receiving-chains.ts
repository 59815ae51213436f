// The receiving chains of a ratchet and the keys skipped in them (PROTOCOL.md §6): what is kept,
// for how long, and what goes first. Bounds: RECEIVING_CHAINS_MAX chains, SKIPPED_KEYS_MAX keys a
// session, SKIPPED_KEYS_AGE.

import { RECEIVING_CHAINS_MAX, SKIPPED_KEYS_MAX } from '../base/limits.ts'
import { wipe } from '../crypto/compare.ts'
import { advance, messageKey } from './chain-key.ts'
import {
  SKIPPED_ENTRY_SIZE, countExpired, countSkipped, lowestEpoch, withoutOldest, writeSkipped
} from './skipped-keys.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { Wipe } from './keys.ts'
import type { OlderChain, Ratchet, ReceivingChain } from './ratchet.ts'
import type { SkippedKeys } from './skipped-keys.ts'

type Chains = Pick<Ratchet, 'receiving' | 'older'>

export interface Kept<State> {
  readonly ratchet: State
  readonly wipe: Wipe
}

/** The chain moved on to message `until`, with the keys before it kept as skipped. */
export function skipTo (
  chain: ReceivingChain, until: number, epoch: number, now: Milliseconds
): ReceivingChain {
  const count = until - chain.next
  if (count <= 0) return chain
  const skipped = new Uint8Array(chain.skipped.length + count * SKIPPED_ENTRY_SIZE)
  skipped.set(chain.skipped)
  let { chainKey } = chain
  for (let i = 0; i < count; i++) {
    const key = messageKey(chainKey)
    writeSkipped(skipped, countSkipped(chain.skipped) + i, chain.next + i, epoch, key, now)
    const following = advance(chainKey)
    wipe(key)
    if (chainKey !== chain.chainKey) wipe(chainKey)
    chainKey = following
  }
  return { ...chain, chainKey, next: until, skipped: skipped as SkippedKeys }
}

/** Puts the chain that the other side has left behind the new one; the oldest of too many goes. */
export function leaveChain (
  older: readonly OlderChain[], left: ReceivingChain | undefined
): { readonly chains: readonly OlderChain[], readonly wipe: Wipe } {
  if (left === undefined) return { chains: older, wipe: [] }
  const chains = [...older, { headerKey: left.headerKey, skipped: left.skipped }]
  const drop = Math.max(0, chains.length - (RECEIVING_CHAINS_MAX - 1))
  const wipe = chains.slice(0, drop).flatMap((chain) => [chain.headerKey, chain.skipped])
  return { chains: chains.slice(drop), wipe }
}

/** Drops the keys that are past their age at `now`; the same value where there are none. */
export function dropExpired<State extends Chains> (state: State, now: Milliseconds): Kept<State> {
  return dropFrom(state, (skipped) => countExpired(skipped, now))
}

/** Drops the oldest keys of the oldest chains until no more than SKIPPED_KEYS_MAX are left. */
export function dropExcess<State extends Chains> (state: State): Kept<State> {
  let excess = -SKIPPED_KEYS_MAX
  for (const chain of state.older) excess += countSkipped(chain.skipped)
  if (state.receiving !== undefined) excess += countSkipped(state.receiving.skipped)
  if (excess <= 0) return { ratchet: state, wipe: [] }
  return dropFrom(state, (skipped) => {
    const drop = Math.min(excess, countSkipped(skipped))
    excess -= drop
    return drop
  })
}

/**
 * The lowest epoch that a skipped key may need: chains and keys are in the order of their epochs.
 */
export function lowestSkippedEpoch (state: Chains): number | undefined {
  for (const chain of state.older) {
    const lowest = lowestEpoch(chain.skipped)
    if (lowest !== undefined) return lowest
  }
  return state.receiving === undefined ? undefined : lowestEpoch(state.receiving.skipped)
}

/** Asks for every chain, oldest first, how many of its oldest keys go. */
function dropFrom<State extends Chains> (
  state: State, count: (skipped: SkippedKeys) => number
): Kept<State> {
  const dropped: Uint8Array[] = []
  const trim = <Chain extends OlderChain>(chain: Chain): Chain => {
    if (chain.skipped.length === 0) return chain
    const skipped = withoutOldest(chain.skipped, count(chain.skipped))
    if (skipped === chain.skipped) return chain
    dropped.push(chain.skipped)
    return { ...chain, skipped }
  }
  const older = state.older.map(trim)
  const receiving = state.receiving === undefined ? undefined : trim(state.receiving)
  return dropped.length === 0
    ? { ratchet: state, wipe: [] }
    : { ratchet: { ...state, older, receiving }, wipe: dropped }
}
