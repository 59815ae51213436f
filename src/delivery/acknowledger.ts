// Acknowledgements of what came by mail. They wait a moment for a message to travel with; where
// none comes, one goes by itself. Only accepted contacts get any: who is at the door, or shut out,
// must not learn from one that this device is there.

import { toHex } from '../base/bytes.ts'
import { fraction } from '../base/clock.ts'
import { MAIL_TTL_LONG, MINUTE, SECOND } from '../base/limits.ts'
import type { Clock, Random, Timer } from '../base/clock.ts'
import type { Store } from '../storage/store.ts'
import type { Correspondence, Posted } from './correspondence.ts'

const DELAY = 2 * SECOND
/** What came before is acknowledged again this often at most: whoever has a copy can repeat it. */
const AGAIN = MINUTE

export interface AcknowledgerParts {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  /** What was posted is flushed. */
  readonly sent: (correspondence: Correspondence, posted: readonly Posted[]) => void
  readonly storeFailed: (error: unknown) => void
}

export class Acknowledger {
  readonly #parts: AcknowledgerParts
  readonly #timers = new Map<string, { readonly timer: Timer, readonly at: number }>()
  /** When each was last acknowledged by itself. */
  readonly #last = new Map<string, number>()
  readonly #waiting = new Map<string, Correspondence>()

  constructor (parts: AcknowledgerParts) {
    this.#parts = parts
  }

  /** Something was received that this device has not acknowledged; or again, where `isRepeated`. */
  due (correspondence: Correspondence, isRepeated = false): void {
    const { clock, random } = this.#parts
    const name = toHex(correspondence.id)
    const now = clock.monotonic()
    const soon = now + Math.round(DELAY * (1 + fraction(random)))
    const at = isRepeated ? Math.max(soon, (this.#last.get(name) ?? -Infinity) + AGAIN) : soon
    const before = this.#timers.get(name)
    if (before !== undefined && before.at <= at + DELAY) return
    before?.timer.cancel()
    this.#waiting.set(name, correspondence)
    const timer = clock.schedule(at - now, () => {
      this.#timers.delete(name)
      this.#waiting.delete(name)
      void this.#acknowledge(correspondence)
    })
    this.#timers.set(name, { timer, at })
  }

  /** Acknowledges now whatever waits for company. */
  async flush (): Promise<void> {
    const waiting = [...this.#waiting.values()]
    this.stop()
    await Promise.all(waiting.map((correspondence) => this.#acknowledge(correspondence)))
  }

  stop (): void {
    this.#waiting.clear()
    for (const { timer } of this.#timers.values()) timer.cancel()
    this.#timers.clear()
  }

  async #acknowledge (correspondence: Correspondence): Promise<void> {
    if (!correspondence.ackDue || !correspondence.device.accepted) return
    const { clock, random, sent, store, storeFailed } = this.#parts
    const now = clock.now()
    const posted = correspondence.postAcknowledgement(now + MAIL_TTL_LONG, now, random)
    if (posted === undefined) return
    this.#last.set(toHex(correspondence.id), clock.monotonic())
    try {
      await store.commit(posted.operations)
    } catch (error) {
      storeFailed(error)
      return
    }
    sent(correspondence, [posted])
    // What did not fit goes in the next one.
    if (correspondence.ackDue) this.due(correspondence)
  }
}
