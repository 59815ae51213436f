// Somebody whose Snug is a tab: a profile of a Chromium on a host of the test internet, with the
// page of pages/peer.ts in it.

import { until } from '../e2e/daemon.ts'
import { call } from './call.ts'
import { Profile } from './profile.ts'
import type { Browser, Page } from 'playwright-core'
import type {
  ContactView, KeeperView, MessageState, MessageView
} from '../../src/conversation/views.ts'
import type { NetworkView } from '../../src/peer/views.ts'

const WAIT_MS = 60_000

/** A house, as pages reach it. */
export interface WebHouse {
  readonly address: string
  /** Where it answers, in both families. */
  readonly origins: readonly string[]
}

export type Begin = Readonly<Record<string, boolean>>

export interface PagePersonOptions {
  readonly browser: Browser
  /** The page of pages/peer.ts. */
  readonly url: string
  /** With what the page begins, besides the name (pages/peer.ts). */
  readonly begin?: Begin
}

export class PagePerson {
  readonly name: string
  readonly profile: Profile
  readonly #options: PagePersonOptions
  #page: Page | undefined

  private constructor (name: string, profile: Profile, options: PagePersonOptions) {
    this.name = name
    this.profile = profile
    this.#options = options
  }

  /** A new person in a browser. */
  static async arrive (name: string, options: PagePersonOptions): Promise<PagePerson> {
    const profile = new Profile(await options.browser.newContext())
    // The browser says so for each connection that is refused or ends.
    profile.expect(/WebSocket connection to/)
    const person = new PagePerson(name, profile, options)
    await person.open()
    return person
  }

  get page (): Page {
    if (this.#page === undefined) throw new Error(`${this.name}'s tab is closed`)
    return this.#page
  }

  /** Opens the tab, anew or again. */
  async open (begin: Begin = this.#options.begin ?? {}): Promise<void> {
    this.#page = await this.profile.open(this.#options.url)
    await this.call('begin', { name: this.name, ...begin })
  }

  async closeTab (): Promise<void> {
    const page = this.page
    this.#page = undefined
    await page.close()
  }

  async call<Answer = void> (name: string, ...values: readonly unknown[]): Promise<Answer> {
    return await call<Answer>(this.page, name, ...values)
  }

  /** Has houses keep the mail. */
  async join (houses: readonly WebHouse[]): Promise<void> {
    for (const { address, origins } of houses) {
      for (const origin of origins) this.profile.allow(origin)
      await this.call('addHouse', address)
    }
    await this.until('houses keep the mail', async () => {
      const keepers = await this.call<KeeperView[]>('keepers')
      return keepers.length === houses.length && keepers.every(({ state }) => state === 'keeping')
    })
  }

  async writes (to: string, text: string): Promise<string> {
    return (await this.call<MessageView>('send', to, text)).id
  }

  /** Until messages of this person are in a state. */
  async untilState (state: MessageState, ...ids: readonly string[]): Promise<void> {
    await this.until(`messages are ${state}`, async () => {
      const messages = await Promise.all(ids.map(async (id) =>
        await this.call<MessageView>('message', id)))
      return messages.every((message) => message.state === state)
    })
  }

  async contact (name: string): Promise<ContactView | undefined> {
    return (await this.call<ContactView[]>('contacts')).find((contact) => contact.name === name)
  }

  async untilRoute (name: string, route: ContactView['route']): Promise<void> {
    await this.until(`${name} is reached ${route}`, async () =>
      (await this.contact(name))?.route === route)
  }

  async network (): Promise<NetworkView> { return await this.call<NetworkView>('network') }

  /** What the other has written, oldest first. */
  async heard (name: string): Promise<string[]> {
    const messages = await this.call<MessageView[]>('messages', name)
    return messages.filter(({ from }) => from === 'them').map(({ text }) => text)
  }

  /** Until everything of `texts` was heard from `name`, in this order. */
  async untilHeard (name: string, ...texts: readonly string[]): Promise<void> {
    await this.until(`heard ${texts.join(', ')}`, async () => {
      const heard = await this.heard(name)
      return heard.slice(-texts.length).join() === texts.join()
    })
  }

  async until (what: string, ask: () => Promise<boolean>): Promise<void> {
    try {
      await until(`${this.name}: ${what}`, WAIT_MS, async () => await ask() ? true : undefined)
    } catch (error) {
      const seen = this.#page === undefined ? '' : JSON.stringify({
        contacts: await this.call('contacts'), keepers: await this.call('keepers'),
        network: await this.network()
      }, null, 1)
      throw new Error(`${this.name}: ${what}: not within ${WAIT_MS} ms\n${seen}`, { cause: error })
    }
  }

  async leave (): Promise<void> { await this.profile.close() }
}

/** Both are contacts of each other, by the link of one, and know where to leave mail. */
export async function meet (host: PagePerson, guest: PagePerson): Promise<void> {
  const link = await host.call<string>('invite')
  await guest.call('add', link, host.name)
  for (const [one, other] of [[host, guest], [guest, host]] as const) {
    await one.until(`${other.name} is a contact`, async () =>
      (await one.contact(other.name))?.state === 'connected')
    const houses = (await other.call<KeeperView[]>('keepers')).length
    await one.until(`${one.name} can leave mail for ${other.name}`, async () =>
      await one.call<number>('ways') === houses)
  }
}
