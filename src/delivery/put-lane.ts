// Brings what waits in one outbox to one host of its recipient, in order, a few at a time. Every
// put is sealed anew for this box; a message counts as held only by a verified receipt (DESIGN §8).
// Failures wait out a backoff and never touch the outbox: only the recipient's acknowledgement, or
// time, empties it.

import { backoff } from '../base/backoff.ts'
import { HOUR, SECOND } from '../base/limits.ts'
import { sealEnvelope } from '../message/envelope.ts'
import { holdsIn } from './outbox-item.ts'
import { PEER_BACKOFF } from './peer-backoff.ts'
import type { Clock, Random, Timer } from '../base/clock.ts'
import type { Fault, Result } from '../base/errors.ts'
import type { Seconds } from '../base/brand.ts'
import type { Capability } from '../mailbox/capability.ts'
import type { Hold, OutboxItem } from './outbox-item.ts'
import type { Outbox } from './outbox.ts'

/** Puts that may wait for their receipt at a time, per host. */
const WINDOW = 32

/** Brings one envelope to a host; the receipt has been verified. */
export interface MailCarrier {
  put (capability: Capability, envelope: Uint8Array, short: boolean): Promise<Result<Seconds>>
}

export interface LaneParts {
  readonly outbox: Outbox
  readonly carrier: MailCarrier
  readonly clock: Clock
  readonly random: Random
  readonly held: (item: OutboxItem, hold: Hold) => void
  /**
   * The host answered that this capability no longer opens the box: nothing more can be left there.
   */
  readonly closed: (fault: Fault) => void
}

/** Answers after which this capability is of no more use (mailbox/answer-code.ts). */
const CLOSED: ReadonlySet<string> = new Set(['used', 'revoked', 'moved'])
/** The host knows no such box: its owner may still lease it again. */
const FORGOTTEN_WAIT = HOUR

export class PutLane {
  readonly capability: Capability
  readonly #parts: LaneParts
  readonly #underWay = new Set<number>()
  readonly #sealed = new WeakMap<Uint8Array, Uint8Array>()
  /** Why the last put failed; undefined where it did not. */
  fault: Fault | undefined
  #failures = 0
  #resume: Timer | undefined
  #stopped = false

  constructor (capability: Capability, parts: LaneParts) {
    this.capability = capability
    this.#parts = parts
  }

  /** Whether the host said that this capability no longer opens the box. */
  get closed (): boolean { return this.#stopped }

  /** Puts whatever is not held by this host yet. */
  wake (): void {
    if (this.#stopped || this.#resume !== undefined) return
    for (const item of this.#parts.outbox.sendable(this.#parts.clock.now())) {
      if (this.#underWay.size >= WINDOW) return
      if (!this.#underWay.has(item.number) && !this.#holds(item)) void this.#putAndGoOn(item)
    }
  }

  /** Whether a receipt is awaited. */
  get busy (): boolean { return this.#underWay.size > 0 }

  /** Forgets the backoff: the way to the host may be open again. */
  retry (): void {
    this.#failures = 0
    this.#resume?.cancel()
    this.#resume = undefined
    this.wake()
  }

  stop (): void {
    this.#stopped = true
    this.#resume?.cancel()
  }

  #holds (item: OutboxItem): boolean {
    return holdsIn(item, [this.capability], this.#parts.clock.now()).length > 0
  }

  async #putAndGoOn (item: OutboxItem): Promise<void> {
    await this.#put(item)
    this.wake()
  }

  async #put (item: OutboxItem): Promise<void> {
    this.#underWay.add(item.number)
    try {
      const { carrier, outbox, random } = this.#parts
      const envelope = this.#sealed.get(item.inner) ??
        sealEnvelope(item.inner, item.size, this.capability.outer, this.capability.box, random)
      // When an answer gets lost, the same bytes are put again: the host knows them.
      this.#sealed.set(item.inner, envelope)
      const until = await carrier.put(this.capability, envelope, item.short)
      if (this.#stopped) return
      if (!until.ok) {
        this.#fail(until.fault)
        return
      }
      if (until.value * SECOND <= this.#parts.clock.now()) {
        // By our clock the promise has ended before it began: the next try waits, too.
        this.#fail(ended)
        return
      }
      this.#failures = 0
      this.fault = undefined
      this.#sealed.delete(item.inner)
      const current = outbox.get(item.number)
      // What was encrypted anew meanwhile is not what the host holds.
      if (current?.inner === item.inner) {
        const { box, host } = this.capability
        this.#parts.held(current, { host: host.peer, box, until: until.value })
      }
    } finally {
      this.#underWay.delete(item.number)
    }
  }

  #fail (fault: Fault & { readonly wait?: Seconds }): void {
    this.fault = fault
    if (CLOSED.has(fault.code)) {
      this.stop()
      this.#parts.closed(fault)
      return
    }
    if (this.#resume !== undefined) return
    const { clock, random } = this.#parts
    const least = fault.code === 'unknown-box' ? FORGOTTEN_WAIT : (fault.wait ?? 0) * SECOND
    const wait = Math.max(backoff(PEER_BACKOFF, ++this.#failures, random), least)
    this.#resume = clock.schedule(wait, () => {
      this.#resume = undefined
      this.wake()
    })
  }
}

const ended = { code: 'promise-ended',
  message: 'The house promised to keep the message until a moment that is over.' }
