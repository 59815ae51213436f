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

export interface DuelLength {
  readonly rounds: number
  readonly roundMs: number
  readonly warmUpMs: number
}

// Rounds so long that collections of garbage are part of every one.
const LENGTH: DuelLength = { rounds: 9, roundMs: 400, warmUpMs: 800 }

export async function duel (
  ours: Contestant, theirs: Contestant | undefined, length = LENGTH
): Promise<DuelResult> {
  const sides = [ours, ...(theirs === undefined ? [] : [theirs])]
  const counts = new Map<Contestant, number>()
  for (const side of sides) counts.set(side, await calibrate(side, length))
  const rates = new Map<Contestant, number[]>(sides.map((side) => [side, []]))
  for (let round = 0; round < length.rounds; round++) {
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

/** How often a side does its work in a round, found by doubling while it runs warm. */
async function calibrate (side: Contestant, { roundMs, warmUpMs }: DuelLength): Promise<number> {
  let count = 1
  let spent = 0
  for (;;) {
    const last = 1_000 * await seconds(() => side.run(count))
    spent += last
    if (spent >= warmUpMs && last >= roundMs / 4) {
      return Math.max(1, Math.round(count * roundMs / last))
    }
    if (last < roundMs / 4) count *= 2
  }
}

async function seconds (work: () => Promise<void>): Promise<number> {
  const begin = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - begin) / 1e9
}
