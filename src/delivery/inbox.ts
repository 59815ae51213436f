// How a message comes in (DESIGN §3): dedupe, decrypt on a copy, one atomic write of the message,
// what it changed and the ratchet state, and only then the acknowledgement, which is the `true`
// that `receive` resolves to.

import { equalBytes } from '../base/bytes.ts'
import { innerHash } from '../session/inner.ts'
import { arrive } from './received.ts'
import type { Clock, Random } from '../base/clock.ts'
import type { Result } from '../base/errors.ts'
import type { Payload } from '../message/payload.ts'
import type { InnerHash } from '../session/inner.ts'
import type { Operation, Store } from '../storage/store.ts'
import type { Correspondence, Posted } from './correspondence.ts'
import type { Seen } from './seen.ts'
import type { Effects, Sink } from './sink.ts'

export interface InboxParts {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly sink: Sink
  readonly seen: Seen
  /** Empties the outbox of what the payload acknowledges. */
  readonly acknowledge: (correspondence: Correspondence, payload: Payload) => Effects
  /** Opens the first message of a new session; moves the sessions of the correspondence on. */
  readonly openFirst: (
    correspondence: Correspondence,
    inner: Uint8Array
  ) => Result<{ payload: Payload, effects: Effects }>
  /** Notes what cannot be read, for repair. */
  readonly unreadable: (correspondence: Correspondence, hash: InnerHash) => Effects
  /** Something came by mail, or again: it has to be acknowledged in a message of ours. */
  readonly ackDue: (correspondence: Correspondence, isRepeated: boolean) => void
  /** What waited for a session can be sent now. */
  readonly sealed: (correspondence: Correspondence, posted: readonly Posted[]) => void
}

export type Way = 'direct' | 'mail'

const NOTHING: Effects = { operations: [] }

export class Inbox {
  readonly #parts: InboxParts

  constructor (parts: InboxParts) {
    this.#parts = parts
  }

  /**
   * True once the message is stored, now or before; false where it cannot be read. Throws where the
   * store failed.
   */
  async receive (correspondence: Correspondence, inner: Uint8Array, way: Way): Promise<boolean> {
    if (await this.tryReceive(correspondence, inner, way)) return true
    // Another device's, by the way of this one: that one is not asked to repair it.
    if (await this.#parts.seen.find(innerHash(inner)) !== undefined) return true
    await this.#commit(correspondence, this.#parts.unreadable(correspondence, innerHash(inner)))
    return false
  }

  /**
   * The same for a message of which it is not sure that it comes from this device: not reading it
   * means nothing.
   */
  async tryReceive (correspondence: Correspondence, inner: Uint8Array, way: Way): Promise<boolean> {
    const { clock, seen, openFirst } = this.#parts
    const hash = innerHash(inner)
    const opened = correspondence.open(inner, clock.now())
    if (opened.ok) return await this.#take(correspondence, hash, opened.value, way)
    // A copy must not be acknowledged while the write of another is still under way: this waits
    // for it.
    const before = await seen.find(hash)
    if (before !== undefined && equalBytes(before.device, correspondence.id)) {
      // Who sends again has not heard of the acknowledgement.
      if (way === 'mail') this.#owe(correspondence, before.seq)
      return true
    }
    // While the store was asked, another message with the same prefix may have made the session.
    const again = correspondence.open(inner, clock.now())
    if (again.ok) return await this.#take(correspondence, hash, again.value, way)
    const first = openFirst(correspondence, inner)
    return first.ok &&
      await this.#take(correspondence, hash, first.value.payload, way, first.value.effects)
  }

  async #take (
    correspondence: Correspondence,
    hash: InnerHash,
    payload: Payload,
    way: Way,
    before: Effects = NOTHING
  ): Promise<boolean> {
    const { clock, random, sink, seen } = this.#parts
    const now = clock.now()
    // A repair comes first in a session of its own.
    const unreadable = before === NOTHING ? [] : sink.unreadable(payload.content)
    const last = payload.upTo + (payload.gaps.at(-1) ?? 0)
    const renumbered = correspondence.renumber(last, unreadable, now, random)
    const acknowledged = this.#parts.acknowledge(correspondence, payload)
    const effects: Effects[] = [before, acknowledged]
    if (payload.seq > 0) {
      const arrival = arrive(correspondence.received, payload.seq,
        sink.nextPosition(correspondence.device, now))
      if (arrival !== undefined) {
        correspondence.received = arrival.received
        effects.push(sink.arrived({
          device: correspondence.device,
          seq: payload.seq,
          position: arrival.position,
          next: arrival.next,
          content: payload.content,
          now
        }))
      } else effects.push(sink.repeated(correspondence.device, payload.content))
      if (way === 'mail') correspondence.oweAcknowledgement(payload.seq)
    }
    // What had to wait for a session goes out in the one that this message began.
    const sealed = [...renumbered, ...correspondence.sealWaiting(now, random)]
    const operations: Operation[] = effects.flatMap((effect) => [...effect.operations])
    operations.push(...sealed.flatMap((posted) => [...posted.operations]),
      seen.remember(hash, { device: correspondence.id, seq: payload.seq }, now))
    const written = this.#commit(correspondence, { operations })
    seen.begin(hash, written)
    await written
    for (const effect of effects) effect.after?.()
    if (sealed.length > 0) this.#parts.sealed(correspondence, sealed)
    if (way === 'mail' && payload.seq > 0) this.#parts.ackDue(correspondence, false)
    return true
  }

  /**
   * The same where the message alone says who writes: one that was read before is no sign, since
   * whoever wrote it could send it again in the place of somebody else.
   */
  async tryNew (correspondence: Correspondence, inner: Uint8Array, way: Way): Promise<boolean> {
    const opened = correspondence.open(inner, this.#parts.clock.now())
    return opened.ok && await this.#take(correspondence, innerHash(inner), opened.value, way)
  }

  #owe (correspondence: Correspondence, seq: number): void {
    correspondence.oweAcknowledgement(seq)
    this.#parts.ackDue(correspondence, true)
  }

  async #commit (correspondence: Correspondence, effects: Effects): Promise<void> {
    await this.#parts.store.commit([...effects.operations, correspondence.record()])
    effects.after?.()
  }
}
