// Whether the direct streams of one device are still good for something: one on which nothing was
// stored for so long, while something waits, counts as dead; one on which nothing happens at all
// has done its work.

import { MINUTE, SECOND } from '../base/limits.ts'
import type { Clock, Timer } from '../base/clock.ts'

const PATIENCE = 8 * SECOND
const IDLE = 10 * MINUTE

export interface LinkWatchParts {
  readonly clock: Clock
  /** Whether there are any. */
  readonly isOpen: () => boolean
  /** Whether something is on its way over one. */
  readonly isWaiting: () => boolean
  readonly hangUp: () => void
  readonly goOn: () => void
}

export class LinkWatch {
  readonly #parts: LinkWatchParts
  #lastProgress = 0
  #timer: Timer | undefined
  #stopped = false

  constructor (parts: LinkWatchParts) {
    this.#parts = parts
  }

  /** Something was stored, or begins to be waited for. */
  progressed (): void { this.#lastProgress = this.#parts.clock.monotonic() }

  /** The device said something, which is no sign that it stores what waits. */
  heard (): void { if (!this.#parts.isWaiting()) this.progressed() }

  start (): void {
    if (this.#timer !== undefined || this.#stopped) return
    const { clock, goOn, hangUp, isOpen, isWaiting } = this.#parts
    const waited = isWaiting() ? clock.monotonic() - this.#lastProgress : 0
    this.#timer = clock.schedule(Math.max(SECOND, PATIENCE - waited), () => {
      this.#timer = undefined
      if (!isOpen()) return
      const quiet = clock.monotonic() - this.#lastProgress
      // Of a device that is gone no other link is better.
      if (quiet >= (isWaiting() ? PATIENCE : IDLE)) hangUp()
      else goOn()
      this.start()
    })
  }

  stop (): void {
    this.#stopped = true
    this.#timer?.cancel()
  }
}
