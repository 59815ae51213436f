// Where many stories begin: Ana and Ben are contacts, and keep their mail at Cleo's house, which
// hosts for both. Everybody is off. Met once, told on from there any number of times.

import { World } from '../simulation/world.ts'
import type { Kept } from '../simulation/world.ts'

let met: Promise<Kept> | undefined

export function friends (): Promise<Kept> {
  met ??= meet()
  return met
}

async function meet (): Promise<Kept> {
  const world = new World('friends')
  const ana = await world.person('Ana')
  const ben = await world.person('Ben')
  const cleo = await world.person('Cleo')
  await cleo.messenger.setSettings({ alwaysOn: true })
  await world.meet(ana, ben)
  await world.meet(cleo, ana)
  await world.meet(cleo, ben)
  const kept = await world.until(() => [ana, ben].every(({ messenger }) =>
    messenger.keepers().some(({ state }) => state === 'keeping')))
  if (!kept) throw new Error('Cleo does not keep the mail')
  await world.clock.advance(10_000)
  return await world.keep()
}
