// A small world for stories: people whose nodes run the whole messenger over the simulated network,
// by a manual clock, with stores that lose power as real ones do. Everything follows from the seed.

import { Messenger } from '../../src/messenger.ts'
import { noFinder } from '../../src/delivery/finder.ts'
import { ManualClock } from '../clock.ts'
import { seeded } from '../random.ts'
import { Effects } from './effects.ts'
import { MemoryStore } from './memory-store.ts'
import { SimulatedNetwork } from './network.ts'
import type { MessengerParts } from '../../src/messenger.ts'
import type { Finder } from '../../src/delivery/finder.ts'
import type { NumberedEvent } from '../../src/conversation/event-log.ts'
import type { MessageView } from '../../src/conversation/views.ts'
import type { SeededRandom } from '../random.ts'
import type { Disk } from './memory-store.ts'
import type { Link } from './link.ts'
import type { SimulatedNode } from './network.ts'

export interface WorldOptions {
  readonly link?: Partial<Link>
}

export class World {
  readonly clock = new ManualClock()
  readonly random: SeededRandom
  readonly network: SimulatedNetwork
  readonly people: Inhabitant[] = []

  constructor (seed: number | string, options: WorldOptions = {}) {
    this.random = seeded(seed)
    const { link } = options
    const random = this.random.fork('network')
    this.network = new SimulatedNetwork({ clock: this.clock, random,
      ...(link === undefined ? {} : { link }) })
  }

  /** A node that is up, with an account of this name. */
  async person (name: string, parts: Partial<MessengerParts> = {}): Promise<Inhabitant> {
    const inhabitant = new Inhabitant(this, name, parts)
    this.people.push(inhabitant)
    await inhabitant.turnOn()
    await inhabitant.messenger.createAccount(name)
    return inhabitant
  }

  /** Lets time pass, in steps, until `done` or the time is over; whether it is done. */
  async until (done: () => boolean | Promise<boolean>, ms = 120_000, step = 500): Promise<boolean> {
    for (let passed = 0; passed <= ms; passed += step) {
      if (await done()) return true
      await this.clock.advance(step)
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
}

export class Inhabitant {
  readonly name: string
  readonly node: SimulatedNode
  readonly disk: Disk = new Map()
  readonly events: NumberedEvent[] = []
  /** Why the store failed, while this person's node ran. */
  failures: unknown[] = []
  effects = new Effects()
  finder: Finder = noFinder
  readonly #world: World
  readonly #parts: Partial<MessengerParts>
  #messenger: Messenger | undefined
  #store: MemoryStore | undefined
  #addresses = 0

  constructor (world: World, name: string, parts: Partial<MessengerParts>) {
    this.#world = world
    this.name = name
    this.#parts = parts
    this.node = world.network.node([this.#nextAddress()])
    this.node.down()
  }

  get messenger (): Messenger {
    if (this.#messenger === undefined) throw new Error(`${this.name} is off`)
    return this.#messenger
  }

  get store (): MemoryStore {
    if (this.#store === undefined) throw new Error(`${this.name} is off`)
    return this.#store
  }

  get isOn (): boolean { return this.#messenger !== undefined }

  /** Starts the node over what its disk holds; on a new address where asked. */
  async turnOn (
    { moved = false, crashAt = Infinity }: { moved?: boolean, crashAt?: number } = {}
  ): Promise<void> {
    this.effects = new Effects(crashAt)
    this.node.up(moved ? [this.#nextAddress()] : undefined, this.effects)
    this.#store = new MemoryStore(this.disk, this.effects)
    this.effects.onCrash(() => { this.node.down() })
    const messenger = await Messenger.open({
      store: this.#store,
      transport: this.node,
      clock: this.#world.clock,
      random: this.#world.random.fork(
        `${this.name}-${this.#world.clock.monotonic()}-${this.#addresses}`
      ),
      finder: { find: (...asked) => this.finder.find(...asked) },
      place: () => ({ peer: this.node.self, addresses: this.node.addresses }),
      invitePlace: () => ({ peer: this.node.self, addresses: this.node.addresses }),
      recordsAhead: () => [],
      hostsChanged: () => {},
      hostClock: () => {},
      storeFailed: (error) => { this.failures.push(error) },
      log: () => {},
      ...this.#parts
    })
    messenger.on((event) => { this.events.push(event) })
    this.#messenger = messenger
    await messenger.start()
  }

  /** A clean shutdown. */
  async turnOff (): Promise<void> {
    const messenger = this.#messenger
    this.#messenger = undefined
    const stopping = messenger?.stop()
    this.node.down()
    if (stopping !== undefined) await this.#world.until(() => settledNow(stopping), 10_000, 100)
  }

  /** Loses power at once: what was not flushed is gone. */
  crash (): void {
    this.effects.crashIn(1)
    this.effects.happen()
    this.#messenger = undefined
  }

  knows (name: string): string | undefined {
    return this.messenger.contacts().find((contact) => contact.name === name)?.state
  }

  async says (to: Inhabitant, text: string): Promise<MessageView> {
    return await this.messenger.send(to.name, text)
  }

  /** The texts of a conversation, in the order in which they are shown. */
  async reads (name: string, limit = 5_000): Promise<string[]> {
    const messages = await this.messenger.messages(name, { limit })
    return messages.filter(({ from }) => from === 'them').map(({ text }) => text)
  }

  #nextAddress (): string {
    const at = this.#world.people.indexOf(this)
    const host = at < 0 ? this.#world.people.length : at
    return `/ip4/10.${host + 1}.0.${++this.#addresses}/tcp/7684`
  }
}

async function settledNow (promise: Promise<unknown>): Promise<boolean> {
  const pending = Symbol('pending')
  const first = await Promise.race([promise.then(() => undefined, () => undefined),
    Promise.resolve(pending)])
  return first !== pending
}
