// What was read, on both sides: how far this person has read, and the receipts of others. Receipts
// are sent where both a person has them switched on and the other is a contact.

import { toBase64url } from '../base/bytes.ts'
import { READING_MAX } from '../message/controls/reading.ts'
import { isAccepted } from './contact.ts'
import { postControls } from './control-sets.ts'
import type { MessageId } from '../message/message-id.ts'
import type { Contact } from './contact.ts'
import type { Household } from './household.ts'
import type { OwnMessages } from './own-messages.ts'
import type { Overview } from './overview.ts'
import type { Placed } from './timeline.ts'

export interface ReadingParts {
  readonly house: Household
  readonly own: OwnMessages
  readonly overview: Overview
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
    const { house: { contacts, settings, store, timeline }, overview } = this.#parts
    const before = contacts.get(contact.account)
    if (before === undefined) return
    const last = overview.last(contact.account)?.position ?? 0
    const readUpTo = Math.min(upTo, last)
    if (!Number.isSafeInteger(upTo) || readUpTo <= before.readUpTo) return
    const current = { ...before, readUpTo }
    await store.commit([contacts.put(current)])
    overview.read(current)
    this.#parts.changed(current)
    if (!settings().readReceipts || !isAccepted(current)) return
    const page = await timeline.page(contact.account, { after: before.readUpTo,
      before: readUpTo + 1, limit: SEARCHED })
    const messages = page.filter(({ record }) => record.author === 'them')
      .map(({ record }) => record.id as MessageId)
    for (let at = 0; at < messages.length; at += READING_MAX) {
      await this.#send(current, messages.slice(at, at + READING_MAX))
    }
  }

  /** The other side says that it has read messages of mine. */
  async readByThem (contact: Contact, ids: readonly Uint8Array[]): Promise<void> {
    const { clock, store, timeline } = this.#parts.house
    const wanted = new Set(ids.map(toBase64url))
    await timeline.inTurn(contact.account, async () => {
      const page = await timeline.page(contact.account, { limit: SEARCHED })
      const read = page.filter(({ record }) => record.author === 'me' &&
        record.outcome !== 'read' && wanted.has(toBase64url(record.id)))
        .map(({ position, record }) => ({ position,
          record: { ...record, outcome: 'read' as const, readAt: clock.now() } }))
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
