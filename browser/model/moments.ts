// What contacts show right now, where both show it: that they type, or are here. And that this
// person is here, for as long as the page is in front. Nothing of it is kept.

import { signal } from '@preact/signals'
import type { ReadonlySignal, Signal } from '@preact/signals'
import type { NumberedEvent } from '../../src/conversation/event-log.ts'
import type { SignalView } from '../../src/conversation/acquaintance-views.ts'
import type { ChatMessenger } from './chat-port.ts'
import type { Watched } from './network.ts'

/** Half of the time for which the messenger believes it. */
const STAYS_MS = 60_000

export type Moment = Pick<SignalView, 'typing' | 'here'>

const NOTHING: Moment = { typing: false, here: false }

export class Moments {
  readonly #messenger: Pick<ChatMessenger, 'signals' | 'active' | 'left'>
  readonly #all = new Map<string, Signal<Moment>>()

  constructor (messenger: Pick<ChatMessenger, 'signals' | 'active' | 'left'>) {
    this.#messenger = messenger
    for (const view of messenger.signals()) this.#of(view.contact).value = view
  }

  of (id: string): ReadonlySignal<Moment> { return this.#of(id) }

  take (event: NumberedEvent): void {
    if (event.type === 'signal') this.#of(event.signal.contact).value = event.signal
    if (event.type === 'removed') this.#all.delete(event.contact)
  }

  /** This person is here while the page is in front; until the returned function is called. */
  stay (page: Watched): () => void {
    const look = (): void => {
      if (page.visibilityState === 'visible') this.#messenger.active()
      else this.#messenger.left()
    }
    look()
    const timer = setInterval(() => {
      if (page.visibilityState === 'visible') look()
    }, STAYS_MS)
    page.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      page.removeEventListener('visibilitychange', look)
    }
  }

  #of (id: string): Signal<Moment> {
    const known = this.#all.get(id) ?? signal(NOTHING)
    this.#all.set(id, known)
    return known
  }
}
