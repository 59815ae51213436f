// Notices that the machine slept: connections that look open are then mostly dead. While asleep
// either the monotonic clock stands still and the wall clock goes on, or both go on and a timer
// comes late. A person who sets the clock looks the same, and costs no more than a look at each
// connection.

import { SECOND } from '../base/limits.ts'
import type { Clock, Timer } from '../base/clock.ts'

export interface WakePace {
  /** Milliseconds between looks at the clocks. */
  readonly tickMs: number
  /** Milliseconds by which a look may be late before that counts as sleep. */
  readonly lateMs: () => number
}

const TICK_MS = 30 * SECOND
const SLACK_MS = 20 * SECOND
const NODE_PACE: WakePace = { tickMs: TICK_MS, lateMs: () => SLACK_MS }

export class WakeWatch {
  readonly #clock: Clock
  readonly #woke: () => void
  readonly #pace: WakePace
  #timer: Timer | undefined

  constructor (clock: Clock, woke: () => void, pace: WakePace = NODE_PACE) {
    this.#clock = clock
    this.#woke = woke
    this.#pace = pace
    this.#tick()
  }

  close (): void {
    this.#timer?.cancel()
  }

  #tick (): void {
    const { tickMs, lateMs } = this.#pace
    const wall = this.#clock.now()
    const monotonic = this.#clock.monotonic()
    this.#timer = this.#clock.schedule(tickMs, () => {
      const wallMs = this.#clock.now() - wall
      const monotonicMs = this.#clock.monotonic() - monotonic
      const slept = Math.abs(wallMs - monotonicMs) > SLACK_MS || monotonicMs > tickMs + lateMs()
      this.#tick()
      if (slept) this.#woke()
    })
  }
}
