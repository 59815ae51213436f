// The router for one device (DESIGN §3): a direct stream where there is one, else the boxes at its
// hosts, with a dial in parallel. It decides the way and nothing else: what is sent is in the
// outbox, and stays there until it is acknowledged.

import { SECOND } from '../base/limits.ts'
import { isSameCapability } from '../mailbox/capability.ts'
import { padInner, unpadInner } from '../message/envelope.ts'
import { DirectLink } from './direct-link.ts'
import { LinkWatch } from './link-watch.ts'
import { PutLane, workOf } from './put-lane.ts'
import { Redialling } from './redialling.ts'
import { Signalling } from './signalling.ts'
import type { Channel, PeerKey, Route } from '../base/channel.ts'
import type { Clock, Random } from '../base/clock.ts'
import type { Fault, Result } from '../base/errors.ts'
import type { Capability } from '../mailbox/capability.ts'
import type { Correspondence } from './correspondence.ts'
import type { WorkProgress } from '../mailbox/work-search.ts'
import type { Hold, OutboxItem } from './outbox-item.ts'
import type { MailCarrier } from './put-lane.ts'
import type { SignalPort } from './signalling.ts'

/** Messages on their way over a direct stream that the other side has not stored yet. */
const WINDOW = 256
/** What hosts hold already is sent directly only if it is not acknowledged after this. */
const GRACE = 15 * SECOND
/** Direct streams of one device at a time: one each way, and one that is about to end. */
const LINKS_MAX = 4

export interface CourierParts {
  readonly self: PeerKey
  readonly clock: Clock
  readonly random: Random
  readonly carrier: MailCarrier
  readonly signals: SignalPort
  /** A direct channel to the device, by every address known or found. */
  readonly dial: (correspondence: Correspondence) => Promise<Result<Channel>>
  /** Takes in what came over a direct stream: true once stored. */
  readonly receive: (correspondence: Correspondence, inner: Uint8Array) => Promise<boolean>
  readonly acknowledged: (correspondence: Correspondence, numbers: readonly number[]) => void
  readonly held: (correspondence: Correspondence, item: OutboxItem, hold: Hold) => void
  readonly closed: (correspondence: Correspondence, capability: Capability, fault: Fault) => void
  readonly routeChanged: (correspondence: Correspondence) => void
  /** Work for a request box goes on, or is over. */
  readonly worked: (correspondence: Correspondence) => void
  /** Something went wrong that nobody expected. */
  readonly failed: (error: unknown) => void
}

/** Why each way failed last; no fault where it did not, or was not tried. */
export interface Tries {
  readonly direct: Fault | undefined
  readonly hosts: ReadonlyArray<{ readonly host: PeerKey, readonly fault: Fault | undefined }>
  /** How far the work is that hosts asked for; undefined where none is done. */
  readonly work: WorkProgress | undefined
}

export class Courier {
  readonly signals: Signalling
  readonly #correspondence: Correspondence
  readonly #parts: CourierParts
  readonly #links: DirectLink[] = []
  /** Ids on the current link, with the outbox numbers that they stand for. */
  readonly #inFlight = new Map<number, number>()
  /** Inners that went over the current link already. */
  #handedOver = new WeakSet<Uint8Array>()
  #lanes: PutLane[] = []
  #pumping = false
  readonly #watch: LinkWatch
  readonly #redialling: Redialling
  #stopped = false

  constructor (correspondence: Correspondence, parts: CourierParts) {
    this.#correspondence = correspondence
    this.#parts = parts
    this.signals = new Signalling(correspondence, parts)
    this.#watch = new LinkWatch({ clock: parts.clock, isOpen: () => this.#links.length > 0,
      isWaiting: () => this.#inFlight.size > 0, hangUp: () => { this.hangUp() },
      goOn: () => { this.#push() } })
    this.#redialling = new Redialling({
      ...parts,
      dial: () => parts.dial(correspondence),
      opened: (channel) => { this.attach(channel, false).catch(parts.failed) },
      isWanted: () => correspondence.outbox.size > 0 && this.#links.length === 0,
      due: () => { this.wake() }
    })
    this.capabilitiesChanged()
  }

  /** The way that the next message takes. */
  get route (): Route | 'houses' | 'none' {
    return this.#links[0]?.route ??
      (this.#lanes.some((lane) => !lane.closed) ? 'houses' : 'none')
  }

  /** What was tried and failed last, of each way. */
  get tries (): Tries {
    return {
      direct: this.#redialling.fault,
      hosts: this.#lanes.map(({ capability, fault }) => ({ host: capability.host.peer, fault })),
      work: workOf(this.#lanes)
    }
  }

  /** Whether something is on its way right now, directly or to a host. */
  get busy (): boolean {
    return this.#inFlight.size > 0 || this.#pumping || this.#lanes.some((lane) => lane.busy)
  }

  /** Something new is in the outbox. */
  wake (): void {
    if (this.#stopped || this.#correspondence.outbox.size === 0) return
    if (this.#links.length > 0) {
      this.#push()
      return
    }
    for (const lane of this.#lanes) lane.wake()
    this.#dial()
  }

  /** The network came back, or the device has a new location: failures so far say nothing more. */
  retry (): void {
    this.#redialling.forgive()
    this.#redialling.hurry()
    for (const lane of this.#lanes) lane.retry()
    this.wake()
  }

  /** Opens a direct stream although nothing is to be sent: the other side may have something. */
  knock (): void {
    if (this.#links.length > 0) return
    this.#redialling.hurry()
    this.#dial()
  }

  /** Uses a channel that the device opened, where `isTheirs`, or that was opened to it. */
  attach (channel: Channel, isTheirs: boolean): Promise<void> {
    const link: DirectLink = new DirectLink(channel, {
      message: async (padded) => {
        this.#watch.heard()
        const inner = unpadInner(padded)
        return inner !== undefined && await this.#parts.receive(this.#correspondence, inner)
      },
      stored: (id) => { this.#stored(link, id) },
      refused: (id) => { this.#refused(link, id) },
      signal: (sealed) => { if (this.signals.heard(link, sealed)) this.#watch.heard() },
      closed: () => { this.#closed(link) }
    })
    if (this.#stopped || this.#links.length >= LINKS_MAX) channel.close()
    this.signals.opened(link, isTheirs)
    if (link.route === 'direct' && this.#links[0]?.route === 'relayed') this.#replaceBy(link)
    else this.#links.push(link)
    this.#watch.progressed()
    this.#watch.start()
    this.#parts.routeChanged(this.#correspondence)
    this.#push()
    return link.run()
  }

  /** There is a direct way now: a stream over a relay gives way to one over it. */
  improve (): void {
    if (this.#links[0]?.route !== 'relayed') return
    this.#redialling.hurry()
    this.#dial()
  }

  /** Takes up the capabilities that the device gives now. */
  capabilitiesChanged (): void {
    const before = this.#lanes
    // What is under way over a capability that stays is not put a second time.
    this.#lanes = this.#correspondence.device.capabilities.map((capability) =>
      before.find((lane) => isSameCapability(lane.capability, capability)) ??
        this.#lane(capability))
    for (const lane of before) if (!this.#lanes.includes(lane)) lane.stop()
    this.wake()
  }

  /** Ends direct streams, for a device that is no longer accepted. */
  hangUp (): void {
    for (const link of [...this.#links]) link.close()
  }

  stop (): void {
    this.#stopped = true
    this.#redialling.stop()
    this.#watch.stop()
    for (const lane of this.#lanes) lane.stop()
    this.hangUp()
  }

  /** What is on its way over a stream that ends goes over the new one, too: it is told apart. */
  #replaceBy (link: DirectLink): void {
    const before = this.#links.splice(0)
    this.#links.push(link)
    this.#forgetInFlight()
    for (const other of before) other.close()
  }

  #forgetInFlight (): void {
    this.#inFlight.clear()
    this.#handedOver = new WeakSet()
  }

  #push (): void {
    this.#pump().catch(this.#parts.failed)
  }

  #lane (capability: Capability): PutLane {
    const { clock, random, carrier, held, closed, worked } = this.#parts
    const correspondence = this.#correspondence
    return new PutLane(capability, {
      outbox: correspondence.outbox,
      carrier,
      clock,
      random,
      held: (item, hold) => { held(correspondence, item, hold) },
      worked: () => { worked(correspondence) },
      closed: (fault) => { closed(correspondence, capability, fault) }
    })
  }

  async #pump (): Promise<void> {
    if (this.#pumping) return
    this.#pumping = true
    try {
      for (;;) {
        const link = this.#links[0]
        const item = link === undefined || this.#inFlight.size >= WINDOW
          ? undefined
          : this.#nextDirect()
        if (link === undefined || item === undefined || this.#stopped) return
        const id = link.nextId()
        this.#watch.heard()
        this.#inFlight.set(id, item.number)
        this.#handedOver.add(item.inner)
        await link.send(id, padInner(item.inner, item.size))
      }
    } finally {
      this.#pumping = false
    }
  }

  /**
   * The oldest that did not go over this link. What a host holds is left to it at first; but
   * nothing newer overtakes it: the device forgets the keys of what comes too late.
   */
  #nextDirect (): OutboxItem | undefined {
    const now = this.#parts.clock.now()
    let oldest: OutboxItem | undefined
    for (const item of this.#correspondence.outbox.sendable(now)) {
      if (this.#handedOver.has(item.inner)) continue
      oldest ??= item
      if (item.holds.length === 0 || item.createdAt <= now - GRACE) return oldest
    }
    return undefined
  }

  #stored (link: DirectLink, id: number): void {
    const number = this.#inFlight.get(id)
    if (number === undefined || link !== this.#links[0]) return
    this.#inFlight.delete(id)
    this.#watch.progressed()
    this.#parts.acknowledged(this.#correspondence, [number])
    this.#push()
  }

  /** The device could not read it now: mail takes it, and the device may ask for repair. */
  #refused (link: DirectLink, id: number): void {
    if (link !== this.#links[0]) return
    this.#inFlight.delete(id)
    this.#watch.progressed()
    for (const lane of this.#lanes) lane.wake()
    this.#push()
  }

  #closed (link: DirectLink): void {
    this.signals.closed(link)
    const at = this.#links.indexOf(link)
    if (at < 0) return
    this.#links.splice(at, 1)
    if (at === 0) this.#forgetInFlight()
    this.#parts.routeChanged(this.#correspondence)
    // Even a device that wants us may close at once, again and again: the next dial waits a moment.
    if (link.used) this.#redialling.forgive()
    this.#redialling.later()
    this.wake()
  }

  #dial (): void {
    if (!this.#correspondence.device.accepted) return
    this.#redialling.dial().catch(this.#parts.failed)
  }
}
