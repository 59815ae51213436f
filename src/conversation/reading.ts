// What was read, on both sides: how far this person has read, and the receipts of others. Receipts
// are sent where both a person has them switched on and the other is a contact.

import { toBase64url } from '../base/bytes.ts'
import { READING_MAX } from '../message/controls/reading.ts'
import { isAccepted } from './contact.ts'
import { postControls } from './control-sets.ts'
import type { MessageId } from '../message/message-id.ts'
import type { Contact } from './contact.ts'
import type { Household } from './household.ts'
import type { MessageRecord } from './message-record.ts'
import type { OwnMessages } from './own-messages.ts'

export interface ReadingParts {
  readonly house: Household
  readonly own: OwnMessages
  /** The state of a message of mine changed. */
  readonly told: (contact: Contact, position: number, record: MessageRecord) => void
}

/** How far back a receipt reaches. */
const SEARCHED = 2_000

export class Reading {
  readonly #parts: ReadingParts

  constructor (parts: ReadingParts) {
    this.#parts = parts
  }

  /** Everything up to now is read; tells the author where receipts are switched on. */
  async markRead (contact: Contact): Promise<void> {
    const { contacts, settings, store, timeline } = this.#parts.house
    const page = await timeline.page(contact.account, { limit: READING_MAX })
    const last = page.at(-1)
    const current = contacts.get(contact.account)
    if (last === undefined || current === undefined || last.position <= current.readUpTo) return
    await store.commit([contacts.put({ ...current, readUpTo: last.position })])
    if (!settings().readReceipts || !isAccepted(current)) return
    const messages = page.filter(({ position, record }) =>
      record.author === 'them' && position > current.readUpTo)
      .map(({ record }) => record.id as MessageId)
    if (messages.length > 0) await this.#send(current, messages)
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
      for (const { position, record } of read) this.#parts.told(contact, position, record)
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
