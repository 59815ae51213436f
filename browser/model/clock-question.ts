// Whether the clock of this device is right: asked where it went ahead by more than a day and what
// would be over by it is held back (src/conversation/burning-clock.ts). Houses that agree with the
// clock answer first; a person is asked once the messenger says so, or a look later finds it still
// open. Beside it stands what houses say of a clock that is wrong.

import { signal } from '@preact/signals'
import type { ReadonlySignal } from '@preact/signals'
import type { ClockDoubt } from '../../src/conversation/burning-clock.ts'
import type { ClockWarning } from '../../src/conversation/host-clocks.ts'
import type { NumberedEvent } from '../../src/conversation/event-log.ts'
import type { ChatMessenger } from './chat-port.ts'

type ClockMessenger = Pick<ChatMessenger, 'clockDoubt' | 'answerClock' | 'clockWarning'>

/** So long the messenger itself waits for houses before it asks. */
const PATIENCE = 60_000 // ms

export class ClockQuestion {
  readonly #messenger: ClockMessenger
  readonly #clock: () => number
  readonly #began: number
  readonly #doubt = signal<ClockDoubt | undefined>(undefined)
  readonly #warning = signal<ClockWarning['args'] | undefined>(undefined)

  constructor (
    messenger: ClockMessenger, clock: () => number
  ) {
    this.#messenger = messenger
    this.#clock = clock
    this.#began = clock()
  }

  /** What is asked; undefined where nothing is. */
  get doubt (): ReadonlySignal<ClockDoubt | undefined> { return this.#doubt }

  /** By how much it is wrong, where houses agree on that. */
  get warning (): ReadonlySignal<ClockWarning['args'] | undefined> { return this.#warning }

  take (event: NumberedEvent): void {
    const isAsked = event.type === 'notice' && event.code === 'clock-jump'
    if (event.type === 'notice' && event.code === 'clock-wrong') this.#warn()
    if (isAsked || this.#doubt.peek() !== undefined) this.#put()
  }

  /** Time went on. */
  look (): void {
    this.#warn()
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

  #warn (): void {
    const said = this.#messenger.clockWarning()?.args
    const { direction, seconds } = this.#warning.peek() ?? {}
    if (said?.seconds !== seconds || said?.direction !== direction) this.#warning.value = said
  }

  #put (): void {
    const doubt = this.#messenger.clockDoubt()
    // Looking again at the same question draws nothing anew.
    if (doubt?.until !== this.#doubt.peek()?.until) this.#doubt.value = doubt
  }
}
