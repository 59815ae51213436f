// What a list of conversations shows of each without reading it: how many messages are unread, and
// which is the last. Held in memory: read from the store once, and kept right by whoever changes a
// timeline, after the write. Telling the same twice changes nothing. Where very much is unread, the
// start does not wait until all is counted.

import { equalBytes, toHex } from '../base/bytes.ts'
import { pause } from '../base/clock.ts'
import type { Clock } from '../base/clock.ts'
import type { AccountId } from '../identity/account.ts'
import type { Contact } from './contact.ts'
import type { Placed, Timeline } from './timeline.ts'

interface Kept {
  /** Positions of messages of theirs behind what was read. */
  readonly unread: Set<number>
  last: Placed | undefined
  /** What stands before this position is not counted yet; 0 where all is. */
  uncounted: number
  /** Messages that were looked at. */
  looked: number
}

const PAGE = 256
/** Messages of one conversation that are looked at: nobody needs to know more exactly. */
const LOOKED_MAX = 10_000
const SLICE = 6 // ms
const REST = 1 // ms

export class Overview {
  readonly #timeline: Timeline
  readonly #clock: Clock
  readonly #kept = new Map<string, Kept>()
  #counting: Promise<void> | undefined

  constructor (timeline: Timeline, clock: Clock) {
    this.#timeline = timeline
    this.#clock = clock
  }

  /** The last message, and the newest of those that are unread. */
  async load (contact: Contact): Promise<void> {
    const [last] = await this.#timeline.page(contact.account, { limit: 1 })
    if (last === undefined) return
    this.noted(contact, last)
    this.#of(contact.account).uncounted = last.position
    await this.#look(contact, () => contact)
  }

  /** Counts what is left to be counted; `counted` hears of each conversation that is through. */
  async count (
    contacts: () => readonly Contact[], counted: (contact: Contact) => void
  ): Promise<void> {
    this.#counting ??= this.#count(contacts, counted).finally(() => { this.#counting = undefined })
    await this.#counting
  }

  unread (account: AccountId): number { return this.#of(account).unread.size }

  /** Where the unread messages stand, oldest first. */
  unreadAt (account: AccountId): number[] {
    return [...this.#of(account).unread].sort((a, b) => a - b)
  }

  last (account: AccountId): Placed | undefined { return this.#of(account).last }

  /** A message stands in the timeline, or stands there as another one now. */
  noted (contact: Contact, placed: Placed): void {
    const kept = this.#of(contact.account)
    if (isUnread(contact, placed)) kept.unread.add(placed.position)
    if (placed.position >= (kept.last?.position ?? 0)) kept.last = placed
  }

  /** `readUpTo` of the contact has moved. */
  read ({ account, readUpTo }: Contact): void {
    const { unread } = this.#of(account)
    for (const position of unread) if (position <= readUpTo) unread.delete(position)
  }

  /** Messages are gone from the store. */
  async erased (account: AccountId, positions: readonly number[]): Promise<void> {
    const kept = this.#of(account)
    for (const position of positions) kept.unread.delete(position)
    if (kept.last === undefined || !positions.includes(kept.last.position)) return
    kept.last = undefined
    const [last] = await this.#timeline.page(account, { limit: 1 })
    // One that came meanwhile is the last.
    if (last !== undefined) kept.last ??= last
  }

  forget (account: AccountId): void { this.#kept.delete(toHex(account)) }

  async #count (
    contacts: () => readonly Contact[], counted: (contact: Contact) => void
  ): Promise<void> {
    let began = this.#clock.monotonic()
    for (let next = this.#next(contacts()); next !== undefined; next = this.#next(contacts())) {
      const contact = next
      const { account } = contact
      const current = (): Contact | undefined =>
        contacts().find((other) => equalBytes(other.account, account))
      // In turn, so that nothing that is erased meanwhile is counted.
      await this.#timeline.inTurn(account, () => this.#look(contact, current))
      if (this.#of(account).uncounted === 0) counted(contact)
      if (this.#clock.monotonic() - began < SLICE) continue
      await pause(this.#clock, REST)
      began = this.#clock.monotonic()
    }
  }

  #next (contacts: readonly Contact[]): Contact | undefined {
    return contacts.find(({ account }) => this.#of(account).uncounted > 0)
  }

  /** Looks at a page before what was looked at; `current` is the contact as it is then. */
  async #look (
    { account, readUpTo }: Contact, current: () => Contact | undefined
  ): Promise<void> {
    const kept = this.#of(account)
    const page = await this.#timeline.page(account,
      { after: readUpTo, before: kept.uncounted, limit: PAGE })
    const now = current()
    if (now !== undefined) for (const placed of page) this.noted(now, placed)
    kept.looked += page.length
    const isOver = page.length < PAGE || kept.looked >= LOOKED_MAX
    kept.uncounted = isOver ? 0 : page[0]?.position ?? 0
  }

  #of (account: AccountId): Kept {
    const name = toHex(account)
    const kept = this.#kept.get(name) ??
      { unread: new Set<number>(), last: undefined, uncounted: 0, looked: 0 }
    this.#kept.set(name, kept)
    return kept
  }
}

function isUnread (contact: Contact, { position, record }: Placed): boolean {
  return record.author === 'them' && position > contact.readUpTo
}
