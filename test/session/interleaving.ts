// Two people who begin at the same time, and every order in which what they send can be sent and
// arrive. Both states are immutable, so that the orders share their common beginnings.

import { equalBytes } from '../../src/base/bytes.ts'
import { unwrap } from '../../src/base/errors.ts'
import { encrypt } from '../../src/session/peer-messages.ts'
import { START, begin, receive } from './people.ts'
import type { Random } from '../../src/base/clock.ts'
import type { Holder, Person } from './people.ts'

export type Name = 'ana' | 'ben'

interface Packet {
  readonly to: Name
  readonly inner: Uint8Array
  readonly payload: Uint8Array
}

export interface World {
  readonly ana: Holder
  readonly ben: Holder
  readonly flying: readonly Packet[]
}

const other = (name: Name): Name => name === 'ana' ? 'ben' : 'ana'

/** Nobody has begun anything yet. */
export function emptyWorld (ana: Person, ben: Person): World {
  const holder = (owner: Person): Holder => ({ owner, sessions: undefined, marks: [] })
  return { ana: holder(ana), ben: holder(ben), flying: [] }
}

/** Whoever has no session yet begins one with the first message. */
export function send (world: World, from: Name, random: Random): World {
  const holder = world[from]
  const to = other(from)
  const sessions = holder.sessions ?? begin(holder.owner, world[to].owner, random)
  const payload = random(8)
  const sealed = encrypt(sessions, payload, START, random)
  const packet = { to, inner: sealed.inner, payload }
  return {
    ...world, [from]: { ...holder, sessions: sealed.sessions }, flying: [...world.flying, packet]
  }
}

/** Throws where the message is not read, or read as another. */
export function deliver (world: World, index: number): World {
  const packet = world.flying[index] as Packet
  const received = unwrap(receive(world[packet.to], packet.inner))
  if (!equalBytes(received.payload, packet.payload)) throw new Error('another payload was read')
  const flying = world.flying.filter((one) => one !== packet)
  return { ...world, [packet.to]: received.holder, flying }
}

/** Sends one message each and delivers it at once, `rounds` times. */
export function talk (world: World, rounds: number, random: Random): World {
  for (let i = 0; i < rounds; i++) {
    world = deliver(send(world, 'ana', random), 0)
    world = deliver(send(world, 'ben', random), 0)
  }
  return world
}

/** Calls `end` with the world at the end of every order of these sends and their deliveries. */
export function everyOrder (
  world: World, left: Record<Name, number>, random: Random, end: (world: World) => void
): void {
  if (left.ana + left.ben + world.flying.length === 0) {
    end(world)
    return
  }
  for (const from of ['ana', 'ben'] as const) {
    if (left[from] === 0) continue
    everyOrder(send(world, from, random), { ...left, [from]: left[from] - 1 }, random, end)
  }
  for (let i = 0; i < world.flying.length; i++) {
    everyOrder(deliver(world, i), left, random, end)
  }
}
