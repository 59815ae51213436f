// Everything that a node with an account does, put together: delivery, boxes, and the services of
// this layer. One file knows how they hang together; each of them knows only its ports.

import { SECOND } from '../base/limits.ts'
import { Boxes } from '../delivery/boxes.ts'
import { clientCarrier } from '../delivery/client-carrier.ts'
import { Delivery } from '../delivery/delivery.ts'
import { PrekeyShelf } from '../delivery/prekey-shelf.ts'
import { RollbackWatch } from '../delivery/rollback-watch.ts'
import { MailboxClient } from '../mailbox/client.ts'
import { encodeContent } from '../message/content.ts'
import { controlContent } from '../message/control-part.ts'
import { Acquaintances, requireName } from './acquaintances.ts'
import { Announcer } from './announcer.ts'
import { burningClock, hostClocks } from './clock-notice.ts'
import { ContactBook } from './contact-book.ts'
import { ContactNews } from './contact-news.ts'
import { contactView } from './contact-view.ts'
import { ControlHandler } from './control-handler.ts'
import { Conversations } from './conversations.ts'
import { Doorkeeper } from './doorkeeper.ts'
import { History } from './history.ts'
import { Housekeeping } from './housekeeping.ts'
import { IdentityChanges } from './identity-change.ts'
import { Incoming } from './incoming.ts'
import { Introductions } from './introductions.ts'
import { Invitations } from './invitations.ts'
import { KnockNews } from './knock.ts'
import { Mailkeeping } from './mailkeeping.ts'
import { meView } from './me-view.ts'
import { NewDevices } from './new-devices.ts'
import { Redemption } from './redemption.ts'
import { putSelf } from './self.ts'
import { StoredData } from './stored-data.ts'
import { Timeline } from './timeline.ts'
import { Traces } from './traces.ts'
import { Transparency } from './transparency.ts'
import { ROLLED_BACK } from './words.ts'
import type { PeerKey } from '../base/channel.ts'
import type { Effects } from '../delivery/sink.ts'
import type { Operation } from '../storage/store.ts'
import type { BurningClock } from './burning-clock.ts'
import type { Contact } from './contact.ts'
import type { HostClocks } from './host-clocks.ts'
import type { Household } from './household.ts'
import type { Notice } from './notice.ts'
import type { PersonParts } from './person-parts.ts'
import type { Self } from './self.ts'
import type { MeView } from './views.ts'

export class Person {
  readonly acquaintances: Acquaintances
  readonly announcer: Announcer
  readonly boxes: Boxes
  readonly changes: IdentityChanges
  readonly clocks: HostClocks
  readonly contacts = new ContactBook()
  readonly conversations: Conversations
  readonly delivery: Delivery
  readonly data: StoredData
  readonly door: Doorkeeper
  readonly introductions: Introductions
  readonly invitations: Invitations
  readonly history = new History()
  readonly mailkeeping: Mailkeeping
  readonly redemption: Redemption
  readonly time: BurningClock
  readonly timeline: Timeline
  readonly #parts: PersonParts
  readonly #client: MailboxClient
  readonly #housekeeping: Housekeeping
  readonly #news: ContactNews
  readonly #shelf = new PrekeyShelf()
  readonly #watch: RollbackWatch
  #running = false
  #self: Self

  constructor (self: Self, parts: PersonParts) {
    this.#self = self
    this.#parts = parts
    const { clock, host, random, rollback, store, storeFailed, tell, transport } = parts
    this.time = burningClock(parts, async () => { await this.conversations.timeChanged() })
    this.timeline = new Timeline(store, random, (end) => this.time.withholds(end))
    const hostsChanged = (): void => { parts.hostsChanged(this.mailkeeping.wanted()) }
    const house = this.#makeHouse()
    this.announcer = new Announcer(house)
    this.clocks = hostClocks(parts, this.time)
    this.#news = new ContactNews({
      clock,
      view: ({ account }) => {
        const current = this.contacts.get(account)
        return current === undefined ? undefined : contactView(current, house)
      },
      tell: (contact) => { tell({ type: 'contact', contact }) }
    })
    const notice = (contact: Contact, said: Notice): Effects => incoming.notice(contact, said)
    const conversations = new Conversations(house, () => this.mailkeeping, notice)
    this.conversations = conversations
    this.#watch = new RollbackWatch({ store, rollback,
      rolledBack: (operations) => this.#rolledBack(operations) })
    const client = this.#client = new MailboxClient({
      transport, clock,
      onMail: async (peer, box, entries) => {
        await this.boxes.onMail(peer, box, entries)
        this.mailkeeping.brought(peer, entries)
      },
      onClosed: (peer) => { this.boxes.onClosed(peer) },
      onClock: (peer, ahead) => { this.clocks.told(peer, ahead) },
      local: (channel) => host.accept(channel)
    })
    this.boxes = new Boxes({
      ...parts,
      client,
      watch: this.#watch,
      receive: (device, inner) => this.delivery.receive(device, inner),
      receiveFirst: (inner) => this.delivery.receiveFirst(inner),
      keepersChanged: () => {
        hostsChanged()
        this.mailkeeping.tellKeepers()
        this.announcer.announce()
        const blocked = this.contacts.all().filter(({ state }) => state === 'blocked')
        for (const contact of blocked) this.#news.changed(contact)
      },
      records: parts.recordsAhead
    })
    const contactChanged = (contact: Contact): void => {
      this.#news.changed(contact)
      conversations.changed(contact)
    }
    const knocks = new KnockNews(house, contactChanged)
    const failWaiting = conversations.failWaiting.bind(conversations)
    const shared = { house, contactChanged, notice, failWaiting,
      hostingChanged: () => { this.mailkeeping.settle().then(hostsChanged, storeFailed) } }
    this.acquaintances = new Acquaintances(house, shared)
    this.invitations = new Invitations(house,
      () => [parts.invitePlace(), ...this.mailkeeping.wanted()])
    const changes = this.changes = new IdentityChanges({ ...shared, conversations,
      shutOut: (contact) => this.door.shutOut(contact) })
    this.redemption = new Redemption({ ...shared, changes, client })
    this.introductions = new Introductions({ ...shared,
      invite: async () => (await this.invitations.create('once')).link,
      redeem: (link, standIn) => this.redemption.redeem(link, { standIn }) })
    this.door = new Doorkeeper({
      ...shared,
      introducer: (link) => this.introductions.introducer(link),
      invitations: this.invitations,
      requested: (contact) => { tell({ type: 'request', contact: contactView(contact, house) }) },
      parting: conversations.parting
    })
    const newDevices = new NewDevices(shared)
    const transparency = new Transparency(shared)
    conversations.parting.with(transparency, this.introductions)
    const incoming: Incoming = new Incoming({
      house,
      controls: new ControlHandler(house, {
        ...shared,
        read: (contact, ids) => { conversations.readByThem(contact, ids).catch(storeFailed) },
        answered: (device) => ({ operations: this.invitations.done(device),
          after: () => { this.boxes.attend() } }),
        stars: conversations.stars,
        sightings: (contact, control) => transparency.handle(contact, control),
        introduction: (contact, control) => this.introductions.handle(contact, control),
        succeeded: (contact, successor) => changes.succeeded(contact, successor),
        delist: (contact, list, except) => newDevices.delist(contact, list, except)
      }),
      door: this.door,
      newDevices,
      messages: conversations,
      shown: (contact, placed) => { conversations.shown(contact, placed) }
    })
    this.delivery = new Delivery({
      ...parts,
      own: self.device, shelf: this.#shelf,
      carrier: clientCarrier(client),
      sink: incoming, signals: conversations.signals,
      fetchBundle: (capability) => client.getBundle(capability),
      boxClosed: (_device, _capability, fault) => { parts.log('box-closed', { code: fault.code }) },
      repairContent: (innerHashes) =>
        encodeContent(controlContent([{ kind: 'repair', innerHashes }], random)),
      routeChanged: (device) => {
        const contact = this.contacts.ofDevice(device.certificate.deviceId)
        if (contact !== undefined) contactChanged(contact)
      },
      worked: (device) => { knocks.goesOn(device) }
    })
    this.mailkeeping = new Mailkeeping(house, host)
    this.data = new StoredData(house, this, parts)
    this.#housekeeping = new Housekeeping(house, this.invitations, [changes, this.introductions,
      transparency, new Traces(house, this.redemption, parts.finder)])
  }

  get self (): Self { return this.#self }

  view (): MeView { return meView(this.#self, this.#parts.transport.self) }

  async load (): Promise<void> {
    const { store, log } = this.#parts
    await this.time.load()
    let damaged = await this.contacts.load(store) + await this.#shelf.load(store)
    damaged += await this.history.load(store) + await this.introductions.load(store)
    damaged += await this.delivery.load() + await this.boxes.load()
    damaged += await this.invitations.load(store)
    for (const part of [this.redemption, this.mailkeeping, this.announcer]) await part.load(store)
    damaged += await this.conversations.load()
    if (damaged > 0) log('records-damaged', { count: damaged })
    await this.#watch.load()
  }

  async start (): Promise<void> {
    this.#running = true
    this.delivery.start()
    this.boxes.start()
    await this.conversations.start()
    await this.#housekeeping.start()
    await this.mailkeeping.settle()
    this.#parts.hostsChanged(this.mailkeeping.wanted())
    if (!this.#running) return
    this.announcer.start()
    this.#knock()
  }

  /** What is on its way may arrive first, for a moment. */
  async stop (): Promise<void> {
    if (this.#running) {
      await this.announcer.flush()
      await this.delivery.settle(2 * SECOND) // for what is on its way
    }
    this.#running = false
    this.announcer.stop()
    this.#news.stop()
    this.#housekeeping.stop()
    await this.conversations.stop()
    this.boxes.stop()
    this.delivery.stop()
    this.#client.close()
  }

  /** Renames this person, for everybody. Fault: `name-empty`. */
  async rename (name: string): Promise<void> {
    await this.#parts.store.commit([this.#change({ ...this.#self, name: requireName(name) })])
    this.#parts.tell({ type: 'me', me: this.view() })
    this.announcer.announce()
  }

  networkChanged (): void {
    this.boxes.networkChanged()
    this.delivery.networkChanged()
    this.#knock()
  }

  /** There is a connection to a peer again, by whomever: mail comes and goes now, not later. */
  peerConnected (peer: PeerKey): void {
    this.boxes.reachable(peer)
    this.delivery.reachable(peer)
  }

  #knock (): void {
    if (!this.boxes.isKept) this.delivery.knock()
  }

  #makeHouse (): Household {
    const person = (): Person => this
    const { clock, log, place, random, settings, store, storeFailed, tell } = this.#parts
    return {
      store,
      clock,
      time: this.time,
      random,
      settings,
      place,
      tell,
      storeFailed,
      log,
      shelf: this.#shelf,
      contacts: this.contacts,
      timeline: this.timeline,
      history: this.history,
      get announcer () { return person().announcer },
      get delivery () { return person().delivery },
      get boxes () { return person().boxes },
      self: () => this.#self,
      changeSelf: (self) => this.#change(self)
    }
  }

  #change (self: Self): Operation {
    this.#self = self
    return putSelf(self)
  }

  /** This profile is an old copy: nothing is encrypted on its sessions again. */
  async #rolledBack (operations: readonly Operation[]): Promise<void> {
    const { store, tell } = this.#parts
    await store.commit([...operations, ...this.delivery.retireSessions(),
      ...this.announcer.beginAll()])
    tell({ type: 'notice', code: 'rolled-back', text: ROLLED_BACK })
    this.delivery.networkChanged()
    this.announcer.announce()
  }
}
