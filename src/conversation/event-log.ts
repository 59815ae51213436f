// Events for programs that must not miss any: kept until acknowledged once somebody has subscribed
// durably, at most EVENTS_MAX. Everybody else just listens.

import { fromUtf8, utf8 } from '../base/bytes.ts'
import { tables } from '../storage/tables.ts'
import type { Operation, Store } from '../storage/store.ts'
import type { MessengerEvent } from './views.ts'

export type NumberedEvent = { readonly id: number } & MessengerEvent

/** The oldest go first: a subscriber that never comes back must not fill the disk. */
export const EVENTS_MAX = 10_000

const NAME = utf8('events')
const SUBSCRIBED = { table: tables.event, name: utf8('subscribed'), number: 0 } as const

export class EventLog {
  readonly #store: Store
  readonly #storeFailed: (error: unknown) => void
  readonly #listeners = new Set<(event: NumberedEvent) => void>()
  #next = 1
  #oldest = 1
  #durable = false

  constructor (store: Store, storeFailed: (error: unknown) => void) {
    this.#store = store
    this.#storeFailed = storeFailed
  }

  async load (): Promise<void> {
    this.#durable = await this.#store.get(SUBSCRIBED) !== undefined
    const [first] = await this.#store.list(tables.event, NAME, { limit: 1 })
    const [last] = await this.#store.list(tables.event, NAME, { reverse: true, limit: 1 })
    this.#oldest = first?.number ?? 1
    this.#next = (last?.number ?? 0) + 1
  }

  on (listener: (event: NumberedEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => { this.#listeners.delete(listener) }
  }

  tell (event: MessengerEvent): void {
    const numbered = { id: this.#next++, ...event }
    if (this.#durable) this.#keep(numbered)
    for (const listener of [...this.#listeners]) listener(numbered)
  }

  /** From now on events are kept until acknowledged. */
  async subscribe (): Promise<void> {
    this.#durable = true
    await this.#store.commit([{ type: 'put', key: SUBSCRIBED, value: utf8('yes') }])
  }

  async unsubscribe (): Promise<void> {
    this.#durable = false
    await this.acknowledge(this.#next - 1)
    await this.#store.commit([{ type: 'delete', key: SUBSCRIBED }])
  }

  /** Kept events after an id, oldest first. */
  async after (id: number, limit = 256): Promise<NumberedEvent[]> {
    const entries = await this.#store.list(tables.event, NAME, { from: id + 1, limit })
    return entries.flatMap(({ value }) => {
      const text = fromUtf8(value)
      return text === undefined ? [] : [JSON.parse(text) as NumberedEvent]
    })
  }

  async acknowledge (upTo: number): Promise<void> {
    const entries = await this.#store.list(tables.event, NAME, { to: upTo })
    if (entries.length === 0) return
    await this.#store.commit(entries.map(({ number }) => remove(number)))
    this.#oldest = Math.max(this.#oldest, upTo + 1)
  }

  #keep (event: NumberedEvent): void {
    const operations: Operation[] = [
      { type: 'put', key: { table: tables.event, name: NAME, number: event.id },
        value: utf8(JSON.stringify(event)) }
    ]
    while (event.id - this.#oldest >= EVENTS_MAX) operations.push(remove(this.#oldest++))
    this.#store.commit(operations).catch(this.#storeFailed)
  }
}

function remove (number: number): Operation {
  return { type: 'delete', key: { table: tables.event, name: NAME, number } }
}
