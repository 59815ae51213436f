// What the work of strangers costs on this machine, from real solves and real checks.

import { performance } from 'node:perf_hooks'
import { systemRandom } from '../../node/storage-random.ts'
import { decodeWorkProof, WorkBase } from '../../src/mailbox/work.ts'
import { WorkSearch } from '../../src/mailbox/work-search.ts'
import type { WorkAsked, WorkFor, WorkNonce } from '../../src/mailbox/work.ts'

export interface WorkCost {
  /** Milliseconds of one costly try, cheap hashes before it included. */
  readonly tryMs: number
  /** Milliseconds that a host takes to check a proof, and to see that one is rubbish. */
  readonly checkMs: number
  readonly rubbishMs: number
  /** How many solves this rests on, and how many tries they took. */
  readonly solves: number
  readonly tries: number
}

const BITS = 6
const SOLVES = 12
const CHECKS = 20

export async function measureWork (): Promise<WorkCost> {
  const live = new AbortController().signal
  let tries = 0
  let spent = 0
  let checked = 0
  let rubbish = 0
  for (let i = 0; i < SOLVES; i++) {
    const work = { host: systemRandom(32), box: systemRandom(16),
      envelope: systemRandom(32) } as unknown as WorkFor
    const asked: WorkAsked = { nonce: systemRandom(32) as WorkNonce, day: 20_000, bits: BITS }
    const from = performance.now()
    const proof = await new WorkSearch(work).run(asked, live, () => { tries++ })
    spent += performance.now() - from
    const read = decodeWorkProof(proof ?? new Uint8Array(0))
    if (read === undefined) throw new Error('a solve brought no proof')
    const base = new WorkBase(work, asked)
    const first = base.first(read.counter)
    if (first === undefined) throw new Error('a proof does not hold')
    if (i > 0) continue
    const begin = performance.now()
    for (let check = 0; check < CHECKS; check++) await base.second(first)
    checked = (performance.now() - begin) / CHECKS
    const second = performance.now()
    for (let check = 0; check < 1_000; check++) new WorkBase(work, asked).first(check)
    rubbish = (performance.now() - second) / 1_000
  }
  return { tryMs: spent / tries, checkMs: checked, rubbishMs: rubbish, solves: SOLVES, tries }
}
