// What a device says of itself is ordered by versions (PROTOCOL §2), and its clock may be set back:
// what it says then is taken all the same, also after a restart.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { decodeRemoteDevice } from '../../src/delivery/remote-device.ts'
import { tables } from '../../src/storage/tables.ts'
import { World } from '../simulation/world.ts'
import type { RemoteDevice } from '../../src/delivery/remote-device.ts'
import type { Inhabitant } from '../simulation/world.ts'

const test = suite('versions')
test.before(cryptoReady)

/** Ana and Ben have met; Ana's clock was then so much ahead. */
async function met (seed: string, ahead: number): Promise<{
  world: World, ana: Inhabitant, ben: Inhabitant
}> {
  const world = new World(seed)
  const ben = await world.person('Ben')
  const ana = world.absent('Ana')
  ana.ahead = ahead
  await ana.turnOn()
  await ana.messenger.createAccount('Ana')
  await world.meet(ben, ana)
  await world.clock.advance(MINUTE)
  return { world, ana, ben }
}

function known ({ disk }: Inhabitant): RemoteDevice[] {
  return [...disk].filter(([name]) => name.startsWith(`${tables.device}/`))
    .flatMap(([, rows]) => [...rows.values()]).map(decodeRemoteDevice)
    .filter((device) => device !== undefined)
}

/** Ana comes back at another address, by another clock; whether Ben knows it then. */
async function isLearnt (
  { world, ana, ben }: { world: World, ana: Inhabitant, ben: Inhabitant }, ahead: number
): Promise<boolean> {
  await ana.turnOff()
  ana.ahead = ahead
  await ana.turnOn({ moved: true })
  const [address] = ana.node.addresses
  return await world.until(() => known(ben).some(({ location }) =>
    location?.addresses.some((one) => one === address) === true), 2 * MINUTE)
}

for (const [words, before, after] of [
  ['back by an hour', 0, -HOUR],
  ['back by a week', 0, -7 * DAY],
  ['right, after it was an hour ahead', HOUR, 0]
] as const) {
  test(`a place is learnt from a device whose clock was set ${words}`, async () => {
    const story = await met(words, before)
    assert.ok(await isLearnt(story, after))
    assert.ok(await isLearnt(story, after), 'and the next one')
    assert.ok(await isLearnt(story, 0), 'and when the clock is right')
    await story.world.close()
  })
}

test('what is dated more than a day ahead is not taken', async () => {
  const story = await met('ahead', 0)
  assert.not(await isLearnt(story, 3 * DAY))
  const limit = story.world.clock.now() / SECOND + 86_400
  assert.ok(await isLearnt(story, 0), 'and what comes after it is, once the clock is right')
  assert.ok(await isLearnt(story, 0))
  assert.ok(known(story.ben).every(({ locationVersion }) => locationVersion <= limit))
  await story.world.close()
})

test.run()
