// All boxes that this device leases (DESIGN §8): one at every host that keeps mail for it, and one
// per invite and host. Mail that comes is opened by the outer key of the capability that it came
// by, which tells who wrote it; what no key opens is dropped.

import { equalBytes, toHex } from '../base/bytes.ts'
import { pause } from '../base/clock.ts'
import { BOX_BYTES_MAX, DAY, KIB, REQUEST_BOX_BYTES_MAX, SECOND } from '../base/limits.ts'
import { newBox } from '../mailbox/box.ts'
import { newCapability } from '../mailbox/capability.ts'
import { tables } from '../storage/tables.ts'
import { BoxKeeper } from './box-keeper.ts'
import { openMail } from './box-mail.ts'
import { boxIdOf, decodeLeasedBox, GRANTS_MAX, grantFor, newLeasedBox,
  putBox, replaceBox } from './leased-box.ts'
import { countShutOut, unwatched, withoutDevice } from './shut-out.ts'
import type { Seconds } from '../base/brand.ts'
import type { PeerKey } from '../base/channel.ts'
import type { Clock, Random } from '../base/clock.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { Capability } from '../mailbox/capability.ts'
import type { MailboxClient } from '../mailbox/client.ts'
import type { HostAddress } from '../mailbox/host-address.ts'
import type { MailEntry } from '../mailbox/host-frame.ts'
import type { ReleaseReason } from '../mailbox/release.ts'
import type { BoxId } from '../message/envelope.ts'
import type { Operation, Store } from '../storage/store.ts'
import type { KeeperParts } from './box-keeper.ts'
import type { BoxGrant, LeasedBox } from './leased-box.ts'
import type { ShutOut } from './shut-out.ts'
import type { RollbackWatch } from './rollback-watch.ts'

const CONTACT_TERM: Seconds = 30 * DAY / SECOND
const SHARE_OF_VISITORS = 1_024 * KIB

export interface BoxesParts {
  readonly client: MailboxClient
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly watch: RollbackWatch
  /** Mail of a known device, and first messages: once this resolves, the host may delete it. */
  readonly receive: (device: DeviceId, inner: Uint8Array) => Promise<void>
  readonly receiveFirst: (inner: Uint8Array) => Promise<void>
  /** Signed reachability records to leave with hosts; none where the device is not to be found. */
  readonly records: () => readonly Uint8Array[]
  /** The state of a keeper changed, or what its host lets devices do. */
  readonly keepersChanged: () => void
  readonly storeFailed: (error: unknown) => void
}

export class Boxes {
  readonly #parts: BoxesParts
  readonly #keepers = new Map<string, BoxKeeper>()
  #bundle: Uint8Array = new Uint8Array(0)
  #running = false

  constructor (parts: BoxesParts) {
    this.#parts = parts
  }

  /** Answers how many records could not be read. */
  async load (): Promise<number> {
    let damaged = 0
    for await (const { value } of this.#parts.store.all(tables.box)) {
      const box = decodeLeasedBox(value)
      if (box === undefined) damaged++
      else this.#add(box)
    }
    return damaged
  }

  start (): void {
    this.#running = true
    for (const keeper of this.#keepers.values()) keeper.attend()
  }

  stop (): void {
    this.#running = false
    for (const keeper of this.#keepers.values()) keeper.stop()
  }

  /** Of boxes in use; or of those that are given up, and whose hosts have not heard of it. */
  keepers (ending = false): BoxKeeper[] {
    return [...this.#keepers.values()].filter(({ box }) => (box.ending !== undefined) === ending)
  }

  /** The contact box at a host. */
  at (host: PeerKey): BoxKeeper | undefined {
    return this.keepers().find(({ box }) =>
      box.owned.kind === 'contact' && equalBytes(box.owned.host.peer, host)
    )
  }

  /** Leases a contact box at a host, for these devices. A visitor gets a smaller one. */
  leaseContactBox (host: HostAddress, visitor: boolean, devices: readonly DeviceId[]): Operation[] {
    const { random } = this.#parts
    const owned = newBox(host, 'contact', random)
    const grants = devices.map((device) => this.#newGrant(host, owned.box, device))
    const ask = visitor ? SHARE_OF_VISITORS : BOX_BYTES_MAX
    return [this.#open(newLeasedBox(owned, ask, grants, this.#bundle))]
  }

  /** Leases the box of an invite, or of a reusable address, at one of its hosts. */
  leaseInviteBox (
    kind: 'invite' | 'request', capability: Capability, bundle: Uint8Array
  ): Operation[] {
    const owned = newBox(capability.host, kind, this.#parts.random, capability.box)
    const grants = [{ device: undefined, capability, granted: false }]
    return [this.#open(newLeasedBox(owned, REQUEST_BOX_BYTES_MAX, grants, bundle))]
  }

  /** The bundle that hosts give to contacts from now on, in every contact box. */
  offerBundle (bundle: Uint8Array): Operation[] {
    if (equalBytes(bundle, this.#bundle)) return []
    this.#bundle = bundle
    return this.#changeBoxes((box) => ({ ...box, bundle }))
  }

  /** The bundle in the boxes of an invite or a reusable address; empty for none any more. */
  offerInviteBundle (boxes: readonly BoxId[], bundle: Uint8Array): Operation[] {
    return this.#keepersOf(boxes).map((keeper) => {
      keeper.box = { ...keeper.box, bundle }
      return putBox(keeper.box)
    })
  }

  /** A host is somewhere else now. */
  moved (host: HostAddress): Operation[] {
    const there = this.keepers().filter(({ box }) => equalBytes(box.owned.host.peer, host.peer))
    return there.map((keeper) => {
      keeper.box = { ...keeper.box, owned: { ...keeper.box.owned, host } }
      return putBox(keeper.box)
    })
  }

  /** Gives a device a capability for every contact box. */
  admit (device: DeviceId): Operation[] {
    return this.#changeBoxes((box) => {
      if (grantFor(box, device) !== undefined || box.grants.length >= GRANTS_MAX) return box
      const { host, box: id } = box.owned
      return { ...box, grants: [...box.grants, this.#newGrant(host, id, device)] }
    })
  }

  /** Lets a device use the capabilities of another one of the same person, which is gone. */
  handOver (from: DeviceId, to: DeviceId): Operation[] {
    return this.#changeBoxes((box) => {
      const given = grantFor(box, from)
      return given === undefined
        ? box
        : { ...box, grants: box.grants.map((grant) =>
          grant === given ? { ...grant, device: to } : grant) }
    })
  }

  /**
   * Takes a device's capabilities back, at the hosts too; what it has brought stays. `watched`
   * counts in `shutOut`.
   */
  expel (device: DeviceId, watched = false): Operation[] {
    return this.#changeBoxes((box) => withoutDevice(box, device, watched))
  }

  /** How many hosts have confirmed that a device was shut out. */
  shutOut (device: DeviceId): ShutOut {
    return countShutOut(this.#contactKeepers().map(({ box }) => box), device)
  }

  /** It is watched no more; what no host has confirmed yet is still taken back. */
  unwatch (device: DeviceId): Operation[] {
    return this.#changeBoxes((box) => unwatched(box, device))
  }

  /** Leaves the contact box at a host to itself, without a word. */
  abandon (host: PeerKey): Operation[] {
    return this.#contactKeepers().filter(({ box }) => equalBytes(box.owned.host.peer, host))
      .map((keeper) => {
        this.#keepers.delete(toHex(boxIdOf(keeper.box)))
        return keeper.abandon()
      })
  }

  /** Attends to all boxes after a commit of what the methods above returned. */
  attend (): void {
    if (this.#running) for (const keeper of this.#keepers.values()) keeper.attend()
  }

  /** Waits until one of these boxes is kept by its host; false where that is longer than `ms`. */
  async kept (boxes: readonly BoxId[], ms: number): Promise<boolean> {
    const keepers = this.#keepersOf(boxes)
    if (keepers.length === 0) return false
    const over = new AbortController()
    const kept = Promise.race(keepers.map((keeper) => keeper.kept)).then(() => true)
    const late = pause(this.#parts.clock, ms, over.signal).then(() => false)
    return await Promise.race([kept, late]).finally(() => { over.abort() })
  }

  /**
   * Gives a box up; its host hears of it after the commit, by `attend`: an invite box also
   * remembers why.
   */
  release (box: BoxId, reason: ReleaseReason): Operation[] {
    const keeper = this.#keepers.get(toHex(box))
    return keeper === undefined || keeper.box.ending !== undefined ? [] : [keeper.end(reason)]
  }

  /** The capabilities that hosts have confirmed for a device. */
  capabilitiesFor (device: DeviceId): Capability[] {
    return this.#contactKeepers().flatMap(({ box }) => {
      const { until } = box.owned
      const grant = until * SECOND > this.#parts.clock.now() ? grantFor(box, device) : undefined
      return grant?.granted === true ? [{ ...grant.capability, until }] : []
    })
  }

  /** Pushed mail. Resolves once all of it is stored, which acknowledges it; else rejects. */
  async onMail (host: PeerKey, box: BoxId, entries: readonly MailEntry[]): Promise<void> {
    const keeper = this.#keepers.get(toHex(box))
    if (keeper === undefined || !equalBytes(keeper.box.owned.host.peer, host)) return
    await Promise.all(entries.map((entry) => this.#take(keeper.box, entry)))
  }

  onClosed (host: PeerKey): void {
    for (const keeper of this.#keepers.values()) {
      if (equalBytes(keeper.box.owned.host.peer, host)) keeper.lost()
    }
  }

  /** There is a connection to a peer again, by whomever. */
  reachable (peer: PeerKey): void {
    if (!this.#running) return
    for (const keeper of this.#keepers.values()) {
      if (equalBytes(keeper.box.owned.host.peer, peer)) keeper.reachable()
    }
  }

  /** Whether any host has promised to keep mail for this device, and the promise has not ended. */
  get isKept (): boolean {
    const now = this.#parts.clock.now()
    return this.#contactKeepers().some(({ box }) => box.owned.until * SECOND > now)
  }

  networkChanged (): void {
    for (const keeper of this.#keepers.values()) keeper.retry()
  }

  async #take (box: LeasedBox, entry: MailEntry): Promise<void> {
    const mail = openMail(box, entry)
    if (mail === undefined) return
    const { device, inner } = mail
    if (device === undefined) await this.#parts.receiveFirst(inner)
    else await this.#parts.receive(device, inner)
  }

  #contactKeepers (): BoxKeeper[] {
    return this.keepers().filter(({ box }) => box.owned.kind === 'contact')
  }

  #newGrant (host: HostAddress, box: BoxId, device: DeviceId): BoxGrant {
    const capability = newCapability(host, box, 0, this.#parts.random)
    return { device, capability, granted: false }
  }

  #open (box: LeasedBox): Operation {
    this.#add(box)
    return putBox(box)
  }

  /** `change` answers the box itself where it changes nothing. */
  #changeBoxes (change: (box: LeasedBox) => LeasedBox): Operation[] {
    return this.#contactKeepers().flatMap((keeper) => {
      const before = keeper.box
      keeper.box = change(before)
      return keeper.box === before ? [] : replaceBox(keeper.box)
    })
  }

  #keepersOf (boxes: readonly BoxId[]): BoxKeeper[] {
    return boxes.map((box) => this.#keepers.get(toHex(box))).filter((each) => each !== undefined)
  }

  #add (box: LeasedBox): void {
    const { client, clock, random, store, storeFailed, watch } = this.#parts
    const now = Math.floor(clock.now() / SECOND)
    const end = box.owned.kind === 'contact' ? 0 : box.grants[0]?.capability.until ?? 0
    const parts: KeeperParts = {
      client,
      store,
      clock,
      random,
      watch,
      term: end === 0 ? CONTACT_TERM : Math.max(1, end - now),
      records: box.owned.kind === 'contact' ? this.#parts.records : () => [],
      changed: this.#parts.keepersChanged,
      ended: () => { this.#keepers.delete(toHex(boxIdOf(box))) },
      storeFailed
    }
    this.#keepers.set(toHex(boxIdOf(box)), new BoxKeeper(box, parts))
  }
}
