// Nothing stays for ever: erases messages whose time has come, from the store and, where the
// platform can, from the disk (DESIGN §10). Runs at start, before anything is shown, and while
// running.

import { toHex } from '../base/bytes.ts'
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
  /** Where the next further look at a conversation begins, by its name. */
  readonly #further = new Map<string, number>()
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
    if (erased > 0) await this.#house.timeline.scrub()
    return erased
  }

  /** Erases a whole conversation. */
  async eraseAll (contact: Contact): Promise<void> {
    const { timeline } = this.#house
    await timeline.inTurn(contact.account, async () => {
      for (;;) {
        const placed = await timeline.page(contact.account, { limit: BATCH })
        if (placed.length === 0) break
        await this.#erase(contact, placed.map(({ position }) => position))
      }
    })
    await timeline.scrub()
  }

  /**
   * Expiry follows the order of arrival, but where somebody chose a shorter time later: so the
   * oldest messages are looked at each time, as long as there are any that are over, and all others
   * in turn.
   */
  async #sweep (contact: Contact): Promise<number> {
    const { timeline } = this.#house
    const name = toHex(contact.account)
    let erased = 0
    await timeline.inTurn(contact.account, async () => {
      for (let from = 0; ;) {
        const batch = await this.#sweepBatch(contact, from)
        erased += batch.erased
        if (batch.next === undefined || batch.erased === 0) break
        from = batch.next
      }
      const further = await this.#sweepBatch(contact, this.#further.get(name) ?? 0)
      erased += further.erased
      this.#further.set(name, further.next ?? 0)
    })
    return erased
  }

  async #sweepBatch (
    contact: Contact, from: number
  ): Promise<{ readonly erased: number, readonly next: number | undefined }> {
    const { clock, timeline } = this.#house
    const now = clock.now()
    const placed = await timeline.oldest(contact.account, from, BATCH)
    const over = placed.filter(({ record }) => record.expiresAt > 0 && record.expiresAt <= now)
    await this.#erase(contact, over.map(({ position }) => position))
    const last = placed.at(-1)
    return { erased: over.length,
      next: last === undefined || placed.length < BATCH ? undefined : last.position + 1 }
  }

  async #erase (contact: Contact, positions: readonly number[]): Promise<void> {
    if (positions.length === 0) return
    for (const position of positions) this.#own.forget(contact.account, position)
    await this.#house.store.commit(this.#house.timeline.erase(contact.account, positions))
  }
}
