// How the outbox empties: by the recipient's acknowledgement, by receipts where only those matter,
// or by time. No word of a host ever ends a message (DESIGN §8): it is kept until the device itself
// has said that it stored it.

import { TRACE_MAX } from '../base/limits.ts'
import { scrubSoon } from '../storage/table-scrub.ts'
import { tables } from '../storage/tables.ts'
import { withHold } from './outbox-item.ts'
import type { Clock } from '../base/clock.ts'
import type { Payload } from '../message/payload.ts'
import type { Operation, Store } from '../storage/store.ts'
import type { Correspondence } from './correspondence.ts'
import type { Hold, OutboxItem } from './outbox-item.ts'
import type { Effects, Sink } from './sink.ts'

/** Receipts of so many hosts, or of all where there are fewer, make a put succeed (DESIGN §8). */
const QUORUM = 2

export interface OutgoingParts {
  readonly store: Store
  readonly clock: Clock
  readonly sink: Sink
  /** A write failed: the store is closed and everything has to be read anew. */
  readonly storeFailed: (error: unknown) => void
}

export class Outgoing {
  readonly #parts: OutgoingParts

  constructor (parts: OutgoingParts) {
    this.#parts = parts
  }

  /** Takes out of the outbox what a payload acknowledges. */
  acknowledged (
    correspondence: Correspondence,
    { upTo, gaps }: Pick<Payload, 'upTo' | 'gaps'>
  ): Effects {
    const last = upTo + (gaps.at(-1) ?? 0)
    const beyond = new Set(gaps.map((gap) => upTo + gap))
    const done: OutboxItem[] = []
    for (const item of correspondence.outbox.items()) {
      if (item.seq > last) break
      if (item.seq > 0 && (item.seq <= upTo || beyond.has(item.seq))) done.push(item)
    }
    return this.#deliver(correspondence, done)
  }

  /** Takes out what the device has said on a direct stream that it stored. */
  stored (correspondence: Correspondence, numbers: readonly number[]): void {
    const items = numbers.map((number) => correspondence.outbox.get(number)).filter((item) =>
      item !== undefined
    )
    this.#write(this.#deliver(correspondence, items))
  }

  /** Notes a receipt. An acknowledgement has done its part with enough of them. */
  held (correspondence: Correspondence, item: OutboxItem, hold: Hold): void {
    const { outbox, device } = correspondence
    const held = withHold(item, hold, this.#parts.clock.now())
    if (item.seq === 0 && held.holds.length >= Math.min(QUORUM, device.capabilities.length)) {
      this.#write({ operations: [outbox.remove(item.number)] })
      return
    }
    this.#write({ operations: [outbox.put(held)], after: () => {
      this.#parts.sink.held(device, held)
    } })
  }

  /** Gives up what was not acknowledged in its time, and forgets since when hosts keep the rest. */
  sweep (correspondence: Correspondence): void {
    const now = this.#parts.clock.now()
    const past = [...correspondence.outbox.items()].filter(({ expiresAt, heldAt }) =>
      expiresAt > now && heldAt > 0 && heldAt + TRACE_MAX <= now)
    if (past.length > 0) {
      this.#write({ operations: [scrubSoon(tables.outbox),
        ...past.map((item) => correspondence.outbox.put({ ...item, heldAt: 0 }))] })
    }
    const over = [...correspondence.outbox.items()].filter((item) => item.expiresAt <= now)
    for (const item of over) {
      const removed = correspondence.outbox.remove(item.number)
      const effects = item.position > 0
        ? this.#parts.sink.givenUp(correspondence.device, item,
          item.holds.length > 0 ? 'expired-unread' : 'expired', now)
        : { operations: [] }
      this.#write({ ...effects, operations: [removed, ...effects.operations] })
    }
  }

  #deliver (correspondence: Correspondence, items: readonly OutboxItem[]): Effects {
    const { clock, sink } = this.#parts
    const operations: Operation[] = []
    const after: Array<() => void> = []
    for (const item of items) {
      operations.push(correspondence.outbox.remove(item.number))
      if (item.position === 0) continue
      const effects = sink.delivered(correspondence.device, item, clock.now())
      operations.push(...effects.operations)
      if (effects.after !== undefined) after.push(effects.after)
    }
    return { operations, after: () => { for (const run of after) run() } }
  }

  #write (effects: Effects): void {
    if (effects.operations.length === 0) return
    this.#parts.store.commit(effects.operations).then(() => effects.after?.(),
      this.#parts.storeFailed)
  }
}
