// Everything that a node with an account does, put together: delivery, boxes, and the services of
// this layer. One file knows how they hang together; each of them knows only its ports.

import { MINUTE } from '../base/limits.ts'
import { Boxes } from '../delivery/boxes.ts'
import { Delivery } from '../delivery/delivery.ts'
import { PrekeyShelf } from '../delivery/prekey-shelf.ts'
import { encodeBundle } from '../identity/bundle.ts'
import { MailboxClient } from '../mailbox/client.ts'
import { encodeContent } from '../message/content.ts'
import { controlContent } from '../message/control-part.ts'
import { ContactBook } from './contact-book.ts'
import { contactView } from './contact-view.ts'
import { isAccepted } from './contact.ts'
import { ControlHandler } from './control-handler.ts'
import { addressesControl, capabilitiesControl, profileControl,
  sendControls } from './control-sets.ts'
import { Doorkeeper } from './doorkeeper.ts'
import { Expiry } from './expiry.ts'
import { Incoming } from './incoming.ts'
import { Invitations } from './invitations.ts'
import { Mailkeeping } from './mailkeeping.ts'
import { OwnMessages } from './own-messages.ts'
import { putSelf } from './self.ts'
import { Talk } from './talk.ts'
import { Timeline } from './timeline.ts'
import type { Timer } from '../base/clock.ts'
import type { Effects } from '../delivery/sink.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { KnownControl } from '../message/control.ts'
import type { MessageId } from '../message/message-id.ts'
import type { InnerHash } from '../session/inner.ts'
import type { Operation } from '../storage/store.ts'
import type { Contact } from './contact.ts'
import type { Household } from './household.ts'
import type { MessageRecord } from './message-record.ts'
import type { PersonParts } from './person-parts.ts'
import type { Self } from './self.ts'
import type { ContactView } from './views.ts'

const HOUSEKEEPING = 30 * MINUTE

export class Person {
  readonly contacts = new ContactBook()
  readonly timeline: Timeline
  readonly delivery: Delivery
  readonly boxes: Boxes
  readonly invitations: Invitations
  readonly door: Doorkeeper
  readonly mailkeeping: Mailkeeping
  readonly talk: Talk
  readonly expiry: Expiry
  readonly own: OwnMessages
  readonly #parts: PersonParts
  readonly #house: Household
  readonly #shelf = new PrekeyShelf()
  readonly #client: MailboxClient
  #self: Self
  #toldPlace = ''
  #housekeeping: Timer | undefined

  constructor (self: Self, parts: PersonParts) {
    this.#self = self
    this.#parts = parts
    const { clock, host, random, store, storeFailed, transport } = parts
    this.timeline = new Timeline(store, random)
    this.#house = this.#makeHouse()
    this.own = new OwnMessages(this.timeline, (account, position, record) => {
      const contact = this.contacts.get(account)
      if (contact !== undefined) this.#tellMessage('state', contact, position, record)
    })
    this.#client = new MailboxClient({
      transport,
      clock,
      onMail: (peer, box, entries) => this.boxes.onMail(peer, box, entries),
      onClosed: (peer) => { this.boxes.onClosed(peer) },
      onClock: parts.hostClock,
      local: (channel) => host.accept(channel)
    })
    this.boxes = new Boxes({
      client: this.#client,
      store,
      clock,
      random,
      receive: (device, inner) => this.delivery.receive(device, inner),
      receiveFirst: (inner) => this.delivery.receiveFirst(inner),
      capabilitiesChanged: (device) => {
        this.#send(device, () => [capabilitiesControl(this.#house, device)],
          () => this.boxes.told(device))
      },
      keepersChanged: () => { parts.hostsChanged(this.mailkeeping.wanted()) },
      records: parts.recordsAhead,
      storeFailed
    })
    this.invitations = new Invitations({
      house: this.#house,
      client: this.#client,
      hosts: () => [parts.invitePlace(), ...this.mailkeeping.wanted()],
      contactChanged: (contact) => { this.#contactChanged(contact) }
    })
    this.door = new Doorkeeper({
      house: this.#house,
      invitations: this.invitations,
      contactChanged: (contact) => { this.#contactChanged(contact) },
      requested: (contact) => { parts.tell({ type: 'request', contact: this.view(contact) }) },
      hostingChanged: () => { this.#settle() },
      eraseConversation: (contact) => this.expiry.eraseAll(contact)
    })
    const incoming: Incoming = new Incoming({
      house: this.#house,
      controls: new ControlHandler(this.#house, {
        notice: (contact, code, text) => incoming.notice(contact, code, text),
        contactChanged: (contact) => { this.#contactChanged(contact) },
        hostingChanged: () => { this.#settle() },
        read: (contact, ids) => { this.#markReadByThem(contact, ids).catch(storeFailed) },
        failWaiting: (contact, code) => this.#failWaiting(contact, code)
      }),
      door: this.door,
      own: this.own,
      shown: (contact, position, record) => {
        this.#tellMessage('message', contact, position, record)
      }
    })
    this.delivery = new Delivery({
      store,
      transport,
      clock,
      random,
      own: self.device,
      shelf: this.#shelf,
      carrier: {
        put: async (capability, envelope, short) => {
          const held = await this.#client.put(capability, envelope, short ? 'day' : 'fortnight')
          return held.ok ? { ok: true, value: held.value.until } : held
        }
      },
      finder: parts.finder,
      sink: incoming,
      fetchBundle: (capability) => this.#client.getBundle(capability),
      boxClosed: (_device, _capability, fault) => { parts.log('box-closed', { code: fault.code }) },
      repairContent: (hashes) => encodeContent(
        controlContent([{ kind: 'repair', innerHashes: hashes as readonly InnerHash[] }], random)),
      routeChanged: (device) => {
        const contact = this.contacts.ofDevice(device.certificate.deviceId)
        if (contact !== undefined) this.#contactChanged(contact)
      },
      storeFailed,
      log: parts.log
    })
    this.mailkeeping = new Mailkeeping(this.#house, host)
    this.talk = new Talk({
      house: this.#house, own: this.own, hostName: (peer) => this.mailkeeping.hostName(peer)
    })
    this.expiry = new Expiry(this.#house, this.own)
  }

  get self (): Self { return this.#self }

  async load (): Promise<void> {
    const { store, log } = this.#parts
    let damaged = await this.contacts.load(store)
    await this.#shelf.load(store)
    damaged += await this.delivery.load()
    await this.boxes.load()
    await this.invitations.load(store)
    await this.mailkeeping.load(store)
    for (const contact of this.contacts.all()) {
      await this.timeline.load(contact.account)
      for (const device of contact.devices) {
        for (const item of this.delivery.waiting(device)) {
          if (item.position > 0) await this.own.restore(contact.account, item.position)
        }
      }
    }
    if (damaged > 0) log('records-damaged', { count: damaged })
    await this.expiry.sweep()
  }

  async start (): Promise<void> {
    this.delivery.start()
    this.boxes.start()
    this.expiry.start()
    await this.#housekeep()
    await this.mailkeeping.settle()
    this.#parts.hostsChanged(this.mailkeeping.wanted())
    this.placeChanged()
  }

  stop (): void {
    this.#housekeeping?.cancel()
    this.expiry.stop()
    this.boxes.stop()
    this.delivery.stop()
    this.#client.close()
  }

  view (contact: Contact): ContactView {
    return contactView(contact, this.delivery)
  }

  /** Writes a changed contact down, and tells. */
  async change (contact: Contact): Promise<ContactView> {
    await this.#parts.store.commit([this.contacts.put(contact)])
    this.#contactChanged(contact)
    return this.view(contact)
  }

  /** Everything up to now is read; tells the author where this person has receipts switched on. */
  async markRead (contact: Contact): Promise<void> {
    const { settings, store } = this.#parts
    const page = await this.timeline.page(contact.account)
    const fresh = page.filter(({ position, record }) =>
      record.author === 'them' && position > contact.readUpTo
    )
    const last = fresh.at(-1)
    if (last === undefined) return
    const current = this.contacts.get(contact.account) ?? contact
    await store.commit([this.contacts.put({ ...current, readUpTo: last.position })])
    if (!settings().readReceipts || !isAccepted(current)) return
    const messages = fresh.map(({ record }) => record.id as MessageId)
    for (const device of current.devices) this.#send(device, () => [{ kind: 'reading', messages }])
  }

  /** Renames this person, for everybody. */
  async rename (name: string): Promise<void> {
    await this.#parts.store.commit([this.#change({ ...this.#self, name })])
    for (const device of this.#acceptedDevices()) {
      this.#send(device, () => [profileControl(this.#house)])
    }
  }

  /** Tells all contacts where this device is now, if that differs from what they were told. */
  placeChanged (): void {
    const place = JSON.stringify(this.#parts.place().addresses)
    if (place === this.#toldPlace) return
    this.#toldPlace = place
    for (const device of this.#acceptedDevices()) {
      this.#send(device, () => [addressesControl(this.#house)])
    }
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

  #acceptedDevices (): DeviceId[] {
    return this.contacts.all().filter(isAccepted).flatMap((contact) => contact.devices)
  }

  #send (
    device: DeviceId, controls: () => KnownControl[], more: () => Operation[] = () => []
  ): void {
    if (this.delivery.device(device) === undefined) return
    sendControls(this.#house, device, controls(), more()).catch(this.#parts.storeFailed)
  }

  #settle (): void {
    this.mailkeeping.settle().then(() => {
      this.#parts.hostsChanged(this.mailkeeping.wanted())
    }, this.#parts.storeFailed)
  }

  #contactChanged (contact: Contact): void {
    this.#parts.tell({ type: 'contact',
      contact: this.view(this.contacts.get(contact.account) ?? contact) })
  }

  #tellMessage (
    type: 'message' | 'state',
    contact: Contact,
    position: number,
    record: MessageRecord
  ): void {
    const current = this.contacts.get(contact.account) ?? contact
    this.#parts.tell({ type, message: this.talk.view(current, { position, record }) })
  }

  #failWaiting (contact: Contact, code: string): Effects {
    const effects = contact.devices.flatMap((device) => this.delivery.giveUp(device, (item) =>
      this.own.finish(contact.account, item.position, { outcome: 'failed', faultCode: code })))
    return {
      operations: effects.flatMap((effect) => [...effect.operations]),
      after: () => { for (const effect of effects) effect.after?.() }
    }
  }

  async #markReadByThem (contact: Contact, ids: readonly Uint8Array[]): Promise<void> {
    const now = this.#parts.clock.now()
    for (const id of ids) {
      const placed = await this.talk.ownPosition(contact, id)
      if (placed === undefined || placed.record.outcome === 'read') continue
      const record: MessageRecord = { ...placed.record, outcome: 'read', readAt: now }
      this.own.forget(contact.account, placed.position)
      await this.#parts.store.commit(this.timeline.put(contact.account, placed.position, record))
      this.#tellMessage('state', contact, placed.position, record)
    }
  }

  /** Rotates bundles, ends invites, erases prekeys whose time is over. */
  async #housekeep (): Promise<void> {
    const { clock, random, store, storeFailed } = this.#parts
    const now = clock.now()
    const supply = this.#shelf.forContacts(this.#self.device, now, random)
    const operations = [
      ...supply.operations,
      ...this.boxes.offerBundle(encodeBundle(supply.bundle)),
      ...this.invitations.sweep(),
      ...this.#shelf.sweep(now)
    ]
    if (operations.length > 0) {
      await store.commit(operations)
      this.boxes.attend()
    }
    this.#housekeeping = clock.schedule(HOUSEKEEPING, () => {
      this.#housekeep().catch(storeFailed)
    })
  }
}
