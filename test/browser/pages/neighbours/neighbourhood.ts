// People in a page: whole messengers over the simulated network, by the page's own clock. What a
// view shows of them is what it shows of people elsewhere.

import { Inhabitant } from '../../../simulation/inhabitant.ts'
import { SimulatedNetwork } from '../../../simulation/network.ts'
import { seeded } from '../../../random.ts'
import { pageClock } from '../../../../browser/clock.ts'
import { bringImmediate } from './immediate.ts'

bringImmediate()

const QUIET = 300 // ms

export class Neighbourhood {
  readonly clock = pageClock
  readonly random = seeded('room')
  readonly people: Inhabitant[] = []
  readonly network = new SimulatedNetwork({ clock: pageClock, random: this.random.fork('network'),
    link: { delay: [1, 4] } })

  /**
   * Somebody with an account of this name, on a public address, who asks strangers for so many bits
   * of work.
   */
  async person (name: string, alwaysOn = false, bits = 0): Promise<Inhabitant> {
    const person = new Inhabitant(this, name, { hostLimits: { work: { least: bits, most: bits } } })
    this.people.push(person)
    person.node.up([`/ip4/93.184.216.${this.people.length}/tcp/7684`])
    await person.turnOn()
    await person.messenger.createAccount(name)
    if (alwaysOn) await person.messenger.setSettings({ alwaysOn: true })
    return person
  }

  named (name: string): Inhabitant {
    const person = this.people.find((one) => one.name === name)
    if (person === undefined) throw new Error(`${name} does not live here`)
    return person
  }

  /** One invites, the other comes in, and houses keep the mail of both. */
  async meet (host: string, guest: string): Promise<void> {
    const [one, other] = [this.named(host), this.named(guest)]
    const { link } = await one.messenger.createInvite()
    await other.messenger.add(link, { as: host })
    const met = await this.until(() => Promise.resolve(one.knows(guest) === 'connected' &&
      other.knows(host) === 'connected'))
    if (!met) throw new Error(`${host} and ${guest} did not meet`)
    await this.#quiet()
  }

  /** The link of an invite, once every house that is to keep it does. */
  async invite (name: string, kind: 'once' | 'address'): Promise<string> {
    const { link } = await this.named(name).messenger.createInvite({ kind })
    await this.#quiet()
    return link
  }

  /** Until nobody has sent anything for a while: what one told another is settled then. */
  async #quiet (): Promise<void> {
    let [frames, since] = [this.network.frames, performance.now()]
    await this.until(() => {
      if (this.network.frames !== frames) {
        [frames, since] = [this.network.frames, performance.now()]
      }
      return Promise.resolve(performance.now() - since > QUIET)
    })
  }

  async until (done: () => Promise<boolean>, ms = 75_000): Promise<boolean> {
    const end = performance.now() + ms
    while (performance.now() < end) {
      if (await done()) return true
      await new Promise((resolve) => { setTimeout(resolve, 20) })
    }
    return await done()
  }
}
