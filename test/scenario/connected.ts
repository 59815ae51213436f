// Two friends with a direct stream between them, and what signals of theirs go over it.

import * as assert from 'uvu/assert'
import { SECOND } from '../../src/base/limits.ts'
import { DIRECT_PROTOCOL } from '../../src/delivery/direct-frame.ts'
import { World } from '../simulation/world.ts'
import { friends } from './friends.ts'
import type { SignalView } from '../../src/conversation/acquaintance-views.ts'
import type { Inhabitant } from '../simulation/world.ts'

export const ON = { typing: true, presence: true }
export const SIGNAL = 6

interface Friends {
  readonly world: World
  readonly ana: Inhabitant
  readonly ben: Inhabitant
  /** Signals that each has sent, as frames, and to whom. */
  readonly frames: (from: Inhabitant) => Uint8Array[]
}

/** Ana and Ben are contacts, and a stream is open between them. */
export async function connected (seed: string): Promise<Friends> {
  const world = new World(seed, { from: await friends(), link: { delay: [1, 20] } })
  await world.person('Cleo')
  const ana = await world.person('Ana')
  const ben = await world.person('Ben')
  const sent = new Map<Inhabitant, Uint8Array[]>()
  for (const person of [ana, ben]) {
    sent.set(person, [])
    person.tap = (protocol, frame) => {
      if (protocol === DIRECT_PROTOCOL && frame[0] === SIGNAL) sent.get(person)?.push(frame)
    }
  }
  await world.clock.advance(10 * SECOND)
  await talk(world, ana, ben)
  return { world, ana, ben, frames: (from) => sent.get(from) ?? [] }
}

export async function talk (world: World, ana: Inhabitant, ben: Inhabitant): Promise<void> {
  await ana.says(ben, 'hello')
  assert.ok(await world.until(async () =>
    (await ana.states(ben.name)).at(-1) === 'delivered'))
  assert.ok(await world.until(() => route(ana, ben) === 'direct'), 'a stream is open')
}

export function route ({ messenger }: Inhabitant, to: Inhabitant): string {
  return messenger.contact(to.name).route
}

export function told ({ events }: Inhabitant): SignalView[] {
  return events.flatMap((event) => event.type === 'signal' ? [event.signal] : [])
}

export function sees ({ messenger }: Inhabitant, who: Inhabitant): string {
  const { id } = messenger.contact(who.name)
  const signal = messenger.signals().find(({ contact }) => contact === id)
  return `${signal?.typing === true ? 'typing' : ''} ${signal?.here === true ? 'here' : ''}`.trim()
}
