// Looking for words in messages, in one conversation or in all. Only the answer to what is asked
// last is shown.

import { effect, signal } from '@preact/signals'
import type { MessageView } from '../../src/conversation/views.ts'
import type { ChatMessenger } from './chat-port.ts'

const WAITS = 150 // ms after a key
const SHOWN = 50

/** Runs something a moment later, unless what it returns is called before. */
type Later = (run: () => void) => () => void

const soon: Later = (run) => {
  const timer = setTimeout(run, WAITS)
  return () => { clearTimeout(timer) }
}

export interface Found {
  readonly query: string
  readonly messages: readonly MessageView[]
}

export class Search {
  readonly #messenger: ChatMessenger
  /** The conversation that is searched; undefined for all. */
  readonly #conversation: string | undefined
  readonly #stop: () => void

  readonly query = signal('')
  readonly found = signal<Found | undefined>(undefined)
  readonly isLooking = signal(false)

  constructor (messenger: ChatMessenger, conversation?: string, later: Later = soon) {
    this.#messenger = messenger
    this.#conversation = conversation
    this.#stop = effect(() => {
      const query = this.query.value.trim()
      this.isLooking.value = query !== ''
      if (query === '') {
        this.found.value = undefined
        return
      }
      return later(() => { void this.#look(query) })
    })
  }

  stop (): void { this.#stop() }

  async #look (query: string): Promise<void> {
    const conversation = this.#conversation
    const messages = await this.#messenger.search?.(query, {
      limit: SHOWN, ...conversation === undefined ? {} : { conversation }
    }).catch(() => []) ?? []
    if (this.query.peek().trim() !== query) return
    this.found.value = { query, messages }
    this.isLooking.value = false
  }
}
