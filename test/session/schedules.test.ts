import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { slow } from '../runner/report.ts'
import { runSchedule } from './schedule.ts'
import type { Counts } from './schedule.ts'

const test = suite('schedules')
const SCHEDULES = Number(process.env.SNUG_SCHEDULES ?? 300)
const SEED = process.env.SNUG_SEED ?? 'npm test'

slow(150, 240)
test.before(cryptoReady)

test(`a second implementation agrees to the byte over ${SCHEDULES} random schedules`, async () => {
  const all: Counts[] = []
  for (let i = 0; i < SCHEDULES; i++) {
    all.push(runSchedule(`${SEED} ${i}`))
    if (i % 10 === 9) await new Promise((resolve) => setImmediate(resolve))
  }
  const sum = (count: (counts: Counts) => number): number =>
    all.reduce((total, counts) => total + count(counts), 0)
  const refused = (code: string): number => sum((counts) => counts.refused[code] ?? 0)

  // The schedules went where they are meant to go; a single one need not.
  if (SCHEDULES < 100) return
  assert.ok(sum((counts) => counts.read) > 50 * SCHEDULES, 'messages were read')
  assert.ok(sum((counts) => counts.lost) > 10 * SCHEDULES, 'messages were lost')
  assert.ok(sum((counts) => counts.outOfOrder) > 10 * SCHEDULES, 'messages came out of order')
  assert.ok(refused('replayed') > 2 * SCHEDULES, 'messages came again')
  assert.ok(refused('not-for-session') > SCHEDULES / 50, 'messages came from chains long left')
  assert.ok(sum((counts) => counts.epochs) > SCHEDULES / 2, 'epochs followed each other')
  assert.ok(all.some((counts) => counts.epochs > 2), 'several in one conversation')
})

test.run()
