// Random schedules of mail over a bad network: whatever happens to nodes, links and houses,
// everything arrives once and in its author's order. SNUG_SCHEDULES and SNUG_SEED choose how many
// and which.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { slow } from '../runner/report.ts'
import { friends } from './friends.ts'
import { randomStory } from './random-story.ts'
import type { RandomOutcome } from './random-story.ts'

const test = suite('schedules of mail')
const SCHEDULES = Number(process.env.SNUG_SCHEDULES ?? 300)
const SEED = process.env.SNUG_SEED ?? 'npm test'

slow(Math.max(300, SCHEDULES * 3))
test.before(cryptoReady)

test(`everything arrives once and in order in ${SCHEDULES} random schedules`, async () => {
  const from = await friends()
  const told: RandomOutcome[] = []
  for (let i = 0; i < SCHEDULES; i++) {
    const outcome = await randomStory(from, `${SEED} ${i}`)
    assert.equal(outcome.faults, [], `schedule "${SEED} ${i}"`)
    told.push(outcome)
  }
  const sum = (count: (outcome: RandomOutcome) => number): number =>
    told.reduce((total, outcome) => total + count(outcome), 0)

  // The schedules went where they are meant to go; a single one need not.
  if (SCHEDULES < 50) return
  assert.ok(sum(({ messages }) => messages) > 5 * SCHEDULES, 'messages were written')
  assert.ok(sum(({ held }) => held) > SCHEDULES / 2, 'the house kept some of them')
  assert.ok(sum(({ crashes }) => crashes) > SCHEDULES / 4, 'nodes crashed')
  assert.ok(sum(({ moves }) => moves) > SCHEDULES / 4, 'nodes moved')
})

test.run()
