// Two homes with a browser each, behind NATs, and two houses on the open internet, one of which
// serves the page: made once for all tests of a file, whose people are new.

import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import { Internet, whyNoNamespaces } from '../e2e/namespaces.ts'
import { watchPackets } from '../e2e/packets.ts'
import { spawnScript } from '../e2e/snug-process.ts'
import { Village } from '../e2e/village.ts'
import { notRun } from '../runner/report.ts'
import { findChromium } from './chromium.ts'
import { launchOn } from './namespaced.ts'
import { PagePerson } from './page-person.ts'
import { builtPages } from './pages.ts'
import type { Begin, WebHouse } from './page-person.ts'
import type { ChildProcess } from 'node:child_process'
import type { Browser } from 'playwright-core'
import type { Resident } from '../e2e/resident.ts'
import type { Home, Host } from '../e2e/namespaces.ts'

const SERVE = fileURLToPath(new URL('./serve-on-host.ts', import.meta.url))
export const PAGE_PORT = 80

/** Leads nowhere, and is nobody's business. */
const LOCAL6 = 'fd22:11::7'

/** Somebody's home: the laptop, and the browser on it. */
export interface Dwelling {
  readonly home: Home
  readonly laptop: Host
  readonly browser: Browser
}

class Neighbourhood {
  readonly village: Village
  readonly #pages: ChildProcess
  readonly #url: string
  readonly cleo: Resident
  readonly dan: Resident
  readonly ana: Dwelling
  readonly ben: Dwelling
  readonly #people: PagePerson[] = []
  nodeAddress: string | undefined

  private constructor (
    village: Village, pages: ChildProcess, url: string,
    houses: readonly [Resident, Resident], dwellings: readonly [Dwelling, Dwelling]
  ) {
    this.village = village
    this.#pages = pages
    this.#url = url
    ;[this.cleo, this.dan] = houses
    ;[this.ana, this.ben] = dwellings
  }

  static async settle (directory: string, chromium: string): Promise<Neighbourhood> {
    const internet = new Internet()
    const village = new Village(internet, directory)
    const folder = await builtPages()
    const houses = [
      await village.house('Cleo', ...houseWords(2)), await village.house('Dan', ...houseWords(3))
    ] as const
    const [{ host }] = houses
    const pages = spawnScript(SERVE, [folder, String(host.ip4), String(PAGE_PORT)], host)
    await once(pages.stdout ?? pages, 'data')
    const origin = `http://${host.ip4}`
    const dwell = async (name: string): Promise<Dwelling> => {
      const home = internet.home(name)
      const laptop = home.host(`${name}-laptop`)
      laptop.readdress(laptop.ip4, LOCAL6)
      watchPackets(laptop)
      return { home, laptop, browser: await launchOn(laptop, chromium, [origin]) }
    }
    const dwellings = [await dwell('Ana'), await dwell('Ben')] as const
    return new Neighbourhood(village, pages, `${origin}/peer.html`, houses, dwellings)
  }

  /** Two new people who have the same houses, one in each home. */
  async people (
    houses: readonly Resident[], begin: Begin = {}
  ): Promise<readonly [PagePerson, PagePerson]> {
    const arrive = async (name: string, { browser }: Dwelling): Promise<PagePerson> => {
      const person = await PagePerson.arrive(name, { browser, url: this.#url, begin })
      this.#people.push(person)
      await person.join(houses.map(asWebHouse))
      return person
    }
    return await Promise.all([arrive('Ana', this.ana), arrive('Ben', this.ben)])
  }

  /** Cleo's house, after it was killed. */
  async reopenCleo (): Promise<void> {
    await this.cleo.start('--house', ...houseWords(2))
  }

  /** A person's own node, on the open internet. */
  async node (name: string): Promise<Resident> {
    const host = this.village.internet.host(name)
    this.nodeAddress = host.ip4
    return await this.village.resident(name, host)
  }

  /** Everybody leaves; what their pages complained of. */
  async goHome (): Promise<string[]> {
    const people = this.#people.splice(0)
    for (const person of people) await person.leave()
    return people.flatMap(({ profile }) => profile.complaints())
  }

  async close (): Promise<void> {
    for (const { browser } of [this.ana, this.ben]) await browser.close()
    this.#pages.kill()
    await this.village.close()
  }
}

/** How a house at the public host with this number is started: reached by WebSocket as well. */
function houseWords (number: number): string[] {
  const web = [`/ip4/11.22.0.${number}/tcp/7685/ws`, `/ip6/2a11:22::${number}/tcp/7685/ws`]
  return ['--no-web', ...web.flatMap((one) => ['--announce', one])]
}

function asWebHouse (house: Resident): WebHouse {
  const [, peer] = house.address('ip4').split('/p2p/')
  const { ip4, ip6 } = house.host
  return {
    address: `/ip4/${ip4}/tcp/7685/ws/p2p/${peer}`,
    origins: [`http://${ip4}:7685`, `http://[${ip6}]:7685`]
  }
}

type Tell = (neighbourhood: Neighbourhood) => Promise<void>

export interface NeighbourhoodSuite {
  (name: string, tell: Tell): void
  run (): void
}

/** Tests that share a neighbourhood, one after the other; not run where there can be none. */
export async function neighbourhoodSuite (title: string): Promise<NeighbourhoodSuite> {
  const { path, why } = await means()
  if (path === undefined) {
    const add = (name: string): void => { notRun(`${title}: ${name}`, why) }
    return Object.assign(add, { run: () => {} })
  }
  const test = suite(title)
  let directory = ''
  let neighbourhood: Neighbourhood | undefined
  test.before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'snug-browser-'))
    neighbourhood = await Neighbourhood.settle(directory, path)
  })
  test.after(async () => {
    await neighbourhood?.close()
    await rm(directory, { recursive: true, force: true, maxRetries: 5 })
  })
  const add = (name: string, tell: Tell): void => {
    test(name, async () => {
      if (neighbourhood === undefined) throw new Error('there is no neighbourhood')
      const told = tell(neighbourhood)
      const failed = await told.then(() => undefined, (error: unknown) => ({ error }))
      const complaints = await neighbourhood.goHome()
      if (failed !== undefined) throw failed.error
      if (complaints.length > 0) throw new Error(`a page complained:\n${complaints.join('\n')}`)
    })
  }
  return Object.assign(add, { run: () => { test.run() } })
}

async function means (): Promise<
  { readonly path: string, readonly why?: undefined } |
  { readonly path?: undefined, readonly why: string }
> {
  const why = whyNoNamespaces()
  if (why !== undefined) return { why }
  const chromium = await findChromium()
  return chromium.path === undefined ? { why: chromium.reason } : { path: chromium.path }
}
