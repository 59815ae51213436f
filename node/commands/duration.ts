// Lengths of time as people write them: a number and a unit.

import { DAY, HOUR, MINUTE, SECOND } from '../../src/base/limits.ts'

const UNITS: Readonly<Record<string, number>> = {
  ms: 1, s: SECOND, m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY
}

/** Milliseconds of "90s", "2 d" or "1w"; undefined where it is none. */
export function durationOf (text: string): number | undefined {
  const match = /^(\d{1,9}) ?(ms|s|m|h|d|w)$/.exec(text.trim())
  const unit = UNITS[match?.[2] ?? '']
  return match === null || unit === undefined ? undefined : Number(match[1]) * unit
}
