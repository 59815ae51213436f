// One person as I know them, followed while somebody looks: their names, how they stand to me, and
// the way to them.

import { signal } from '@preact/signals'
import type { ReadonlySignal } from '@preact/signals'
import type { NumberedEvent } from '../../src/conversation/event-log.ts'
import type { ContactView } from '../../src/conversation/views.ts'
import type { PersonsMessenger } from './persons-port.ts'

type AcquaintanceMessenger = Pick<PersonsMessenger, 'on' | 'contact'>

export class Acquaintance {
  readonly #id: string
  readonly #messenger: AcquaintanceMessenger
  readonly #view: ReturnType<typeof signal<ContactView | undefined>>

  constructor (id: string, messenger: AcquaintanceMessenger) {
    this.#id = id
    this.#messenger = messenger
    this.#view = signal(this.#read())
  }

  /** Undefined where there is nobody of this id (any more). */
  get view (): ReadonlySignal<ContactView | undefined> { return this.#view }

  /** Follows what happens until the returned function is called. */
  follow (): () => void {
    this.#view.value = this.#read()
    return this.#messenger.on((event) => {
      if (this.#concerns(event)) this.#view.value = this.#read()
    })
  }

  #concerns (event: NumberedEvent): boolean {
    switch (event.type) {
      // Whoever else is renamed may look like this one now.
      case 'contact':
      case 'removed': return true
      case 'conversation': return event.conversation.id === this.#id
      default: return false
    }
  }

  #read (): ContactView | undefined {
    try {
      const found = this.#messenger.contact(this.#id)
      // An id is looked up as a name, too.
      return found.id === this.#id ? found : undefined
    } catch {
      return undefined
    }
  }
}
