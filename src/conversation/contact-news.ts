// Tells whoever listens that a contact has changed: once for each change that can be seen. The way
// to a contact comes and goes with every connection; it is told at most every few seconds, so that
// a bad network never drowns what matters.

import { toHex } from '../base/bytes.ts'
import { SECOND } from '../base/limits.ts'
import type { Clock, Timer } from '../base/clock.ts'
import type { Contact } from './contact.ts'
import type { ContactView } from './views.ts'

const ROUTE_INTERVAL = 10 * SECOND

export interface ContactNewsParts {
  readonly clock: Clock
  /** The contact as it is now; undefined once it is gone. */
  readonly view: (contact: Contact) => ContactView | undefined
  readonly tell: (contact: ContactView) => void
}

export class ContactNews {
  readonly #parts: ContactNewsParts
  readonly #told = new Map<string, ContactView>()
  /** Contacts whose way was told just now. */
  readonly #quiet = new Map<string, Timer>()

  constructor (parts: ContactNewsParts) {
    this.#parts = parts
  }

  changed (contact: Contact): void {
    const name = toHex(contact.account)
    const view = this.#parts.view(contact)
    if (view === undefined) {
      this.#told.delete(name)
      return
    }
    const before = this.#told.get(name)
    if (before === undefined || !isSame({ ...before, route: view.route }, view)) {
      this.#tell(name, view)
    } else if (before.route !== view.route && !this.#quiet.has(name)) {
      this.#tell(name, view)
      this.#quiet.set(name, this.#parts.clock.schedule(ROUTE_INTERVAL, () => {
        this.#quiet.delete(name)
        this.changed(contact)
      }))
    }
  }

  stop (): void {
    for (const timer of this.#quiet.values()) timer.cancel()
    this.#quiet.clear()
  }

  #tell (name: string, view: ContactView): void {
    this.#told.set(name, view)
    this.#parts.tell(view)
  }
}

function isSame (one: ContactView, other: ContactView): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
