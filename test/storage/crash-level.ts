// A disk in memory for crash tests: databases that are opened on it see what was flushed, and a
// crash takes away everything else. Each batch is an effect, and `onEffect` hears of it before and
// after it reaches the disk: there a test crashes, or lets the disk fail by throwing.

import { compareBytes, toHex } from '../../src/base/bytes.ts'
import { asSymmetricKey } from '../../src/crypto/keys.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { SealedStore } from '../../src/storage/sealed-store.ts'
import { storeKeys } from '../../src/storage/store-keys.ts'
import { seeded } from '../random.ts'
import type { Database, DatabaseOperation, DatabaseRange } from '../../src/storage/database.ts'

export interface Effect {
  /** 1 for the first batch of the disk's life. */
  readonly number: number
  readonly phase: 'before' | 'after'
  readonly operations: readonly DatabaseOperation[]
  readonly sync: boolean
}

type Content = Map<string, readonly [key: Uint8Array, value: Uint8Array]>

export class CrashDisk {
  /**
   * Called around every batch. When it throws before, the batch fails and changes nothing; when it
   * throws after, the batch fails though it is there. When it calls `crash()`, nothing more happens
   * to the databases opened so far.
   */
  onEffect: ((effect: Effect) => void | Promise<void>) | undefined
  #flushed: Content = new Map()
  #current: Content = new Map()
  #pending: DatabaseOperation[] = []
  #life = 0
  #effects = 0

  /** Batches written in the disk's life, flushed or not. */
  get effects (): number { return this.#effects }

  /** Records that are flushed. */
  get size (): number { return this.#flushed.size }

  /** Everything that is flushed, key by key: for looking at what a thief of the disk would see. */
  contents (): Uint8Array[] {
    return [...this.#flushed.values()].flat()
  }

  /** Changes one flushed value behind the back of whoever has the disk open. */
  tamper (change: (key: Uint8Array, value: Uint8Array) => Uint8Array | undefined): void {
    for (const [id, [key, value]] of [...this.#flushed]) {
      const changed = change(key, value)
      if (changed === undefined) this.#flushed.delete(id)
      else this.#flushed.set(id, [key, changed])
    }
    this.#drop()
  }

  /**
   * Power off: what is not flushed is gone, and calls to databases opened before never come back.
   */
  crash (): void {
    this.#life++
    this.#drop()
  }

  /**
   * Another disk with the same flushed content: a copied profile, or a snapshot to roll back to.
   */
  copy (): CrashDisk {
    const copy = new CrashDisk()
    copy.#flushed = new Map(this.#flushed)
    copy.#current = new Map(this.#flushed)
    return copy
  }

  /** A database on this disk. */
  open (): Database {
    const life = this.#life
    /** The result of `act` while the power is on; never, once it is off. */
    const alive = async <Value> (act: () => Value | Promise<Value>): Promise<Value> => {
      await Promise.resolve()
      if (life !== this.#life) return await never()
      const value = await act()
      return life === this.#life ? value : await never()
    }
    return {
      get: (key) => alive(() => this.#current.get(toHex(key))?.[1].slice()),
      batch: (operations, { sync }) => {
        return alive(() => this.#batch(operations, sync, () => life === this.#life))
      },
      iterator: (range) => ({ all: () => alive(() => select(this.#current, range)) }),
      close: () => alive(() => {})
    }
  }

  async #batch (operations: DatabaseOperation[], sync: boolean, on: () => boolean): Promise<void> {
    const effect = { number: ++this.#effects, operations: [...operations], sync }
    await this.onEffect?.({ ...effect, phase: 'before' })
    if (!on()) return
    apply(operations, this.#current)
    this.#pending.push(...operations)
    // As in a real database, flushing one batch flushes all before it.
    if (sync) apply(this.#pending.splice(0), this.#flushed)
    await this.onEffect?.({ ...effect, phase: 'after' })
  }

  #drop (): void {
    this.#current = new Map(this.#flushed)
    this.#pending = []
  }
}

/** A sealed store on a disk: the same seed opens what an earlier one wrote. */
export async function crashStore (
  disk: CrashDisk, seed: number | string = 'store'
): Promise<SealedStore> {
  await cryptoReady()
  const keys = storeKeys(asSymmetricKey(seeded(`${seed}/data-key`)(32)))
  // Other nonces each time, as after a real restart.
  const random = seeded(`${seed}/${disk.effects}`)
  return await SealedStore.open({ database: disk.open(), keys, random })
}

function apply (operations: readonly DatabaseOperation[], content: Content): void {
  for (const operation of operations) {
    const id = toHex(operation.key)
    if (operation.type === 'del') content.delete(id)
    else content.set(id, [operation.key.slice(), operation.value.slice()])
  }
}

function select (content: Content, range: DatabaseRange): Array<[Uint8Array, Uint8Array]> {
  const { gte, lte, reverse = false, limit = -1 } = range
  const rows = [...content.values()]
    .filter(([key]) => compareBytes(key, gte) >= 0 && compareBytes(key, lte) <= 0)
    .map(([key, value]): [Uint8Array, Uint8Array] => [key.slice(), value.slice()])
    .toSorted(([a], [b]) => reverse ? compareBytes(b, a) : compareBytes(a, b))
  return limit < 0 ? rows : rows.slice(0, limit)
}

function never (): Promise<never> {
  return new Promise(() => {})
}
