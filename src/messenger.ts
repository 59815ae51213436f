// The public face of Snug: commands in, events out. A node with an account is a person's; one
// without is a house that hosts, relays and keeps records for others. Everything that can go wrong
// comes as a SnugError with a code, words and a way out.

import { toBase64url } from './base/bytes.ts'
import { SnugError, unwrap } from './base/errors.ts'
import { requireName } from './conversation/acquaintances.ts'
import { EventLog } from './conversation/event-log.ts'
import { keptViews, visitorName } from './conversation/kept-view.ts'
import { Person } from './conversation/person.ts'
import { createSelf, loadSelf, putSelf } from './conversation/self.ts'
import { changeSettings, loadSettings, putSettings } from './conversation/settings.ts'
import { MailboxHost } from './mailbox/host.ts'
import { MAIL_PROTOCOL } from './mailbox/protocol.ts'
import type { PeerKey } from './base/channel.ts'
import type { Fault } from './base/errors.ts'
import type { Comparison } from './conversation/acquaintances.ts'
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
    this.#person?.announcer.announce()
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
    const { acquaintances, invitations } = this.#me()
    return acquaintances.view(await invitations.redeem(link, options))
  }

  contacts (): ContactView[] { return this.#me().acquaintances.list(false) }

  requests (): ContactView[] { return this.#me().acquaintances.list(true) }

  contact (ref: string): ContactView {
    const { acquaintances } = this.#me()
    return acquaintances.view(acquaintances.find(ref))
  }

  async accept (ref: string): Promise<ContactView> {
    const { acquaintances, door } = this.#me()
    return acquaintances.view(await door.accept(acquaintances.find(ref)))
  }

  async decline (ref: string): Promise<void> { await this.#me().door.decline(this.#find(ref)) }

  async block (ref: string): Promise<ContactView> {
    const { acquaintances, door } = this.#me()
    return acquaintances.view(await door.block(acquaintances.find(ref)))
  }

  async unblock (ref: string): Promise<void> { await this.#me().door.unblock(this.#find(ref)) }

  async remove (ref: string): Promise<void> { await this.#me().door.remove(this.#find(ref)) }

  async rename (ref: string, name: string): Promise<ContactView> {
    return await this.#me().acquaintances.rename(ref, name)
  }

  safetyNumber (ref: string): { readonly number: string, readonly scannable: Uint8Array } {
    return this.#me().acquaintances.safetyNumber(ref)
  }

  /** What a person found by comparing numbers; also how a changed identity is accepted. */
  async setVerified (ref: string, verified: boolean): Promise<ContactView> {
    return await this.#me().acquaintances.setVerified(ref, verified)
  }

  compareScanned (ref: string, scanned: Uint8Array): Comparison {
    return this.#me().acquaintances.compareScanned(ref, scanned)
  }

  /** Seconds after which new messages of a conversation expire, for both; 0 keeps them. */
  async setRetention (ref: string, seconds: number): Promise<ContactView> {
    return await this.#me().acquaintances.setRetention(ref, seconds)
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
    await this.#me().reading.markRead(this.#find(ref))
  }

  async conversations (): Promise<ConversationView[]> {
    return await this.#me().talk.conversations()
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
    return this.#person?.mailkeeping.isFriend(peer) ?? this.#settings.policy === 'visitors'
  }

  /** Whether a peer is a contact that may know this device's addresses. */
  isDirect (peer: PeerKey): boolean {
    return this.#person?.mailkeeping.isFriend(peer) === true && !this.#settings.relayOnly
  }

  /** That the clock of this device is wrong, as its hosts say; undefined where it is right. */
  clockWarning (): Fault | undefined { return this.#person?.clocks.warning }

  /** What this person calls the contact whose device a peer is. */
  peerName (peer: PeerKey): string | undefined {
    return this.#person?.mailkeeping.contactAt(peer)?.name
  }

  /** This device's own addresses are others now. */
  placeChanged (): void { this.#person?.announcer.announce() }

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

  #find (ref: string): Contact { return this.#me().acquaintances.find(ref) }
}
