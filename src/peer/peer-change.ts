// When a running device takes another peer key (peer-key-record.ts): soon after somebody was shut
// out, or when the key is 30 days old, and never while this node keeps a box. Whoever was shut out
// then finds nobody at the old peer id. Messages that are under way stay in the outbox, as when the
// program is started anew.

import { HOUR, SECOND } from '../base/limits.ts'
import { isPeerKeyOver } from '../conversation/peer-key-record.ts'
import type { Clock, Timer } from '../base/clock.ts'
import type { Messenger } from '../messenger.ts'
import type { Store } from '../storage/store.ts'

export interface PeerChangeParts {
  readonly clock: Clock
  readonly store: Store
  readonly messenger: Pick<Messenger, 'hasAccount' | 'on'>
  /** Closes the node and opens it with the key that is due. Tried again where it throws. */
  readonly change: () => Promise<void>
  readonly failed: (error: unknown) => void
}

/** Everybody else is told first where to find this device from now on. */
const SOON = 10 * SECOND
/** Boxes end, and keys grow old. */
const LOOK = HOUR

export class PeerChange {
  readonly #parts: PeerChangeParts
  readonly #unlisten: () => void
  #timer: Timer | undefined
  /** When it fires, by the monotonic clock. */
  #due = Infinity
  #looking: Promise<void> = Promise.resolve()
  #stopped = false

  constructor (parts: PeerChangeParts) {
    this.#parts = parts
    this.#unlisten = parts.messenger.on(({ type }) => {
      // Somebody was shut out, or has come in by an invite, whose box ends.
      if (type === 'contact' || type === 'removed') this.#lookIn(SOON)
    })
    this.#lookIn(SOON)
  }

  /** Waits for a change that is under way. */
  async stop (): Promise<void> {
    this.#stopped = true
    this.#unlisten()
    this.#timer?.cancel()
    await this.#looking
  }

  #lookIn (ms: number): void {
    const { clock } = this.#parts
    const due = clock.monotonic() + ms
    if (this.#stopped || due >= this.#due) return
    this.#timer?.cancel()
    this.#due = due
    this.#timer = clock.schedule(ms, () => {
      this.#due = Infinity
      this.#looking = this.#looking.then(() => this.#look())
    })
  }

  async #look (): Promise<void> {
    const { change, clock, failed, messenger, store } = this.#parts
    try {
      const isDue = !this.#stopped && messenger.hasAccount &&
        await isPeerKeyOver(store, clock.now())
      if (isDue) await change()
      this.#lookIn(LOOK)
    } catch (error) {
      failed(error)
      this.#lookIn(SOON)
    }
  }
}
