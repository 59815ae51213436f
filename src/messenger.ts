// The public face of Snug: commands in, events out. A node with an account is a person's; one
// without is a house that hosts, relays and keeps records for others. Everything that can go wrong
// comes as a SnugError with a code, words and a way out.

import { SnugError } from './base/errors.ts'
import { SECOND } from './base/limits.ts'
import { keptViews, visitor } from './conversation/kept-view.ts'
import { Installation } from './conversation/installation.ts'
import { PeopleCommands } from './conversation/people-commands.ts'
import type { PeerKey } from './base/channel.ts'
import type { ClockDoubt } from './conversation/burning-clock.ts'
import type { Contact } from './conversation/contact.ts'
import type { ClockWarning } from './conversation/host-clocks.ts'
import type { NumberedEvent } from './conversation/event-log.ts'
import type { InstallationParts } from './conversation/installation.ts'
import type { Person } from './conversation/person.ts'
import type { Restored, RestoreOptions } from './conversation/restore.ts'
import type { Self } from './conversation/self.ts'
import type { Settings } from './conversation/settings.ts'
import type {
  ErasedHeld, HeldDataView, StoredDataView, StoredKind
} from './conversation/stored-view.ts'
import type {
  ContactView, InviteMade, InviteView, KeeperView, KeptView, MeView
} from './conversation/views.ts'
import type { HostStatus } from './mailbox/host.ts'
import type { HostPolicy } from './mailbox/host-limits.ts'
import type { ArchiveRecord } from './storage/archive-record.ts'

export type MessengerParts = InstallationParts

const SETTLED = 2 * SECOND

export class Messenger extends PeopleCommands {
  readonly #installation: Installation

  private constructor (installation: Installation) {
    super(() => installation.me())
    this.#installation = installation
  }

  /** Reads everything; nothing is sent before `start`. Fault: `identity-damaged`. */
  static async open (parts: MessengerParts): Promise<Messenger> {
    return new Messenger(await Installation.open(parts))
  }

  async start (): Promise<void> { await this.#installation.start() }

  /** Ends everything and waits for what is being written. The store stays open. */
  async stop (): Promise<void> { await this.#installation.stop() }

  // Myself

  get hasAccount (): boolean { return this.#installation.person !== undefined }

  /** Faults: `account-exists`, `name-empty`. */
  async createAccount (name: string): Promise<MeView> {
    await this.#installation.createAccount(name)
    return this.me()
  }

  /**
   * The records of a backup, for sealing (storage/archive.ts): they hold the account key and all
   * messages in clear.
   */
  backup (): AsyncIterable<ArchiveRecord> { return this.#installation.backup() }

  /**
   * Makes this profile the person of a backup, on a new device. Faults: `account-exists`,
   * `backup-empty`.
   */
  async restore (
    records: AsyncIterable<ArchiveRecord>, options: RestoreOptions = {}
  ): Promise<Omit<Restored, 'self'>> {
    const { contacts, messages, skipped } = await this.#installation.restore(records, options)
    return { contacts, messages, skipped }
  }

  me (): MeView {
    return this.#me().view()
  }

  async setName (name: string): Promise<MeView> {
    await this.#me().rename(name)
    return this.me()
  }

  /** The keys that publish this device's reachability records. */
  discovery (): Pick<Self, 'device' | 'discoverySecret'> | undefined {
    return this.#installation.person?.self
  }

  settings (): Settings { return this.#installation.settings }

  /** Fault: `setting-invalid`. */
  async setSettings (changes: Readonly<Record<string, unknown>>): Promise<Settings> {
    return await this.#installation.setSettings(changes)
  }

  // Invites and contacts

  async createInvite (
    { kind = 'once', expiresInMs }: { kind?: 'once' | 'address', expiresInMs?: number } = {}
  ): Promise<InviteMade> {
    const { reach } = this.settings()
    if (reach === 'nobody') throw new SnugError(doorClosed)
    // An address is open to anyone who has it: making one says so.
    if (kind === 'address' && reach !== 'anyone') await this.setSettings({ reach: 'anyone' })
    return await this.#me().invitations.create(kind, expiresInMs)
  }

  /** An open invite once more. Faults: `invite-unknown`, `invite-over`. */
  async invite (id: string): Promise<InviteMade> { return await this.#me().invitations.show(id) }

  invites (): InviteView[] { return this.#me().invitations.list() }

  async withdrawInvite (id: string): Promise<InviteView> {
    return await this.#me().invitations.withdraw(id)
  }

  // Mail

  keepers (): KeeperView[] { return this.#me().mailkeeping.keepers() }

  /** Gives a house a name for as long as this runs; `peer` as `keepers` shows it. */
  callHouse (peer: string, name: () => string): void {
    this.#me().mailkeeping.callHouse(peer, name)
  }

  calledHouse (peer: string): string | undefined { return this.#me().mailkeeping.calledHouse(peer) }

  kept (): KeptView[] {
    const { host, person } = this.#installation
    return person?.mailkeeping.kept() ?? keptViews(host.status(), visitor)
  }

  /** What this node keeps as a host: boxes and their owners' peers. */
  hostStatus (): HostStatus { return this.#installation.host.status() }

  /** Drops what is kept for a visitor; false where that is nothing. */
  async forgetVisitor (visitor: PeerKey): Promise<boolean> {
    return await this.#installation.host.forgetVisitor(visitor)
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

  policy (): HostPolicy { return this.settings().policy }

  async setPolicy (policy: HostPolicy): Promise<void> { await this.setSettings({ policy }) }

  /** A person uses this node right now: for two minutes they count as here. */
  active (): void { this.#installation.person?.conversations.signals.active() }

  /** They do not any more. */
  left (): void { this.#installation.person?.conversations.signals.left() }

  /** Signed records that friends left with this node, to be published for them. */
  leftRecords (): AsyncIterable<Uint8Array> { return this.#installation.host.records() }

  // What is stored, here and elsewhere

  /** Everything that this device stores about one person, or about everybody. */
  async storedData (ref?: string): Promise<StoredDataView[]> {
    const { acquaintances, contacts, data } = this.#me()
    const people = ref === undefined ? contacts.all() : [acquaintances.find(ref)]
    return await Promise.all(people.map((contact) => data.view(contact)))
  }

  /** Erases some of it, or with `all` the person. */
  async eraseStored (ref: string, kind: StoredKind): Promise<void> {
    await this.#me().data.erase(this.#find(ref), kind)
  }

  /** Everything that others hold for this person. */
  heldData (): HeldDataView { return this.#me().data.held.view() }

  /** The same, after asking the houses that are connected how much they hold. */
  async askHeld (): Promise<HeldDataView> { return await this.#me().data.held.ask() }

  /** Takes back what a house holds. Faults: `holder-unknown`, `holder-ambiguous`. */
  async eraseHeld (host: string): Promise<ErasedHeld> {
    return await this.#me().data.held.erase(host)
  }

  // Network

  /**
   * Whether a peer is an accepted contact, or an owner or guest of this house: relayed for, and
   * helped.
   */
  isFriend (peer: PeerKey): boolean {
    const { person, settings } = this.#installation
    return this.#installation.isOwner(peer) ||
      (person?.mailkeeping.isFriend(peer) ?? settings.policy === 'visitors')
  }

  /** Whether a peer is a contact or an owner, who may know this device's addresses. */
  isDirect (peer: PeerKey): boolean {
    const { person, settings } = this.#installation
    const isKnown = this.#installation.isOwner(peer) ||
      person?.mailkeeping.isFriend(peer) === true
    return isKnown && !settings.relayOnly
  }

  /** That the clock of this device is wrong, as its hosts say; undefined where it is right. */
  clockWarning (): ClockWarning | undefined { return this.#installation.person?.clocks.warning }

  /** Whether the clock, which went ahead by more than a day, is right; undefined: not asked. */
  clockDoubt (): ClockDoubt | undefined { return this.#installation.person?.time.doubt }

  /** Answers that. Fault: `clock-not-asked`. */
  answerClock (isRight: boolean): void { this.#me().time.answer(isRight) }

  /** The contact whose device a peer is; undefined for others, and where several say so. */
  contactAt (peer: PeerKey): ContactView | undefined {
    const { person } = this.#installation
    const contact = person?.mailkeeping.contactAt(peer)
    return contact === undefined ? undefined : person?.acquaintances.view(contact)
  }

  /** Lets what is on its way arrive, for a moment. */
  async settle (): Promise<void> {
    const { person } = this.#installation
    await person?.announcer.flush()
    await person?.delivery.settle(SETTLED)
  }

  /** This device has another peer key: contacts are told, and what waits is tried from there. */
  moved (): void {
    const { events, person } = this.#installation
    if (person === undefined) return
    events.tell({ type: 'me', me: person.view() })
    person.networkChanged()
    person.announcer.announce()
  }

  /** This device's own addresses are others now. */
  placeChanged (): void { this.#installation.person?.announcer.announce() }

  /** A peer is reached directly that was reached through a relay before. */
  peerNearer (peer: PeerKey): void { this.#installation.person?.delivery.nearer(peer) }

  /** There is a connection to a peer, by whomever. */
  peerConnected (peer: PeerKey): void { this.#installation.person?.peerConnected(peer) }

  /** The way to others may be open again: missed mail is fetched, what waits is tried. */
  networkChanged (): void { this.#installation.person?.networkChanged() }

  // Events

  /** Everything that happens from now on, once it is stored. */
  on (listener: (event: NumberedEvent) => void): () => void {
    return this.#installation.events.on(listener)
  }

  /** Keeps events until they are acknowledged, from now on; and ends that. */
  async subscribe (): Promise<void> { await this.#installation.events.subscribe() }
  async unsubscribe (): Promise<void> { await this.#installation.events.unsubscribe() }

  async eventsAfter (id: number, limit?: number): Promise<NumberedEvent[]> {
    return await this.#installation.events.after(id, limit)
  }

  async acknowledgeEvents (upTo: number): Promise<void> {
    await this.#installation.events.acknowledge(upTo)
  }

  #me (): Person { return this.#installation.me() }

  #find (ref: string): Contact { return this.#me().acquaintances.find(ref) }
}

const doorClosed = {
  code: 'door-closed',
  message: 'You chose that nobody may reach you.',
  action: 'Change that first: snug settings set reach invites'
}
