// Where many stories begin, told once and gone on from any number of times. Everybody is off.

import { World } from '../simulation/world.ts'
import type { Inhabitant, Kept } from '../simulation/world.ts'

let met: Promise<Kept> | undefined
let half: Promise<Kept> | undefined
let houses: Promise<Kept> | undefined

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

export interface AtHome {
  readonly world: World
  readonly cleo: Inhabitant
  readonly ana: Inhabitant
  readonly ben: Inhabitant
}

/** The same friends in a world of the seed, all of them on. */
export async function atHome (seed: string): Promise<AtHome> {
  const world = new World(seed, { from: await friends(), link: { delay: [1, 20] } })
  const cleo = await world.person('Cleo')
  const ana = await world.person('Ana')
  const ben = await world.person('Ben')
  await world.clock.advance(5_000)
  return { world, cleo, ana, ben }
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

/** Ana and Ben are contacts, and have their mail kept at the houses of Cleo, Dan and Eve. */
export function threeHouses (): Promise<Kept> {
  houses ??= meet('three houses', async (world, cleo) => {
    const ana = await world.person('Ana')
    const ben = await world.person('Ben')
    const dan = await world.person('Dan')
    const eve = await world.person('Eve')
    for (const { messenger } of [dan, eve]) await messenger.setSettings({ alwaysOn: true })
    await world.meet(ana, ben)
    for (const house of [cleo, dan, eve]) {
      await world.meet(house, ana)
      await world.meet(house, ben)
    }
    return [ana, ben]
  }, 3)
  return houses
}

async function meet (
  seed: string, arrange: (world: World, cleo: Inhabitant) => Promise<Inhabitant[]>, hosts = 1
): Promise<Kept> {
  const world = new World(seed)
  const cleo = await world.person('Cleo')
  await cleo.messenger.setSettings({ alwaysOn: true })
  const people = await arrange(world, cleo)
  const kept = await world.until(() => people.every(({ messenger }) =>
    messenger.keepers().filter(({ state }) => state === 'keeping').length === hosts))
  if (!kept) throw new Error('the mail is not kept')
  await world.clock.advance(10_000)
  return await world.keep()
}
