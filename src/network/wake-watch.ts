// Notices that the machine slept: connections that look open are then mostly dead. While asleep
// either the monotonic clock stands still and the wall clock goes on, or both go on and a timer
// comes late. A person who sets the clock looks the same, and costs no more than a look at each
// connection.

import { SECOND } from '../base/limits.ts'
import type { Clock, Timer } from '../base/clock.ts'

const TICK_MS = 30 * SECOND
const SLACK_MS = 20 * SECOND

export class WakeWatch {
  readonly #clock: Clock
  readonly #woke: () => void
  #timer: Timer | undefined

  constructor (clock: Clock, woke: () => void) {
    this.#clock = clock
    this.#woke = woke
    this.#tick()
  }

  close (): void {
    this.#timer?.cancel()
  }

  #tick (): void {
    const wall = this.#clock.now()
    const monotonic = this.#clock.monotonic()
    this.#timer = this.#clock.schedule(TICK_MS, () => {
      const wallMs = this.#clock.now() - wall
      const monotonicMs = this.#clock.monotonic() - monotonic
      const slept = Math.abs(wallMs - monotonicMs) > SLACK_MS || monotonicMs > TICK_MS + SLACK_MS
      this.#tick()
      if (slept) this.#woke()
    })
  }
}
