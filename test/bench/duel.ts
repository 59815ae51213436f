// Two that do the same work, measured in turns in one process, so that whatever else the machine
// does weighs on both alike. What counts is the median of the rounds.

import { median } from './median.ts'

/** One side of a comparison: does its work `count` times. */
export interface Contestant {
  readonly name: string
  readonly run: (count: number) => Promise<void>
}

export interface DuelResult {
  /** Times a second, the median of the rounds. */
  readonly ours: number
  readonly theirs: number | undefined
}

const ROUNDS = 9
const ROUND_MS = 400 // long enough for collections of garbage to be part of every round
const WARM_UP_MS = 800

export async function duel (ours: Contestant, theirs?: Contestant): Promise<DuelResult> {
  const sides = [ours, ...(theirs === undefined ? [] : [theirs])]
  const counts = new Map<Contestant, number>()
  for (const side of sides) counts.set(side, await calibrate(side))
  const rates = new Map<Contestant, number[]>(sides.map((side) => [side, []]))
  for (let round = 0; round < ROUNDS; round++) {
    // Who goes first changes, so that neither always finds the other's garbage.
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
      const count = counts.get(side) ?? 1
      rates.get(side)?.push(count / await seconds(() => side.run(count)))
    }
  }
  return {
    ours: median(rates.get(ours) ?? []),
    theirs: theirs === undefined ? undefined : median(rates.get(theirs) ?? [])
  }
}

/** How often a side does its work in a round, after it has run warm. */
async function calibrate (side: Contestant): Promise<number> {
  let count = 1
  let spent = 0
  for (let last = 0; spent < WARM_UP_MS || last < ROUND_MS / 4; spent += last) {
    if (last < ROUND_MS / 4) count *= 2
    last = 1_000 * await seconds(() => side.run(count))
  }
  const last = 1_000 * await seconds(() => side.run(count))
  return Math.max(1, Math.round(count * ROUND_MS / last))
}

async function seconds (work: () => Promise<void>): Promise<number> {
  const begin = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - begin) / 1e9
}
