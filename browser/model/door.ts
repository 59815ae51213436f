// Who stands at the door. Whoever came first stays first, so that nobody moves under a finger when
// somebody else comes.

import { signal } from '@preact/signals'
import type { ReadonlySignal } from '@preact/signals'
import type { RequestView } from '../../src/conversation/views.ts'
import type { PersonsMessenger } from './persons-port.ts'

type DoorMessenger = Pick<PersonsMessenger, 'on' | 'requests'>

export class Door {
  readonly #messenger: DoorMessenger
  readonly #requests = signal<readonly RequestView[]>([])

  constructor (messenger: DoorMessenger) {
    this.#messenger = messenger
    this.#read()
  }

  get requests (): ReadonlySignal<readonly RequestView[]> { return this.#requests }

  /** Follows what happens until the returned function is called. */
  follow (): () => void {
    this.#read()
    return this.#messenger.on(({ type }) => {
      if (type === 'request' || type === 'contact' || type === 'removed') this.#read()
    })
  }

  #read (): void {
    this.#requests.value = this.#messenger.requests().toSorted((a, b) => a.since - b.since)
  }
}
