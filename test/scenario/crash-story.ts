// The story that crashes interrupt: Ana and Ben write to each other, directly and, when one is
// away, by Cleo's house. Whoever crashes is switched on again after a moment; who wrote and learned
// nothing looks, and writes again only what is not there. Nobody does anything else.

import { KeyWatch } from '../simulation/key-watch.ts'
import { settledNow } from '../simulation/inhabitant.ts'
import { World } from '../simulation/world.ts'
import type { Inhabitant } from '../simulation/inhabitant.ts'
import type { Kept } from '../simulation/world.ts'

const NAMES = ['Ana', 'Ben', 'Cleo'] as const
export type Name = typeof NAMES[number]

/** Who crashes, and at which effect, counted over all runs of their node. */
export interface Crash { readonly who: Name, readonly at: number }

export interface Outcome {
  /** What is wrong at the end, in words. */
  readonly faults: string[]
  /** The effects of each. */
  readonly effects: Readonly<Record<Name, number>>
  readonly crashed: boolean
  readonly sent: number
}

const FROM_ANA = ['Ana 1', 'Ana 2', 'Ana 3', 'Ana 4', 'Ana 5']
const FROM_BEN = ['Ben 1', 'Ben 2', 'Ben 3']

export async function tell (from: Kept, seed: string, crash?: Crash): Promise<Outcome> {
  return await new Story(from, seed, crash).tell()
}

class Story {
  readonly #world: World
  readonly #people = new Map<Name, Inhabitant>()
  readonly #watch = new KeyWatch()
  readonly #crash: Crash | undefined
  /** Effects of runs that are over. */
  readonly #before: Record<Name, number> = { Ana: 0, Ben: 0, Cleo: 0 }
  readonly #wanted = new Set<Name>()
  #crashed = false

  constructor (from: Kept, seed: string, crash: Crash | undefined) {
    this.#world = new World(seed, { from, link: { delay: [1, 5] } })
    this.#crash = crash
    for (const name of NAMES) {
      const person = this.#world.absent(name)
      this.#people.set(name, person)
      this.#watch.watch(person)
    }
  }

  async tell (): Promise<Outcome> {
    for (const name of NAMES) await this.#turnOn(name)
    await this.#says('Ana', 'Ben', 'Ana 1')
    await this.#says('Ana', 'Ben', 'Ana 2')
    await this.#says('Ben', 'Ana', 'Ben 1')
    await this.#until(async () => (await this.#settled('Ana', 'Ben', 2)) &&
      await this.#settled('Ben', 'Ana', 1))
    await this.#turnOff('Ben')
    await this.#says('Ana', 'Ben', 'Ana 3')
    await this.#says('Ana', 'Ben', 'Ana 4')
    await this.#until(async () =>
      (await this.#on('Ana')?.states('Ben'))?.every((state) => state !== 'waiting') === true)
    await this.#turnOff('Ana')
    await this.#turnOn('Ben')
    await this.#until(async () => (await this.#on('Ben')?.reads('Ana'))?.length === 4)
    await this.#says('Ben', 'Ana', 'Ben 2')
    await this.#until(async () =>
      (await this.#on('Ben')?.states('Ana'))?.every((state) => state !== 'waiting') === true)
    await this.#turnOff('Ben')
    await this.#turnOn('Ana')
    await this.#says('Ana', 'Ben', 'Ana 5')
    await this.#turnOn('Ben')
    await this.#says('Ben', 'Ana', 'Ben 3')
    await this.#until(async () => (await this.#settled('Ana', 'Ben', 5)) &&
      await this.#settled('Ben', 'Ana', 3), 1_200_000)
    await this.#world.clock.advance(30_000)
    const faults = await this.#faults()
    const effects = { Ana: this.#count('Ana'), Ben: this.#count('Ben'), Cleo: this.#count('Cleo') }
    await this.#world.close()
    return { faults, effects, crashed: this.#crashed, sent: this.#watch.sent }
  }

  async #faults (): Promise<string[]> {
    const faults = [...this.#watch.faults]
    const check = (what: string, is: unknown, expected: unknown): void => {
      const [one, other] = [JSON.stringify(is), JSON.stringify(expected)]
      if (one !== other) faults.push(`${what}: ${one} and not ${other}`)
    }
    const [ana, ben] = [this.#on('Ana'), this.#on('Ben')]
    if (ana === undefined || ben === undefined) return [...faults, 'somebody is off']
    check('Ben reads', await ben.reads('Ana'), FROM_ANA)
    check('Ana reads', await ana.reads('Ben'), FROM_BEN)
    check('Ana sees', await ana.states('Ben'), FROM_ANA.map(() => 'delivered'))
    check('Ben sees', await ben.states('Ana'), FROM_BEN.map(() => 'delivered'))
    for (const [name, { failures }] of this.#people) {
      if (failures.length > 0) faults.push(`the store of ${name} failed: ${String(failures[0])}`)
    }
    return faults
  }

  #on (name: Name): Inhabitant | undefined {
    const person = this.#people.get(name)
    return person?.isOn === true ? person : undefined
  }

  #count (name: Name): number {
    return this.#before[name] + (this.#people.get(name)?.effects.count ?? 0)
  }

  async #settled (one: Name, other: Name, messages: number): Promise<boolean> {
    const states = await this.#on(one)?.states(other)
    return states?.length === messages && states.every((state) => state === 'delivered')
  }

  /** Somebody writes: if need be again, where what was written is not there. */
  async #says (from: Name, to: Name, text: string): Promise<void> {
    for (;;) {
      await this.#revive()
      const messenger = this.#on(from)?.messenger
      if (messenger === undefined) continue
      const there = await messenger.messages(to)
      if (there.some((message) => message.text === text)) return
      const sent = messenger.send(to, text)
      await this.#world.until(async () =>
        this.#on(from)?.messenger !== messenger || await settledNow(sent), 10_000, 10)
    }
  }

  async #until (done: () => Promise<boolean>, ms = 600_000): Promise<void> {
    await this.#world.until(async () => {
      await this.#revive()
      return await done()
    }, ms, 250)
  }

  async #revive (): Promise<void> {
    for (const name of this.#wanted) {
      if (this.#people.get(name)?.effects.crashed !== true) continue
      this.#crashed = true
      await this.#world.clock.advance(1_000)
      await this.#turnOn(name)
    }
  }

  /** Returns when the node is on, or has crashed on the way. */
  async #turnOn (name: Name): Promise<void> {
    const person = this.#people.get(name)
    if (person === undefined) return
    this.#wanted.add(name)
    this.#before[name] = this.#count(name)
    const left = this.#crash?.who === name ? this.#crash.at - this.#before[name] : 0
    const on = person.turnOn(left > 0 ? { crashAt: left } : {})
    await this.#world.until(async () => person.effects.crashed || await settledNow(on), 60_000, 50)
    if (!person.effects.crashed) await on
  }

  async #turnOff (name: Name): Promise<void> {
    await this.#revive()
    this.#wanted.delete(name)
    const person = this.#people.get(name)
    if (person?.effects.crashed === true) this.#crashed = true
    await person?.turnOff()
  }
}
