// The public face of Snug: commands in, events out. A node with an account is a person's; one
// without is a house that hosts, relays and keeps records for others. Everything that can go wrong
// comes as a SnugError with a code, words and a way out.

import { toBase64url } from './base/bytes.ts'
import { SnugError, unwrap } from './base/errors.ts'
import { compareScannable, scannableSafetyNumber } from './identity/scannable.ts'
import { safetyNumber } from './identity/safety-number.ts'
import { MailboxHost } from './mailbox/host.ts'
import { MAIL_PROTOCOL } from './mailbox/protocol.ts'
import { cleanName } from './message/name.ts'
import { isAccepted } from './conversation/contact.ts'
import { EventLog } from './conversation/event-log.ts'
import { keptViews, visitorName } from './conversation/kept-view.ts'
import { Person } from './conversation/person.ts'
import { createSelf, loadSelf, putSelf } from './conversation/self.ts'
import { changeSettings, loadSettings, putSettings } from './conversation/settings.ts'
import type { PeerKey } from './base/channel.ts'
import type { Contact } from './conversation/contact.ts'
import type { NumberedEvent } from './conversation/event-log.ts'
import type { PersonParts } from './conversation/person-parts.ts'
import type { Self } from './conversation/self.ts'
import type { Settings } from './conversation/settings.ts'
import type { Page } from './conversation/timeline.ts'
import type {
  ContactView, ConversationView, InviteMade, InviteView, KeeperView, KeptView, MessageView, MeView
} from './conversation/views.ts'
import type { HostLimits, HostPolicy } from './mailbox/host-limits.ts'

export interface MessengerParts
  extends Omit<PersonParts, 'host' | 'settings' | 'tell' | 'storeFailed'>
{
  readonly hostLimits?: Partial<HostLimits>
  /** A write failed: the store is closed. The caller closes everything and opens it anew. */
  readonly storeFailed: (error: unknown) => void
}

function requireName (name: string): string {
  const clean = cleanName(name)
  if (clean !== '') return clean
  throw new SnugError({ code: 'name-empty',
    message: 'A name needs at least one visible character.' })
}

/** The outcome of comparing scanned codes. */
export type Comparison = ReturnType<typeof compareScannable>

export class Messenger {
  readonly #parts: MessengerParts
  readonly #events: EventLog
  #host: MailboxHost | undefined
  #settings: Settings
  #person: Person | undefined
  #unserve: (() => void) | undefined
  #running = false

  private constructor (parts: MessengerParts, settings: Settings) {
    this.#parts = parts
    this.#settings = settings
    this.#events = new EventLog(parts.store, parts.storeFailed)
  }

  /** Reads everything; nothing is sent before `start`. Fault: `identity-damaged`. */
  static async open (parts: MessengerParts): Promise<Messenger> {
    const messenger = new Messenger(parts, await loadSettings(parts.store))
    await messenger.#open()
    return messenger
  }

  async start (): Promise<void> {
    this.#running = true
    const host = this.#hosting()
    this.#unserve = this.#parts.transport.serve(MAIL_PROTOCOL, (channel) => host.accept(channel))
    await this.#person?.start()
  }

  /** Ends everything and waits for what is being written. The store stays open. */
  async stop (): Promise<void> {
    this.#running = false
    this.#unserve?.()
    this.#person?.stop()
    await this.#host?.close()
    await this.#parts.store.flushed()
  }

  // Myself

  get hasAccount (): boolean { return this.#person !== undefined }

  /** Fault: `account-exists`. */
  async createAccount (name: string): Promise<MeView> {
    if (this.#person !== undefined) {
      throw new SnugError({ code: 'account-exists', message: 'There is an account here already.',
        action: 'Use another profile: --profile DIR' })
    }
    const self = createSelf(requireName(name), this.#parts.random, this.#parts.clock.now())
    await this.#parts.store.commit([putSelf(self)])
    this.#person = await this.#personOf(self)
    if (this.#running) await this.#person.start()
    return this.me()
  }

  me (): MeView {
    const { account, createdAt, device, name } = this.#me().self
    return {
      id: toBase64url(account.id),
      name,
      device: toBase64url(device.certificate.deviceId),
      peer: toBase64url(this.#parts.transport.self),
      createdAt
    }
  }

  async setName (name: string): Promise<MeView> {
    await this.#me().rename(requireName(name))
    return this.me()
  }

  /** The keys that publish this device's reachability records. */
  discovery (): Pick<Self, 'device' | 'discoverySecret'> | undefined {
    return this.#person?.self
  }

  settings (): Settings { return this.#settings }

  /** Fault: `setting-invalid`. */
  async setSettings (changes: Readonly<Record<string, unknown>>): Promise<Settings> {
    this.#settings = unwrap(changeSettings(this.#settings, changes))
    await this.#parts.store.commit([putSettings(this.#settings)])
    this.#host?.setPolicy(this.#settings.policy)
    this.#person?.placeChanged()
    return this.#settings
  }

  // Invites and contacts

  async createInvite (
    { kind = 'once', expiresInMs }: { kind?: 'once' | 'address', expiresInMs?: number } = {}
  ): Promise<InviteMade> {
    return await this.#me().invitations.create(kind, expiresInMs)
  }

  invites (): InviteView[] { return this.#me().invitations.list() }

  async withdrawInvite (id: string): Promise<InviteView> {
    return await this.#me().invitations.withdraw(id)
  }

  async add (link: string, options: { as?: string, note?: string } = {}): Promise<ContactView> {
    const person = this.#me()
    return person.view(await person.invitations.redeem(link, options))
  }

  contacts (): ContactView[] {
    const person = this.#me()
    return person.contacts.all().filter(({ state }) => state !== 'requested').map((contact) =>
      person.view(contact)
    )
  }

  requests (): ContactView[] {
    const person = this.#me()
    return person.contacts.all().filter(({ state }) => state === 'requested').map((contact) =>
      person.view(contact)
    )
  }

  contact (ref: string): ContactView { return this.#me().view(this.#find(ref)) }

  async accept (ref: string): Promise<ContactView> {
    return this.#me().view(await this.#me().door.accept(this.#find(ref)))
  }

  async decline (ref: string): Promise<void> { await this.#me().door.decline(this.#find(ref)) }

  async block (ref: string): Promise<ContactView> {
    return this.#me().view(await this.#me().door.block(this.#find(ref)))
  }

  async unblock (ref: string): Promise<void> { await this.#me().door.unblock(this.#find(ref)) }

  async remove (ref: string): Promise<void> { await this.#me().door.remove(this.#find(ref)) }

  async rename (ref: string, name: string): Promise<ContactView> {
    const person = this.#me()
    const contact = this.#find(ref)
    return await person.change({ ...contact,
      name: person.contacts.freeName(requireName(name), contact.account), unnamed: false })
  }

  safetyNumber (ref: string): { readonly number: string, readonly scannable: Uint8Array } {
    const own = this.#me().self.account.id
    const { account } = this.#find(ref)
    return { number: safetyNumber(own, account), scannable: scannableSafetyNumber(own, account) }
  }

  /** What a person found by comparing numbers; also how a changed identity is accepted. */
  async setVerified (ref: string, verified: boolean): Promise<ContactView> {
    const contact = this.#find(ref)
    if (!isAccepted(contact) && contact.state !== 'changed') {
      throw new SnugError({ code: 'not-accepted', message: `${contact.name} is no contact yet.`,
        action: 'See: snug contacts' })
    }
    return await this.#me().change({ ...contact, state: verified ? 'verified' : 'connected',
      since: this.#parts.clock.now() })
  }

  compareScanned (ref: string, scanned: Uint8Array): Comparison {
    return compareScannable(this.#me().self.account.id, this.#find(ref).account, scanned)
  }

  // Messages

  /** Resolves once the message is stored, before any network use. */
  async send (ref: string, text: string): Promise<MessageView> {
    return await this.#me().talk.send(this.#find(ref), text)
  }

  async message (id: string): Promise<MessageView | undefined> {
    return await this.#me().talk.find(id)
  }

  async messages (ref: string, page?: Page): Promise<MessageView[]> {
    return await this.#me().talk.messages(this.#find(ref), page)
  }

  /** What came and was not read yet, oldest first; the newest of them where there are more. */
  async unread (ref: string, limit: number): Promise<MessageView[]> {
    return await this.#me().talk.unread(this.#find(ref), limit)
  }

  /** Everything up to now is read. */
  async markRead (ref: string): Promise<void> {
    await this.#me().markRead(this.#find(ref))
  }

  async conversations (): Promise<ConversationView[]> {
    const person = this.#me()
    const contacts = person.contacts.all().filter(({ state }) => state !== 'requested')
    const views = await Promise.all(contacts.map((contact) => person.talk.conversation(contact)))
    return views.sort((a, b) => (b.last?.sentAt ?? 0) - (a.last?.sentAt ?? 0))
  }

  // Mail

  keepers (): KeeperView[] { return this.#me().mailkeeping.keepers() }

  kept (): KeptView[] {
    return this.#person?.mailkeeping.kept() ?? keptViews(this.#hosting().status(), visitorName)
  }

  async addHouse (address: string): Promise<KeeperView> {
    return await this.#me().mailkeeping.addHouse(address)
  }

  async removeHouse (ref: string): Promise<void> { await this.#me().mailkeeping.removeHouse(ref) }

  async keepMailFor (ref: string, keep: boolean): Promise<ContactView> {
    await this.#me().mailkeeping.keepFor(this.#find(ref), keep)
    return this.contact(ref)
  }

  async leaveMailWith (ref: string, leave: boolean): Promise<ContactView> {
    await this.#me().mailkeeping.leaveWith(this.#find(ref), leave)
    return this.contact(ref)
  }

  policy (): HostPolicy { return this.#settings.policy }

  async setPolicy (policy: HostPolicy): Promise<void> { await this.setSettings({ policy }) }

  /** Signed records that friends left with this node, to be published for them. */
  leftRecords (): AsyncIterable<Uint8Array> { return this.#hosting().records() }

  // Network

  /** Whether a peer is an accepted contact, or a guest of this house: relayed for, and helped. */
  isFriend (peer: PeerKey): boolean {
    const contact = this.#person?.mailkeeping.contactAt(peer)
    if (contact !== undefined) return isAccepted(contact)
    return this.#settings.policy === 'visitors'
  }

  /** Whether a peer is a contact that may know this device's addresses. */
  isDirect (peer: PeerKey): boolean {
    const contact = this.#person?.mailkeeping.contactAt(peer)
    return contact !== undefined && isAccepted(contact) && !this.#settings.relayOnly
  }

  /** What this person calls the contact whose device a peer is. */
  peerName (peer: PeerKey): string | undefined {
    return this.#person?.mailkeeping.contactAt(peer)?.name
  }

  /** This device's own addresses are others now. */
  placeChanged (): void { this.#person?.placeChanged() }

  /** The way to others may be open again. */
  networkChanged (): void { this.#person?.networkChanged() }

  // Events

  /** Tells whoever listens something about this node, such as a wrong clock. */
  notice (code: string, text: string): void { this.#events.tell({ type: 'notice', code, text }) }

  /** Everything that happens from now on, once it is stored. */
  on (listener: (event: NumberedEvent) => void): () => void { return this.#events.on(listener) }

  /** Keeps events until they are acknowledged, from now on; and ends that. */
  async subscribe (): Promise<void> { await this.#events.subscribe() }
  async unsubscribe (): Promise<void> { await this.#events.unsubscribe() }

  async eventsAfter (id: number, limit?: number): Promise<NumberedEvent[]> {
    return await this.#events.after(id, limit)
  }

  async acknowledgeEvents (upTo: number): Promise<void> { await this.#events.acknowledge(upTo) }

  async #open (): Promise<void> {
    const { clock, hostLimits, random, store, transport } = this.#parts
    await this.#events.load()
    this.#host = await MailboxHost.open({
      self: transport.self,
      store,
      clock,
      random,
      policy: this.#settings.policy,
      relation: (peer) => this.#person?.mailkeeping.relation(peer) ?? 'visitor',
      ...(hostLimits === undefined ? {} : { limits: hostLimits }),
      onError: (error) => {
        this.#parts.log('host-error', {
          code: error instanceof SnugError ? error.code : 'internal'
        })
      }
    })
    const self = await loadSelf(store)
    if (self === 'damaged') {
      throw new SnugError({
        code: 'identity-damaged',
        message: 'The account in this profile cannot be read.',
        action: 'Restore an export: snug import FILE'
      })
    }
    if (self !== undefined) this.#person = await this.#personOf(self)
  }

  async #personOf (self: Self): Promise<Person> {
    const person = new Person(self, {
      ...this.#parts,
      host: this.#hosting(),
      settings: () => this.#settings,
      tell: (event) => { this.#events.tell(event) }
    })
    await person.load()
    return person
  }

  #hosting (): MailboxHost {
    if (this.#host === undefined) throw new RangeError('the messenger is not open')
    return this.#host
  }

  #me (): Person {
    if (this.#person === undefined) {
      throw new SnugError({ code: 'no-account', message: 'This node has no account: it is a house.',
        action: 'Make one: snug init NAME' })
    }
    return this.#person
  }

  #find (ref: string): Contact { return unwrap(this.#me().contacts.find(ref)) }
}
