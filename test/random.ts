// Randomness from a seed, so that every run of a test is the same run. xoshiro128** 1.1 (Blackman
// and Vigna), seeded through splitmix32 over an FNV-1a hash of the seed. Statistically good and
// predictable: for tests only.

import type { Random } from '../src/base/clock.ts'

/** A `Random` for the code under test, with the choices that property tests make. */
export interface SeededRandom extends Random {
  /** A whole number from 0 to `below` - 1; `below` is at most 2^32. */
  int (below: number): number
  /** A whole number from `low` to `high`, both included. */
  between (low: number, high: number): number
  /** True with probability `p`. */
  chance (p: number): boolean
  /** One of `items`, which are not empty. */
  pick<Item> (items: readonly Item[]): Item
  /** A shuffled copy. */
  shuffle<Item> (items: readonly Item[]): Item[]
  /** Another generator, independent of how much this one is used from here on. */
  fork (label: string): SeededRandom
}

function rotate (x: number, by: number): number {
  return (x << by) | (x >>> (32 - by))
}

/** A function that returns the next 32 bits as an unsigned number. */
function xoshiro128 (seed: string): () => number {
  let hash = 0x811c9dc5
  for (const char of seed) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  const split = (): number => {
    hash = (hash + 0x9e3779b9) | 0
    let z = hash
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
    return z ^ (z >>> 16)
  }
  let a = split()
  let b = split()
  let c = split()
  let d = split()
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const t = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = rotate(d, 11)
    return result
  }
}

/**
 * The generator of `seed`: name the test or the round in it, and print it when a property fails.
 */
export function seeded (seed: number | string): SeededRandom {
  const next = xoshiro128(String(seed))

  const bytes: Random = (length) => {
    const out = new Uint8Array(length)
    for (let i = 0; i < length; i += 4) {
      const word = next()
      for (let j = 0; j < 4 && i + j < length; j++) out[i + j] = word >>> (8 * j)
    }
    return out
  }
  const int = (below: number): number => {
    if (!Number.isInteger(below) || below < 1 || below > 0x100000000) {
      throw new RangeError(`int(${below})`)
    }
    // Multiplication keeps the bias below 2^-32 for the small ranges that tests use.
    return Math.floor(next() / 0x100000000 * below)
  }
  const pick = <Item> (items: readonly Item[]): Item => {
    if (items.length === 0) throw new RangeError('nothing to pick from')
    return items[int(items.length)] as Item
  }
  const shuffle = <Item> (items: readonly Item[]): Item[] => {
    const rest = [...items]
    const out: Item[] = []
    while (rest.length > 0) out.push(...rest.splice(int(rest.length), 1))
    return out
  }

  return Object.assign(bytes, {
    int,
    pick,
    shuffle,
    between: (low: number, high: number) => low + int(high - low + 1),
    chance: (p: number) => next() / 0x100000000 < p,
    fork: (label: string) => seeded(`${seed}/${label}/${next()}`)
  })
}
