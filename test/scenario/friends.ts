// Where many stories begin, told once and gone on from any number of times. Everybody is off.

import { World } from '../simulation/world.ts'
import type { Inhabitant, Kept } from '../simulation/world.ts'

let met: Promise<Kept> | undefined
let half: Promise<Kept> | undefined

/** Ana and Ben are contacts, and have their mail kept at Cleo's house. */
export function friends (): Promise<Kept> {
  met ??= meet('friends', async (world, cleo) => {
    const ana = await world.person('Ana')
    const ben = await world.person('Ben')
    await world.meet(ana, ben)
    await world.meet(cleo, ana)
    await world.meet(cleo, ben)
    return [ana, ben]
  })
  return met
}

/** Ana has her mail kept at Cleo's house; Ben knows nobody. */
export function anaAndCleo (): Promise<Kept> {
  half ??= meet('ana and cleo', async (world, cleo) => {
    const ana = await world.person('Ana')
    await world.meet(cleo, ana)
    return [ana]
  })
  return half
}

async function meet (
  seed: string, arrange: (world: World, cleo: Inhabitant) => Promise<Inhabitant[]>
): Promise<Kept> {
  const world = new World(seed)
  const cleo = await world.person('Cleo')
  await cleo.messenger.setSettings({ alwaysOn: true })
  const people = await arrange(world, cleo)
  const kept = await world.until(() => people.every(({ messenger }) =>
    messenger.keepers().some(({ state }) => state === 'keeping')))
  if (!kept) throw new Error('Cleo does not keep the mail')
  await world.clock.advance(10_000)
  return await world.keep()
}
