// The messages of one conversation that are in memory: one piece of it without gaps, that grows at
// the end where a person scrolls and is cut at the other, so that ten thousand messages cost no
// more than some hundred. What happens changes single messages; nothing is loaded again for it.

import { signal } from '@preact/signals'
import type { ReadonlySignal } from '@preact/signals'
import type { NumberedEvent } from '../../src/conversation/event-log.ts'
import type { MessageView } from '../../src/conversation/views.ts'
import type { ChatMessenger } from './chat-port.ts'

/** Messages that are read at once. */
const PAGE = 50
/** Messages that are in memory at most, after a page was added. */
const KEPT = 250

export interface Piece {
  /** By position, without gaps. */
  readonly messages: readonly MessageView[]
  readonly hasOlder: boolean
  readonly hasNewer: boolean
}

const EMPTY: Piece = { messages: [], hasOlder: false, hasNewer: false }

export class Timeline {
  readonly id: string
  readonly #messenger: ChatMessenger
  readonly #piece = signal<Piece>(EMPTY)
  readonly #isLoaded = signal(false)
  #loading: Promise<void> | undefined
  /** Rises with every event, to see whether something happened while a page was read. */
  #happened: NumberedEvent[] = []

  constructor (id: string, messenger: ChatMessenger) {
    this.id = id
    this.#messenger = messenger
  }

  get piece (): ReadonlySignal<Piece> { return this.#piece }

  get isLoaded (): ReadonlySignal<boolean> { return this.#isLoaded }

  /** The end of the conversation. */
  async loadLatest (): Promise<void> {
    await this.#alone(async () => {
      const messages = await this.#messenger.messages(this.id, { limit: PAGE })
      this.#replace({ messages, hasOlder: messages.length === PAGE, hasNewer: false })
    })
  }

  /** The surroundings of a position: where reading ended, or what was searched for. */
  async loadAround (position: number): Promise<void> {
    await this.#alone(async () => {
      const older = await this.#messenger.messages(this.id, { before: position + 1, limit: PAGE })
      const newer = await this.#messenger.messages(this.id, { after: position, limit: PAGE })
      this.#replace({ messages: [...older, ...newer], hasOlder: older.length === PAGE,
        hasNewer: newer.length === PAGE })
    })
  }

  async loadOlder (): Promise<void> {
    await this.#alone(async () => {
      const { messages, hasOlder } = this.#piece.peek()
      const [first] = messages
      if (!hasOlder || first === undefined) return
      const older = await this.#messenger.messages(this.id, { before: first.position,
        limit: PAGE })
      const { messages: present, hasNewer } = this.#piece.peek()
      const all = [...older, ...present]
      this.#replace({ messages: all.slice(0, KEPT), hasOlder: older.length === PAGE,
        hasNewer: hasNewer || all.length > KEPT })
    })
  }

  async loadNewer (): Promise<void> {
    await this.#alone(async () => {
      const { messages, hasNewer } = this.#piece.peek()
      const last = messages.at(-1)
      if (!hasNewer || last === undefined) return
      const newer = await this.#messenger.messages(this.id, { after: last.position, limit: PAGE })
      const { messages: present, hasOlder } = this.#piece.peek()
      const all = [...present, ...newer]
      this.#replace({ messages: all.slice(-KEPT), hasOlder: hasOlder || all.length > KEPT,
        hasNewer: newer.length === PAGE })
    })
  }

  take (event: NumberedEvent): void {
    if (this.#loading !== undefined) this.#happened.push(event)
    if (!this.#isLoaded.peek()) return
    if (event.type === 'message') this.add(event.message)
    if (event.type === 'state') this.#change(event.message)
    if (event.type === 'erased' && event.conversation === this.id) {
      this.#erase(new Set(event.messages.map(({ id }) => id)))
    }
  }

  /** A message that was just stored; also one that this person sends. */
  add (message: MessageView): void {
    if (message.conversation !== this.id) return
    const { messages, hasOlder, hasNewer } = this.#piece.peek()
    const others = messages.filter(({ id, position }) => {
      return id !== message.id && position !== message.position
    })
    const at = others.findLastIndex(({ position }) => position < message.position) + 1
    // Outside of the piece there would be a gap; it comes when its page is read.
    if ((at === 0 && hasOlder) || (at === others.length && hasNewer)) return
    this.#piece.value = { messages: others.toSpliced(at, 0, message), hasOlder, hasNewer }
  }

  async retry (id: string): Promise<void> {
    const again = await this.#messenger.retry(id)
    this.#erase(new Set([id]))
    this.add(again)
  }

  async forget (id: string): Promise<void> {
    await this.#messenger.forget(id)
    this.#erase(new Set([id]))
  }

  find (id: string): MessageView | undefined {
    return this.#piece.value.messages.find((message) => message.id === id)
  }

  #change (message: MessageView): void {
    if (message.conversation !== this.id) return
    const piece = this.#piece.peek()
    const at = piece.messages.findIndex(({ id }) => id === message.id)
    if (at >= 0) this.#piece.value = { ...piece, messages: piece.messages.with(at, message) }
  }

  #erase (ids: ReadonlySet<string>): void {
    const piece = this.#piece.peek()
    const messages = piece.messages.filter(({ id }) => !ids.has(id))
    if (messages.length < piece.messages.length) this.#piece.value = { ...piece, messages }
  }

  #replace (piece: Piece): void {
    this.#piece.value = piece
    this.#isLoaded.value = true
    // A page may have been read before what happened meanwhile; taking it twice changes nothing.
    for (const event of this.#happened.splice(0)) this.take(event)
  }

  /** Pages are read one after another. */
  async #alone (load: () => Promise<void>): Promise<void> {
    const before = this.#loading
    const mine = (async () => {
      await before
      await load()
    })()
    const settled = mine.catch(() => {}).then(() => {
      if (this.#loading === settled) this.#loading = undefined
    })
    this.#loading = settled
    await mine
  }
}
