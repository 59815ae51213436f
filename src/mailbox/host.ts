// The host: a node in its role as keeper of mailboxes (DESIGN §8). It keeps sealed envelopes for
// the people that its policy admits, and knows who leased which box, how much is in it and until
// when; never what, and never who put it there. It has no authority: the worst that it can do is to
// lose mail, which the sender sees.

import { compareBytes, equalBytes, toHex } from '../base/bytes.ts'
import { fraction } from '../base/clock.ts'
import { MINUTE, SECOND } from '../base/limits.ts'
import { tables } from '../storage/tables.ts'
import { BoxShares } from './box-shares.ts'
import { secondsOf } from './host-context.ts'
import { HOST_LIMITS } from './host-limits.ts'
import { HostRate } from './host-rates.ts'
import { HostStream } from './host-stream.ts'
import { forgetVisitor } from './leasing.ts'
import { Ledger } from './ledger.ts'
import { leftRecords } from './leaving.ts'
import { STREAM_NONCE_SIZE } from './ownership.ts'
import { sweep } from './sweep.ts'
import { TokenBucket } from './token-bucket.ts'
import { WorkGate } from './work-gate.ts'
import type { Seconds } from '../base/brand.ts'
import type { Channel, PeerKey } from '../base/channel.ts'
import type { Clock, Random, Timer } from '../base/clock.ts'
import type { BoxId } from '../message/envelope.ts'
import type { Store } from '../storage/store.ts'
import type { BoxKind } from './box.ts'
import type { HostContext } from './host-context.ts'
import type { HostLimits, HostPolicy, Relation } from './host-limits.ts'
import type { StreamNonce } from './ownership.ts'

const SWEEP_INTERVAL = 20 * MINUTE // ms: boxes and mail are gone well within an hour of their end
const SCRUB_DELAY = 30 * SECOND // ms, and up to as much again: acknowledged mail goes in batches
const SOON = SECOND // ms

export interface MailboxHostInit {
  /** May be another one while no box is kept. */
  readonly self: PeerKey
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly policy: HostPolicy
  /** What a peer is to the owner of this node, at this moment. */
  readonly relation: (peer: PeerKey) => Relation
  readonly limits?: Partial<HostLimits>
  /**
   * Hears of failures of the store and of mistakes of our own; the client is told `unavailable`.
   */
  readonly onError?: (error: unknown) => void
}

/** What the owner of the node may see of a box that it keeps. */
export interface KeptBoxStatus {
  readonly box: BoxId
  readonly owner: PeerKey
  readonly kind: BoxKind
  readonly visitor: boolean
  readonly envelopes: number
  /** Bytes of mail held, and reserved. */
  readonly bytes: number
  readonly reserved: number
  readonly until: Seconds
}

export interface HostStatus {
  readonly policy: HostPolicy
  readonly boxes: readonly KeptBoxStatus[]
  readonly reserved: number
  readonly limits: HostLimits
}

interface ServedStream {
  readonly peer: string
  readonly ended: Promise<void>
}

export class MailboxHost {
  readonly #context: HostContext
  readonly #random: Random
  readonly #onError: (error: unknown) => void
  readonly #streams = new Map<HostStream, ServedStream>()
  readonly #erased = new Map<string, BoxId>()
  #policy: HostPolicy
  #sweepTimer: Timer | undefined
  #scrubTimer: Timer | undefined
  #cleaning: Promise<void> = Promise.resolve()
  #closed = false

  private constructor (init: MailboxHostInit, ledger: Ledger) {
    this.#policy = init.policy
    this.#random = init.random
    this.#onError = init.onError ?? (() => {})
    const limits = { ...HOST_LIMITS, ...init.limits }
    const { clock, random } = init
    const self = (): PeerKey => init.self
    this.#context = {
      get self () { return self() },
      store: init.store,
      clock: init.clock,
      limits,
      ledger,
      rates: {
        puts: new HostRate(limits.putsFrom, limits.counted),
        bundles: new HostRate(limits.bundlesFrom, limits.counted),
        strangers: new HostRate(limits.strangersFrom, limits.counted),
        allStrangers: new TokenBucket(limits.strangers, init.clock.monotonic())
      },
      gate: new WorkGate({ self, clock, random, limits: limits.work }),
      shares: new BoxShares(),
      policy: () => this.#policy,
      relation: (peer) => equalBytes(peer, init.self) ? 'self' : init.relation(peer),
      subscribers: new Map(),
      admitting: new Map(),
      erased: (box) => { this.#scrubLater(box) },
      ended: () => { this.#sweepIn(SOON) }
    }
    // What was erased just before the last end may not have been scrubbed.
    for (const kept of ledger.boxes()) this.#scrubLater(kept.box)
    this.#sweepIn(SOON)
  }

  /**
   * Builds its books from the store, and forgets what ended while it was off. Throws SnugError
   * where the store cannot be read.
   */
  static async open (init: MailboxHostInit): Promise<MailboxHost> {
    const host = new MailboxHost(init, await Ledger.open(init.store))
    await sweep(host.#context)
    return host
  }

  get policy (): HostPolicy { return this.#policy }

  /** From now on; boxes that are leased stay until their lease ends. */
  setPolicy (policy: HostPolicy): void { this.#policy = policy }

  /** Serves one stream until it ends: to be given to `Transport.serve` with MAIL_PROTOCOL. */
  readonly accept = async (channel: Channel): Promise<void> => {
    if (this.#closed || !this.#makeRoom(channel.remote)) {
      channel.close()
      return
    }
    const nonce = this.#random(STREAM_NONCE_SIZE) as StreamNonce
    const stream = new HostStream(this.#context, channel, nonce, this.#onError)
    const ended = stream.run().finally(() => { this.#streams.delete(stream) })
    this.#streams.set(stream, { peer: toHex(channel.remote), ended })
    await ended
  }

  status (): HostStatus {
    const { ledger, clock, limits } = this.#context
    const kept = ledger.active(secondsOf(clock)).sort((a, b) => compareBytes(a.box, b.box))
    return {
      policy: this.#policy,
      limits,
      reserved: kept.reduce((sum, box) => sum + box.bytes, 0),
      boxes: kept.map(({ box, owner, kind, visitor, until, heldEnvelopes, heldBytes, bytes }) => ({
        box,
        owner,
        kind,
        visitor,
        until,
        envelopes: heldEnvelopes,
        bytes: heldBytes,
        reserved: bytes
      }))
    }
  }

  /** Drops what is kept for a visitor; false where that is nothing. */
  async forgetVisitor (visitor: PeerKey): Promise<boolean> {
    return await forgetVisitor(this.#context, visitor)
  }

  /**
   * The signed reachability records that owners left for publishing: for the network to check and
   * publish.
   */
  records (): AsyncGenerator<Uint8Array> {
    return leftRecords(this.#context)
  }

  /**
   * Ends all streams, finishes what is under way and scrubs what was erased. The store stays open.
   */
  async close (): Promise<void> {
    this.#closed = true
    this.#sweepTimer?.cancel()
    this.#scrubTimer?.cancel()
    const ended = [...this.#streams.values()].map((stream) => stream.ended)
    for (const stream of this.#streams.keys()) stream.close()
    await Promise.all(ended)
    this.#clean(() => this.#scrub())
    await this.#cleaning
  }

  /** Closes what must go for one more stream of this peer; false where nothing may. */
  #makeRoom (remote: PeerKey): boolean {
    const { streams, streamsPerPeer } = this.#context.limits
    const peer = toHex(remote)
    // A client whose network changed leaves dead streams behind: the oldest go.
    const open = [...this.#streams].filter(([stream]) => !stream.closed)
    const ofPeer = open.filter(([, one]) => one.peer === peer)
    if (ofPeer.length >= streamsPerPeer) {
      ofPeer[0]?.[0].close()
      return true
    }
    if (open.length < streams) return true
    const idle = open.find(([stream]) => !stream.proved)
    idle?.[0].close()
    return idle !== undefined
  }

  #sweepIn (ms: number): void {
    if (this.#closed) return
    this.#sweepTimer?.cancel()
    const later = this.#jittered(ms)
    this.#sweepTimer = this.#context.clock.schedule(later, () => {
      this.#clean(() => sweep(this.#context))
      this.#sweepIn(SWEEP_INTERVAL)
    })
  }

  #scrubLater (box: BoxId): void {
    this.#erased.set(toHex(box), box)
    if (this.#closed) return
    const later = this.#jittered(SCRUB_DELAY)
    this.#scrubTimer ??= this.#context.clock.schedule(later, () => {
      this.#scrubTimer = undefined
      this.#clean(() => this.#scrub())
    })
  }

  async #scrub (): Promise<void> {
    const boxes = [...this.#erased.values()]
    this.#erased.clear()
    for (const box of boxes) await this.#context.store.scrub(tables.hostEnvelope, box)
  }

  /** Up to twice as many ms, so that what a host does at when tells nothing. */
  #jittered (ms: number): number {
    return Math.round((1 + fraction(this.#random)) * ms)
  }

  /** One cleaning at a time. */
  #clean (work: () => Promise<void>): void {
    this.#cleaning = this.#cleaning.then(work).catch(this.#onError)
  }
}
