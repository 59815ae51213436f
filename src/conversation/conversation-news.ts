// Tells whoever listens how a conversation stands, whenever anything has changed that its view
// shows, and only then.

import { toHex } from '../base/bytes.ts'
import type { AccountId } from '../identity/account.ts'
import type { Contact } from './contact.ts'
import type { ConversationView } from './views.ts'

export interface ConversationNewsParts {
  readonly view: (contact: Contact) => ConversationView
  readonly tell: (conversation: ConversationView) => void
}

export class ConversationNews {
  readonly #parts: ConversationNewsParts
  readonly #told = new Map<string, string>()

  constructor (parts: ConversationNewsParts) {
    this.#parts = parts
  }

  /** Anything of it may have changed; what is written already counts. */
  changed (contact: Contact): void {
    if (contact.state === 'requested') return
    const name = toHex(contact.account)
    const view = this.#parts.view(contact)
    const json = JSON.stringify(view)
    if (this.#told.get(name) === json) return
    this.#told.set(name, json)
    this.#parts.tell(view)
  }

  forget (account: AccountId): void { this.#told.delete(toHex(account)) }
}
