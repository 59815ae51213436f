// User stories of a node whose clock is wrong.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { World } from '../simulation/world.ts'
import type { Inhabitant } from '../simulation/world.ts'

const test = suite('wrong clocks')
test.before(cryptoReady)

async function houses (seed: string, hours: readonly number[]): Promise<{
  world: World, ana: Inhabitant
}> {
  const world = new World(seed)
  const ana = await world.person('Ana')
  for (const [i, wrong] of hours.entries()) {
    const house = await world.person(`House ${i}`)
    await house.messenger.setSettings({ alwaysOn: true })
    await world.meet(house, ana)
    await world.clock.advance(10_000)
    house.ahead = wrong * 3_600_000
  }
  await ana.turnOff()
  await ana.turnOn()
  await world.until(() => ana.messenger.keepers().every(({ state }) => state === 'keeping'), 60_000)
  await world.clock.advance(5_000)
  return { world, ana }
}

function notices (person: Inhabitant): string[] {
  return person.events.flatMap((event) => event.type === 'notice' ? [event.text] : [])
}

test('one house with another time is not believed', async () => {
  const { world, ana } = await houses('one-clock', [2])
  assert.is(ana.messenger.clockWarning(), undefined)
  assert.equal(notices(ana), [])
  await world.close()
})

test('two houses that agree are believed, and the person is told once', async () => {
  const { world, ana } = await houses('two-clocks', [2, 2])
  assert.is(ana.messenger.clockWarning()?.code, 'clock-wrong')
  assert.equal(notices(ana).map((text) => text.split('.')[0]),
    ['The clock of this device is about 2 hours behind'])
  await world.close()
})

test.run()
