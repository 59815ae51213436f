// Who keeps mail for whom (DESIGN §8): which hosts this device leases boxes at, and to whom this
// node is a host. Friends who offer it, and houses that a person added; three where there are as
// many. A device never counts itself.

import { equalBytes, toBase64url, toHex, utf8 } from '../base/bytes.ts'
import { SnugError } from '../base/errors.ts'
import { HOSTS_PER_DEVICE, SECOND } from '../base/limits.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { isSameHost, mergedHosts, readHost, writeHost } from '../mailbox/host-address.ts'
import { tables } from '../storage/tables.ts'
import { isAccepted } from './contact.ts'
import { parseHouseAddress } from './house-address.ts'
import { keptViews, visitor } from './kept-view.ts'
import { namedHost } from './message-ways.ts'
import type { PeerKey } from '../base/channel.ts'
import type { BoxKeeper } from '../delivery/box-keeper.ts'
import type { HostAddress } from '../mailbox/host-address.ts'
import type { MailEntry } from '../mailbox/host-frame.ts'
import type { Relation } from '../mailbox/host-limits.ts'
import type { MailboxHost } from '../mailbox/host.ts'
import type { Operation, RecordKey, Store } from '../storage/store.ts'
import type { Contact } from './contact.ts'
import type { Household } from './household.ts'
import type { KeeperView, KeptView } from './views.ts'

/** Where the houses of this person's own choice are kept. */
export const HOUSES: RecordKey = { table: tables.setting, name: utf8('houses'), number: 0 }
const HOUSES_MAX = 8

export class Mailkeeping {
  readonly #house: Household
  readonly #host: MailboxHost
  readonly #called = new Map<string, () => string>()
  #houses: HostAddress[] = []
  #told = '[]'
  readonly #brought = new Map<string, NonNullable<KeeperView['brought']>>()

  constructor (house: Household, host: MailboxHost) {
    this.#house = house
    this.#host = host
  }

  async load (store: Store): Promise<void> {
    const reader = new ByteReader(await store.get(HOUSES) ?? Uint8Array.of(0))
    const count = Math.min(reader.u8(), HOUSES_MAX)
    for (let i = 0; i < count && !reader.failed; i++) this.#houses.push(readHost(reader))
  }

  /** The hosts that this device wants to use, houses of its own choice first. */
  wanted (): HostAddress[] {
    const friends = this.#house.contacts.all()
      .filter((contact) => isAccepted(contact) && contact.theyKeep && contact.iAsk)
      .flatMap((contact) => this.#locations(contact))
    const own = this.#house.place().peer
    const known = mergedHosts([...this.#houses, ...friends])
      .filter(({ peer }) => !equalBytes(peer, own))
    return known.slice(0, Math.max(HOSTS_PER_DEVICE, this.#houses.length))
  }

  /** Leases boxes where they are wanted, gives up others, and follows hosts that moved. */
  async settle (): Promise<void> {
    const { boxes, contacts, store } = this.#house
    const wanted = this.wanted()
    const devices = contacts.all()
      .filter((contact) => isAccepted(contact) || contact.state === 'invited')
      .flatMap((contact) => contact.devices)
    const operations: Operation[] = []
    for (const host of wanted) {
      const keeper = boxes.at(host.peer)
      if (keeper === undefined) {
        operations.push(...boxes.leaseContactBox(host, this.#isHouse(host.peer), devices))
      } else if (!isSameHost(keeper.box.owned.host, host)) operations.push(...boxes.moved(host))
    }
    for (const { box } of boxes.keepers()) {
      const isWanted = wanted.some((host) => equalBytes(host.peer, box.owned.host.peer))
      if (box.owned.kind === 'contact' && !isWanted) {
        operations.push(...boxes.release(box.owned.box, 'moved'))
      }
    }
    if (operations.length === 0) return
    await store.commit(operations)
    boxes.attend()
    this.tellKeepers()
  }

  /** Tells whoever listens who keeps mail for this person, where that is others than before. */
  tellKeepers (): void {
    const keepers = this.keepers()
    const json = JSON.stringify(keepers.map((keeper) => ({ ...keeper, brought: undefined })))
    if (json === this.#told) return
    this.#told = json
    this.#house.tell({ type: 'keepers', keepers })
  }

  /**
   * What a peer is to this node as a host: a friend where anybody whose mail is kept says that it
   * is theirs. Whoever else says so takes nothing away.
   */
  relation (peer: PeerKey): Relation {
    if (equalBytes(peer, this.#house.place().peer)) return 'self'
    const claiming = this.#claiming(peer)
    if (claiming.some((contact) => isAccepted(contact) && contact.iKeep)) return 'friend'
    const isShut = !claiming.some(isAccepted) && claiming.some(({ state }) => state === 'blocked')
    return isShut ? 'none' : 'visitor'
  }

  /** Whether a peer is a contact's; undefined where nobody says that it is theirs. */
  isFriend (peer: PeerKey): boolean | undefined {
    const claiming = this.#claiming(peer)
    return claiming.length === 0 ? undefined : claiming.some(isAccepted)
  }

  /**
   * Whose peer this is, for people who look: an accepted contact before all others, and nobody
   * where several say so.
   */
  contactAt (peer: Uint8Array): Contact | undefined {
    const claiming = this.#claiming(peer)
    const accepted = claiming.filter(isAccepted)
    const [contact, ...others] = accepted.length > 0 ? accepted : claiming
    return others.length === 0 ? contact : undefined
  }

  /** `peer` as `keepers` shows it; it is asked for its name whenever that is told. */
  callHouse (peer: string, name: () => string): void { this.#called.set(peer, name) }

  /** What a house is called of which nobody is known whose it is. */
  calledHouse (peer: string): string | undefined { return this.#called.get(peer)?.() }

  /** "Cleo's house", what the house is called, or the beginning of its id. */
  hostName (peer: Uint8Array): string {
    const contact = this.contactAt(peer)
    const key = toBase64url(peer)
    return contact === undefined
      ? this.calledHouse(key) ?? `house ${key.slice(0, 6)}`
      : `${contact.name}'s house`
  }

  /** A host has brought mail, which is stored. */
  brought (peer: PeerKey, entries: readonly MailEntry[]): void {
    const { envelopes, bytes } = this.#brought.get(toHex(peer)) ?? { envelopes: 0, bytes: 0 }
    this.#brought.set(toHex(peer), { envelopes: envelopes + entries.length,
      bytes: entries.reduce((sum, { envelope }) => sum + envelope.length, bytes),
      at: this.#house.clock.now() })
  }

  keepers (): KeeperView[] {
    return this.#house.boxes.keepers()
      .filter(({ box }) => box.owned.kind === 'contact')
      .map((keeper) => this.#keeperView(keeper))
  }

  kept (): KeptView[] {
    const status = this.#host.status()
    // What this device keeps for its own invites is nobody else's mail.
    const boxes = status.boxes.filter(({ owner }) =>
      !equalBytes(owner, this.#house.place().peer))
    return keptViews({ ...status, boxes }, (owner) => {
      const contact = this.contactAt(owner)
      return contact === undefined
        ? visitor(owner)
        : { owner: contact.name, contact: toBase64url(contact.account) }
    })
  }

  /** Faults: `address-invalid`, `own-house`, `too-many-houses`. */
  async addHouse (address: string): Promise<KeeperView> {
    const host = parseHouseAddress(address)
    if (host === undefined) {
      throw new SnugError({
        code: 'address-invalid',
        message: 'This is not the address of a house.',
        action: 'Copy the whole line that the house prints when it starts: /ip4/…/tcp/…/p2p/…'
      })
    }
    if (equalBytes(host.peer, this.#house.place().peer)) {
      throw new SnugError({ code: 'own-house', message: 'This is the address of this node itself.',
        action: 'Take that of another node that is always on.' })
    }
    const others = this.#houses.filter((house) => !equalBytes(house.peer, host.peer))
    if (others.length >= HOUSES_MAX) {
      throw new SnugError({ code: 'too-many-houses',
        message: `You use ${HOUSES_MAX} houses already.`,
        action: 'Remove one first: snug host remove' })
    }
    await this.#putHouses([...others, host])
    const keeper = this.#house.boxes.at(host.peer)
    return keeper === undefined
      ? { ...namedHost(this, host.peer), peer: toBase64url(host.peer), state: 'waiting' }
      : this.#keeperView(keeper)
  }

  /**
   * By the beginning of its id, as `keepers` shows it. Faults: `house-unknown`, `house-ambiguous`.
   */
  async removeHouse (ref: string): Promise<void> {
    const wanted = ref.replace(/^house /, '')
    const [house, ...others] = this.#houses.filter(({ peer }) =>
      wanted !== '' && toBase64url(peer).startsWith(wanted)
    )
    if (others.length > 0) {
      throw new SnugError({ code: 'house-ambiguous', message: 'Several houses begin like this.',
        action: 'Type more of the id: snug host' })
    }
    if (house === undefined) {
      throw new SnugError({ code: 'house-unknown', message: 'You use no house of this name.',
        action: 'See all: snug host' })
    }
    await this.#putHouses(this.#houses.filter((other) => other !== house))
  }

  /** Uses the node of a peer no more, whoever's it is. */
  async leave (peer: PeerKey): Promise<void> {
    const contact = this.contactAt(peer)
    if (this.#isHouse(peer)) {
      await this.#putHouses(this.#houses.filter((house) => !equalBytes(house.peer, peer)))
    }
    if (contact !== undefined && contact.iAsk) await this.leaveWith(contact, false)
  }

  /** Whether this node keeps mail for a contact. */
  async keepFor (contact: Contact, keep: boolean): Promise<void> {
    await this.#tellHosting({ ...contact, iKeep: keep })
  }

  /** Whether this device leaves its mail with a contact's node, where that offers it. */
  async leaveWith (contact: Contact, leave: boolean): Promise<void> {
    await this.#tellHosting({ ...contact, iAsk: leave })
    await this.settle()
  }

  async #tellHosting (contact: Contact): Promise<void> {
    const { announcer, contacts, store } = this.#house
    await store.commit([contacts.put(contact)])
    announcer.announce()
  }

  async #putHouses (houses: HostAddress[]): Promise<void> {
    this.#houses = houses
    const writer = new ByteWriter().u8(houses.length)
    for (const house of houses) writeHost(writer, house)
    await this.#house.store.commit([{ type: 'put', key: HOUSES, value: writer.finish() }])
    await this.settle()
  }

  #isHouse (peer: PeerKey): boolean {
    return this.#houses.some((house) => equalBytes(house.peer, peer))
  }

  #claiming (peer: Uint8Array): Contact[] {
    return this.#house.contacts.all().filter((contact) =>
      this.#locations(contact).some((location) => equalBytes(location.peer, peer)))
  }

  #locations (contact: Contact): HostAddress[] {
    return contact.devices
      .map((device) => this.#house.delivery.device(device)?.location)
      .filter((location) => location !== undefined)
  }

  #keeperView (keeper: BoxKeeper): KeeperView {
    const { bytes, host, until } = keeper.box.owned
    const brought = this.#brought.get(toHex(host.peer))
    return {
      ...namedHost(this, host.peer),
      peer: toBase64url(host.peer),
      state: keeper.state,
      ...(until > 0 ? { until: until * SECOND } : {}),
      ...(bytes > 0 ? { reserved: bytes } : {}),
      ...(brought === undefined ? {} : { brought }),
      ...(keeper.fault === undefined ? {} : { fault: keeper.fault })
    }
  }
}
