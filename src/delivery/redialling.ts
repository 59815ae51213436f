// Opens direct streams to one device, one try at a time, and waits between tries that fail: longer
// each time, until something says that failures so far mean nothing any more.

import { backoff } from '../base/backoff.ts'
import { PEER_BACKOFF } from './peer-backoff.ts'
import type { Channel } from '../base/channel.ts'
import type { Clock, Random, Timer } from '../base/clock.ts'
import type { Fault, Result } from '../base/errors.ts'

export interface RediallingParts {
  readonly clock: Clock
  readonly random: Random
  readonly dial: () => Promise<Result<Channel>>
  /** Takes a channel that opened. */
  readonly opened: (channel: Channel) => void
  /** Whether anything waits for a stream that did not open. */
  readonly isWanted: () => boolean
  /** A wait is over. */
  readonly due: () => void
}

export class Redialling {
  /** Why the last try failed. */
  fault: Fault | undefined
  readonly #parts: RediallingParts
  #failures = 0
  #dialling = false
  #timer: Timer | undefined
  #stopped = false

  constructor (parts: RediallingParts) {
    this.#parts = parts
  }

  /** Tries, unless a try is under way or waits for its time. */
  async dial (): Promise<void> {
    if (this.#stopped || this.#dialling || this.#timer !== undefined) return
    this.#dialling = true
    const channel = await this.#parts.dial().finally(() => { this.#dialling = false })
    if (this.#stopped) {
      if (channel.ok) channel.value.close()
      return
    }
    this.fault = channel.ok ? undefined : channel.fault
    if (channel.ok) this.#parts.opened(channel.value)
    else if (this.#parts.isWanted()) this.later()
  }

  /** The next try is after a wait. */
  later (): void {
    if (this.#stopped || this.#timer !== undefined) return
    const { clock, due, random } = this.#parts
    this.#timer = clock.schedule(backoff(PEER_BACKOFF, ++this.#failures, random), () => {
      this.#timer = undefined
      due()
    })
  }

  /** The next wait is a short one again. */
  forgive (): void { this.#failures = 0 }

  /** Nothing is waited for any more: the next try is at once. */
  hurry (): void {
    this.#timer?.cancel()
    this.#timer = undefined
  }

  stop (): void {
    this.#stopped = true
    this.hurry()
  }
}
