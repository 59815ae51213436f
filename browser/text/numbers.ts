// Numbers as a person reads them, in their own language.

import { locale } from './times.ts'

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
const STEP = 1_000

export function numberWords (value: number): string {
  return new Intl.NumberFormat(locale()).format(value)
}

/** "42%", from 0 to 1. */
export function percentWords (part: number): string {
  return new Intl.NumberFormat(locale(), { style: 'percent' }).format(part)
}

/** "1.3 MB", in the largest unit that leaves a number before the point. */
export function sizeWords (bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= STEP && unit < UNITS.length - 1) {
    value /= STEP
    unit += 1
  }
  const maximumFractionDigits = value < 10 && unit > 0 ? 1 : 0
  // "2 bytes" but "2 MB": the short form of a byte is its word, and has no plural.
  const unitDisplay = unit === 0 ? 'long' : 'short'
  const shape = {
    style: 'unit', unit: UNITS[unit] ?? 'byte', unitDisplay, maximumFractionDigits
  } as const
  return new Intl.NumberFormat(locale(), shape).format(value)
}
