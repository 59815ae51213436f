// Everything about messages, put together: the timelines with what is known of them in memory, what
// is written, read, searched and erased, and who is told of it. Person.ts puts it beside delivery
// and contacts; it knows nothing of the network.

import { SnugError } from '../base/errors.ts'
import { both } from './both.ts'
import { ConversationList } from './conversation-list.ts'
import { ConversationNews } from './conversation-news.ts'
import { Deletions } from './deletions.ts'
import { Erasure } from './erasure.ts'
import { Expiry } from './expiry.ts'
import { Merging } from './merging.ts'
import { MessageViews } from './message-views.ts'
import { Overview } from './overview.ts'
import { OwnMessages } from './own-messages.ts'
import { Parting } from './parting.ts'
import { PreferenceBook } from './preferences.ts'
import { Reading } from './reading.ts'
import { NOTHING_FOUND, rangesOf, Search } from './search.ts'
import { Signals } from './signals.ts'
import { Stars } from './stars.ts'
import { noMessage, Talk } from './talk.ts'
import { Timers } from './timers.ts'
import type { Effects } from '../delivery/sink.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { Contact } from './contact.ts'
import type { Found } from './conversation-list.ts'
import type { Household } from './household.ts'
import type { HostNames } from './message-ways.ts'
import type { Notice } from './notice.ts'
import type { Preferences } from './preferences.ts'
import type { Page, Placed } from './timeline.ts'
import type { ConversationView, MessageDetailView, MessageView, SearchView } from './views.ts'

export class Conversations {
  readonly own: OwnMessages
  readonly timers: Timers
  readonly deletions: Deletions
  readonly merging: Merging
  readonly parting: Parting
  readonly signals: Signals
  readonly stars: Stars
  readonly #house: Household
  readonly #overview: Overview
  readonly #preferences: PreferenceBook
  readonly #views: MessageViews
  readonly #list: ConversationList
  readonly #news: ConversationNews
  readonly #reading: Reading
  readonly #talk: Talk
  readonly #expiry: Expiry
  readonly #search: Search

  constructor (
    house: Household, hosts: () => HostNames,
    notice: (contact: Contact, notice: Notice) => Effects
  ) {
    this.#house = house
    this.signals = new Signals(house)
    const overview = this.#overview = new Overview(house.timeline, house.clock)
    const preferences = this.#preferences = new PreferenceBook(house.random)
    const views = this.#views = new MessageViews({ house, hosts })
    const list = this.#list = new ConversationList({ house, overview, preferences, views })
    this.#news = new ConversationNews({
      view: (contact) => list.view(contact),
      tell: (conversation) => { house.tell({ type: 'conversation', conversation }) }
    })
    const changed = (contact: Contact): void => { this.changed(contact) }
    const told = (of: Contact, placed: Placed): void => { this.#tell('state', of, placed) }
    const timers = this.timers = new Timers()
    const own = this.own = new OwnMessages(house.timeline, house.time,
      (account, position, record) => {
        const contact = house.contacts.get(account)
        if (contact !== undefined) told(contact, { position, record })
      })
    const search = this.#search = new Search(house)
    const erasure = new Erasure({ house, own, overview, search, timers, told, changed })
    this.#reading = new Reading({ house, own, overview, timers, told, changed })
    this.deletions = new Deletions(house, erasure)
    this.stars = new Stars({ house, own, told, notice })
    this.#expiry = new Expiry(house, erasure)
    this.merging = new Merging({ house, own, overview, preferences, search, timers, changed })
    this.parting = new Parting({ house, deletions: this.deletions, expiry: this.#expiry,
      preferences, forget: [overview, search, this.#news] })
    this.#talk = new Talk({ house, own, preferences, erasure,
      written: (contact, placed) => {
        this.#noted(contact, placed)
        this.#expiry.scrubLater()
        this.signals.written(contact)
        changed(contact)
      } })
  }

  /** Once contacts and outboxes are there. Answers how many records could not be read. */
  async load (): Promise<number> {
    const { contacts, delivery, store, timeline } = this.#house
    const all = contacts.all()
    let damaged = await this.#preferences.load(store, all.map(({ account }) => account))
    damaged += await this.timers.load(store)
    damaged += await this.deletions.load(store)
    for (const contact of all) {
      await timeline.load(contact.account)
      await this.#overview.load(contact)
      const waiting = contact.devices.flatMap((device) => delivery.waiting.of(device))
      await this.own.restoreAll(contact.account, waiting)
    }
    await this.#expiry.sweep()
    for (const contact of all) await this.deletions.look(contact)
    return damaged
  }

  /** The time by which messages burn down is another: what is over goes, what is not is back. */
  async timeChanged (): Promise<void> {
    await this.#expiry.again()
    for (const contact of this.#house.contacts.all()) {
      this.#overview.forget(contact.account)
      await this.#overview.load(contact)
      this.changed(contact)
    }
  }

  async start (): Promise<void> {
    await this.#house.time.start()
    this.#expiry.start()
    this.#count().catch(this.#house.storeFailed)
  }

  async stop (): Promise<void> {
    this.signals.stop()
    this.#expiry.stop()
    this.#search.stop()
    await this.#house.time.stop()
  }

  /** A message or notice stands in the timeline. */
  shown (contact: Contact, placed: Placed): void { this.#tell('message', contact, placed) }

  /** Anything of a conversation may be another now. */
  changed (contact: Contact): void {
    const current = this.#house.contacts.get(contact.account)
    if (current === undefined) return
    this.signals.changed(current)
    this.#news.changed(current)
  }

  /** Fails what waits for a device. */
  failWaiting (contact: Contact, device: DeviceId, code: string): Effects {
    return this.#house.delivery.waiting.giveUp(device, (item) => this.own.finish(contact.account,
      item.position, { outcome: 'failed', code, heldAt: item.heldAt })
    ).reduce(both, { operations: [] })
  }

  /** They say that they read messages of mine. */
  async readByThem (contact: Contact, ids: readonly Uint8Array[]): Promise<void> {
    await this.#reading.readByThem(contact, ids)
  }

  /** Waits until what is unread is counted. */
  async all (): Promise<ConversationView[]> {
    await this.#count()
    return this.#list.all()
  }

  view (contact: Contact): ConversationView { return this.#list.view(contact) }

  async messages (contact: Contact, page?: Page): Promise<MessageView[]> {
    return await this.#list.messages(contact, page)
  }

  async unread (contact: Contact, limit: number): Promise<MessageView[]> {
    await this.#count()
    return await this.#list.unread(contact, limit)
  }

  async markRead (contact: Contact, upTo?: number): Promise<void> {
    await this.#reading.markRead(contact, upTo)
  }

  /** `timer`: seconds from reading on; 0 for none. */
  async send (contact: Contact, text: string, timer: number): Promise<MessageView> {
    return this.#views.of(contact, await this.#talk.send(contact, text, timer))
  }

  async takeBack (id: string): Promise<MessageView> {
    const found = await this.#find(id)
    await this.#talk.takeBack(found)
    return await this.#again(found)
  }

  async star (id: string, isOn: boolean): Promise<MessageView> {
    const found = await this.#find(id)
    const placed = isOn ? await this.stars.star(found) : await this.stars.unstar(found)
    return this.#views.of(found.contact, placed)
  }

  /** What I say to who would like to keep a message of mine; `id` is that of the notice. */
  async answerKeep (id: string, allowed: boolean): Promise<MessageView> {
    const found = await this.#find(id)
    await this.stars.answer(found, allowed)
    return await this.#again(found)
  }

  async message (id: string): Promise<MessageDetailView | undefined> {
    const found = await this.#list.find(id)
    return found === undefined ? undefined : this.#views.detail(found.contact, found)
  }

  async retry (id: string): Promise<MessageView> {
    const found = await this.#find(id)
    return this.#views.of(found.contact, await this.#talk.retry(found))
  }

  async forget (id: string): Promise<void> { await this.#talk.forget(await this.#find(id)) }

  /** Looks for words in messages; what a message has to hold is all of them. */
  async search (
    query: string, contact: Contact | undefined, limit: number, whole: boolean
  ): Promise<SearchView> {
    if (contact?.state === 'requested') return NOTHING_FOUND
    const { hits, words, ...rest } = await this.#search.find(query, contact, limit, whole)
    const found = await Promise.all(hits.map(async ({ contact: of, position }) => {
      const record = await this.#house.timeline.get(of.account, position)
      if (record === undefined) return []
      const message = this.#views.of(of, { position, record })
      return [{ message, ranges: rangesOf(message.text, words) }]
    }))
    return { ...rest, hits: found.flat() }
  }

  /** Fault: `draft-too-long`. */
  async prefer (contact: Contact, changes: Partial<Preferences>): Promise<ConversationView> {
    await this.#house.store.commit(this.#preferences.put(contact.account, changes))
    if (changes.draft === '') this.#expiry.scrubLater()
    this.changed(contact)
    return this.view(contact)
  }

  async #count (): Promise<void> {
    const { contacts } = this.#house
    await this.#overview.count(() => contacts.all(), (contact) => { this.changed(contact) })
  }

  /** A message as it is now. Fault: `no-message`. */
  async #again ({ contact, position }: Found): Promise<MessageView> {
    const record = await this.#house.timeline.get(contact.account, position)
    if (record === undefined) throw new SnugError(noMessage)
    return this.#views.of(contact, { position, record })
  }

  /** Fault: `no-message`. */
  async #find (id: string): Promise<Found> {
    const found = await this.#list.find(id)
    if (found === undefined) throw new SnugError(noMessage)
    return found
  }

  /** What is known in memory follows what is written. */
  #noted (contact: Contact, placed: Placed): void {
    this.#overview.noted(contact, placed)
    this.#expiry.noted(contact, placed)
    if (contact.state !== 'requested') this.#search.noted(contact, placed)
  }

  #tell (type: 'message' | 'state', contact: Contact, placed: Placed): void {
    const current = this.#house.contacts.get(contact.account) ?? contact
    this.#noted(current, placed)
    if (type === 'message' && placed.record.author === 'them') this.signals.arrived(current)
    // What somebody at the door writes is for those who let them in.
    if (current.state === 'requested') return
    this.#house.tell({ type, message: this.#views.of(current, placed) })
    this.changed(current)
  }
}
