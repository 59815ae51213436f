// The end of a conversation: its messages erased, or everything that belongs to it, or the contact
// with all that is known of it. What names somebody who was erased is gone from every record but
// those that SECURITY §3 tells of, also from what was written over.

import { toBase64url } from '../base/bytes.ts'
import { scrubSoon } from '../storage/table-scrub.ts'
import { tables } from '../storage/tables.ts'
import type { AccountId } from '../identity/account.ts'
import type { Operation } from '../storage/store.ts'
import type { Contact } from './contact.ts'
import type { Deletions } from './deletions.ts'
import type { Expiry } from './expiry.ts'
import type { Household } from './household.ts'
import type { PreferenceBook } from './preferences.ts'

export interface PartingParts {
  readonly house: Household
  readonly deletions: Deletions
  readonly expiry: Expiry
  readonly preferences: PreferenceBook
  /** Whoever holds something of a contact in memory. */
  readonly forget: ReadonlyArray<{ forget (account: AccountId): void }>
}

/** Who keeps records about contacts beside the conversations. */
interface Beside { forget (contact: Contact): readonly Operation[] }

/** Where records that are gone, or were written anew, named a contact. */
const NAMING = [tables.box, tables.deletion, tables.device, tables.invite, tables.session,
  tables.timer] as const

export class Parting {
  readonly #parts: PartingParts
  #beside: readonly Beside[] = []

  constructor (parts: PartingParts) {
    this.#parts = parts
  }

  /** Those are asked as well, whenever a contact is removed. */
  with (...beside: readonly Beside[]): void { this.#beside = beside }

  /** What else is known of a contact: erased in the write that removes it. */
  forget (contact: Contact): Operation[] {
    return [...this.#beside.flatMap((each) => [...each.forget(contact)]), ...NAMING.map(scrubSoon)]
  }

  /** Erases all messages of a conversation; what waits of them is not sent any more. */
  async eraseMessages (contact: Contact): Promise<void> {
    const { expiry, house: { delivery, store } } = this.#parts
    const given = contact.devices.flatMap((device) =>
      delivery.waiting.giveUp(device, () => ({ operations: [] })))
    await store.commit(given.flatMap(({ operations }) => [...operations]))
    await expiry.eraseAll(contact)
  }

  /** Erases a conversation with everything that belongs to it. */
  async eraseAll (contact: Contact): Promise<void> {
    const { account } = contact
    const { deletions, expiry, house, preferences } = this.#parts
    await house.store.commit([...preferences.erase(account), ...deletions.erase(account)])
    await expiry.eraseAll(contact)
  }

  /** The contact is erased, too. */
  async gone ({ account, devices }: Contact): Promise<void> {
    const { store, tell } = this.#parts.house
    for (const each of this.#parts.forget) each.forget(account)
    const { contact, contactHistory, conversation, request } = tables
    for (const table of [contact, contactHistory, conversation, request]) {
      await store.scrub(table, account)
    }
    for (const device of devices) await store.scrub(tables.outbox, device)
    tell({ type: 'removed', contact: toBase64url(account) })
  }
}
