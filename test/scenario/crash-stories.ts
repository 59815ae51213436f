// The stories that crashes interrupt.

import { FragileWorld } from './fragile-world.ts'
import type { Kept } from '../simulation/world.ts'
import type { Crash } from './fragile-world.ts'

export interface Outcome {
  /** What is wrong at the end, in words. */
  readonly faults: string[]
  /** How many effects each had. */
  readonly effects: ReadonlyMap<string, number>
  readonly crashes: number
  /** Messages that left, repetitions included. */
  readonly sent: number
}

const NAMES = ['Ana', 'Ben', 'Cleo'] as const
const DONE = 1_200_000 // ms

/** Ana and Ben write to each other, directly and, when one is away, by Cleo's house. */
export async function writing (from: Kept, seed: string, crash?: Crash): Promise<Outcome> {
  const it = new FragileWorld(seed, NAMES, { from, crash })
  for (const name of NAMES) await it.turnOn(name)
  await it.says('Ana', 'Ben', 'Ana 1')
  await it.says('Ana', 'Ben', 'Ana 2')
  await it.says('Ben', 'Ana', 'Ben 1')
  await it.until(async () => await it.settled('Ana', 'Ben', 2) && await it.settled('Ben', 'Ana', 1))
  await it.turnOff('Ben')
  await it.says('Ana', 'Ben', 'Ana 3')
  await it.says('Ana', 'Ben', 'Ana 4')
  await it.until(() => it.handedOver('Ana', 'Ben'))
  await it.turnOff('Ana')
  await it.turnOn('Ben')
  await it.until(async () => (await it.on('Ben')?.reads('Ana'))?.length === 4)
  await it.says('Ben', 'Ana', 'Ben 2')
  await it.until(() => it.handedOver('Ben', 'Ana'))
  await it.turnOff('Ben')
  await it.turnOn('Ana')
  await it.says('Ana', 'Ben', 'Ana 5')
  await it.turnOn('Ben')
  await it.says('Ben', 'Ana', 'Ben 3')
  await it.until(async () =>
    await it.settled('Ana', 'Ben', 5) && await it.settled('Ben', 'Ana', 3), DONE)
  return await outcome(it, [
    ['Ana', 'Ben', ['Ana 1', 'Ana 2', 'Ana 3', 'Ana 4', 'Ana 5']],
    ['Ben', 'Ana', ['Ben 1', 'Ben 2', 'Ben 3']]
  ])
}

/** Ana, who has her mail kept by Cleo, invites Ben; Ben redeems while she is off. */
export async function meeting (from: Kept, seed: string, crash?: Crash): Promise<Outcome> {
  const it = new FragileWorld(seed, NAMES, { from, crash })
  for (const name of NAMES) await it.turnOn(name)
  let link = ''
  await it.does('Ben', async ({ messenger }) => messenger.hasAccount,
    ({ messenger }) => messenger.createAccount('Ben'))
  await it.does('Ana', async () => link !== '', async ({ messenger }) => {
    link = (await messenger.createInvite()).link
  })
  await it.world.clock.advance(2_000)
  await it.turnOff('Ana')
  await it.does('Ben', async (ben) => ben.knows('Ana') !== undefined,
    ({ messenger }) => messenger.add(link, { as: 'Ana' }))
  await it.says('Ben', 'Ana', 'Ben 1')
  await it.until(() => it.handedOver('Ben', 'Ana'))
  await it.turnOn('Ana')
  await it.until(async () =>
    it.on('Ben')?.knows('Ana') === 'connected' && it.on('Ana')?.knows('Ben') === 'connected', DONE)
  await it.says('Ana', 'Ben', 'Ana 1')
  await it.until(async () =>
    await it.settled('Ana', 'Ben', 1) && await it.settled('Ben', 'Ana', 1), DONE)
  return await outcome(it, [['Ana', 'Ben', ['Ana 1']], ['Ben', 'Ana', ['Ben 1']]])
}

async function outcome (it: FragileWorld, said: Parameters<FragileWorld['faults']>[0]):
Promise<Outcome> {
  await it.revive()
  await it.world.clock.advance(30_000)
  await it.revive()
  const faults = await it.faults(said)
  const effects = new Map(NAMES.map((name) => [name, it.effects(name)]))
  await it.world.close()
  return { faults, effects, crashes: it.crashes, sent: it.watch.sent }
}
