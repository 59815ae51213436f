// Order statistics: what a benchmark says of several runs, of which the fastest and the slowest say
// little.

/** Throws RangeError where nothing was measured. */
export function median (numbers: readonly number[]): number {
  const sorted = ascending(numbers)
  const low = sorted[(sorted.length - 1) >> 1] ?? NaN
  const high = sorted[sorted.length >> 1] ?? NaN
  return (low + high) / 2
}

/** The smallest number that at least `share` of all do not exceed: p99 is a share of 0.99. */
export function percentile (numbers: readonly number[], share: number): number {
  const sorted = ascending(numbers)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN
}

function ascending (numbers: readonly number[]): number[] {
  if (numbers.length === 0) throw new RangeError('nothing was measured')
  return numbers.toSorted((a, b) => a - b)
}
