// A small world for stories: people whose nodes run the whole messenger over the simulated network,
// by a manual clock, with stores that lose power as real ones do. Everything follows from the seed.
// A world in which all are off can be kept, and told on from there any number of times.

import { ManualClock } from '../clock.ts'
import { seeded } from '../random.ts'
import { Inhabitant, settledNow } from './inhabitant.ts'
import { SimulatedNetwork } from './network.ts'
import type { MessengerParts } from '../../src/messenger.ts'
import type { SeededRandom } from '../random.ts'
import type { Disk } from './memory-store.ts'
import type { Belongings } from './inhabitant.ts'
import type { Link } from './link.ts'

export type { Inhabitant } from './inhabitant.ts'

export interface WorldOptions {
  readonly link?: Partial<Link>
  /** Where the story goes on. */
  readonly from?: Kept
}

/** A world in which everybody is off. */
export interface Kept {
  readonly now: number
  readonly people: ReadonlyArray<Belongings & { readonly name: string }>
}

export class World {
  readonly clock: ManualClock
  readonly random: SeededRandom
  readonly network: SimulatedNetwork
  readonly people: Inhabitant[] = []
  readonly #from: Kept | undefined

  constructor (seed: number | string, { link, from }: WorldOptions = {}) {
    this.clock = new ManualClock(from?.now)
    this.random = seeded(seed)
    this.#from = from
    const random = this.random.fork('network')
    this.network = new SimulatedNetwork({ clock: this.clock, random,
      ...(link === undefined ? {} : { link }) })
  }

  /** A node that is up, with an account of this name; as it was kept, where it was. */
  async person (name: string, parts: Partial<MessengerParts> = {}): Promise<Inhabitant> {
    const inhabitant = this.absent(name, parts)
    await inhabitant.turnOn()
    if (!inhabitant.messenger.hasAccount) await inhabitant.messenger.createAccount(name)
    return inhabitant
  }

  /** The same, still off. */
  absent (name: string, parts: Partial<MessengerParts> = {}): Inhabitant {
    const kept = this.#from?.people.find((person) => person.name === name)
    const inhabitant = new Inhabitant(this, name, parts,
      kept && { ...kept, disk: copyOf(kept.disk) })
    this.people.push(inhabitant)
    return inhabitant
  }

  /** Lets time pass, in steps, until `done` or the time is over; whether it is done. */
  async until (done: () => boolean | Promise<boolean>, ms = 120_000, step = 500): Promise<boolean> {
    for (let passed = 0; passed <= ms;) {
      if (await done()) return true
      // Where nothing is going to happen for longer, nobody needs to look.
      const wait = Math.max(step, Math.min(Math.ceil(this.clock.next ?? 0), ms - passed))
      await this.clock.advance(wait)
      passed += wait
    }
    return await done()
  }

  /** One invites, the other redeems; both are contacts afterwards. */
  async meet (host: Inhabitant, guest: Inhabitant): Promise<void> {
    const invite = await this.passing(host.messenger.createInvite())
    await this.passing(guest.messenger.add(invite.link, { as: host.name }))
    const met = await this.until(() =>
      guest.knows(host.name) === 'connected' && host.knows(guest.name) === 'connected')
    if (!met) throw new Error(`${host.name} and ${guest.name} did not meet`)
    await this.clock.advance(5_000)
  }

  /** Lets time pass until a promise is settled: for commands that ask others. */
  async passing<Value> (promise: Promise<Value>, ms = 60_000): Promise<Value> {
    await this.until(() => settledNow(promise), ms, 50)
    return await promise
  }

  async close (): Promise<void> {
    for (const person of this.people) await person.turnOff()
  }

  /** Everybody is switched off, and the world kept as it is then. */
  async keep (): Promise<Kept> {
    await this.close()
    const people = this.people.map(({ name, node, disk }) => ({ name, peer: node.self,
      addresses: node.addresses, disk: copyOf(disk) }))
    return { now: this.clock.now(), people }
  }
}

function copyOf (disk: Disk): Disk {
  return new Map([...disk].map(([name, rows]) => [name, new Map(rows)]))
}
