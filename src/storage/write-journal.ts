// The last writes of a store, by number. Every batch carries the same small record twice,
//   (meta, "write-journal", counter mod SLOTS) := owner u64 ‖ counter u64
//   (meta, "write-journal", SLOTS) := owner u64 ‖ counter u64                            (the head)
// which serve three ends (DESIGN §10):
// - the write counter: sealed at the profile's hosts, it tells a copied or rolled-back profile;
// - the owner number: whoever opens the store raises it, and whoever then finds a head that it did
//   not write itself stops writing: two tabs never both move the same ratchet;
// - no gap: a database that loses a write from the middle of its log (LevelDB skips damaged blocks
//   without a word) is found out when it is opened: the last SLOTS numbers are not consecutive.
//
// Where the database can, check and write are one step (`unchanged`). Where it cannot, a write that
// was under way during a takeover may land after it. The new owner notices at its next write, and
// whoever opens the store then is told that it diverged: it is to be treated like a profile that
// was rolled back.

import { equalBytes, utf8 } from '../base/bytes.ts'
import { SnugError } from '../base/errors.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { RecordChanged } from './database.ts'
import { keyPrefix, numberedKey, numberOf, openValue, sealValue } from './record.ts'
import { damaged, damagedRecord, takenOver } from './store-faults.ts'
import { tables } from './tables.ts'
import type { Random } from '../base/clock.ts'
import type { Database, DatabaseOperation } from './database.ts'
import type { StoreKeys } from './store-keys.ts'

const NAME = utf8('write-journal')
/** @internal */
export const JOURNAL_SLOTS = 2_048 // writes: more than LevelDB's log usually holds

/** What a record says. Owner and counter both start at 1; 0 stands for an empty slot. */
interface Write {
  readonly owner: number
  readonly counter: number
}

const NONE: Write = { owner: 0, counter: 0 }

export class WriteJournal {
  /** Whether two owners wrote at the same time, by what the journal says when it is read. */
  readonly diverged: boolean
  readonly #database: Database
  readonly #keys: StoreKeys
  readonly #random: Random
  readonly #prefix: Uint8Array
  readonly #head: Uint8Array
  #last: Write
  /** The head as it lies in the database: sealed anew by every write, so known by its bytes. */
  #sealedHead: Uint8Array | undefined

  private constructor (
    database: Database, keys: StoreKeys, random: Random, last: Write, { head, sealedHead }: Records
  ) {
    this.#database = database
    this.#keys = keys
    this.#random = random
    this.#prefix = keyPrefix(keys, tables.meta, NAME)
    this.#head = numberedKey(this.#prefix, JOURNAL_SLOTS)
    this.#last = last
    this.#sealedHead = sealedHead
    this.diverged = !same(head, last)
  }

  /** Reads the journal and checks it; writes nothing. Throws SnugError `store-damaged`. */
  static async read (database: Database, keys: StoreKeys, random: Random): Promise<WriteJournal> {
    const records = await readAll(database, keys)
    const { slots, head } = records
    let last = NONE
    for (const write of slots) if (write.counter > last.counter) last = write
    requireNoGap(slots, last)
    // An owner of before writes a head of before; any other head that is not the last is a loss.
    const lost = head.counter > last.counter || (head.counter === 0 && last.counter > 0)
    if (lost) throw new SnugError(damaged())
    return new WriteJournal(database, keys, random, last, records)
  }

  /** How many batches were flushed in the life of this store. */
  get counter (): number { return this.#last.counter }

  /**
   * Takes the store over, with a batch that is flushed. Throws SnugError `store-taken-over` when
   * somebody else wrote since the journal was read.
   */
  async claim (operations: readonly DatabaseOperation[]): Promise<void> {
    await this.#put({ owner: this.#last.owner + 1, counter: this.#last.counter + 1 }, operations)
  }

  /** Writes one batch, flushed. Throws SnugError `store-taken-over` when somebody else wrote. */
  async write (operations: readonly DatabaseOperation[]): Promise<void> {
    if (this.#database.checksUnchanged !== true) {
      const found = await this.#database.get(this.#head)
      if (!sameBytes(found, this.#sealedHead)) throw new SnugError(takenOver())
    }
    await this.#put({ owner: this.#last.owner, counter: this.#last.counter + 1 }, operations)
  }

  async #put (next: Write, operations: readonly DatabaseOperation[]): Promise<void> {
    const plain = new ByteWriter().u64(next.owner).u64(next.counter).finish()
    const sealed = (key: Uint8Array): Uint8Array => {
      return sealValue(this.#keys, key, plain, this.#random)
    }
    const slot = numberedKey(this.#prefix, next.counter % JOURNAL_SLOTS)
    const head = sealed(this.#head)
    const batch: DatabaseOperation[] = [
      ...operations,
      { type: 'put', key: slot, value: sealed(slot) },
      { type: 'put', key: this.#head, value: head }
    ]
    const unchanged = { key: this.#head, value: this.#sealedHead }
    try {
      await this.#database.batch(batch, { sync: true, unchanged })
    } catch (error) {
      throw error instanceof RecordChanged ? new SnugError(takenOver()) : error
    }
    this.#last = next
    this.#sealedHead = head
  }
}

interface Records {
  readonly slots: readonly Write[]
  readonly head: Write
  readonly sealedHead: Uint8Array | undefined
}

async function readAll (database: Database, keys: StoreKeys): Promise<Records> {
  const prefix = keyPrefix(keys, tables.meta, NAME)
  const slots = Array.from({ length: JOURNAL_SLOTS }, () => NONE)
  let head = NONE
  let sealedHead: Uint8Array | undefined
  const range = { gte: numberedKey(prefix, 0), lte: numberedKey(prefix, JOURNAL_SLOTS) }
  for (const [key, sealed] of await database.iterator(range).all()) {
    const write = decode(keys, key, sealed)
    const number = numberOf(key)
    if (number === JOURNAL_SLOTS) [head, sealedHead] = [write, sealed]
    else if (number === write.counter % JOURNAL_SLOTS) slots[number] = write
    else throw new SnugError(damagedRecord(tables.meta))
  }
  return { slots, head, sealedHead }
}

function decode (keys: StoreKeys, key: Uint8Array, sealed: Uint8Array): Write {
  const value = openValue(keys, key, sealed)
  const reader = new ByteReader(value ?? new Uint8Array(0))
  const write = { owner: reader.u64(), counter: reader.u64() }
  if (!reader.done()) throw new SnugError(damagedRecord(tables.meta))
  return write
}

function sameBytes (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === undefined || b === undefined ? a === b : equalBytes(a, b)
}

function same (a: Write, b: Write): boolean {
  return a.owner === b.owner && a.counter === b.counter
}

/** Every one of the last JOURNAL_SLOTS writes is there. */
function requireNoGap (slots: readonly Write[], last: Write): void {
  for (let counter = last.counter; counter > last.counter - JOURNAL_SLOTS; counter--) {
    const found = slots[(counter + JOURNAL_SLOTS) % JOURNAL_SLOTS]?.counter
    if (found !== Math.max(counter, 0)) throw new SnugError(damaged())
  }
}
