// One person of a small world (world.ts): a node that runs the whole messenger, its disk, and what
// its owner sees of it.

import { Messenger } from '../../src/messenger.ts'
import { noFinder } from '../../src/delivery/finder.ts'
import { Boot } from './boot.ts'
import { Effects } from './effects.ts'
import { MemoryStore } from './memory-store.ts'
import type { PeerKey } from '../../src/base/channel.ts'
import type { Clock } from '../../src/base/clock.ts'
import type { MessengerParts } from '../../src/messenger.ts'
import type { Finder } from '../../src/delivery/finder.ts'
import type { NumberedEvent } from '../../src/conversation/event-log.ts'
import type { MessageView } from '../../src/conversation/views.ts'
import type { SeededRandom } from '../random.ts'
import type { Serving, Tap } from './boot.ts'
import type { Disk } from './memory-store.ts'
import type { SimulatedNetwork, SimulatedNode } from './network.ts'

/** What of a person outlives all runs of its node. */
export interface Belongings {
  readonly peer: PeerKey
  readonly addresses: readonly string[]
  readonly disk: Disk
}

/** The world around one person (world.ts). */
export interface Surroundings {
  readonly clock: Clock
  readonly random: SeededRandom
  readonly network: SimulatedNetwork
  readonly people: readonly Inhabitant[]
  until (done: () => Promise<boolean>, ms: number, step: number): Promise<boolean>
}

export interface TurningOn {
  /** On a new address. */
  readonly moved?: boolean
  /** Stops at its so manieth effect. */
  readonly crashAt?: number
}

/** Work of strangers that takes no time; the real one is in test/mailbox/work.test.ts. */
const QUICK_WORK = { work: { least: 0, most: 2 } }

export class Inhabitant {
  readonly name: string
  readonly node: SimulatedNode
  readonly disk: Disk
  readonly events: NumberedEvent[] = []
  /** Why the store failed, while this person's node ran. */
  failures: unknown[] = []
  effects = new Effects()
  finder: Finder = noFinder
  /** Sees what the node sends, and what its disk holds after every write. */
  tap: Tap = () => {}
  written: (disk: Disk) => void = () => {}
  serving: Serving = (_protocol, accept) => accept
  /** Milliseconds by which this node's clock is wrong. */
  ahead = 0
  readonly #world: Surroundings
  readonly #parts: Partial<MessengerParts>
  #boot: Boot | undefined
  #boots = 0
  #messenger: Messenger | undefined
  #store: MemoryStore | undefined
  #addresses = 0
  #booted = 0

  constructor (
    world: Surroundings, name: string, parts: Partial<MessengerParts>, belongings?: Belongings
  ) {
    this.#world = world
    this.name = name
    this.#parts = parts
    this.disk = belongings?.disk ?? new Map()
    this.node = world.network.node(belongings?.addresses ?? [this.#nextAddress()], belongings?.peer)
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

  get isOn (): boolean { return this.#messenger !== undefined && !this.effects.crashed }

  /** Starts the node over what its disk holds. Does not return where it crashes meanwhile. */
  async turnOn ({ moved = false, crashAt = Infinity }: TurningOn = {}): Promise<void> {
    const effects = new Effects(crashAt)
    this.effects = effects
    this.node.up(moved ? [this.#nextAddress()] : undefined, effects)
    effects.onCrash(() => { this.node.down() })
    const store = new MemoryStore(this.disk, effects)
    store.written = (disk) => { this.written(disk) }
    this.#store = store
    const boot = new Boot(this.node, this.#world.clock, effects, {
      tap: (...sent) => { this.tap(...sent) },
      serving: (...serving) => this.serving(...serving),
      ahead: () => this.ahead,
      booted: this.#booted
    })
    this.#boot = boot
    const messenger = await Messenger.open({
      store,
      transport: boot,
      clock: boot,
      random: this.#world.random.fork(`${this.name} ${++this.#boots}`),
      finder: { find: (...asked) => this.finder.find(...asked) },
      place: () => ({ peer: this.node.self, addresses: this.node.addresses }),
      invitePlace: () => ({ peer: this.node.self, addresses: this.node.addresses }),
      recordsAhead: () => [],
      hostsChanged: () => {},
      storeFailed: (error) => { this.failures.push(error) },
      log: () => {},
      hostLimits: QUICK_WORK,
      ...this.#parts
    })
    if (this.effects !== effects) return
    messenger.on((event) => { this.events.push(event) })
    this.#messenger = messenger
    await messenger.start()
  }

  /** The machine starts anew, while its node is off: it counts its time from here. */
  reboot (): void { this.#booted = this.#world.clock.monotonic() }

  /** A clean shutdown. */
  async turnOff (): Promise<void> {
    const messenger = this.#messenger
    const boot = this.#boot
    this.#messenger = undefined
    const stopping = messenger?.stop()
    if (stopping !== undefined) await this.#world.until(() => settledNow(stopping), 10_000, 20)
    this.node.down()
    boot?.end()
  }

  /**
   * The machine sleeps: nothing of it runs, its connections die without a word, and nobody reaches
   * it.
   */
  sleep (): void {
    this.#boot?.sleep()
    this.#world.network.kill(this.node)
    this.node.isAsleep = true
  }

  /**
   * It goes on. The network layer notices: it ends what does not answer for `answerMs`, and tells
   * the messenger before and after.
   */
  wake (answerMs = 2_000): void {
    this.node.isAsleep = false
    this.#boot?.wake()
    this.messenger.networkChanged()
    this.#boot?.schedule(answerMs, () => {
      this.#world.network.endDead(this.node)
      this.messenger.networkChanged()
    })
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

  /** The states of the messages to somebody, in order. */
  async states (name: string, limit = 5_000): Promise<string[]> {
    const messages = await this.messenger.messages(name, { limit })
    return messages.filter(({ from }) => from === 'me').map(({ state }) => state ?? '')
  }

  #nextAddress (): string {
    const at = this.#world.people.indexOf(this)
    const host = at < 0 ? this.#world.people.length : at
    const number = ++this.#addresses
    const address = `/ip4/10.${host + 1}.0.${number}/tcp/7684`
    return this.#world.people.some(({ node }) => node.addresses.some((taken) => taken === address))
      ? this.#nextAddress()
      : address
  }
}

/** Whether a promise is settled by now. */
export async function settledNow (promise: Promise<unknown>): Promise<boolean> {
  const pending = Symbol('pending')
  const first = await Promise.race([promise.then(() => undefined, () => undefined),
    Promise.resolve(pending)])
  return first !== pending
}
