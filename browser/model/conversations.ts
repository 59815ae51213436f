// The list of conversations and the people at the door, as they are now. Every conversation is a
// signal of its own: a message that comes draws its row anew and no other; the order is drawn anew
// only where it changes.

import { computed, signal } from '@preact/signals'
import type { ReadonlySignal, Signal } from '@preact/signals'
import type { NumberedEvent } from '../../src/conversation/event-log.ts'
import type { ContactView, ConversationView } from '../../src/conversation/views.ts'
import type { ChatMessenger } from './chat-port.ts'

interface Row {
  readonly view: Signal<ConversationView>
  /** When something last happened in it, for the order. */
  at: number
}

export class Conversations {
  readonly #messenger: ChatMessenger
  readonly #clock: () => number
  readonly #rows = new Map<string, Row>()
  readonly #order = signal<readonly string[]>([])
  readonly #requests = signal<readonly ContactView[]>([])
  readonly #isLoaded = signal(false)

  /** Unread messages of all conversations that are not muted. */
  readonly unread = computed(() => this.#order.value.reduce((sum, id) => {
    const view = this.#rows.get(id)?.view.value
    return view === undefined || view.muted ? sum : sum + view.unread
  }, 0))

  constructor (messenger: ChatMessenger, clock: () => number) {
    this.#messenger = messenger
    this.#clock = clock
  }

  /** The ids of all, in the order in which they are shown. */
  get order (): ReadonlySignal<readonly string[]> { return this.#order }

  get requests (): ReadonlySignal<readonly ContactView[]> { return this.#requests }

  get isLoaded (): ReadonlySignal<boolean> { return this.#isLoaded }

  /** Undefined where there is none (any more); follows it in views and effects. */
  get (id: string): ConversationView | undefined {
    // Reading the order makes a view notice also that the conversation comes or goes.
    return this.#order.value.includes(id) ? this.#rows.get(id)?.view.value : undefined
  }

  async load (): Promise<void> {
    const loaded = await this.#messenger.conversations()
    const nows = this.#clock()
    loaded.forEach((view, index) => {
      if (this.#rows.has(view.id)) return
      // Without a message it stands where the messenger put it.
      const before = this.#rows.get(loaded[index - 1]?.id ?? '')?.at ?? nows
      this.#rows.set(view.id, { view: signal(view), at: view.last?.position ?? before })
    })
    this.#requests.value = this.#messenger.requests()
    this.#sort()
    this.#isLoaded.value = true
  }

  take (event: NumberedEvent): void {
    switch (event.type) {
      case 'conversation': { this.#put(event.conversation); break }
      case 'request':
      case 'contact': { this.#door(event.contact); break }
      case 'removed': { this.#remove(event.contact); break }
      default:
    }
  }

  /** The one after (1) or before (-1) another in the list. */
  neighbour (id: string | undefined, step: 1 | -1): string | undefined {
    const order = this.#order.peek()
    const at = id === undefined ? -1 : order.indexOf(id)
    if (at < 0) return order.at(step > 0 ? 0 : -1)
    return order[at + step]
  }

  async setMuted (id: string, isMuted: boolean): Promise<void> {
    this.#put(await this.#messenger.setMuted(id, isMuted))
  }

  async setPinned (id: string, isPinned: boolean): Promise<void> {
    this.#put(await this.#messenger.setPinned(id, isPinned))
  }

  async setRetention (id: string, seconds: number): Promise<void> {
    await this.#messenger.setRetention(id, seconds)
  }

  #put (view: ConversationView): void {
    const row = this.#rows.get(view.id)
    if (row === undefined) {
      this.#rows.set(view.id, { view: signal(view), at: view.last?.position ?? this.#clock() })
    } else {
      row.at = view.last?.position ?? row.at
      row.view.value = view
    }
    this.#sort()
  }

  #door (contact: ContactView): void {
    const others = this.#requests.peek().filter(({ id }) => id !== contact.id)
    if (contact.state === 'requested') this.#requests.value = [...others, contact]
    else if (others.length < this.#requests.peek().length) this.#requests.value = others
  }

  #remove (id: string): void {
    this.#requests.value = this.#requests.peek().filter((request) => request.id !== id)
    if (this.#rows.delete(id)) this.#sort()
  }

  #sort (): void {
    const order = [...this.#rows].sort(([, a], [, b]) => {
      return Number(b.view.peek().pinned) - Number(a.view.peek().pinned) || b.at - a.at
    }).map(([id]) => id)
    const before = this.#order.peek()
    const isSame = order.length === before.length && order.every((id, at) => id === before[at])
    if (!isSame) this.#order.value = order
  }
}
