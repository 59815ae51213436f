// The messages of a conversation, in order of their positions. A position is about the Unix
// millisecond of arrival, rises always, and leaves places for messages that are still missing
// (delivery/received.ts). A conversation is named by the account key of the other person; its
// messages are sealed one by one, under keys of their own.

import { toHex } from '../base/bytes.ts'
import { eraseMessages, getMessage, overwriteMessage, putMessage, readMessages,
  scrubPending } from '../storage/message-records.ts'
import { tables } from '../storage/tables.ts'
import { decodeMessageRecord, encodeMessageRecord, endOf } from './message-record.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { Random } from '../base/clock.ts'
import type { AccountId } from '../identity/account.ts'
import type { Copies } from '../storage/message-records.ts'
import type { Operation, Range, Store } from '../storage/store.ts'
import type { MessageRecord } from './message-record.ts'

export interface Placed {
  readonly position: number
  readonly record: MessageRecord
}

/**
 * A page, oldest first: the newest before a position, where one is given; the oldest after one; of
 * what lies between both the newest; or half of it before a position and half from there on.
 */
export interface Page {
  /** Positions before this one only. */
  readonly before?: number
  /** Positions after this one only. */
  readonly after?: number
  readonly around?: number
  /** Default: 50. */
  readonly limit?: number
}

export class Timeline {
  readonly #store: Store
  readonly #random: Random
  readonly #withholds: (end: Milliseconds) => boolean
  readonly #next = new Map<string, number>()
  readonly #turns = new Map<string, Promise<void>>()

  /** `withholds`: whether what ends at a moment is not shown (burning-clock.ts). */
  constructor (
    store: Store, random: Random, withholds: (end: Milliseconds) => boolean = () => false
  ) {
    this.#store = store
    this.#withholds = withholds
    this.#random = random
  }

  /** Learns where a stored conversation ends. Call once for each before anything is added. */
  async load (conversation: AccountId): Promise<void> {
    const [last] = await this.#store.list(tables.messageKey, conversation, { reverse: true,
      limit: 1 })
    this.#next.set(toHex(conversation), (last?.number ?? 0) + 1)
  }

  /** The first free position. */
  nextPosition (conversation: AccountId, now: Milliseconds): number {
    return Math.max(now, this.#next.get(toHex(conversation)) ?? 1)
  }

  /** Everything below `next` is taken, or kept for what is missing. */
  reserve (conversation: AccountId, next: number): void {
    this.#next.set(toHex(conversation), Math.max(next, this.#next.get(toHex(conversation)) ?? 0))
  }

  /**
   * Runs tasks that read, decide and write one after another: otherwise one could write back what
   * another has just erased.
   */
  async inTurn<Value> (conversation: AccountId, task: () => Promise<Value>): Promise<Value> {
    const name = toHex(conversation)
    const turn = (this.#turns.get(name) ?? Promise.resolve()).then(task)
    const ended = turn.then(() => {}, () => {})
    this.#turns.set(name, ended)
    try {
      return await turn
    } finally {
      if (this.#turns.get(name) === ended) this.#turns.delete(name)
    }
  }

  /**
   * Adds or replaces the record at a position. The words of a replaced one are the same, and all
   * versions go together when it is erased.
   */
  put (conversation: AccountId, position: number, record: MessageRecord): Operation[] {
    this.reserve(conversation, position + 1)
    return putMessage(conversation, position, encodeMessageRecord(record), this.#random)
  }

  /** Replaces a record whose words are not to be found any more. Scrub when it is committed. */
  overwrite (conversation: AccountId, position: number, record: MessageRecord): Operation[] {
    return overwriteMessage(conversation, position, encodeMessageRecord(record), this.#random)
  }

  /** At the end. */
  append (
    conversation: AccountId,
    record: MessageRecord,
    now: Milliseconds
  ): { position: number, operations: Operation[] } {
    const position = this.nextPosition(conversation, now)
    return { position, operations: this.put(conversation, position, record) }
  }

  async get (conversation: AccountId, position: number): Promise<MessageRecord | undefined> {
    const bytes = await getMessage(this.#store, conversation, position)
    const record = bytes === undefined ? undefined : decodeMessageRecord(bytes)
    return record !== undefined && this.#withholds(endOf(record)) ? undefined : record
  }

  async page (conversation: AccountId, page: Page = {}): Promise<Placed[]> {
    const { before, after, around, limit = 50 } = page
    if (around !== undefined) {
      const later = await this.oldest(conversation, around, Math.ceil(limit / 2))
      const earlier = await this.page(conversation, { before: around,
        limit: limit - later.length })
      return [...earlier, ...later]
    }
    if (after !== undefined && before === undefined) {
      return await this.oldest(conversation, after + 1, limit)
    }
    const to = before ?? Infinity
    if (to <= 0 || limit <= 0) return []
    return (await this.#read(conversation, {
      ...(to === Infinity ? {} : { to: to - 1 }),
      ...(after === undefined ? {} : { from: after + 1 }),
      reverse: true,
      limit
    })).reverse()
  }

  /** The oldest page from a position on; also what is withheld, where that is asked for. */
  async oldest (
    conversation: AccountId, from: number, limit: number, also?: 'withheld'
  ): Promise<Placed[]> {
    return await this.#read(conversation, { from, limit }, also)
  }

  /** Some that cannot be read, or are withheld, are left out: a page may be shorter for it. */
  async #read (
    conversation: AccountId, range: Range, also?: 'withheld'
  ): Promise<Placed[]> {
    const entries = await readMessages(this.#store, conversation, range)
    return entries.flatMap(({ number, value }) => {
      const record = decodeMessageRecord(value)
      const isLeftOut = record === undefined ||
        (also === undefined && this.#withholds(endOf(record)))
      return isLeftOut ? [] : [{ position: number, record }]
    })
  }

  erase (conversation: AccountId, positions: readonly number[]): Operation[] {
    return eraseMessages(conversation, positions)
  }

  /**
   * Makes everything that was erased so far unrecoverable where the platform can, with the `copies`
   * of a conversation's messages elsewhere.
   */
  async scrub (copies?: (conversation: Uint8Array) => readonly Copies[]): Promise<void> {
    await scrubPending(this.#store, copies)
  }
}
