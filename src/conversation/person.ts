// Everything that a node with an account does, put together: delivery, boxes, and the services of
// this layer. One file knows how they hang together; each of them knows only its ports.

import { SECOND } from '../base/limits.ts'
import { Boxes } from '../delivery/boxes.ts'
import { Delivery } from '../delivery/delivery.ts'
import { PrekeyShelf } from '../delivery/prekey-shelf.ts'
import { RollbackWatch } from '../delivery/rollback-watch.ts'
import { MailboxClient } from '../mailbox/client.ts'
import { encodeContent } from '../message/content.ts'
import { controlContent } from '../message/control-part.ts'
import { Acquaintances, requireName } from './acquaintances.ts'
import { Announcer } from './announcer.ts'
import { both } from './both.ts'
import { ContactBook } from './contact-book.ts'
import { ContactNews } from './contact-news.ts'
import { contactView } from './contact-view.ts'
import { ControlHandler } from './control-handler.ts'
import { Doorkeeper } from './doorkeeper.ts'
import { Expiry } from './expiry.ts'
import { HostClocks } from './host-clocks.ts'
import { Housekeeping } from './housekeeping.ts'
import { Incoming } from './incoming.ts'
import { Invitations } from './invitations.ts'
import { Mailkeeping } from './mailkeeping.ts'
import { meView } from './me-view.ts'
import { NewDevices } from './new-devices.ts'
import { OwnMessages } from './own-messages.ts'
import { Reading } from './reading.ts'
import { Redemption } from './redemption.ts'
import { putSelf } from './self.ts'
import { Talk } from './talk.ts'
import { Timeline } from './timeline.ts'
import type { Effects } from '../delivery/sink.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { Operation } from '../storage/store.ts'
import type { Contact } from './contact.ts'
import type { Household } from './household.ts'
import type { MessageRecord } from './message-record.ts'
import type { PersonParts } from './person-parts.ts'
import type { Self } from './self.ts'
import type { MeView } from './views.ts'

/** How long a clean end waits for what is on its way. */
const LEAVE_TAKING = 2 * SECOND

export class Person {
  readonly acquaintances: Acquaintances
  readonly announcer: Announcer
  readonly boxes: Boxes
  readonly clocks: HostClocks
  readonly contacts = new ContactBook()
  readonly delivery: Delivery
  readonly door: Doorkeeper
  readonly invitations: Invitations
  readonly mailkeeping: Mailkeeping
  readonly reading: Reading
  readonly redemption: Redemption
  readonly talk: Talk
  readonly timeline: Timeline
  readonly #parts: PersonParts
  readonly #client: MailboxClient
  readonly #expiry: Expiry
  readonly #housekeeping: Housekeeping
  readonly #news: ContactNews
  readonly #own: OwnMessages
  readonly #shelf = new PrekeyShelf()
  readonly #watch: RollbackWatch
  #running = false
  #self: Self

  constructor (self: Self, parts: PersonParts) {
    this.#self = self
    this.#parts = parts
    const { clock, host, random, rollback, store, storeFailed, tell, transport } = parts
    this.timeline = new Timeline(store, random)
    const house = this.#makeHouse()
    this.announcer = new Announcer(house)
    this.clocks = new HostClocks(({ action, code, message }) => {
      tell({ type: 'notice', code, text: [message, action].filter(Boolean).join(' ') })
    })
    this.#news = new ContactNews({
      clock,
      view: ({ account }) => {
        const current = this.contacts.get(account)
        return current === undefined ? undefined : contactView(current, this.delivery)
      },
      tell: (contact) => { tell({ type: 'contact', contact }) }
    })
    const own = this.#own = new OwnMessages(this.timeline, (account, position, record) => {
      const contact = this.contacts.get(account)
      if (contact !== undefined) this.#tellMessage('state', contact, position, record)
    })
    this.#watch = new RollbackWatch({ store, rollback,
      rolledBack: (operations) => this.#rolledBack(operations) })
    const client = this.#client = new MailboxClient({
      transport,
      clock,
      onMail: (peer, box, entries) => this.boxes.onMail(peer, box, entries),
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
        parts.hostsChanged(this.mailkeeping.wanted())
        this.announcer.announce()
      },
      records: parts.recordsAhead
    })
    const contactChanged = (contact: Contact): void => { this.#news.changed(contact) }
    const hostingChanged = (): void => { this.#settle() }
    const notice = (contact: Contact, code: string, text: string): Effects =>
      incoming.notice(contact, code, text)
    const failWaiting = (contact: Contact, device: DeviceId, code: string): Effects =>
      this.#failWaiting(contact, device, code)
    const shared = { house, contactChanged, hostingChanged, notice, failWaiting }
    this.acquaintances = new Acquaintances(house, contactChanged)
    this.invitations = new Invitations(house,
      () => [parts.invitePlace(), ...this.mailkeeping.wanted()])
    this.redemption = new Redemption({ ...shared, client })
    this.door = new Doorkeeper({
      ...shared,
      invitations: this.invitations,
      requested: (contact) => {
        tell({ type: 'request', contact: contactView(contact, this.delivery) })
      },
      eraseConversation: (contact) => this.#expiry.eraseAll(contact)
    })
    const newDevices = new NewDevices(shared)
    const incoming: Incoming = new Incoming({
      house,
      controls: new ControlHandler(house, {
        ...shared,
        read: (contact, ids) => { this.reading.readByThem(contact, ids).catch(storeFailed) },
        delist: (contact, list, except) => newDevices.delist(contact, list, except)
      }),
      door: this.door,
      newDevices,
      own,
      shown: (contact, position, record) => {
        this.#tellMessage('message', contact, position, record)
      }
    })
    this.delivery = new Delivery({
      ...parts,
      own: self.device,
      shelf: this.#shelf,
      carrier: {
        put: async (capability, envelope, short) => {
          const held = await client.put(capability, envelope, short ? 'day' : 'fortnight')
          return held.ok ? { ok: true, value: held.value.until } : held
        }
      },
      sink: incoming,
      fetchBundle: (capability) => client.getBundle(capability),
      boxClosed: (_device, _capability, fault) => { parts.log('box-closed', { code: fault.code }) },
      repairContent: (innerHashes) =>
        encodeContent(controlContent([{ kind: 'repair', innerHashes }], random)),
      routeChanged: (device) => {
        const contact = this.contacts.ofDevice(device.certificate.deviceId)
        if (contact !== undefined) contactChanged(contact)
      }
    })
    this.mailkeeping = new Mailkeeping(house, host)
    const hostName = (peer: Uint8Array): string => this.mailkeeping.hostName(peer)
    this.talk = new Talk({ house, own, hostName })
    this.reading = new Reading({ house, own, told: (contact, position, record) => {
      this.#tellMessage('state', contact, position, record)
    } })
    this.#expiry = new Expiry(house, own)
    this.#housekeeping = new Housekeeping(house, this.invitations)
  }

  get self (): Self { return this.#self }

  view (): MeView { return meView(this.#self, this.#parts.transport.self) }

  async load (): Promise<void> {
    const { store, log } = this.#parts
    let damaged = await this.contacts.load(store)
    damaged += await this.#shelf.load(store)
    damaged += await this.delivery.load()
    damaged += await this.boxes.load()
    damaged += await this.invitations.load(store)
    await this.mailkeeping.load(store)
    await this.announcer.load(store)
    for (const contact of this.contacts.all()) {
      await this.timeline.load(contact.account)
      const waiting = contact.devices.flatMap((device) => this.delivery.waiting(device))
      await this.#own.restoreAll(contact.account, waiting)
    }
    if (damaged > 0) log('records-damaged', { count: damaged })
    await this.#expiry.sweep()
    await this.timeline.scrub()
    await this.#watch.load()
  }

  async start (): Promise<void> {
    this.#running = true
    this.delivery.start()
    this.boxes.start()
    this.#expiry.start()
    await this.#housekeeping.start()
    await this.mailkeeping.settle()
    this.#parts.hostsChanged(this.mailkeeping.wanted())
    if (this.#running) this.announcer.start()
  }

  /** What is on its way may arrive first, for a moment. */
  async stop (): Promise<void> {
    if (this.#running) {
      await this.announcer.flush()
      await this.delivery.settle(LEAVE_TAKING)
    }
    this.#running = false
    this.announcer.stop()
    this.#news.stop()
    this.#housekeeping.stop()
    this.#expiry.stop()
    this.boxes.stop()
    this.delivery.stop()
    this.#client.close()
  }

  /** Renames this person, for everybody. Fault: `name-empty`. */
  async rename (name: string): Promise<void> {
    await this.#parts.store.commit([this.#change({ ...this.#self, name: requireName(name) })])
    this.announcer.announce()
  }

  networkChanged (): void {
    this.boxes.networkChanged()
    this.delivery.networkChanged()
  }

  #makeHouse (): Household {
    const person = (): Person => this
    const { clock, log, place, random, settings, store, storeFailed, tell } = this.#parts
    return {
      store,
      clock,
      random,
      settings,
      place,
      tell,
      storeFailed,
      log,
      shelf: this.#shelf,
      contacts: this.contacts,
      timeline: this.timeline,
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

  #settle (): void {
    this.mailkeeping.settle().then(() => {
      this.#parts.hostsChanged(this.mailkeeping.wanted())
    }, this.#parts.storeFailed)
  }

  /** This profile is an old copy: nothing is encrypted on its sessions again. */
  async #rolledBack (operations: readonly Operation[]): Promise<void> {
    const { store, tell } = this.#parts
    await store.commit([...operations, ...this.delivery.retireSessions(),
      ...this.announcer.beginAll()])
    tell({ type: 'notice', code: 'rolled-back', text: 'This profile is an older copy of itself: ' +
      'what was written and read since then is missing here. New keys are agreed on with everybody.'
    })
    this.delivery.networkChanged()
    this.announcer.announce()
  }

  #tellMessage (
    type: 'message' | 'state', contact: Contact, position: number, record: MessageRecord
  ): void {
    const current = this.contacts.get(contact.account) ?? contact
    this.#parts.tell({ type, message: this.talk.view(current, { position, record }) })
  }

  #failWaiting (contact: Contact, device: DeviceId, code: string): Effects {
    return this.delivery.giveUp(device, (item) =>
      this.#own.finish(contact.account, item.position, { outcome: 'failed', faultCode: code })
    ).reduce(both, { operations: [] })
  }
}
