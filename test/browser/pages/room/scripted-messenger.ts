// A messenger in memory that answers as the real one does, after a moment, and tells the same
// events.

import { sceneOf } from './scenes.ts'
import type { ClockDoubt } from '../../../../src/conversation/burning-clock.ts'
import type { ClockWarning } from '../../../../src/conversation/host-clocks.ts'
import type { NumberedEvent } from '../../../../src/conversation/event-log.ts'
import type { SignalView } from '../../../../src/conversation/acquaintance-views.ts'
import type { ConversationView, MessageDetailView, MessageView, MessengerEvent, RequestView,
  SearchView, WayView } from '../../../../src/conversation/views.ts'
import type { ChatMessenger } from '../../../../browser/model/chat-port.ts'
import type { Person, Script } from './script.ts'

type Listener = (event: NumberedEvent) => void

export class ScriptedMessenger implements ChatMessenger {
  protected readonly people: Map<string, Person>
  protected readonly atTheDoor: RequestView[]
  readonly #listeners = new Set<Listener>()
  #event = 0
  #doubt: ClockDoubt | undefined
  #warning: ClockWarning | undefined

  constructor (script: Script) {
    const { people, requests } = sceneOf(script)
    this.people = new Map(people.map((each) => [each.view.id, each]))
    this.atTheDoor = [...requests]
  }

  on (listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => { this.#listeners.delete(listener) }
  }

  conversations (): Promise<ConversationView[]> {
    return Promise.resolve([...this.people.values()].map(({ view }) => view))
  }

  requests (): RequestView[] { return [...this.atTheDoor] }

  message (id: string): Promise<MessageDetailView | undefined> {
    const found = [...this.people.values()].flatMap(({ messages }) => messages)
      .find((message) => message.id === id)
    return Promise.resolve(found === undefined ? undefined : { ...found, ways: waysOf(found) })
  }

  messages (
    id: string,
    { before = Infinity, after = -1, limit = 50 }: { before?: number, after?: number,
      limit?: number } = {}
  ): Promise<MessageView[]> {
    const all = this.#of(id).messages
      .filter(({ position }) => position < before && position > after)
    return Promise.resolve(after >= 0 ? all.slice(0, limit) : all.slice(-limit))
  }

  async send (id: string, text: string, { timer = 0 } = {}): Promise<MessageView> {
    const said = this.say(id, 'me', text)
    return timer === 0 ? said : await this.#becomes(said.id, { timer })
  }

  async takeBack (id: string): Promise<MessageView> {
    return await this.#becomes(id, { text: '', deleted: true })
  }

  async setStar (id: string, isOn: boolean): Promise<MessageView> {
    const before = await this.message(id)
    const star = before?.from === 'them' && before.expiresAt !== undefined ? 'asked' : 'kept'
    return await this.#becomes(id, isOn ? { star } : {}, 'star')
  }

  async answerKeep (id: string, isAllowed: boolean): Promise<MessageView> {
    const code = isAllowed ? 'keep-allowed' : 'keep-refused'
    const args = (await this.message(id))?.notice?.args ?? {}
    return await this.#becomes(id, { notice: { code, args } })
  }

  async #becomes (
    id: string, changes: Partial<MessageView>, without?: 'star'
  ): Promise<MessageView> {
    const before = await this.message(id)
    if (before === undefined) throw new Error('no message')
    const kept = Object.fromEntries(Object.entries(before).filter(([name]) => name !== without))
    const message = { ...kept, ...changes } as unknown as MessageView
    const { messages } = this.#of(message.conversation)
    messages.splice(messages.findIndex((each) => each.id === id), 1, message)
    this.tell({ type: 'state', message })
    return message
  }

  /** Somebody says something. */
  say (id: string, from: 'me' | 'them', text: string): MessageView {
    const { messages, view } = this.#of(id)
    const now = Date.now()
    const message: MessageView = {
      id: `${id}-said-${messages.length}`,
      conversation: id,
      position: Math.max(now, (messages.at(-1)?.position ?? 0) + 1),
      from,
      name: from === 'me' ? 'Ana' : view.name,
      text,
      sentAt: now,
      ...from === 'me' ? { state: 'waiting', waitingFor: 'a-way' } : { receivedAt: now },
      ...view.retention > 0 ? { expiresAt: now + view.retention * 1_000 } : {}
    }
    messages.push(message)
    if (from === 'them') this.tell({ type: 'message', message })
    this.change(id, { last: message, unread: view.unread + (from === 'them' ? 1 : 0) })
    return message
  }

  /** A message of mine got further. */
  progress (id: string, changes: Partial<MessageView>): void {
    for (const { messages } of this.people.values()) {
      const at = messages.findIndex((message) => message.id === id)
      const before = messages[at]
      if (before === undefined) continue
      const message = { ...before, ...changes }
      messages[at] = message
      this.tell({ type: 'state', message })
    }
  }

  async retry (id: string): Promise<MessageView> {
    const before = await this.message(id)
    if (before === undefined) throw new Error('no message')
    await this.forget(id)
    return this.say(before.conversation, 'me', before.text)
  }

  async forget (id: string): Promise<void> {
    const message = await this.message(id)
    if (message === undefined) return
    const { messages } = this.#of(message.conversation)
    messages.splice(messages.indexOf(message), 1)
    this.tell({ type: 'erased', conversation: message.conversation, messages: [message] })
  }

  /** What was shown to others: typing with whom, and that this person is here. */
  readonly shown: string[] = []
  #isHere = false

  signals (): SignalView[] { return [] }

  setTyping (id: string, isTyping: boolean): void {
    this.shown.push(`${isTyping ? 'typing to' : 'stopped typing to'} ${id}`)
  }

  active (): void { this.#isHere = true }

  left (): void { this.#isHere = false }

  get isHere (): boolean { return this.#isHere }

  /** Somebody types, or is here. */
  signal (signal: SignalView): void { this.tell({ type: 'signal', signal }) }

  clockDoubt (): ClockDoubt | undefined { return this.#doubt }

  answerClock (): void {
    if (this.#doubt === undefined) {
      throw Object.assign(new Error('not asked'), { fault: { code: 'clock-not-asked',
        message: 'Nothing waits for the clock.' } })
    }
    this.#doubt = undefined
  }

  /** The clock went ahead; undefined where a house has agreed with it. */
  doubtClock (doubt: ClockDoubt | undefined): void {
    this.#doubt = doubt
    const { clock = 0, seen = 0, until = 0 } = doubt ?? {}
    this.tell({ type: 'notice', code: 'clock-jump', text: '', args: { clock, seen, until } })
  }

  clockWarning (): ClockWarning | undefined { return this.#warning }

  /** Houses agree that the clock is wrong by so much; undefined where it is right again. */
  warnClock (args: ClockWarning['args'] | undefined): void {
    this.#warning = args && { code: 'clock-wrong', message: '', args }
    if (args !== undefined) this.tell({ type: 'notice', code: 'clock-wrong', text: '', args })
  }

  markRead (id: string, upTo = Infinity): Promise<void> {
    const { messages } = this.#of(id)
    const unread = messages.filter(({ from, position }) => from === 'them' && position > upTo)
    this.change(id, { readUpTo: Math.min(upTo, messages.at(-1)?.position ?? 0),
      unread: unread.length })
    return Promise.resolve()
  }

  setMuted (id: string, muted: boolean): Promise<ConversationView> {
    return Promise.resolve(this.change(id, { muted }))
  }

  setPinned (id: string, pinned: boolean): Promise<ConversationView> {
    return Promise.resolve(this.change(id, { pinned }))
  }

  setDraft (id: string, draft: string): Promise<ConversationView> {
    const { draft: _, ...view } = this.#of(id).view
    return Promise.resolve(this.#put({ ...view, ...draft === '' ? {} : { draft } }))
  }

  setRetention (id: string, retention: number): Promise<never> {
    this.change(id, { retention })
    return Promise.resolve(undefined as never)
  }

  search (query: string, { conversation, limit = 50 }: {
    conversation?: string, limit?: number, whole?: boolean
  } = {}): Promise<SearchView> {
    const words = query.toLowerCase().split(/\s+/)
    const hits = [...this.people.values()]
      .filter(({ view }) => conversation === undefined || view.id === conversation)
      .flatMap(({ messages }) => messages)
      .toSorted((a, b) => b.position - a.position)
      .flatMap((message) => {
        const text = message.text.toLowerCase()
        const ranges = words.map((word) => ({ start: text.indexOf(word), word }))
          .toSorted((a, b) => a.start - b.start)
          .map(({ start, word }) => ({ start, end: start + word.length }))
        return ranges.every(({ start }) => start >= 0) ? [{ message, ranges }] : []
      })
    return Promise.resolve({ hits: hits.slice(0, limit), count: hits.length, isWhole: true,
      isFull: false, isCut: false })
  }

  #of (id: string): Person {
    const found = this.people.get(id)
    if (found === undefined) throw new Error(`nobody is called ${id}`)
    return found
  }

  protected change (id: string, changes: Partial<ConversationView>): ConversationView {
    return this.#put({ ...this.#of(id).view, ...changes })
  }

  #put (conversation: ConversationView): ConversationView {
    const { messages } = this.#of(conversation.id)
    this.people.set(conversation.id, { messages, view: conversation })
    this.tell({ type: 'conversation', conversation })
    return conversation
  }

  protected tell (event: MessengerEvent): void {
    this.#event += 1
    for (const listener of this.#listeners) listener({ id: this.#event, ...event })
  }
}

function waysOf ({ state, heldBy = [] }: MessageView): WayView[] {
  if (state !== 'held' && state !== 'waiting') return []
  const fault = { code: 'unreachable', message: 'It did not answer.' }
  return [{ device: 'device', route: 'houses', fault,
    houses: [...heldBy, { host: 'k51qzi5u', fault }] }]
}
