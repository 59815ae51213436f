// How long to wait before the next try: doubling from a floor to a ceiling, with jitter, so that peers that fail
// together do not return together. Pure; whoever tries keeps the count.

import { fraction, type Random } from '../base/clock.ts'
import { MINUTE, SECOND } from '../base/limits.ts'

export interface BackoffRule {
  readonly floor: number // ms
  readonly ceiling: number // ms
}

/** Puts and dials to one peer. */
export const PEER_BACKOFF: BackoffRule = { floor: SECOND, ceiling: 10 * MINUTE }

/** The wait in ms after `failures` failures in a row, between half and all of the doubled time. */
export function backoff (rule: BackoffRule, failures: number, random: Random): number {
  const full = Math.min(rule.ceiling, rule.floor * 2 ** Math.min(failures, 30))
  return full / 2 + fraction(random) * full / 2
}
