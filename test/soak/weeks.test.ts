// Simulated weeks, for the soak: SNUG_WEEKS and SNUG_SEED choose how many and which.

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { slow } from '../runner/report.ts'
import { friends } from '../scenario/friends.ts'
import { liveWeeks } from './weeks.ts'

const WEEKS = Number(process.env.SNUG_WEEKS ?? 1)
const SEED = process.env.SNUG_SEED ?? 'weeks'

slow(120 + 60 * WEEKS)
test.before(cryptoReady)

test(`in ${WEEKS} weeks everything arrives once and in order`, async () => {
  const { messages, crashes, faults } = await liveWeeks(await friends(), SEED, WEEKS)
  assert.equal(faults, [], `seed "${SEED}"`)
  console.log(`${WEEKS} weeks, ${messages} messages, ${crashes} crashes`)
})

test.run()
