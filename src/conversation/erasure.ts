// How messages go, for whatever reason: out of the store, out of everything that is known of them
// in memory, and out of what anybody shows. Callers take turns (Timeline.inTurn), and scrub when
// they are done.

import { equalBytes, toBase64url } from '../base/bytes.ts'
import { tables } from '../storage/tables.ts'
import { KEPT_EVENTS } from './event-log.ts'
import { deleted, withoutTimes } from './message-record.ts'
import type { Operation } from '../storage/store.ts'
import type { Contact } from './contact.ts'
import type { Household } from './household.ts'
import type { OwnMessages } from './own-messages.ts'
import type { Overview } from './overview.ts'
import type { Search } from './search.ts'
import type { Placed } from './timeline.ts'
import type { Timers } from './timers.ts'

export interface ErasureParts {
  readonly house: Household
  readonly own: OwnMessages
  readonly overview: Overview
  readonly search: Search
  readonly timers: Timers
  /** A message is another one now. */
  readonly told: (contact: Contact, placed: Placed) => void
  /** What stands in a conversation is less now. */
  readonly changed: (contact: Contact) => void
}

export class Erasure {
  readonly #parts: ErasureParts

  constructor (parts: ErasureParts) {
    this.#parts = parts
  }

  /** Erases messages, in one commit with `also`. */
  async erase (
    contact: Contact, placed: readonly Placed[], also: readonly Operation[] = []
  ): Promise<void> {
    if (placed.length === 0) return
    const { changed, house: { store, tell, timeline }, overview, own, search, timers } =
      this.#parts
    const positions = placed.map(({ position }) => position)
    for (const position of positions) own.forget(contact.account, position)
    await store.commit([...also, ...timeline.erase(contact.account, positions),
      ...timers.remove(contact.account, positions)])
    search.erased(contact, placed)
    await overview.erased(contact.account, positions)
    tell({ type: 'erased', conversation: toBase64url(contact.account),
      messages: placed.map(({ position, record }) => ({ id: toBase64url(record.id), position })) })
    changed(contact)
  }

  /**
   * Leaves of a message only that there was one: its author took it back. In one commit with
   * `also`; scrub afterwards. Whoever watches is told of what stays.
   */
  async blank (contact: Contact, placed: Placed, also: readonly Operation[] = []): Promise<void> {
    const { house: { store, timeline }, own, search, timers, told } = this.#parts
    const { position, record } = placed
    const left = { position, record: deleted(record) }
    own.forget(contact.account, position)
    await store.commit([...also, ...timeline.overwrite(contact.account, position, left.record),
      ...timers.remove(contact.account, [position])])
    search.erased(contact, [placed])
    told(contact, left)
  }

  /** Leaves of messages what became of them, and not when. Scrub afterwards. */
  async forgetTimes (contact: Contact, placed: readonly Placed[]): Promise<Placed[]> {
    const { house: { store, timeline }, overview } = this.#parts
    const left = placed.map(({ position, record }) =>
      ({ position, record: withoutTimes(record) }))
    await store.commit(left.flatMap(({ position, record }) =>
      timeline.overwrite(contact.account, position, record)))
    for (const each of left) overview.noted(contact, each)
    return left
  }

  /**
   * Takes what was erased from the disk, where the platform can. What was written was in the outbox
   * until it arrived, and anything may have been among the events that are kept: it was deleted
   * from both, and is left in neither's files.
   */
  async scrub (): Promise<void> {
    const { contacts, timeline } = this.#parts.house
    const events = [KEPT_EVENTS] // of all conversations: once
    await timeline.scrub((conversation) => {
      const devices = contacts.all()
        .find(({ account }) => equalBytes(account, conversation))?.devices ?? []
      return [...events.splice(0), ...devices.map((name) => ({ table: tables.outbox, name }))]
    })
  }
}
