// Strangers who are real: the whole messenger of each, with real cryptography, real work, the real
// clock and a network in memory, against one person whose mail three houses keep. They name one
// house of the address alone, since work for one is enough; and whoever is invited comes meanwhile.

import { setTimeout as pause } from 'node:timers/promises'
import { systemClock } from '../../node/clock.ts'
import { noFinder } from '../../src/delivery/finder.ts'
import { inviteLink, readInviteLink } from '../../src/identity/invite-link.ts'
import { unwrap } from '../../src/base/errors.ts'
import { Messenger } from '../../src/messenger.ts'
import { seeded } from '../random.ts'
import { MemoryStore } from '../simulation/memory-store.ts'
import { SimulatedNetwork } from '../simulation/network.ts'
import type { HostLimits } from '../../src/mailbox/host-limits.ts'

const DELAY = 20 // ms, one way
const LOOK = 10 // ms
const PATIENCE = 120_000 // ms

export class Neighbourhood {
  readonly #random = seeded('hostile crowd')
  readonly #network = new SimulatedNetwork({ clock: systemClock,
    random: this.#random.fork('network'), link: { delay: [DELAY, DELAY] } })
  readonly #all: Messenger[] = []
  #people = 0

  /** Somebody whose connections come from `network`, as hosts see it. */
  async person (name: string, network?: string, hostLimits?: Partial<HostLimits>):
  Promise<Messenger> {
    const number = ++this.#people
    const address = `/ip4/10.${number >> 8}.${number & 255}.1/tcp/7684`
    const node = this.#network.node([address])
    node.network = network
    const place = () => ({ peer: node.self, addresses: node.addresses })
    const messenger = await Messenger.open({
      store: new MemoryStore(),
      transport: node,
      clock: systemClock,
      random: this.#random.fork(name),
      finder: noFinder,
      place,
      invitePlace: place,
      recordsAhead: () => [],
      hostsChanged: () => {},
      storeFailed: (error) => { throw error },
      log: () => {},
      ...hostLimits === undefined ? {} : { hostLimits }
    })
    this.#all.push(messenger)
    await messenger.start()
    await messenger.createAccount(name)
    return messenger
  }

  /** Milliseconds from the use of an invite until both are contacts. */
  async meet (inviter: Messenger, guest: Messenger, link: string): Promise<number> {
    const from = performance.now()
    const { id } = await guest.add(link)
    await until(() => guest.contact(id).state === 'connected')
    return performance.now() - from
  }

  /** The milliseconds until a house holds the knock; undefined where none does in time. */
  async knock (stranger: Messenger, link: string, note: string): Promise<number | undefined> {
    const from = performance.now()
    const { id } = await stranger.add(link, { note, sign: true })
    const isLeft = await until(() => stranger.knock(id).state === 'left', PATIENCE)
    return isLeft ? performance.now() - from : undefined
  }

  async stop (): Promise<void> {
    for (const messenger of this.#all) await messenger.stop()
  }
}

/** The address with one of its houses alone. */
export function atOneHouse (link: string, nth: number): string {
  const invite = unwrap(readInviteLink(link))
  // The first is the person's own device, which asks for work like every house.
  const house = invite.hosts[nth % invite.hosts.length]
  return inviteLink({ ...invite, hosts: house === undefined ? [] : [house] })
}

export async function until (done: () => boolean, ms = PATIENCE): Promise<boolean> {
  const end = performance.now() + ms
  while (!done()) {
    if (performance.now() > end) return false
    await pause(LOOK)
  }
  return true
}
