// One conversation in place of two: a person accepted the new identity of a contact (DESIGN §4),
// and what was said with the old one goes on with the new one. Messages keep their words, times and
// ends; each is sealed anew, and what it was sealed under is erased. Moved part by part: after a
// crash what is left is moved at the next start.

import { toBase64url } from '../base/bytes.ts'
import { tables } from '../storage/tables.ts'
import type { AccountId } from '../identity/account.ts'
import type { Operation } from '../storage/store.ts'
import type { Contact } from './contact.ts'
import type { Household } from './household.ts'
import type { OwnMessages } from './own-messages.ts'
import type { Overview } from './overview.ts'
import type { PreferenceBook } from './preferences.ts'
import type { Search } from './search.ts'
import type { Placed } from './timeline.ts'
import type { Timers } from './timers.ts'

export interface MergingParts {
  readonly house: Household
  readonly own: OwnMessages
  readonly overview: Overview
  readonly preferences: PreferenceBook
  readonly search: Search
  readonly timers: Timers
  /** What stands in a conversation is another now. */
  readonly changed: (contact: Contact) => void
}

const BATCH = 256

export class Merging {
  readonly #parts: MergingParts

  constructor (parts: MergingParts) {
    this.#parts = parts
  }

  /** Moves a conversation to where it goes on. Scrub afterwards. */
  async move (old: Contact, fresh: Contact): Promise<void> {
    const { changed, house: { store, timeline }, overview, preferences } = this.#parts
    const { muted, pinned, draft } = preferences.of(old.account)
    await store.commit([...preferences.put(fresh.account,
      { muted, pinned, ...draft === '' ? {} : { draft } }), ...preferences.erase(old.account)])
    await timeline.inTurn(old.account, () => timeline.inTurn(fresh.account, async () => {
      for (;;) {
        const placed = await timeline.oldest(old.account, 0, BATCH, 'withheld')
        if (placed.length === 0) return
        await this.#moveAll(old, fresh, placed)
      }
    }))
    overview.forget(fresh.account)
    await overview.load(fresh)
    await timeline.scrub()
    changed(fresh)
  }

  async #moveAll (old: Contact, fresh: Contact, placed: readonly Placed[]): Promise<void> {
    const { house: { store, tell, timeline }, own, search, timers } = this.#parts
    const positions = placed.map(({ position }) => position)
    const waiting = new Set(timers.upTo(old.account, positions.at(-1) ?? 0))
    const places = await this.#free(fresh.account, positions)
    const operations: Operation[] = [...timers.remove(old.account, positions)]
    const moved = placed.map(({ position, record }, i): Placed => {
      const to = places[i] ?? position
      operations.push(...timeline.put(fresh.account, to, record))
      if (waiting.has(position)) operations.push(...timers.add(fresh.account, to))
      own.forget(old.account, position)
      return { position: to, record }
    })
    await store.commit([...operations, ...timeline.erase(old.account, positions)])
    search.erased(old, placed)
    for (const each of moved) search.noted(fresh, each)
    tell({ type: 'erased', conversation: toBase64url(old.account),
      messages: placed.map(({ position, record }) => ({ id: toBase64url(record.id), position })) })
  }

  /** Places in the other conversation, in the same order, at the same time where that is free. */
  async #free (account: AccountId, positions: readonly number[]): Promise<number[]> {
    const [from = 0] = positions
    const taken = new Set((await this.#parts.house.store.list(tables.messageKey, account,
      { from })).map(({ number }) => number))
    let next = from
    return positions.map((position) => {
      next = Math.max(next, position)
      while (taken.has(next)) next++
      return next++
    })
  }
}
