// The last writes of a store, by number. Every batch carries one record
//   (meta, "write-journal", counter mod SLOTS) := owner u64 ‖ counter u64
// which does three things for the price of one (DESIGN §10):
// - the write counter: sealed at the profile's hosts, it tells a copied or rolled-back profile;
// - the owner number: whoever opens the store raises it, and whoever then finds a record that it
//   did not write itself stops writing: two tabs never both move the same ratchet;
// - no gap: a database that loses a write from the middle of its log (LevelDB skips damaged blocks
//   without a word) is found out when it is opened: the last SLOTS numbers are not consecutive.

import { utf8 } from '../base/bytes.ts'
import { SnugError } from '../base/errors.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { keyPrefix, numberedKey, numberOf, openValue, sealValue } from './record.ts'
import { damaged, damagedRecord, takenOver } from './store-faults.ts'
import { tables } from './tables.ts'
import type { Random } from '../base/clock.ts'
import type { Database, DatabaseOperation } from './database.ts'
import type { StoreKeys } from './store-keys.ts'

const NAME = utf8('write-journal')
export const JOURNAL_SLOTS = 2_048 // writes: more than LevelDB's log usually holds

/** What a slot says. Owner and counter both start at 1; 0 stands for an empty slot. */
interface Write {
  readonly owner: number
  readonly counter: number
}

const NONE: Write = { owner: 0, counter: 0 }

export class WriteJournal {
  readonly #database: Database
  readonly #keys: StoreKeys
  readonly #random: Random
  readonly #prefix: Uint8Array
  readonly #slots: Write[]
  #last: Write

  private constructor (
    database: Database, keys: StoreKeys, random: Random, slots: Write[], last: Write
  ) {
    this.#database = database
    this.#keys = keys
    this.#random = random
    this.#prefix = keyPrefix(keys, tables.meta, NAME)
    this.#slots = slots
    this.#last = last
  }

  /**
   * Reads the journal, checks it and takes the store over, flushed. Throws SnugError
   * `store-damaged`.
   */
  static async open (database: Database, keys: StoreKeys, random: Random): Promise<WriteJournal> {
    const slots = await readSlots(database, keys)
    let last = NONE
    for (const write of slots) if (write.counter > last.counter) last = write
    requireNoGap(slots, last)
    const ours = { owner: last.owner + 1, counter: last.counter }
    const journal = new WriteJournal(database, keys, random, slots, ours)
    await journal.write([])
    return journal
  }

  /** How many batches were flushed in the life of this store. */
  get counter (): number { return this.#last.counter }

  /** The number of times that the store was opened, this time included. */
  get owner (): number { return this.#last.owner }

  /**
   * Writes one batch, flushed. Throws SnugError `store-taken-over` when somebody else wrote since.
   */
  async write (operations: readonly DatabaseOperation[]): Promise<void> {
    const next = { owner: this.#last.owner, counter: this.#last.counter + 1 }
    const slot = next.counter % JOURNAL_SLOTS
    const key = numberedKey(this.#prefix, slot)
    const found = await this.#database.get(key)
    const expected = this.#slots[slot] ?? NONE
    const there = found === undefined ? NONE : decode(this.#keys, key, found)
    if (there.counter !== expected.counter || there.owner !== expected.owner) {
      throw new SnugError(takenOver())
    }
    const plain = new ByteWriter().u64(next.owner).u64(next.counter).finish()
    const value = sealValue(this.#keys, key, plain, this.#random)
    await this.#database.batch([...operations, { type: 'put', key, value }], { sync: true })
    this.#slots[slot] = next
    this.#last = next
  }
}

async function readSlots (database: Database, keys: StoreKeys): Promise<Write[]> {
  const prefix = keyPrefix(keys, tables.meta, NAME)
  const slots = Array.from({ length: JOURNAL_SLOTS }, () => NONE)
  const range = { gte: numberedKey(prefix, 0), lte: numberedKey(prefix, JOURNAL_SLOTS - 1) }
  for (const [key, sealed] of await database.iterator(range).all()) {
    slots[numberOf(key) ?? 0] = decode(keys, key, sealed)
  }
  return slots
}

function decode (keys: StoreKeys, key: Uint8Array, sealed: Uint8Array): Write {
  const value = openValue(keys, key, sealed)
  if (value === undefined) throw new SnugError(damagedRecord(tables.meta))
  const reader = new ByteReader(value)
  const write = { owner: reader.u64(), counter: reader.u64() }
  if (!reader.done() || write.counter % JOURNAL_SLOTS !== numberOf(key)) {
    throw new SnugError(damagedRecord(tables.meta))
  }
  return write
}

/**
 * Every one of the last JOURNAL_SLOTS writes is there, and no owner comes before an earlier one.
 */
function requireNoGap (slots: readonly Write[], last: Write): void {
  let owner = last.owner
  for (let counter = last.counter; counter > last.counter - JOURNAL_SLOTS; counter--) {
    const write = slots[(counter + JOURNAL_SLOTS) % JOURNAL_SLOTS]
    const whole = write?.counter === Math.max(counter, 0) && write.owner <= owner
    if (!whole) throw new SnugError(damaged())
    owner = write.owner
  }
}
