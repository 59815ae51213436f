// What has to be done from time to time: rotates bundles, ends invites, erases prekeys whose time
// is over.

import { MINUTE } from '../base/limits.ts'
import { encodeBundle } from '../identity/bundle.ts'
import type { Timer } from '../base/clock.ts'
import type { Household } from './household.ts'
import type { Invitations } from './invitations.ts'

/** Services that have something to do from time to time. */
export interface Rounds { round (): Promise<void> }

const INTERVAL = 30 * MINUTE

export class Housekeeping {
  readonly #house: Household
  readonly #invitations: Invitations
  readonly #others: readonly Rounds[]
  #timer: Timer | undefined
  #running = false

  constructor (house: Household, invitations: Invitations, others: readonly Rounds[]) {
    this.#house = house
    this.#invitations = invitations
    this.#others = others
  }

  async start (): Promise<void> {
    this.#running = true
    await this.#round()
  }

  stop (): void {
    this.#running = false
    this.#timer?.cancel()
  }

  async #round (): Promise<void> {
    const { boxes, clock, random, self, shelf, store, storeFailed } = this.#house
    const now = clock.now()
    const supply = shelf.forContacts(self().device, now, random)
    const operations = [
      ...supply.operations,
      ...boxes.offerBundle(encodeBundle(supply.bundle)),
      ...this.#invitations.sweep(),
      ...shelf.sweep(now)
    ]
    if (operations.length > 0) {
      await store.commit(operations)
      this.#invitations.tell()
      boxes.attend()
    }
    for (const other of this.#others) await other.round()
    if (!this.#running) return
    this.#timer = clock.schedule(INTERVAL, () => { this.#round().catch(storeFailed) })
  }
}
