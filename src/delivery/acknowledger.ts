// Acknowledgements of what came by mail. They wait a moment for a message to travel with; where
// none comes, one goes by itself. Only accepted contacts get any: who is at the door, or shut out,
// must not learn from one that this device is there.

import { toHex } from '../base/bytes.ts'
import { fraction } from '../base/clock.ts'
import { MAIL_TTL_LONG, SECOND } from '../base/limits.ts'
import type { Clock, Random, Timer } from '../base/clock.ts'
import type { Store } from '../storage/store.ts'
import type { Correspondence, Posted } from './correspondence.ts'

const DELAY = 2 * SECOND

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
  readonly #timers = new Map<string, Timer>()
  readonly #waiting = new Map<string, Correspondence>()

  constructor (parts: AcknowledgerParts) {
    this.#parts = parts
  }

  /** Something was received that this device has not acknowledged. */
  due (correspondence: Correspondence): void {
    const { clock, random } = this.#parts
    const name = toHex(correspondence.id)
    if (this.#timers.has(name)) return
    this.#waiting.set(name, correspondence)
    const wait = Math.round(DELAY * (1 + fraction(random)))
    this.#timers.set(name, clock.schedule(wait, () => {
      this.#timers.delete(name)
      this.#waiting.delete(name)
      void this.#acknowledge(correspondence)
    }))
  }

  /** Acknowledges now whatever waits for company. */
  async flush (): Promise<void> {
    const waiting = [...this.#waiting.values()]
    this.stop()
    await Promise.all(waiting.map((correspondence) => this.#acknowledge(correspondence)))
  }

  stop (): void {
    this.#waiting.clear()
    for (const timer of this.#timers.values()) timer.cancel()
    this.#timers.clear()
  }

  async #acknowledge (correspondence: Correspondence): Promise<void> {
    if (!correspondence.ackDue || !correspondence.device.accepted) return
    const { clock, random, sent, store, storeFailed } = this.#parts
    const now = clock.now()
    const posted = correspondence.postAcknowledgement(now + MAIL_TTL_LONG, now, random)
    if (posted === undefined) return
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
