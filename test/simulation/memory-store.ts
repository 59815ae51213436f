// A store in memory that loses power as a real one does: what is not flushed is gone. A commit is
// two effects, before the flush and after it; commits that arrive during a flush share the next
// one, in order. Reads see what is flushed.

import { toHex } from '../../src/base/bytes.ts'
import { SnugError } from '../../src/base/errors.ts'
import { Effects } from './effects.ts'
import type { Entry, Operation, Range, RecordKey, Store } from '../../src/storage/store.ts'
import type { Table } from '../../src/storage/tables.ts'

type Rows = Map<number, Uint8Array>

/** What is on the disk. */
export type Disk = Map<string, Rows>

interface Waiting {
  readonly operations: readonly Operation[]
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

export class MemoryStore implements Store {
  /** Survives the store: a new one over it is the same profile opened again. */
  readonly disk: Disk
  readonly effects: Effects
  /** Commits that were asked for, and flushes that they took. */
  commits = 0
  flushes = 0
  readonly scrubbed: Array<{ table: Table, name: Uint8Array | undefined }> = []
  /** Sees the disk after every write to it. */
  written: (disk: Disk) => void = () => {}
  #waiting: Waiting[] = []
  #flushing = false
  #failed = false
  #closed = false
  #last: Promise<unknown> = Promise.resolve()

  constructor (disk: Disk = new Map(), effects: Effects = new Effects()) {
    this.disk = disk
    this.effects = effects
  }

  /** Lets every commit from now on fail, as a full disk does. */
  fail (): void { this.#failed = true }

  async get ({ table, name, number }: RecordKey): Promise<Uint8Array | undefined> {
    await this.#turn()
    return this.disk.get(nameOf(table, name))?.get(number)?.slice()
  }

  async list (table: Table, name: Uint8Array, range: Range = {}): Promise<Entry[]> {
    await this.#turn()
    const { from = 0, to = Infinity, reverse = false, limit = Infinity } = range
    const rows = this.disk.get(nameOf(table, name)) ?? new Map<number, Uint8Array>()
    const found = [...rows].filter(([number]) => number >= from && number <= to)
      .sort(([a], [b]) => reverse ? b - a : a - b)
    return found.slice(0, limit).map(([number, value]) => ({ number, value: value.slice() }))
  }

  async * all (table: Table): AsyncIterable<Entry> {
    await this.#turn()
    for (const [name, rows] of this.disk) {
      if (!name.startsWith(`${table}/`)) continue
      for (const [number, value] of rows) yield { number, value: value.slice() }
    }
  }

  commit (operations: readonly Operation[]): Promise<void> {
    if (this.#closed) return Promise.reject(storeClosed())
    if (this.#failed) return Promise.reject(storeFailed())
    for (const { key: { number } } of operations) {
      if (Number.isSafeInteger(number) && number >= 0) continue
      return Promise.reject(new RangeError(`the number ${number}`))
    }
    if (operations.length === 0) return Promise.resolve()
    this.commits++
    const copies = operations.map((one) => {
      return one.type === 'put' ? { ...one, value: one.value.slice() } : one
    })
    const committed = new Promise<void>((resolve, reject) => {
      this.#waiting.push({ operations: copies, resolve, reject })
    })
    this.#last = committed.catch(() => {})
    if (!this.#flushing) void this.#flush()
    return committed
  }

  async flushed (): Promise<void> {
    await this.#turn()
    await this.#last
  }

  async scrub (table: Table, name?: Uint8Array): Promise<void> {
    await this.#turn()
    this.scrubbed.push({ table, name })
  }

  async close (): Promise<void> {
    if (!this.effects.crashed) await this.#last
    this.#closed = true
  }

  async #flush (): Promise<void> {
    this.#flushing = true
    while (this.#waiting.length > 0) {
      await new Promise((resolve) => setImmediate(resolve))
      const group = this.#waiting.splice(0)
      // A process that was killed learns nothing any more: its promises stay open.
      if (!this.effects.happen()) return
      if (this.#failed) {
        for (const { reject } of group) reject(storeFailed())
        continue
      }
      for (const { operations } of group) for (const operation of operations) this.#write(operation)
      this.flushes++
      this.written(this.disk)
      if (!this.effects.happen()) return
      for (const { resolve } of group) resolve()
    }
    this.#flushing = false
  }

  #write (operation: Operation): void {
    const { table, name, number } = operation.key
    const key = nameOf(table, name)
    const rows = this.disk.get(key) ?? new Map<number, Uint8Array>()
    if (operation.type === 'put') rows.set(number, operation.value)
    else rows.delete(number)
    if (rows.size > 0) this.disk.set(key, rows)
    else this.disk.delete(key)
  }

  async #turn (): Promise<void> {
    if (this.#closed) throw storeClosed()
    await Promise.resolve()
  }
}

function nameOf (table: Table, name: Uint8Array): string {
  return `${table}/${toHex(name)}`
}

function storeClosed (): SnugError {
  return new SnugError({ code: 'store-closed', message: 'The store is closed.' })
}

function storeFailed (): SnugError {
  return new SnugError({ code: 'store-failed', message: 'The store cannot write any more.' })
}
