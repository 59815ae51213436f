// How long something lasts, in the largest unit that says it exactly enough.

import { locale } from './times.ts'

const UNITS = [
  ['day', 86_400], ['hour', 3_600], ['minute', 60], ['second', 1]
] as const

const YEAR = ['year', 365 * 86_400] as const

function sized (seconds: number, unitDisplay: 'long' | 'narrow'): string {
  // Only whole years are said in years.
  const [unit, size] = seconds > 0 && seconds % YEAR[1] === 0
    ? YEAR
    : UNITS.find(([, size]) => seconds >= size) ?? ['second', 1] as const
  const count = Math.round(seconds / size)
  return new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay }).format(count)
}

/** "30 days". */
export function duration (seconds: number): string { return sized(seconds, 'long') }

/** "30d". */
export function shortDuration (seconds: number): string { return sized(seconds, 'narrow') }
