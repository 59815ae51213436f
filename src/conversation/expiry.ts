// Nothing stays for ever: erases messages whose time has come, from the store and, where the
// platform can, from the disk (DESIGN §10). Runs at start, before anything is shown, and while
// running.

import { MINUTE } from '../base/limits.ts'
import type { Timer } from '../base/clock.ts'
import type { Contact } from './contact.ts'
import type { Household } from './household.ts'
import type { OwnMessages } from './own-messages.ts'

const SWEEP = MINUTE
const BATCH = 256

export class Expiry {
  readonly #house: Household
  readonly #own: OwnMessages
  #timer: Timer | undefined

  constructor (house: Household, own: OwnMessages) {
    this.#house = house
    this.#own = own
  }

  start (): void {
    this.#timer = this.#house.clock.schedule(SWEEP, () => {
      this.sweep().then(() => {
        if (this.#timer !== undefined) this.start()
      }, this.#house.storeFailed)
    })
  }

  stop (): void {
    this.#timer?.cancel()
    this.#timer = undefined
  }

  /** How many messages were erased. */
  async sweep (): Promise<number> {
    let erased = 0
    for (const contact of this.#house.contacts.all()) erased += await this.#sweep(contact)
    return erased
  }

  /** Erases a whole conversation. */
  async eraseAll (contact: Contact): Promise<void> {
    const { timeline } = this.#house
    for (;;) {
      const placed = await timeline.page(contact.account, { limit: BATCH })
      if (placed.length === 0) break
      await this.#erase(contact, placed.map(({ position }) => position))
    }
    await timeline.scrub(contact.account)
  }

  async #sweep (contact: Contact): Promise<number> {
    const { clock, timeline } = this.#house
    const now = clock.now()
    let erased = 0
    for (let from = 0; ;) {
      const placed = await timeline.oldest(contact.account, from, BATCH)
      const over = placed.filter(({ record }) => record.expiresAt > 0 && record.expiresAt <= now)
      await this.#erase(contact, over.map(({ position }) => position))
      erased += over.length
      const last = placed.at(-1)
      // Expiry follows the order of arrival but for shorter timers: a batch without any ends the
      // sweep.
      if (last === undefined || placed.length < BATCH || over.length === 0) break
      from = last.position + 1
    }
    if (erased > 0) await timeline.scrub(contact.account)
    return erased
  }

  async #erase (contact: Contact, positions: readonly number[]): Promise<void> {
    if (positions.length === 0) return
    for (const position of positions) this.#own.forget(contact.account, position)
    await this.#house.store.commit(this.#house.timeline.erase(contact.account, positions))
  }
}
