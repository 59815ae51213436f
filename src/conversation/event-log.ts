// Events for programs that must not miss any: kept until acknowledged once somebody has subscribed
// durably, at most EVENTS_MAX. Everybody else just listens. Numbers rise for as long as anybody
// subscribes, also over restarts: a program asks for what came after the last that it knows.

import { fromUtf8, utf8 } from '../base/bytes.ts'
import { Emitter } from '../base/events.ts'
import { TRACE_MAX } from '../base/limits.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { scrubSoon } from '../storage/table-scrub.ts'
import { tables } from '../storage/tables.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { Operation, RecordKey, Store } from '../storage/store.ts'
import type { MessengerEvent, PassingEvent } from './views.ts'

export type NumberedEvent = { readonly id: number } & MessengerEvent

/** The oldest go first: a subscriber that never comes back must not fill the disk. */
const EVENTS_MAX = 10_000

const NAME = utf8('events')
/** Where events are kept: messages are among them. */
export const KEPT_EVENTS = { table: tables.event, name: NAME } as const
/** There while somebody subscribes durably: the number of the next event, as far as it is known. */
const SUBSCRIBED: RecordKey = { table: tables.event, name: utf8('subscribed'), number: 0 }

export class EventLog {
  readonly #store: Store
  readonly #storeFailed: (error: unknown) => void
  /** A listener that throws is its own problem. */
  readonly #listeners = new Emitter<{ event: NumberedEvent }>()
  #next = 1
  #oldest = 1
  #durable = false

  constructor (store: Store, storeFailed: (error: unknown) => void) {
    this.#store = store
    this.#storeFailed = storeFailed
  }

  async load (): Promise<void> {
    const subscribed = await this.#store.get(SUBSCRIBED)
    this.#durable = subscribed !== undefined
    const [first] = await this.#store.list(tables.event, NAME, { limit: 1 })
    const [last] = await this.#store.list(tables.event, NAME, { reverse: true, limit: 1 })
    const known = subscribed === undefined ? 1 : new ByteReader(subscribed).u64()
    this.#next = Math.max(known, (last?.number ?? 0) + 1)
    this.#oldest = first?.number ?? this.#next
  }

  on (listener: (event: NumberedEvent) => void): () => void {
    return this.#listeners.on('event', listener)
  }

  tell (event: MessengerEvent): void {
    const numbered = { id: this.#next++, ...event }
    if (this.#durable) this.#write(numbered)
    this.#listeners.emit('event', numbered)
  }

  /** From now on events are kept until acknowledged. */
  async subscribe (): Promise<void> {
    this.#durable = true
    await this.#store.commit([this.#subscription()])
  }

  async unsubscribe (): Promise<void> {
    this.#durable = false
    // What is on its way to the disk goes, too.
    await this.#store.flushed()
    const kept = await this.#store.list(tables.event, NAME)
    await this.#store.commit([...kept.map(({ number }) => remove(number)),
      { type: 'delete', key: SUBSCRIBED }])
    this.#oldest = this.#next
  }

  /** Kept events after an id, oldest first. */
  async after (id: number, limit = 256): Promise<NumberedEvent[]> {
    const entries = await this.#store.list(tables.event, NAME, { from: id + 1, limit })
    return entries.map(({ value }) => parse(value)).filter((event) => event !== undefined)
  }

  async acknowledge (upTo: number): Promise<void> {
    const last = Math.min(upTo, this.#next - 1)
    const entries = await this.#store.list(tables.event, NAME, { to: last })
    if (entries.length === 0 || !this.#durable) return
    await this.#store.commit([...entries.map(({ number }) => remove(number)),
      this.#subscription()])
    this.#oldest = Math.max(this.#oldest, last + 1)
  }

  /** Leaves of messages in kept events what became of them, and not when, after 7 days. */
  async forgetTimes (now: Milliseconds): Promise<void> {
    if (!this.#durable) return
    const kept = await this.#store.list(tables.event, NAME)
    const past = kept.flatMap(({ number, value }): Operation[] => {
      const left = withoutTimes(parse(value), now)
      return left === undefined ? [] : [put(number, left)]
    })
    // What was acknowledged meanwhile must not come back.
    const still = past.filter(({ key }) => key.number >= this.#oldest)
    if (still.length > 0) await this.#store.commit([...still, scrubSoon(tables.event)])
  }

  #write (event: NumberedEvent): void {
    switch (event.type) {
      case 'state':
        // What was told of it before has its words.
        if (event.message.deleted === true) {
          const { conversation, id, position } = event.message
          this.#forget({ type: 'erased', conversation, messages: [{ id, position }] })
            .then(() => { this.#keep(event) }).catch(this.#storeFailed)
          return
        }
        this.#keep(event)
        return
      case 'message':
      case 'contact':
      case 'request':
      case 'notice':
        this.#keep(event)
        return
      case 'erased':
      case 'removed':
        this.#forget(event).catch(this.#storeFailed)
        return
      case 'introductions':
      case 'conversation':
      case 'me':
      case 'settings':
      case 'invite':
      case 'knock':
      case 'signal':
      case 'keepers':
    }
  }

  /** What was erased must not stay here because nobody has fetched it. */
  async #forget (event: Gone): Promise<void> {
    await this.#store.flushed()
    const kept = await this.#store.list(tables.event, NAME)
    const gone = kept.filter(({ value }) => tellsOf(event, parse(value)))
    if (gone.length === 0) return
    await this.#store.commit(gone.map(({ number }) => remove(number)))
    await this.#store.scrub(tables.event, NAME)
  }

  #keep (event: NumberedEvent): void {
    const operations = [put(event.id, event)]
    while (event.id - this.#oldest >= EVENTS_MAX) operations.push(remove(this.#oldest++))
    this.#store.commit(operations).catch(this.#storeFailed)
  }

  #subscription (): Operation {
    const value = new ByteWriter().u64(this.#next).finish()
    return { type: 'put', key: SUBSCRIBED, value }
  }
}

type Gone = Extract<PassingEvent, { type: 'erased' | 'removed' }>

/** Whether a kept event says anything about what is gone. */
function tellsOf (gone: Gone, kept: NumberedEvent | undefined): boolean {
  switch (kept?.type) {
    case 'message':
    case 'state':
      return gone.type === 'removed'
        ? kept.message.conversation === gone.contact
        : gone.messages.some(({ id }) => id === kept.message.id)
    case 'contact':
    case 'request':
      return gone.type === 'removed' && kept.contact.id === gone.contact
    default:
      return false
  }
}

/** The event as it is to be kept from now on; undefined where it may stay as it is. */
function withoutTimes (
  event: NumberedEvent | undefined, now: Milliseconds
): NumberedEvent | undefined {
  if (event?.type !== 'message' && event?.type !== 'state') return undefined
  const { deliveredAt, heldAt, readAt, ...message } = event.message
  const first = Math.min(...[deliveredAt, heldAt, readAt].filter((time) => time !== undefined))
  return first + TRACE_MAX <= now ? { ...event, message } : undefined
}

function put (number: number, event: NumberedEvent): Operation {
  return { type: 'put', key: { table: tables.event, name: NAME, number },
    value: utf8(JSON.stringify(event)) }
}

function parse (value: Uint8Array): NumberedEvent | undefined {
  const text = fromUtf8(value)
  return text === undefined ? undefined : JSON.parse(text) as NumberedEvent
}

function remove (number: number): Operation {
  return { type: 'delete', key: { table: tables.event, name: NAME, number } }
}
