// What waits for one device, in the order in which it was written: the store's outbox, held in
// memory. It changes only together with the store: callers commit the operations that these methods
// return.

import { tables } from '../storage/tables.ts'
import { encodeOutboxItem, isSealed } from './outbox-item.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { DeviceId } from '../identity/certificate.ts'
import type { Operation, RecordKey } from '../storage/store.ts'
import type { OutboxItem } from './outbox-item.ts'

/**
 * More than this unacknowledged for one device is refused: somebody who never comes back must not
 * fill the disk.
 */
const OUTBOX_MAX = 4_096

export class Outbox {
  readonly #device: DeviceId
  readonly #items = new Map<number, OutboxItem>()
  /** Inners whose write is not flushed: a crash now would seal another message with their keys. */
  readonly #unwritten = new WeakSet<Uint8Array>()

  constructor (device: DeviceId) {
    this.#device = device
  }

  get size (): number { return this.#items.size }

  get isFull (): boolean { return this.#items.size >= OUTBOX_MAX }

  get (number: number): OutboxItem | undefined {
    return this.#items.get(number)
  }

  /** In the order of writing. */
  items (): IterableIterator<OutboxItem> {
    return this.#items.values()
  }

  /** What may leave now, in the order of writing. */
  * sendable (now: Milliseconds): IterableIterator<OutboxItem> {
    for (const item of this.#items.values()) {
      if (isSealed(item) && item.expiresAt > now && !this.#unwritten.has(item.inner)) yield item
    }
  }

  /** Takes up an item that the store holds already. */
  restore (item: OutboxItem): void {
    this.#items.set(item.number, item)
  }

  /** Adds an item that was encrypted just now. It may leave once it was called `written`. */
  add (item: OutboxItem): Operation {
    this.#unwritten.add(item.inner)
    return this.put(item)
  }

  /** The operation of `add` is flushed. */
  written (item: OutboxItem): void {
    this.#unwritten.delete(item.inner)
  }

  /** Replaces what is known of an item. */
  put (item: OutboxItem): Operation {
    this.#items.set(item.number, item)
    return { type: 'put', key: this.#key(item.number), value: encodeOutboxItem(item) }
  }

  remove (number: number): Operation {
    this.#items.delete(number)
    return { type: 'delete', key: this.#key(number) }
  }

  #key (number: number): RecordKey {
    return { table: tables.outbox, name: this.#device, number }
  }
}

export const outboxFull = {
  code: 'outbox-full',
  message: 'Too many messages wait for this person already.',
  action: 'Wait until they fetch some, or remove the contact.'
}
