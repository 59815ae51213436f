// Everything of conversations, put together over one messenger: what happens goes to each model,
// and nothing is kept twice.

import { batch, signal } from '@preact/signals'
import { ClockQuestion } from './clock-question.ts'
import { Composer } from './composer.ts'
import { Conversations } from './conversations.ts'
import { Moments } from './moments.ts'
import { Search } from './search.ts'
import { Timeline } from './timeline.ts'
import type { NumberedEvent } from '../../src/conversation/event-log.ts'
import type { FoundRange } from '../../src/conversation/views.ts'
import type { ChatMessenger } from './chat-port.ts'

/** What a search found, by the ids of messages. */
export type Marks = ReadonlyMap<string, readonly FoundRange[]>

/** Timelines that stay in memory, the one that was used last longest. */
const TIMELINES = 4

export class Chat {
  readonly messenger: ChatMessenger
  readonly conversations: Conversations
  readonly search: Search
  readonly clock: ClockQuestion
  readonly moments: Moments
  /** A message to go to, once its conversation is shown. */
  readonly target = signal<{ readonly conversation: string, readonly position: number,
    readonly marks: Marks } | undefined>(undefined)
  readonly #timelines = new Map<string, Timeline>()
  readonly #composers = new Map<string, Composer>()
  readonly #stop: () => void

  constructor (
    messenger: ChatMessenger,
    { clock, heard }: { clock: () => number, heard: (event: NumberedEvent) => void }
  ) {
    this.messenger = messenger
    this.conversations = new Conversations(messenger, clock)
    this.search = new Search(messenger)
    this.clock = new ClockQuestion(messenger, clock)
    this.moments = new Moments(messenger)
    this.#stop = messenger.on((event) => {
      batch(() => { this.#take(event) })
      heard(event)
    })
  }

  async load (): Promise<void> { await this.conversations.load() }

  /** Keeps what is written, and hears nothing any more. */
  async stop (): Promise<void> {
    this.#stop()
    this.search.stop()
    await Promise.all([...this.#composers.values()].map(async (composer) => {
      await composer.keep()
    }))
  }

  /** Whether the clock is right; what was held back because of it may be there again. */
  async answerClock (isRight: boolean): Promise<void> {
    this.clock.answer(isRight)
    if (isRight) return
    await Promise.all([...this.#timelines.values()].map(async (timeline) => {
      if (timeline.isLoaded.peek()) await timeline.loadLatest()
    }))
  }

  timeline (id: string): Timeline {
    const timeline = this.#timelines.get(id) ?? new Timeline(id, this.messenger)
    this.#timelines.delete(id)
    this.#timelines.set(id, timeline)
    const [oldest] = this.#timelines.keys()
    if (this.#timelines.size > TIMELINES && oldest !== undefined) this.#timelines.delete(oldest)
    return timeline
  }

  composer (id: string): Composer {
    const known = this.#composers.get(id)
    if (known !== undefined) return known
    const draft = this.conversations.get(id)?.draft ?? ''
    const composer = new Composer(id, draft, this.messenger, (message) => {
      this.timeline(id).add(message)
    })
    this.#composers.set(id, composer)
    return composer
  }

  #take (event: NumberedEvent): void {
    this.conversations.take(event)
    this.clock.take(event)
    this.moments.take(event)
    for (const timeline of this.#timelines.values()) timeline.take(event)
    if (event.type !== 'removed') return
    this.#timelines.delete(event.contact)
    this.#composers.delete(event.contact)
  }
}
