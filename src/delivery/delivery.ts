// The composition of delivery: every correspondence with its courier, what comes in, what goes out,
// and the timers between. One rule holds it together: nothing leaves and nothing is acknowledged
// before the store has flushed it.

import { toHex } from '../base/bytes.ts'
import { SnugError } from '../base/errors.ts'
import { pause } from '../base/clock.ts'
import { MINUTE, SECOND } from '../base/limits.ts'
import { Acknowledger } from './acknowledger.ts'
import { Correspondence } from './correspondence.ts'
import { Correspondents } from './correspondents.ts'
import { Courier } from './courier.ts'
import { Dialler } from './dialler.ts'
import { located } from './device-traces.ts'
import { DIRECT_PROTOCOL } from './direct-frame.ts'
import { Intake } from './intake.ts'
import { outboxFull } from './outbox.ts'
import { Outgoing } from './outgoing.ts'
import { Repairer } from './repairer.ts'
import { newState } from './session-record.ts'
import { WaitingMail } from './waiting-mail.ts'
import type { Channel, PeerKey } from '../base/channel.ts'
import type { Timer } from '../base/clock.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { HostAddress } from '../mailbox/host-address.ts'
import type { PeerSessions } from '../session/peer-sessions.ts'
import type { Operation } from '../storage/store.ts'
import type { Posted, Posting } from './correspondence.ts'
import type { CourierParts, Tries } from './courier.ts'
import type { DeliveryParts } from './delivery-parts.ts'
import type { RemoteDevice } from './remote-device.ts'
import type { Signalling } from './signalling.ts'
import type { Effects } from './sink.ts'

const SETTLE_LOOK = 20 // ms
const SWEEP = 5 * MINUTE
/** Contacts that are knocked at in one moment. */
const KNOCKS_MAX = 64

/** What `post` prepared: commit the operations, then call `sent`, without which nothing leaves. */
export interface Outbound extends Posted {
  readonly sent: () => void
}

export class Delivery {
  readonly waiting: WaitingMail
  readonly #parts: DeliveryParts
  readonly #correspondents = new Correspondents()
  readonly #couriers = new Map<string, Courier>()
  readonly #courierParts: CourierParts
  readonly #acknowledger: Acknowledger
  readonly #intake: Intake
  readonly #outgoing: Outgoing
  readonly #repairer: Repairer
  readonly #dialler: Dialler
  #sweep: Timer | undefined
  #unserve: (() => void) | undefined
  #running = false

  constructor (parts: DeliveryParts) {
    this.#parts = parts
    const correspondents = this.#correspondents
    this.waiting = new WaitingMail(correspondents)
    const sent = (correspondence: Correspondence, posted: readonly Posted[]): void => {
      this.#sent(correspondence, posted)
    }
    this.#dialler = new Dialler(parts.transport, parts.finder, parts.clock)
    this.#outgoing = new Outgoing(parts)
    this.#acknowledger = new Acknowledger({ ...parts, sent })
    this.#repairer = new Repairer({ ...parts, correspondents, sent })
    this.#intake = new Intake({
      ...parts,
      correspondents,
      acknowledge: (correspondence, payload) =>
        this.#outgoing.acknowledged(correspondence, payload),
      ackDue: (...due) => { if (this.#running) this.#acknowledger.due(...due) },
      repair: (correspondence) => { this.#repairer.look(correspondence) },
      sent
    })
    this.#courierParts = {
      ...parts,
      self: parts.transport.self,
      dial: (correspondence) => this.#dial(correspondence),
      receive: (correspondence, inner) => this.#intake.direct(correspondence, inner),
      acknowledged: (correspondence, numbers) => { this.#outgoing.stored(correspondence, numbers) },
      held: (correspondence, item, hold) => {
        this.#outgoing.held(correspondence, item, hold)
        parts.worked(correspondence.device)
      },
      closed: (correspondence, capability, fault) => {
        parts.boxClosed(correspondence.device, capability, fault)
      },
      routeChanged: (correspondence) => { parts.routeChanged(correspondence.device) },
      worked: (correspondence) => { parts.worked(correspondence.device) },
      failed: parts.storeFailed
    }
  }

  /** Reads everything from the store; answers how many records were damaged. */
  async load (): Promise<number> {
    return await this.#correspondents.load(this.#parts.store)
  }

  start (): void {
    this.#running = true
    this.#repairer.start()
    this.#unserve = this.#parts.transport.serve(DIRECT_PROTOCOL, (channel) => this.#accept(channel))
    for (const correspondence of this.#correspondents.all()) {
      this.#courier(correspondence).wake()
      if (correspondence.ackDue) this.#acknowledger.due(correspondence)
    }
    this.#scheduleSweep(SECOND)
  }

  /** Lets what is on its way arrive, acknowledgements too; no longer than `ms`. For a clean end. */
  async settle (ms: number): Promise<void> {
    const { clock } = this.#parts
    const end = clock.monotonic() + ms
    for (const correspondence of this.#correspondents.all()) {
      if (correspondence.ackDue) this.#acknowledger.due(correspondence)
    }
    await this.#acknowledger.flush()
    const busy = (): boolean => [...this.#couriers.values()].some((courier) => courier.busy)
    while (busy() && clock.monotonic() < end) await pause(clock, SETTLE_LOOK)
  }

  stop (): void {
    this.#running = false
    this.#unserve?.()
    this.#sweep?.cancel()
    this.#repairer.stop()
    this.#acknowledger.stop()
    for (const courier of this.#couriers.values()) courier.stop()
    this.#couriers.clear()
  }

  device (id: DeviceId): RemoteDevice | undefined {
    return this.#correspondents.get(id)?.device
  }

  route (id: DeviceId): Courier['route'] {
    return this.#couriers.get(toHex(id))?.route ?? 'none'
  }

  /** What was tried for a device and failed; undefined where nothing is tried. */
  tries (id: DeviceId): Tries | undefined { return this.#couriers.get(toHex(id))?.tries }

  /** What it is told beside messages; undefined where no stream is there, or was. */
  signals (id: DeviceId): Signalling | undefined { return this.#couriers.get(toHex(id))?.signals }

  /** Makes a device known, with the sessions begun with it; without any, one begins by itself. */
  know (device: RemoteDevice, sessions?: PeerSessions): Operation[] {
    return this.#correspondents.add(new Correspondence(device, newState(sessions)))
  }

  /** Changes what is known of a device. After the commit, `changed` has to be called. */
  change (id: DeviceId, change: (device: RemoteDevice) => RemoteDevice): Operation[] {
    const correspondence = this.#correspondents.get(id)
    return correspondence === undefined
      ? []
      : this.#correspondents.change(correspondence, change(correspondence.device))
  }

  changed (id: DeviceId): void {
    const correspondence = this.#correspondents.get(id)
    if (correspondence === undefined || !this.#running) return
    const courier = this.#courier(correspondence)
    if (!correspondence.device.accepted) courier.hangUp()
    courier.capabilitiesChanged()
    courier.retry()
    this.#repairer.look(correspondence)
  }

  /** Forgets a device and what waits for it. */
  forget (id: DeviceId): Operation[] {
    const correspondence = this.#correspondents.get(id)
    if (correspondence === undefined) return []
    this.#couriers.get(toHex(id))?.stop()
    this.#couriers.delete(toHex(id))
    return [...this.#correspondents.remove(correspondence), ...this.#parts.shelf.forget(id)]
  }

  /**
   * Encrypts a content for a known device. Throws SnugError `outbox-full`, or if it is too large.
   */
  post (id: DeviceId, posting: Posting): Outbound {
    const correspondence = this.#correspondents.get(id)
    if (correspondence === undefined) {
      throw new RangeError('a message to a device that is not known')
    }
    if (correspondence.outbox.isFull) throw new SnugError(outboxFull)
    const { clock, random } = this.#parts
    const posted = correspondence.post(posting, clock.now(), random)
    return { ...posted, sent: () => { this.#sent(correspondence, [posted]) } }
  }

  /** Takes in what came by mail to a box that this device may put into. */
  async receive (id: DeviceId, inner: Uint8Array): Promise<void> {
    await this.#intake.mail(id, inner)
  }

  /** Takes in what came to an invite box or request box. */
  async receiveFirst (inner: Uint8Array): Promise<void> { await this.#intake.firstMail(inner) }

  /** Sends again what a device says that it could not read. */
  answerRepair (id: DeviceId): Effects {
    const correspondence = this.#correspondents.get(id)
    return correspondence === undefined
      ? { operations: [] }
      : this.#repairer.answer(correspondence)
  }

  /**
   * No session encrypts again: each begins anew when it is needed. Call `networkChanged` after the
   * commit.
   */
  retireSessions (): Operation[] {
    return this.#correspondents.all().flatMap((each) => each.retireSessions())
  }

  /** There is a connection to a peer again, by whomever: what waits for it is tried now. */
  reachable (peer: PeerKey): void {
    for (const correspondence of this.#correspondents.byPeer(peer)) {
      if (correspondence.outbox.size > 0) this.#couriers.get(toHex(correspondence.id))?.retry()
    }
  }

  /**
   * Shows itself to contacts: where no house keeps mail, what they have for this device waits until
   * they meet it, and they look for it less and less often.
   */
  knock (): void {
    if (!this.#running) return
    for (const correspondence of this.#correspondents.all().slice(0, KNOCKS_MAX)) {
      this.#courier(correspondence).knock()
    }
  }

  /** A peer is reached directly that was reached through a relay before. */
  nearer (peer: PeerKey): void {
    for (const correspondence of this.#correspondents.byPeer(peer)) {
      this.#couriers.get(toHex(correspondence.id))?.improve()
    }
  }

  /** Forgets what failed: the network is another one now. */
  networkChanged (): void {
    for (const courier of this.#couriers.values()) courier.retry()
    for (const correspondence of this.#correspondents.all()) this.#repairer.look(correspondence)
  }

  /** What was posted is flushed: it may leave. */
  #sent (correspondence: Correspondence, posted: readonly Posted[]): void {
    for (const { item } of posted) correspondence.outbox.written(item)
    if (!this.#running) return
    this.#courier(correspondence).wake()
    this.#repairer.look(correspondence)
  }

  #courier (correspondence: Correspondence): Courier {
    const name = toHex(correspondence.id)
    const courier = this.#couriers.get(name) ?? new Courier(correspondence, this.#courierParts)
    this.#couriers.set(name, courier)
    return courier
  }

  /** A device of an accepted contact opens a direct stream; anybody else learns nothing. */
  async #accept (channel: Channel): Promise<void> {
    const correspondence = await this.#intake.recognise(channel)
    if (correspondence === undefined || !this.#running) channel.close()
    else await this.#courier(correspondence).attach(channel, true)
  }

  #dial (correspondence: Correspondence): ReturnType<Dialler['dial']> {
    const before = correspondence.device
    const found = (location: HostAddress): void => {
      const { device } = correspondence
      const isOld = location === before.location && location !== device.location
      const now = isOld ? device : located(device, location, this.#parts.clock.now())
      if (now === device) return
      this.#parts.store.commit(this.#correspondents.change(correspondence, now)).catch(
        this.#parts.storeFailed)
    }
    return this.#dialler.dial(before, found, found)
  }

  #scheduleSweep (wait: number): void {
    const { clock, storeFailed } = this.#parts
    this.#sweep = clock.schedule(wait, () => {
      for (const correspondence of this.#correspondents.all()) {
        this.#outgoing.sweep(correspondence)
        this.#courier(correspondence).wake()
        this.#repairer.look(correspondence)
      }
      this.#intake.sweep(clock.now()).catch(storeFailed)
      if (this.#running) this.#scheduleSweep(SWEEP)
    })
  }
}
