// What waits in the outboxes, as the layers above see it: what becomes of their messages, and what
// they take back.

import type { DeviceId } from '../identity/certificate.ts'
import type { Operation } from '../storage/store.ts'
import type { Correspondents } from './correspondents.ts'
import type { OutboxItem } from './outbox-item.ts'
import type { Effects } from './sink.ts'

export class WaitingMail {
  readonly #correspondents: Correspondents

  constructor (correspondents: Correspondents) {
    this.#correspondents = correspondents
  }

  /** What waits for a device, oldest first. */
  of (id: DeviceId): OutboxItem[] {
    return [...this.#correspondents.get(id)?.outbox.items() ?? []]
  }

  /** Sessions with a device in which messages are read. */
  sessions (id: DeviceId): number {
    const sessions = this.#correspondents.get(id)?.sessions
    return sessions === undefined ? 0 : 1 + sessions.archived.length
  }

  /**
   * What waits for a device and stands at this place of its timeline; `seq` is what it was sent as,
   * if known.
   */
  at (id: DeviceId, position: number, seq: number): OutboxItem[] {
    const item = this.#correspondents.get(id)?.outbox.get(seq)
    if (item?.position === position) return [item]
    return item === undefined ? [] : this.of(id).filter((other) => other.position === position)
  }

  /** Takes a message of a timeline out of the outbox: it is not sent any more. */
  drop (id: DeviceId, position: number, seq: number): Operation[] {
    const outbox = this.#correspondents.get(id)?.outbox
    return outbox === undefined
      ? []
      : this.at(id, position, seq).map((item) => outbox.remove(item.number))
  }

  /**
   * Gives up everything of a timeline that waits for a device; `settle` says what becomes of each.
   */
  giveUp (id: DeviceId, settle: (item: OutboxItem) => Effects): Effects[] {
    const outbox = this.#correspondents.get(id)?.outbox
    if (outbox === undefined) return []
    return this.of(id).filter((item) => item.position > 0).map((item) => {
      const { operations, after } = settle(item)
      const all = [outbox.remove(item.number), ...operations]
      return after === undefined ? { operations: all } : { operations: all, after }
    })
  }
}
