// What was read, on both sides: how far this person has read, and the receipts of others. Receipts
// are sent where a person has them switched on and the other is a contact whose identity is not to
// be decided on; those of others count where this person has them switched on, too.

import { toBase64url } from '../base/bytes.ts'
import { READING_MAX } from '../message/controls/reading.ts'
import { isAccepted } from './contact.ts'
import { postControls } from './control-sets.ts'
import { lit } from './message-record.ts'
import type { MessageId } from '../message/message-id.ts'
import type { Contact } from './contact.ts'
import type { Household } from './household.ts'
import type { OwnMessages } from './own-messages.ts'
import type { Overview } from './overview.ts'
import type { Placed } from './timeline.ts'
import type { Timers } from './timers.ts'

export interface ReadingParts {
  readonly house: Household
  readonly own: OwnMessages
  readonly overview: Overview
  readonly timers: Timers
  /** The state of a message of mine changed. */
  readonly told: (contact: Contact, placed: Placed) => void
  /** How far was read has changed. */
  readonly changed: (contact: Contact) => void
}

/** How far back a receipt reaches. */
const SEARCHED = 2_000

export class Reading {
  readonly #parts: ReadingParts

  constructor (parts: ReadingParts) {
    this.#parts = parts
  }

  /**
   * Everything up to a position is read, or all that is there; tells the author where receipts are
   * switched on. What was read stays read.
   */
  async markRead (contact: Contact, upTo = Number.MAX_SAFE_INTEGER): Promise<void> {
    if (!Number.isSafeInteger(upTo)) return
    const { house: { settings, timeline } } = this.#parts
    const read = await timeline.inTurn(contact.account, () => this.#read(contact, upTo))
    if (read === undefined || !settings().readReceipts) return
    const { before, current } = read
    if (!isAccepted(current) || current.change !== undefined) return
    const { readUpTo } = current
    const page = await timeline.page(contact.account, { after: before.readUpTo,
      before: readUpTo + 1, limit: SEARCHED })
    const messages = page.filter(({ record }) => record.author === 'them')
      .map(({ record }) => record.id as MessageId)
    for (let at = 0; at < messages.length; at += READING_MAX) {
      await this.#send(current, messages.slice(at, at + READING_MAX))
    }
  }

  /** How far was read, with the timers that begin by that. Undefined where nothing is new. */
  async #read (
    contact: Contact, upTo: number
  ): Promise<{ readonly before: Contact, readonly current: Contact } | undefined> {
    const { house: { contacts, store, time, timeline }, overview, timers, told } = this.#parts
    const before = contacts.get(contact.account)
    if (before === undefined) return undefined
    const last = overview.last(contact.account)?.position ?? 0
    const readUpTo = Math.max(before.readUpTo, Math.min(upTo, last))
    const begun: Placed[] = []
    const positions = timers.upTo(contact.account, readUpTo)
    for (const position of positions) {
      const record = await timeline.get(contact.account, position)
      if (record === undefined || record.readAt > 0) continue
      const now = time.now()
      begun.push({ position, record: { ...lit(record, now), readAt: now } })
    }
    if (readUpTo === before.readUpTo && positions.length === 0) return undefined
    const current = { ...before, readUpTo }
    await store.commit([contacts.put(current), ...timers.remove(contact.account, positions),
      ...begun.flatMap(({ position, record }) => timeline.put(contact.account, position, record))])
    overview.read(current)
    for (const placed of begun) told(current, placed)
    this.#parts.changed(current)
    return { before, current }
  }

  /** The other side says that it has read messages of mine. */
  async readByThem (contact: Contact, ids: readonly Uint8Array[]): Promise<void> {
    const { clock, settings, store, time, timeline } = this.#parts.house
    if (!settings().readReceipts || !isAccepted(contact)) return
    const wanted = new Set(ids.map(toBase64url))
    await timeline.inTurn(contact.account, async () => {
      const page = await timeline.page(contact.account, { limit: SEARCHED })
      const read = page.filter(({ record }) => record.author === 'me' &&
        record.outcome !== 'read' && wanted.has(toBase64url(record.id)))
        .map(({ position, record }) => ({ position,
          record: { ...record.outcome === 'open' ? lit(record, time.now()) : record,
            outcome: 'read' as const, readAt: clock.now() } }))
      for (const { position } of read) this.#parts.own.forget(contact.account, position)
      await store.commit(read.flatMap(({ position, record }) =>
        timeline.put(contact.account, position, record)))
      for (const placed of read) this.#parts.told(contact, placed)
    })
  }

  async #send (contact: Contact, messages: readonly MessageId[]): Promise<void> {
    const { delivery, store } = this.#parts.house
    for (const device of contact.devices) {
      if (delivery.device(device)?.accepted !== true) continue
      const { operations, sent } =
        postControls(this.#parts.house, device, [{ kind: 'reading', messages }])
      await store.commit(operations)
      sent()
    }
  }
}
