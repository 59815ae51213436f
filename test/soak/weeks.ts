// Weeks in the lives of Ana, Ben and Cleo: people are on for hours and off for days, move, write a
// few messages a day; now and then the power fails. Long enough for all that happens by the day:
// leases renewed, bundles rotated, epochs of the post-quantum chain by age, sweeps of what is old.

import { DAY, HOUR, MINUTE, SECOND } from '../../src/base/limits.ts'
import { seeded } from '../random.ts'
import { FragileWorld } from '../scenario/fragile-world.ts'
import type { SeededRandom } from '../random.ts'
import type { Kept } from '../simulation/world.ts'

const NAMES = ['Ana', 'Ben', 'Cleo'] as const
const FRIENDS = ['Ana', 'Ben'] as const
const DONE = 6 * HOUR

export interface Weeks {
  readonly messages: number
  readonly crashes: number
  readonly faults: readonly string[]
}

export async function liveWeeks (from: Kept, seed: string, weeks: number): Promise<Weeks> {
  const random = seeded(`${seed} life`)
  const it = new FragileWorld(seed, [...NAMES], { from, link: { delay: [5, 80] } })
  const said = { Ana: [] as string[], Ben: [] as string[] }
  for (const name of NAMES) await it.turnOn(name)
  const end = it.world.clock.monotonic() + weeks * 7 * DAY
  while (it.world.clock.monotonic() < end) {
    await liveOn(it, random, said)
    await it.revive()
  }
  for (const name of NAMES) {
    it.person(name).effects.crashIn(Infinity)
    if (it.on(name) === undefined) await it.turnOn(name)
  }
  const isDone = await it.until(async () =>
    await it.settled('Ana', 'Ben', said.Ana.length) &&
    await it.settled('Ben', 'Ana', said.Ben.length), DONE, 10 * SECOND)
  const faults = await it.faults([['Ana', 'Ben', said.Ana], ['Ben', 'Ana', said.Ben]])
  if (!isDone) faults.push('not everything was delivered in the end')
  await it.world.close()
  return { messages: said.Ana.length + said.Ben.length, crashes: it.crashes, faults }
}

/** The next thing that happens, and the time until the one after. */
async function liveOn (
  it: FragileWorld, random: SeededRandom, said: Record<typeof FRIENDS[number], string[]>
): Promise<void> {
  const name = random.pick(FRIENDS)
  const isOn = it.on(name) !== undefined
  switch (random.int(8)) {
    case 0:
      if (isOn) await it.turnOff(name)
      break
    case 1:
    case 2:
      if (!isOn) await it.turnOn(name, { moved: random.chance(0.5) })
      break
    case 3:
      // The house is mostly on, and stays where it is.
      if (it.on('Cleo') === undefined) await it.turnOn('Cleo')
      else if (random.chance(0.3)) await it.turnOff('Cleo')
      break
    case 4: {
      const person = it.person(random.pick(NAMES))
      if (person.isOn && random.chance(0.3)) person.effects.crashIn(1 + random.int(40))
      break
    }
    default:
      if (!isOn) break
      for (let i = random.between(1, 4); i > 0; i--) {
        const text = `${name} ${said[name].length + 1}`
        said[name].push(text)
        await it.says(name, name === 'Ana' ? 'Ben' : 'Ana', text)
      }
  }
  const wait = random.pick([10 * SECOND, 5 * MINUTE, HOUR, 4 * HOUR])
  await it.world.clock.advance(random.int(wait))
}
