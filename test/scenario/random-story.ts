// A random story of Ana and Ben, whose mail Cleo's house keeps: they write to each other while
// nodes go off and on, move and crash, links lose and delay, and the network falls apart. Then all
// is well again, and everything has to be where it belongs.

import { MINUTE, SECOND } from '../../src/base/limits.ts'
import { tables } from '../../src/storage/tables.ts'
import { seeded } from '../random.ts'
import { FragileWorld } from './fragile-world.ts'
import type { SeededRandom } from '../random.ts'
import type { Inhabitant } from '../simulation/inhabitant.ts'
import type { Kept } from '../simulation/world.ts'

const NAMES = ['Ana', 'Ben', 'Cleo']
const STEPS = 20
const DONE = 90 * MINUTE

export interface RandomOutcome {
  readonly faults: string[]
  readonly messages: number
  readonly crashes: number
  /** Messages that were kept by Cleo's house at some time. */
  readonly held: number
  readonly moves: number
}

export async function randomStory (from: Kept, seed: string): Promise<RandomOutcome> {
  return await new RandomStory(from, seed).tell()
}

class RandomStory {
  readonly #it: FragileWorld
  readonly #random: SeededRandom
  readonly #said = { Ana: [] as string[], Ben: [] as string[] }
  readonly #held = new Set<string>()
  #moves = 0

  constructor (from: Kept, seed: string) {
    this.#it = new FragileWorld(seed, NAMES, { from, link: { delay: [1, 20] } })
    this.#random = seeded(`${seed} story`)
  }

  async tell (): Promise<RandomOutcome> {
    for (const name of NAMES) await this.#it.turnOn(name)
    for (let step = 0; step < STEPS; step++) {
      await this.#step()
      await this.#it.revive()
      await this.#noteHeld()
    }
    await this.#makeWell()
    const { Ana, Ben } = this.#said
    const isDone = await this.#it.until(async () =>
      await this.#it.settled('Ana', 'Ben', Ana.length) &&
      await this.#it.settled('Ben', 'Ana', Ben.length) && this.#outboxes() === 0, DONE, 5 * SECOND)
    const faults = await this.#it.faults([['Ana', 'Ben', Ana], ['Ben', 'Ana', Ben]])
    if (!isDone) faults.push(`${this.#outboxes()} messages wait in the end`)
    await this.#it.world.close()
    return { faults, messages: Ana.length + Ben.length, crashes: this.#it.crashes,
      held: this.#held.size, moves: this.#moves }
  }

  async #step (): Promise<void> {
    const random = this.#random
    const { network, clock } = this.#it.world
    const person = this.#it.person(random.pick(NAMES))
    switch (random.int(12)) {
      case 0:
        if (this.#it.on(person.name)) await this.#it.turnOff(person.name)
        break
      case 1:
      case 2:
        await this.#backOn(random.pick(NAMES))
        break
      case 3:
        network.setLink({ loss: random.pick([0, 0.02, 0.1]),
          delay: random.pick([[1, 5], [20, 300], [0, 2_000]]) })
        break
      case 4:
        network.partition([person.node])
        break
      case 5:
        network.heal()
        break
      case 6:
        if (person.isOn) person.effects.crashIn(1 + random.int(60))
        break
      case 7:
        await clock.advance(random.int(3 * MINUTE))
        break
      default:
        await this.#say()
    }
    await clock.advance(random.int(random.pick([100, 5_000, 30_000])))
  }

  async #say (): Promise<void> {
    const [from, to] = this.#random.chance(0.5) ? ['Ana', 'Ben'] as const : ['Ben', 'Ana'] as const
    if (this.#it.on(from) === undefined) return
    const texts = this.#said[from]
    const count = 1 + this.#random.int(3)
    for (let i = 0; i < count; i++) {
      const text = `${from} ${texts.length + 1}`
      texts.push(text)
      await this.#it.says(from, to, text)
    }
  }

  async #backOn (name: string): Promise<void> {
    if (this.#it.on(name) !== undefined) return
    // A house stays where it is.
    const moved = name !== 'Cleo' && this.#random.chance(0.4)
    if (moved) this.#moves++
    await this.#it.turnOn(name, { moved })
  }

  async #makeWell (): Promise<void> {
    this.#it.world.network.heal()
    this.#it.world.network.setLink({ loss: 0, delay: [1, 20] })
    for (const name of NAMES) {
      const person = this.#it.person(name)
      person.effects.crashIn(Infinity)
      await this.#it.revive()
      await this.#backOn(name)
    }
  }

  async #noteHeld (): Promise<void> {
    for (const [from, to] of [['Ana', 'Ben'], ['Ben', 'Ana']] as const) {
      const messages = await this.#it.on(from)?.messenger.messages(to, { limit: 100 })
      for (const { id, state } of messages ?? []) if (state === 'held') this.#held.add(id)
    }
  }

  /** What waits in all outboxes, by what is on the disks. */
  #outboxes (): number {
    return NAMES.map((name) => this.#it.person(name)).map(outboxOf)
      .reduce((sum, count) => sum + count, 0)
  }
}

function outboxOf ({ disk }: Inhabitant): number {
  return [...disk].filter(([name]) => name.startsWith(`${tables.outbox}/`))
    .reduce((sum, [, rows]) => sum + rows.size, 0)
}
