// How long to wait before the next try: doubling from a floor to a ceiling, with jitter, so that
// peers that fail together do not return together. Pure; whoever tries keeps the count.

import { fraction } from './clock.ts'
import type { Random } from './clock.ts'

export interface BackoffRule {
  readonly floor: number // ms
  readonly ceiling: number // ms
}

/** The wait in ms after `failures` failures in a row, between half and all of the doubled time. */
export function backoff (rule: BackoffRule, failures: number, random: Random): number {
  const full = Math.min(rule.ceiling, rule.floor * 2 ** Math.min(Math.max(0, failures - 1), 30))
  return full / 2 + fraction(random) * full / 2
}
