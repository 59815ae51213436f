// Tests with people on hosts of their own: an internet, Cleo's house that is always on, and whoever
// moves in. Gone when the test ends, however it does.

import { test } from 'uvu'
import { notRun } from '../runner/report.ts'
import { withDirectory } from './daemon.ts'
import { befriend, untilKept } from './friendship.ts'
import { Internet, whyNoNamespaces } from './namespaces.ts'
import { Resident } from './resident.ts'
import type { Host } from './namespaces.ts'

const why = whyNoNamespaces()

export class Village {
  readonly internet: Internet
  readonly #directory: string
  readonly #residents: Resident[] = []

  constructor (internet: Internet, directory: string) {
    this.internet = internet
    this.#directory = directory
  }

  /** Somebody with an account who is on, with these words behind `snug start`. */
  async resident (name: string, host: Host, ...words: string[]): Promise<Resident> {
    const resident = this.#add(name, host)
    await resident.settleIn()
    await resident.start(...words)
    return resident
  }

  /** A house without an account, at a public host. */
  async house (name: string, ...words: string[]): Promise<Resident> {
    const house = this.#add(name, this.internet.host(name))
    const { ip4, ip6 } = house.host
    const announced = [`/ip4/${ip4}/tcp/7684`, `/ip6/${ip6}/tcp/7684`]
    await house.start('--house', ...announced.flatMap((one) => ['--announce', one]), ...words)
    return house
  }

  /** Cleo, at a public host: always on, so that she offers her friends to keep their mail. */
  async cleo (...words: string[]): Promise<Resident> {
    const cleo = await this.resident('Cleo', this.internet.host('cleo'), ...words)
    await cleo.daemon.call('settingsSet', { name: 'always-on', value: 'on' })
    return cleo
  }

  async close (): Promise<void> {
    await Promise.all(this.#residents.map((resident) => resident.kill()))
    this.internet.close()
  }

  #add (name: string, host: Host): Resident {
    const resident = new Resident(name, host, this.#directory)
    this.#residents.push(resident)
    return resident
  }
}

/** Somebody becomes a friend of Cleo, and leaves mail with her. */
export async function joinCleo (cleo: Resident, resident: Resident): Promise<void> {
  await befriend(cleo, resident)
  await untilKept(resident, cleo.name)
}

/** A test in a village of its own, where this machine can make one. */
export function villageTest (name: string, tell: (village: Village) => Promise<void>): void {
  if (why !== undefined) {
    notRun(name, why)
    return
  }
  test(name, async () => {
    await withDirectory(async (directory) => {
      const village = new Village(new Internet(), directory)
      try {
        await tell(village)
      } finally {
        await village.close()
      }
    })
  })
}
