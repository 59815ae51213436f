// Brings what waits in one outbox to one host of its recipient, in order, a few at a time. Every
// put is sealed anew for this box; a message counts as held only by a verified receipt (DESIGN §8).
// Failures wait out a backoff and never touch the outbox: only the recipient's acknowledgement, or
// time, empties it.

import { backoff } from '../base/backoff.ts'
import { HOUR, SECOND } from '../base/limits.ts'
import { WorkSearch } from '../mailbox/work-search.ts'
import { envelopeHash, sealEnvelope } from '../message/envelope.ts'
import { holdsIn } from './outbox-item.ts'
import { PEER_BACKOFF } from './peer-backoff.ts'
import type { Clock, Random, Timer } from '../base/clock.ts'
import type { Fault, Result } from '../base/errors.ts'
import type { Seconds } from '../base/brand.ts'
import type { Capability } from '../mailbox/capability.ts'
import type { WorkProgress } from '../mailbox/work-search.ts'
import type { WorkAsked } from '../mailbox/work.ts'
import type { Hold, OutboxItem } from './outbox-item.ts'
import type { Outbox } from './outbox.ts'

/** Puts that may wait for their receipt at a time, per host. */
const WINDOW = 32
/** Times that a host may ask for work in a row. */
const ASKED_MAX = 4

/**
 * Brings one envelope to a host, with the proof of work where one was asked for; the receipt has
 * been verified.
 */
export interface MailCarrier {
  put (
    capability: Capability, envelope: Uint8Array, short: boolean, proof: Uint8Array
  ): Promise<Result<Seconds>>
}

/** What was sealed for this box, with the work that was done for it. */
interface Sealed {
  readonly envelope: Uint8Array
  readonly search: WorkSearch
  proof: Uint8Array
  /** How often the host has asked since the last pause. */
  asked: number
}

export interface LaneParts {
  readonly outbox: Outbox
  readonly carrier: MailCarrier
  readonly clock: Clock
  readonly random: Random
  readonly held: (item: OutboxItem, hold: Hold) => void
  /** Work for a request box goes on. */
  readonly worked: () => void
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
  readonly #sealed = new WeakMap<Uint8Array, Sealed>()
  readonly #ended = new AbortController()
  #work: WorkProgress | undefined
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

  /** How far the work is that is done for this host now. */
  get work (): WorkProgress | undefined { return this.#work }

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
    this.#ended.abort()
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
      const { carrier, outbox } = this.#parts
      // When an answer gets lost, the same bytes are put again: the host knows them.
      const sealed = this.#sealed.get(item.inner) ?? this.#seal(item)
      this.#sealed.set(item.inner, sealed)
      const { envelope, proof } = sealed
      const until = await carrier.put(this.capability, envelope, item.short, proof)
      if (this.#stopped) return
      if (!until.ok) {
        const { asked } = until.fault as Fault & { readonly asked?: WorkAsked }
        if (asked === undefined || !await this.#workFor(sealed, asked)) this.#fail(until.fault)
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

  #seal (item: OutboxItem): Sealed {
    const { box, host, outer } = this.capability
    const envelope = sealEnvelope(item.inner, item.size, outer, box, this.#parts.random)
    const search = new WorkSearch({ host: host.peer, box, envelope: envelopeHash(envelope) })
    return { envelope, search, proof: new Uint8Array(0), asked: 0 }
  }

  /** Does what the host asks for; false where that cannot be, or was ended. */
  async #workFor (sealed: Sealed, asked: WorkAsked): Promise<boolean> {
    // Whoever never has enough is not to have this device work for ever.
    if (++sealed.asked > ASKED_MAX) {
      sealed.asked = 0
      return false
    }
    const proof = await sealed.search.run(asked, this.#ended.signal, (work) => {
      this.#work = work
      this.#parts.worked()
    })
    this.#work = undefined
    this.#parts.worked()
    if (proof === undefined) return false
    sealed.proof = proof
    return true
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

/** The work of several lanes together. */
export function workOf (lanes: readonly PutLane[]): WorkProgress | undefined {
  const works = lanes.map(({ work }) => work).filter((work) => work !== undefined)
  return works.length === 0
    ? undefined
    : works.reduce((sum, { tries, expected }) =>
      ({ tries: sum.tries + tries, expected: sum.expected + expected }))
}

const ended = { code: 'promise-ended',
  message: 'The house promised to keep the message until a moment that is over.' }
