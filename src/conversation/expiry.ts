// Nothing stays for ever: erases messages whose time has come, and of others when they were kept,
// delivered and read, from the store and, where the platform can, from the disk (DESIGN §10). Runs
// at start, before anything is shown, and while running: each conversation is walked through once,
// a part at a time, and looked at again when the first of its messages is due.

import { toHex } from '../base/bytes.ts'
import { MINUTE, SECOND } from '../base/limits.ts'
import { dueOf, endOf, timesEndOf } from './message-record.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { Timer } from '../base/clock.ts'
import type { AccountId } from '../identity/account.ts'
import type { Contact } from './contact.ts'
import type { Erasure } from './erasure.ts'
import type { Household } from './household.ts'
import type { Placed } from './timeline.ts'

const SWEEP = MINUTE
const BATCH = 256

/** How far the walk through a conversation got. */
interface Walk {
  /** Where it goes on. */
  from: number
  /** When the first of those that were met is due. */
  least: Milliseconds
  /** Nothing is to be done in the conversation before; 0 until the walk has met all. */
  due: Milliseconds
}

export class Expiry {
  readonly #house: Household
  readonly #erasure: Erasure
  readonly #walks = new Map<string, Walk>()
  /** At first for what a crash left. */
  #isScrubDue = true
  #timer: Timer | undefined
  /** When it fires; 0 while a sweep is under way. */
  #fires: Milliseconds = 0

  constructor (house: Household, erasure: Erasure) {
    this.#house = house
    this.#erasure = erasure
  }

  start (): void {
    const { clock, time } = this.#house
    const wait = this.#wait()
    this.#fires = time.over() + wait
    this.#timer = clock.schedule(wait, () => {
      this.#fires = 0
      this.sweep().then(() => {
        if (this.#timer !== undefined) this.start()
      }, this.#house.storeFailed)
    })
  }

  stop (): void {
    this.#timer?.cancel()
    this.#timer = undefined
  }

  /** A message stands in a conversation. */
  noted ({ account }: Contact, { record }: Placed): void {
    const due = dueOf(record)
    if (due === 0) return
    const walk = this.#walkOf(account)
    walk.least = Math.min(walk.least, due)
    walk.due = Math.min(walk.due, due)
    if (this.#timer === undefined || due >= this.#fires) return
    this.#timer.cancel()
    this.start()
  }

  /** Something else was erased: the next sweep takes it from the disk. */
  scrubLater (): void { this.#isScrubDue = true }

  /** What is over by now is not what was over before: everything is looked at again. */
  async again (): Promise<void> {
    this.#walks.clear()
    await this.sweep()
    if (this.#timer === undefined) return
    this.#timer.cancel()
    this.start()
  }

  /** How many messages were erased. */
  async sweep (): Promise<number> {
    let erased = 0
    for (const contact of this.#house.contacts.all()) erased += await this.#sweep(contact)
    if (erased > 0 || this.#isScrubDue) await this.#erasure.scrub()
    this.#isScrubDue = false
    return erased
  }

  /** Erases a whole conversation. */
  async eraseAll (contact: Contact): Promise<void> {
    const { timeline } = this.#house
    await timeline.inTurn(contact.account, async () => {
      for (;;) {
        const placed = await timeline.oldest(contact.account, 0, BATCH, 'withheld')
        if (placed.length === 0) break
        await this.#erasure.erase(contact, placed)
      }
    })
    await this.#erasure.scrub()
    this.#walks.delete(toHex(contact.account))
  }

  /**
   * Expiry follows the order of arrival, but where somebody chose a shorter time later: so the
   * oldest messages are looked at first, as long as there are any that are over, and all others in
   * turn.
   */
  async #sweep (contact: Contact): Promise<number> {
    const walk = this.#walkOf(contact.account)
    if (walk.due > this.#house.time.over()) return 0
    if (walk.due > 0) Object.assign(walk, { from: 0, least: Infinity, due: 0 })
    let erased = 0
    await this.#house.timeline.inTurn(contact.account, async () => {
      for (let from = 0; ;) {
        const batch = await this.#sweepBatch(contact, from)
        erased += batch.erased
        if (batch.next === undefined || batch.erased === 0) break
        from = batch.next
      }
      const further = await this.#sweepBatch(contact, walk.from)
      erased += further.erased
      walk.from = further.next ?? 0
      if (further.next === undefined) walk.due = walk.least
    })
    return erased
  }

  async #sweepBatch (
    contact: Contact, from: number
  ): Promise<{ readonly erased: number, readonly next: number | undefined }> {
    const { time, timeline } = this.#house
    const now = time.over()
    const placed = await timeline.oldest(contact.account, from, BATCH)
    const over = placed.filter(({ record }) => endOf(record) > 0 && endOf(record) <= now)
    const past = placed.filter((each) => !over.includes(each) &&
      timesEndOf(each.record) > 0 && timesEndOf(each.record) <= now)
    if (past.length > 0) this.#isScrubDue = true
    for (const each of await this.#erasure.forgetTimes(contact, past)) this.noted(contact, each)
    for (const each of placed) {
      if (!over.includes(each) && !past.includes(each)) this.noted(contact, each)
    }
    await this.#erasure.erase(contact, over)
    const last = placed.at(-1)
    return { erased: over.length,
      next: last === undefined || placed.length < BATCH ? undefined : last.position + 1 }
  }

  /** Until the first message that is known of is over, and no longer than to the next round. */
  #wait (): number {
    const first = Math.min(...[...this.#walks.values()].map(({ due, least }) =>
      due > 0 ? due : least))
    return Math.max(SECOND, Math.min(SWEEP, first - this.#house.time.over()))
  }

  #walkOf (account: AccountId): Walk {
    const name = toHex(account)
    const walk = this.#walks.get(name) ?? { from: 0, least: Infinity, due: 0 }
    this.#walks.set(name, walk)
    return walk
  }
}
