// What a list of conversations shows of each without reading it: how many messages are unread, and
// which is the last. Held in memory: read from the store once, at the start, and kept right by
// whoever changes a timeline, after the write. Telling the same twice changes nothing.

import { toHex } from '../base/bytes.ts'
import type { AccountId } from '../identity/account.ts'
import type { Contact } from './contact.ts'
import type { Placed, Timeline } from './timeline.ts'

interface Kept {
  /** Positions of messages of theirs behind what was read. */
  readonly unread: Set<number>
  last: Placed | undefined
}

const PAGE = 512

export class Overview {
  readonly #timeline: Timeline
  readonly #kept = new Map<string, Kept>()

  constructor (timeline: Timeline) {
    this.#timeline = timeline
  }

  async load (contact: Contact): Promise<void> {
    const [last] = await this.#timeline.page(contact.account, { limit: 1 })
    if (last !== undefined) this.noted(contact, last)
    for (let after = contact.readUpTo; last !== undefined && after < last.position;) {
      const page = await this.#timeline.page(contact.account, { after, limit: PAGE })
      for (const placed of page) this.noted(contact, placed)
      after = page.at(-1)?.position ?? last.position
    }
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

  #of (account: AccountId): Kept {
    const name = toHex(account)
    const kept = this.#kept.get(name) ?? { unread: new Set(), last: undefined }
    this.#kept.set(name, kept)
    return kept
  }
}

function isUnread (contact: Contact, { position, record }: Placed): boolean {
  return record.author === 'them' && position > contact.readUpTo
}
