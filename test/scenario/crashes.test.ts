// Power cuts at every numbered point between two effects (DESIGN §10): a frame that leaves or
// comes, a write before and after its flush, of sender, recipient and host. SNUG_CRASHES and
// SNUG_SEED choose how many and which.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { slow } from '../runner/report.ts'
import { seeded } from '../random.ts'
import { tell } from './crash-story.ts'
import { friends } from './friends.ts'
import type { Name } from './crash-story.ts'

const test = suite('crashes')
const CRASHES = Number(process.env.SNUG_CRASHES ?? 300)
const SEED = process.env.SNUG_SEED ?? 'npm test'

slow(150, 480)
test.before(cryptoReady)

test('without a crash the story has everything once, in order, and delivered', async () => {
  const told = await tell(await friends(), SEED)
  assert.equal(told.faults, [])
  assert.is(told.crashed, false)
  assert.ok(told.sent > 8, 'messages left by several ways')
})

for (const who of ['Ana', 'Ben', 'Cleo'] as const) {
  test(`a crash of ${who} at any point loses nothing, shows nothing twice, and reuses no key`,
    async () => { await crashAll(who, Math.ceil(CRASHES / 3)) })
}

async function crashAll (who: Name, count: number): Promise<void> {
  const from = await friends()
  const { effects } = await tell(from, SEED)
  let crashed = 0
  for (const at of points(effects[who], count, `${SEED} ${who}`)) {
    const told = await tell(from, SEED, { who, at })
    assert.equal(told.faults, [], `${who} crashed at effect ${at} of ${effects[who]}`)
    if (told.crashed) crashed++
  }
  assert.ok(crashed > 0.9 * Math.min(count, effects[who]), 'the crashes happened')
}

/** `count` of the points from 1 to `last`, evenly, or all of them. */
function points (last: number, count: number, seed: string): number[] {
  if (count >= last) return Array.from({ length: last }, (_, i) => i + 1)
  const offset = seeded(seed).int(1_000) / 1_000
  return Array.from({ length: count }, (_, i) => 1 + Math.floor((i + offset) * last / count))
}

test.run()
