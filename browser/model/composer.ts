// What a person writes in one conversation. It is kept sealed while it is written, and comes back
// where sending it is refused: no word is lost.

import { signal } from '@preact/signals'
import type { Fault } from '../../src/base/errors.ts'
import type { MessageView } from '../../src/conversation/views.ts'
import type { ChatMessenger } from './chat-port.ts'
import { faultFrom } from './fault.ts'

const KEEPS_AFTER = 400 // ms without a key

export class Composer {
  readonly id: string
  readonly #messenger: ChatMessenger
  readonly #sent: (message: MessageView) => void
  #timer: ReturnType<typeof setTimeout> | undefined
  #kept: string

  readonly text
  /** Seconds from reading to the end of what is written next; 0 for none. It stays as chosen. */
  readonly timer = signal(0)
  readonly fault = signal<Fault | undefined>(undefined)

  constructor (
    id: string, draft: string, messenger: ChatMessenger, sent: (message: MessageView) => void
  ) {
    this.id = id
    this.#messenger = messenger
    this.#sent = sent
    this.#kept = draft
    this.text = signal(draft)
  }

  write (text: string): void {
    this.text.value = text
    this.fault.value = undefined
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => { void this.keep() }, KEEPS_AFTER)
    this.#typing(text.trim() !== '')
  }

  /** What a person types and nothing else; the messenger knows who may see it, and how often. */
  #typing (isTyping: boolean): void {
    try {
      this.#messenger.setTyping(this.id, isTyping)
    } catch {
      // The contact is gone by now.
    }
  }

  /** Keeps what is written, now. */
  async keep (): Promise<void> {
    clearTimeout(this.#timer)
    const text = this.text.peek()
    if (text === this.#kept) return
    this.#kept = text
    try {
      await this.#messenger.setDraft(this.id, text)
    } catch (error) {
      this.fault.value = faultFrom(error)
    }
  }

  /** Whether it was sent: stored, with its draft gone. */
  async send (): Promise<boolean> {
    const text = this.text.peek()
    const timer = this.timer.peek()
    if (text.trim() === '') return false
    clearTimeout(this.#timer)
    this.text.value = ''
    this.fault.value = undefined
    try {
      this.#sent(await this.#messenger.send(this.id, text, { timer }))
    } catch (error) {
      const written = this.text.peek()
      this.text.value = written === '' ? text : `${text}\n${written}`
      this.fault.value = faultFrom(error)
      return false
    }
    await this.keep()
    return true
  }
}
