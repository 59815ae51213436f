// A world in which nodes crash, and whoever crashes is switched on again after a moment. Who wrote
// and learned nothing looks, and writes again only what is not there. Nobody does anything else.

import { KeyWatch } from '../simulation/key-watch.ts'
import { settledNow } from '../simulation/inhabitant.ts'
import { World } from '../simulation/world.ts'
import type { Inhabitant } from '../simulation/inhabitant.ts'
import type { Link } from '../simulation/link.ts'
import type { Kept } from '../simulation/world.ts'

/** Who crashes, and at which effect, counted over all runs of their node. */
export interface Crash { readonly who: string, readonly at: number }

export class FragileWorld {
  readonly world: World
  readonly watch = new KeyWatch()
  crashes = 0
  readonly #people = new Map<string, Inhabitant>()
  readonly #crash: Crash | undefined
  /** Effects of runs that are over. */
  readonly #before = new Map<string, number>()
  readonly #wanted = new Set<string>()

  constructor (
    seed: string, names: readonly string[],
    { from, crash, link }: { from?: Kept, crash?: Crash | undefined, link?: Partial<Link> } = {}
  ) {
    this.world = new World(seed, { link: link ?? { delay: [1, 5] },
      ...(from === undefined ? {} : { from }) })
    this.#crash = crash
    for (const name of names) {
      const person = this.world.absent(name)
      this.#people.set(name, person)
      this.watch.watch(person)
    }
  }

  person (name: string): Inhabitant {
    const person = this.#people.get(name)
    if (person === undefined) throw new RangeError(`nobody is called ${name}`)
    return person
  }

  /** The person where the node is on at this moment. */
  on (name: string): Inhabitant | undefined {
    const person = this.person(name)
    return person.isOn ? person : undefined
  }

  /** How many effects there were, over all runs of a node. */
  effects (name: string): number {
    return (this.#before.get(name) ?? 0) + this.person(name).effects.count
  }

  /** Returns when the node is on, or has crashed on the way. */
  async turnOn (name: string, { moved = false } = {}): Promise<void> {
    const person = this.person(name)
    this.#wanted.add(name)
    const before = this.effects(name)
    this.#before.set(name, before)
    const left = this.#crash?.who === name ? this.#crash.at - before : 0
    const on = person.turnOn({ moved, ...(left > 0 ? { crashAt: left } : {}) })
    await this.world.until(async () => person.effects.crashed || await settledNow(on), 60_000, 50)
    if (!person.effects.crashed) await on
  }

  async turnOff (name: string): Promise<void> {
    await this.revive()
    this.#wanted.delete(name)
    if (this.person(name).effects.crashed) this.crashes++
    await this.person(name).turnOff()
  }

  /** Has somebody do something that is done when `isDone` says so: again, where it did not work. */
  async does (
    name: string, isDone: (person: Inhabitant) => Promise<boolean>,
    act: (person: Inhabitant) => Promise<unknown>
  ): Promise<void> {
    let fault: unknown
    for (let tries = 0; tries < 20; tries++) {
      await this.revive()
      const person = this.on(name)
      if (person === undefined) continue
      if (await isDone(person)) return
      const { effects } = person
      const acting = act(person).catch((error: unknown) => { fault = error })
      await this.world.until(async () => effects.crashed || await settledNow(acting), 60_000, 10)
      if (fault !== undefined) await this.world.clock.advance(5_000)
    }
    throw new Error(`${name} did not get it done`, { cause: fault })
  }

  async says (from: string, to: string, text: string): Promise<void> {
    await this.does(from, async ({ messenger }) =>
      (await messenger.messages(to, { limit: 5_000 })).some((message) => message.text === text),
    ({ messenger }) => messenger.send(to, text))
  }

  async until (done: () => Promise<boolean>, ms = 600_000, step = 250): Promise<boolean> {
    return await this.world.until(async () => {
      await this.revive()
      return await done()
    }, ms, step)
  }

  /** Whether everything that one wrote to the other, so many messages, is delivered. */
  async settled (one: string, other: string, messages: number): Promise<boolean> {
    const states = await this.on(one)?.states(other)
    return states?.length === messages && states.every((state) => state === 'delivered')
  }

  /** Whether nothing that one wrote to the other waits for a house. */
  async handedOver (one: string, other: string): Promise<boolean> {
    return (await this.on(one)?.states(other))?.every((state) => state !== 'waiting') === true
  }

  /** What is wrong, in words, where `said` is what each wrote to the other. */
  async faults (said: ReadonlyArray<readonly [string, string, readonly string[]]>):
  Promise<string[]> {
    const faults = [...this.watch.faults]
    const check = (what: string, is: unknown, expected: unknown): void => {
      const [one, other] = [JSON.stringify(is), JSON.stringify(expected)]
      if (one !== other) faults.push(`${what}: ${one} and not ${other}`)
    }
    for (const [from, to, texts] of said) {
      check(`${to} reads`, await this.on(to)?.reads(from), texts)
      check(`${from} sees`, await this.on(from)?.states(to), texts.map(() => 'delivered'))
    }
    for (const [name, { failures }] of this.#people) {
      if (failures.length > 0) faults.push(`the store of ${name} failed: ${String(failures[0])}`)
    }
    return faults
  }

  /** Switches on whoever has crashed. */
  async revive (): Promise<void> {
    for (const name of this.#wanted) {
      if (!this.person(name).effects.crashed) continue
      this.crashes++
      await this.world.clock.advance(1_000)
      await this.turnOn(name)
    }
  }
}
