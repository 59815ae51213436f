// Looking for words in messages, in one conversation or in all. Only the answer to what is asked
// last is shown; while the core still reads older messages, what it has so far.

import { effect, signal } from '@preact/signals'
import type { SearchView } from '../../src/conversation/views.ts'
import type { ChatMessenger } from './chat-port.ts'

const WAITS = 150 // ms after a key
const SHOWN = 100

/** Runs something a moment later, unless what it returns is called before. */
type Later = (run: () => void) => () => void

const soon: Later = (run) => {
  const timer = setTimeout(run, WAITS)
  return () => { clearTimeout(timer) }
}

export interface Found extends SearchView { readonly query: string }

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
    const first = await this.#ask(query, false)
    if (first?.isWhole === false && !first.isFull) await this.#ask(query, true)
    if (this.query.peek().trim() === query) this.isLooking.value = false
  }

  /** Undefined where something else is asked by now. */
  async #ask (query: string, whole: boolean): Promise<SearchView | undefined> {
    const conversation = this.#conversation
    const found = await this.#messenger.search(query, {
      limit: SHOWN, whole, ...conversation === undefined ? {} : { conversation }
    }).catch(() => NOTHING)
    if (this.query.peek().trim() !== query) return undefined
    this.found.value = { query, ...found }
    return found
  }
}

const NOTHING: SearchView = { hits: [], count: 0, isWhole: true, isFull: false, isCut: false }
