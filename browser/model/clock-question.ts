// Whether the clock of this device is right: asked where it went ahead by more than a day and what
// would be over by it is held back (src/conversation/burning-clock.ts). Houses that agree with the
// clock answer first; a person is asked once the messenger says so, or a look later finds it still
// open.

import { signal } from '@preact/signals'
import type { ReadonlySignal } from '@preact/signals'
import type { ClockDoubt } from '../../src/conversation/burning-clock.ts'
import type { NumberedEvent } from '../../src/conversation/event-log.ts'
import type { ChatMessenger } from './chat-port.ts'

/** So long the messenger itself waits for houses before it asks. */
const PATIENCE = 60_000 // ms

export class ClockQuestion {
  readonly #messenger: Pick<ChatMessenger, 'clockDoubt' | 'answerClock'>
  readonly #clock: () => number
  readonly #began: number
  readonly #doubt = signal<ClockDoubt | undefined>(undefined)

  constructor (
    messenger: Pick<ChatMessenger, 'clockDoubt' | 'answerClock'>, clock: () => number
  ) {
    this.#messenger = messenger
    this.#clock = clock
    this.#began = clock()
  }

  /** What is asked; undefined where nothing is. */
  get doubt (): ReadonlySignal<ClockDoubt | undefined> { return this.#doubt }

  take (event: NumberedEvent): void {
    const isAsked = event.type === 'notice' && event.code === 'clock-jump'
    if (isAsked || this.#doubt.peek() !== undefined) this.#put()
  }

  /** Time went on. */
  look (): void {
    if (this.#clock() - this.#began >= PATIENCE) this.#put()
  }

  /** Fault: `clock-not-asked`, where a house has answered meanwhile. */
  answer (isRight: boolean): void {
    try {
      this.#messenger.answerClock(isRight)
    } finally {
      this.#put()
    }
  }

  #put (): void {
    const doubt = this.#messenger.clockDoubt()
    // Looking again at the same question draws nothing anew.
    if (doubt?.until !== this.#doubt.peek()?.until) this.#doubt.value = doubt
  }
}
