// Power cuts at every numbered point between two effects (DESIGN §10): a frame that leaves or
// comes, a write before and after its flush, of sender, recipient and host. SNUG_CRASHES and
// SNUG_SEED choose how many and which.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { slow } from '../runner/report.ts'
import { seeded } from '../random.ts'
import { meeting, writing } from './crash-stories.ts'
import { anaAndCleo, friends } from './friends.ts'
import type { Kept } from '../simulation/world.ts'

const test = suite('crashes')
const CRASHES = Number(process.env.SNUG_CRASHES ?? 300)
const SEED = process.env.SNUG_SEED ?? 'npm test'

slow(150, 480)
test.before(cryptoReady)

const stories = [
  { title: 'Ana and Ben write to each other', tell: writing, from: friends, share: 1 / 5 },
  { title: 'Ben redeems an invite of Ana, who is away', tell: meeting, from: anaAndCleo,
    share: 2 / 15 }
]

for (const { title, tell, from, share } of stories) {
  test(`${title}: everything once, in order, and delivered`, async () => {
    const told = await tell(await from(), SEED)
    assert.equal(told.faults, [])
    assert.is(told.crashes, 0)
    assert.ok(told.sent > 8, 'messages left by several ways')
  })

  for (const who of ['Ana', 'Ben', 'Cleo']) {
    test(`${title}: a crash of ${who} at any point loses nothing, repeats nothing, reuses no key`,
      async () => { await crashAll(tell, await from(), who, Math.ceil(CRASHES * share)) })
  }
}

async function crashAll (
  tell: typeof writing, from: Kept, who: string, count: number
): Promise<void> {
  const last = (await tell(from, SEED)).effects.get(who) ?? 0
  let crashes = 0
  for (const at of points(last, count, `${SEED} ${who}`)) {
    const told = await tell(from, SEED, { who, at })
    assert.equal(told.faults, [], `${who} crashed at effect ${at} of ${last}`)
    if (told.crashes > 0) crashes++
  }
  assert.ok(crashes > 0.9 * Math.min(count, last), 'the crashes happened')
}

/** `count` of the points from 1 to `last`, evenly, or all of them. */
function points (last: number, count: number, seed: string): number[] {
  if (count >= last) return Array.from({ length: last }, (_, i) => i + 1)
  const offset = seeded(seed).int(1_000) / 1_000
  return Array.from({ length: count }, (_, i) => 1 + Math.floor((i + offset) * last / count))
}

test.run()
