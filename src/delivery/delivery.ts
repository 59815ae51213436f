// The composition of delivery: every correspondence with its courier, what comes in, what goes out,
// and the timers between. One rule holds it together: nothing leaves and nothing is acknowledged
// before the store has flushed it.

import { toHex } from '../base/bytes.ts'
import { fraction } from '../base/clock.ts'
import { MAIL_TTL_LONG, MINUTE, SECOND } from '../base/limits.ts'
import { unansweredSince } from '../session/peer-sessions.ts'
import { recognise } from './answers.ts'
import { Correspondence } from './correspondence.ts'
import { Correspondents } from './correspondents.ts'
import { Courier } from './courier.ts'
import { Dialler } from './dialler.ts'
import { DIRECT_PROTOCOL } from './direct-frame.ts'
import { FirstContact } from './first-contact.ts'
import { Inbox } from './inbox.ts'
import { Outgoing } from './outgoing.ts'
import { answerRepair, beginRepair, isRepairDue, noteUnread, refreshBundle } from './repair.ts'
import { Seen } from './seen.ts'
import { Strangers } from './strangers.ts'
import type { Channel, Transport } from '../base/channel.ts'
import type { Clock, Random, Timer } from '../base/clock.ts'
import type { Fault, Result } from '../base/errors.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { LocalDevice } from '../identity/device.ts'
import type { Capability } from '../mailbox/capability.ts'
import type { PeerSessions } from '../session/peer-sessions.ts'
import type { Operation, Store } from '../storage/store.ts'
import type { Posted, Posting } from './correspondence.ts'
import type { CourierParts } from './courier.ts'
import type { Finder } from './finder.ts'
import type { OutboxItem } from './outbox-item.ts'
import type { PrekeyShelf } from './prekey-shelf.ts'
import type { MailCarrier } from './put-lane.ts'
import type { RemoteDevice } from './remote-device.ts'
import type { Effects, Sink } from './sink.ts'

/** Acknowledgements of mail wait so long for a message to travel with. */
const ACK_DELAY = 2 * SECOND
const SWEEP = 5 * MINUTE

export interface DeliveryParts {
  readonly store: Store
  readonly transport: Transport
  readonly clock: Clock
  readonly random: Random
  readonly own: LocalDevice
  readonly shelf: PrekeyShelf
  readonly carrier: MailCarrier
  readonly finder: Finder
  readonly sink: Sink
  /** A capability no longer opens its box, by its host's word. */
  readonly boxClosed: (device: RemoteDevice, capability: Capability, fault: Fault) => void
  /** A fresh contact bundle from a host of the device, unchecked. */
  readonly fetchBundle: (capability: Capability) => Promise<Result<Uint8Array>>
  /** The content of a repair that names these hashes. */
  readonly repairContent: (hashes: readonly Uint8Array[]) => Uint8Array
  readonly routeChanged: (device: RemoteDevice) => void
  /** A write failed: the store is closed and everything has to be read anew. */
  readonly storeFailed: (error: unknown) => void
  readonly log: (event: string, detail: Record<string, string | number>) => void
}

/** What `post` prepared: commit the operations, then call `sent`, without which nothing leaves. */
export interface Outbound extends Posted {
  readonly sent: () => void
}

export class Delivery {
  readonly #parts: DeliveryParts
  readonly #correspondents = new Correspondents()
  readonly #couriers = new Map<string, Courier>()
  readonly #courierParts: CourierParts
  readonly #inbox: Inbox
  readonly #outgoing: Outgoing
  readonly #first: FirstContact
  readonly #strangers: Strangers
  readonly #dialler: Dialler
  readonly #seen: Seen
  readonly #repairing = new Set<Correspondence>()
  readonly #ackTimers = new Map<string, Timer>()
  #sweep: Timer | undefined
  #unserve: (() => void) | undefined
  #running = false

  constructor (parts: DeliveryParts) {
    const { clock, random, sink, store } = parts
    this.#parts = parts
    this.#seen = new Seen(store)
    this.#first = new FirstContact(parts.own, parts.shelf, clock)
    this.#dialler = new Dialler(parts.transport, parts.finder)
    this.#outgoing = new Outgoing({ store, clock, sink, storeFailed: parts.storeFailed })
    this.#inbox = new Inbox({
      store,
      clock,
      sink,
      seen: this.#seen,
      acknowledge: (correspondence, payload) =>
        this.#outgoing.acknowledged(correspondence, payload),
      openFirst: (correspondence, inner) => this.#first.adopt(correspondence, inner),
      unreadable: (correspondence, hash) => {
        noteUnread(correspondence, hash)
        return { operations: [], after: () => {
          this.#repair(correspondence).catch(parts.storeFailed)
        } }
      },
      ackDue: (correspondence) => { this.#scheduleAck(correspondence) }
    })
    this.#strangers = new Strangers({
      store,
      clock,
      sink,
      seen: this.#seen,
      shelf: parts.shelf,
      correspondents: this.#correspondents,
      firstContact: this.#first,
      known: (correspondence, inner) => this.receive(correspondence.id, inner),
      refused: (code) => { parts.log('first-message-refused', { code }) }
    })
    this.#courierParts = {
      clock,
      random,
      carrier: parts.carrier,
      dial: (correspondence) => this.#dial(correspondence),
      receive: (correspondence, inner) => this.#inbox.receive(correspondence, inner, 'direct'),
      acknowledged: (correspondence, numbers) => {
        this.#outgoing.stored(correspondence, numbers)
      },
      held: (correspondence, item, hold) => {
        this.#outgoing.held(correspondence, item, hold)
      },
      closed: (correspondence, capability, fault) => {
        parts.boxClosed(correspondence.device, capability, fault)
      },
      routeChanged: (correspondence) => {
        parts.routeChanged(correspondence.device)
      }
    }
  }

  /** Reads everything from the store; answers how many records were damaged. */
  async load (): Promise<number> {
    return await this.#correspondents.load(this.#parts.store)
  }

  start (): void {
    this.#running = true
    this.#unserve = this.#parts.transport.serve(DIRECT_PROTOCOL, (channel) => this.#accept(channel))
    for (const correspondence of this.#correspondents.all()) {
      this.#courier(correspondence).wake()
      if (correspondence.ackDue) this.#scheduleAck(correspondence)
    }
    this.#scheduleSweep(SECOND)
  }

  stop (): void {
    this.#running = false
    this.#unserve?.()
    this.#sweep?.cancel()
    for (const timer of this.#ackTimers.values()) timer.cancel()
    this.#ackTimers.clear()
    for (const courier of this.#couriers.values()) courier.stop()
    this.#couriers.clear()
  }

  devices (): RemoteDevice[] {
    return this.#correspondents.all().map((correspondence) => correspondence.device)
  }

  device (id: DeviceId): RemoteDevice | undefined {
    return this.#correspondents.get(id)?.device
  }

  /** What waits for a device, oldest first. */
  waiting (id: DeviceId): OutboxItem[] {
    return [...this.#correspondents.get(id)?.outbox.items() ?? []]
  }

  /**
   * What waits for a device and stands at this place of its timeline; `seq` is what it was sent as,
   * if known.
   */
  waitingAt (id: DeviceId, position: number, seq: number): OutboxItem[] {
    const item = this.#correspondents.get(id)?.outbox.get(seq)
    if (item?.position === position) return [item]
    return item === undefined ? [] : this.waiting(id).filter((other) => other.position === position)
  }

  route (id: DeviceId): Courier['route'] {
    return this.#couriers.get(toHex(id))?.route ?? 'none'
  }

  /** Makes a device known, with the sessions begun with it. */
  know (device: RemoteDevice, sessions: PeerSessions): Operation[] {
    return this.#correspondents.add(new Correspondence(device, sessions))
  }

  /** Changes what is known of a device. After the commit, `changed` has to be called. */
  change (id: DeviceId, change: (device: RemoteDevice) => RemoteDevice): Operation[] {
    const correspondence = this.#correspondents.get(id)
    if (correspondence === undefined) return []
    return this.#correspondents.change(correspondence, change(correspondence.device))
  }

  changed (id: DeviceId): void {
    const correspondence = this.#correspondents.get(id)
    if (correspondence === undefined || !this.#running) return
    const courier = this.#courier(correspondence)
    if (!correspondence.device.accepted) courier.hangUp()
    courier.capabilitiesChanged()
    courier.retry()
  }

  /** Forgets a device and what waits for it. */
  forget (id: DeviceId): Operation[] {
    const correspondence = this.#correspondents.get(id)
    if (correspondence === undefined) return []
    this.#couriers.get(toHex(id))?.stop()
    this.#couriers.delete(toHex(id))
    return this.#correspondents.remove(correspondence)
  }

  /** Encrypts a content for a known device. */
  post (id: DeviceId, posting: Posting): Outbound {
    const correspondence = this.#correspondents.get(id)
    if (correspondence === undefined) {
      throw new RangeError('a message to a device that is not known')
    }
    const { item, operations } = correspondence.post(posting, this.#parts.clock.now(),
      this.#parts.random)
    return { item, operations, sent: () => { this.#sent(correspondence, [item]) } }
  }

  /**
   * Takes in what came by mail from a known device. True once it needs no keeping at hosts any
   * more.
   */
  async receive (id: DeviceId, inner: Uint8Array): Promise<boolean> {
    const correspondence = this.#correspondents.get(id)
    if (correspondence !== undefined) await this.#inbox.receive(correspondence, inner, 'mail')
    return true
  }

  /**
   * Takes in what came to an invite box or request box. True once it needs no keeping at hosts any
   * more.
   */
  async receiveFirst (inner: Uint8Array): Promise<boolean> {
    const known = this.#first.knownSender(inner)
    return known === undefined
      ? await this.#strangers.receive(inner)
      : await this.receive(known, inner)
  }

  /**
   * Gives up everything of a timeline that waits for a device; `settle` says what becomes of each.
   */
  giveUp (id: DeviceId, settle: (item: OutboxItem) => Effects): Effects[] {
    const correspondence = this.#correspondents.get(id)
    if (correspondence === undefined) return []
    return this.waiting(id).filter((item) => item.position > 0).map((item) => {
      const { operations, after } = settle(item)
      const all = [correspondence.outbox.remove(item.number), ...operations]
      return after === undefined ? { operations: all } : { operations: all, after }
    })
  }

  /** Sends again what a device says that it could not read. */
  answerRepair (id: DeviceId): Effects {
    const correspondence = this.#correspondents.get(id)
    if (correspondence === undefined) return { operations: [] }
    const posted = answerRepair(correspondence, this.#parts.clock.now(), this.#parts.random)
    return {
      operations: [...posted.flatMap(({ operations }) => operations),
        ...this.#correspondents.change(correspondence, correspondence.device)],
      after: () => { this.#sent(correspondence, posted.map(({ item }) => item)) }
    }
  }

  /** Forgets what failed: the network is another one now. */
  networkChanged (): void {
    for (const courier of this.#couriers.values()) courier.retry()
  }

  /** What was posted is flushed: it may leave. */
  #sent (correspondence: Correspondence, items: readonly OutboxItem[]): void {
    for (const item of items) correspondence.outbox.written(item)
    this.#wake(correspondence)
  }

  #wake (correspondence: Correspondence): void {
    if (this.#running) this.#courier(correspondence).wake()
  }

  #courier (correspondence: Correspondence): Courier {
    const name = toHex(correspondence.id)
    const courier = this.#couriers.get(name) ?? new Courier(correspondence, this.#courierParts)
    this.#couriers.set(name, courier)
    return courier
  }

  /**
   * A device of an accepted contact opens a direct stream; anybody else learns nothing, not even
   * why.
   */
  async #accept (channel: Channel): Promise<void> {
    const known = this.#correspondents.byPeer(channel.remote)
    const correspondence = known?.device.accepted === true ? known : await this.#recognise(channel)
    if (correspondence?.device.accepted === true && this.#running) {
      await this.#courier(correspondence).attach(channel)
    } else {
      channel.close()
    }
  }

  async #recognise (channel: Channel): Promise<Correspondence | undefined> {
    const waiting = this.#correspondents.all().filter(({ sessions }) =>
      unansweredSince(sessions) !== undefined
    )
    if (waiting.length === 0) return undefined
    return await recognise(channel, waiting, this.#parts.clock, (correspondence, inner) =>
      this.#inbox.tryReceive(correspondence, inner, 'direct'))
  }

  #dial (correspondence: Correspondence): ReturnType<Dialler['dial']> {
    return this.#dialler.dial(correspondence.device, (location) => {
      const device = { ...correspondence.device, location }
      this.#parts.store.commit(this.#correspondents.change(correspondence, device)).catch(
        this.#parts.storeFailed
      )
    })
  }

  #scheduleAck (correspondence: Correspondence): void {
    const { clock, random, store, storeFailed } = this.#parts
    const name = toHex(correspondence.id)
    if (!this.#running || this.#ackTimers.has(name)) return
    this.#ackTimers.set(name, clock.schedule(Math.round(ACK_DELAY * (1 + fraction(random))), () => {
      this.#ackTimers.delete(name)
      if (!correspondence.ackDue) return
      const now = clock.now()
      const { item, operations } = correspondence.postAcknowledgement(now + MAIL_TTL_LONG, now,
        random)
      store.commit(operations).then(() => { this.#sent(correspondence, [item]) }, storeFailed)
    }))
  }

  /** Asks for what could not be read, where that is due. */
  async #repair (correspondence: Correspondence): Promise<void> {
    const { clock, log, own, random, repairContent, store } = this.#parts
    if (!this.#running || this.#repairing.has(correspondence)) return
    if (!isRepairDue(correspondence, clock.now())) return
    this.#repairing.add(correspondence)
    try {
      await refreshBundle(correspondence, clock.now(), this.#parts.fetchBundle)
      const now = clock.now()
      const hashes = beginRepair(correspondence, own, now, random)
      if (!hashes.ok) {
        log('repair-impossible', { code: hashes.fault.code })
        return
      }
      const content = repairContent(hashes.value)
      const posting = { content, expiresAt: now + MAIL_TTL_LONG, short: false, position: 0 }
      const { item, operations } = correspondence.post(posting, now, random)
      const changed = this.#correspondents.change(correspondence, correspondence.device)
      await store.commit([...operations, ...changed])
      this.#sent(correspondence, [item])
    } finally {
      this.#repairing.delete(correspondence)
    }
  }

  #scheduleSweep (wait: number): void {
    const { clock, storeFailed } = this.#parts
    this.#sweep = clock.schedule(wait, () => {
      for (const correspondence of this.#correspondents.all()) {
        this.#outgoing.sweep(correspondence)
        this.#repair(correspondence).catch(storeFailed)
        this.#wake(correspondence)
      }
      this.#seen.sweep(clock.now()).catch(storeFailed)
      if (this.#running) this.#scheduleSweep(SWEEP)
    })
  }
}
