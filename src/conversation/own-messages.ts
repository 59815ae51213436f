// Messages of mine that are not settled yet: their records in memory, so that what becomes of them
// is written together with what caused it (an acknowledgement, a deadline), and everybody who
// watches is told.

import { toHex } from '../base/bytes.ts'
import { lit } from './message-record.ts'
import type { Clock } from '../base/clock.ts'
import type { Effects } from '../delivery/sink.ts'
import type { AccountId } from '../identity/account.ts'
import type { MessageRecord } from './message-record.ts'
import type { Timeline } from './timeline.ts'

export type Settlement =
  Partial<Pick<MessageRecord, 'outcome' | 'heldAt' | 'deliveredAt' | 'code'>>

export class OwnMessages {
  readonly #timeline: Timeline
  readonly #open = new Map<string, MessageRecord>()
  readonly #time: Pick<Clock, 'now'>
  readonly #told: (conversation: AccountId, position: number, record: MessageRecord) => void

  /** `told` hears of every change of a message's state, after the write. */
  constructor (
    timeline: Timeline,
    time: Pick<Clock, 'now'>,
    told: (conversation: AccountId, position: number, record: MessageRecord) => void
  ) {
    this.#timeline = timeline
    this.#time = time
    this.#told = told
  }

  /** Takes up the messages among what waits in an outbox. */
  async restoreAll (
    conversation: AccountId, waiting: ReadonlyArray<{ readonly position: number }>
  ): Promise<void> {
    for (const { position } of waiting) {
      if (position > 0) await this.restore(conversation, position)
    }
  }

  /** Takes up a message that waits in the outbox. */
  async restore (conversation: AccountId, position: number): Promise<void> {
    const record = await this.#timeline.get(conversation, position)
    if (record !== undefined) this.#open.set(keyOf(conversation, position), record)
  }

  add (conversation: AccountId, position: number, record: MessageRecord): void {
    this.#open.set(keyOf(conversation, position), record)
  }

  /** It is another one now, for a reason of its own. */
  changedTo (conversation: AccountId, position: number, record: MessageRecord): void {
    const key = keyOf(conversation, position)
    if (this.#open.has(key)) this.#open.set(key, record)
  }

  /** Writes what has become of a message. Nothing where it was settled or erased before. */
  finish (conversation: AccountId, position: number, settlement: Settlement): Effects {
    const record = this.#open.get(keyOf(conversation, position))
    if (record === undefined) return { operations: [] }
    this.#open.delete(keyOf(conversation, position))
    const settled = settlement.deliveredAt === undefined
      ? { ...record, ...settlement }
      : lit({ ...record, ...settlement }, this.#time.now())
    return {
      operations: this.#timeline.put(conversation, position, settled),
      after: () => { this.#told(conversation, position, settled) }
    }
  }

  /** Who holds it has changed. */
  changed (conversation: AccountId, position: number): void {
    const record = this.#open.get(keyOf(conversation, position))
    if (record !== undefined) this.#told(conversation, position, record)
  }

  /** It was erased: what becomes of it is nobody's business any more. */
  forget (conversation: AccountId, position: number): void {
    this.#open.delete(keyOf(conversation, position))
  }
}

function keyOf (conversation: AccountId, position: number): string {
  return `${toHex(conversation)}:${position}`
}
