// Real kill -9 of sender, recipient and host while they talk. SNUG_KILLS and SNUG_SEED choose how
// many, whom and when.

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { slow } from '../runner/report.ts'
import { withDirectory } from './daemon.ts'
import { killWhileTalking } from './kills.ts'

const KILLS = Number(process.env.SNUG_KILLS ?? 30)
const SEED = process.env.SNUG_SEED ?? 'npm test'

slow(120 + 6 * KILLS)

test(`${KILLS} kills of sender, host and recipient: all comes once, in order`, async () => {
  await withDirectory(async (directory) => {
    const { messages, kept, faults } = await killWhileTalking(directory, SEED, KILLS)
    assert.equal(faults, [])
    assert.ok(messages > 5 * KILLS, `${messages} messages are enough`)
    assert.ok(KILLS < 10 || kept > KILLS / 4, `the house kept ${kept}`)
    console.log(`${KILLS} kills, ${messages} messages, ${kept} seen at the house`)
  })
})

test.run()
