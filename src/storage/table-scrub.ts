// Erasing what is not a message: records of which each has a name of its own, such as the addresses
// of a peer. Deleting them notes in the same commit that their table is to be scrubbed, so that a
// crash between the two leaves nothing behind; whole tables are scrubbed, now and then.
//   (meta, "scrub-table", table) := (empty)            since it was scrubbed last
//   (meta, "scrub-table", 256 + table) := (empty)      while it is scrubbed

import { utf8 } from '../base/bytes.ts'
import { HOUR, MINUTE } from '../base/limits.ts'
import { tables } from './tables.ts'
import type { Clock, Timer } from '../base/clock.ts'
import type { Operation, RecordKey, Store } from './store.ts'
import type { Table } from './tables.ts'

const NAME = utf8('scrub-table')
const UNDER_WAY = 256
/** Compacting rewrites a table, so it waits for more. */
const ROUND = 6 * HOUR
/** After a start, which has other things to do first. */
const FIRST = 2 * MINUTE

/** What notes that erased records of a table are to be taken from the disk. */
export function scrubSoon (table: Table): Operation {
  return { type: 'put', key: keyOf(table), value: new Uint8Array(0) }
}

/** Scrubs the tables that are noted: all; or `only` these, if the last of them is. */
export async function scrubNoted (store: Store, only?: readonly Table[]): Promise<void> {
  const noted = new Set((await store.list(tables.meta, NAME))
    .map(({ number }) => number % UNDER_WAY))
  const due = (only ?? Object.values(tables)).filter((table) => noted.has(table))
  const last = (only ?? due).at(-1)
  if (last === undefined || !noted.has(last)) return
  // What is erased meanwhile is noted anew, and a crash meanwhile finds the other notes.
  await store.commit(due.flatMap((table): Operation[] => [
    { type: 'delete', key: keyOf(table) },
    { type: 'put', key: keyOf(UNDER_WAY + table), value: new Uint8Array(0) }
  ]))
  for (const table of due) await store.scrub(table)
  await store.commit(due.map((table) => ({ type: 'delete', key: keyOf(UNDER_WAY + table) })))
}

/** Does so from time to time. */
export class TableScrubber {
  readonly #store: Store
  readonly #clock: Clock
  readonly #before: () => Promise<void>
  readonly #failed: (error: unknown) => void
  #timer: Timer | undefined
  #scrubbing: Promise<void> = Promise.resolve()

  /** `before` is done first, each time. */
  constructor (
    store: Store, clock: Clock, before: () => Promise<void>, failed: (error: unknown) => void
  ) {
    this.#store = store
    this.#clock = clock
    this.#before = before
    this.#failed = failed
  }

  start (wait = FIRST): void {
    this.#timer = this.#clock.schedule(wait, () => {
      this.#scrubbing = this.#before().then(() => scrubNoted(this.#store)).catch(this.#failed)
      this.start(ROUND)
    })
  }

  /** Waits for what is under way. */
  async stop (): Promise<void> {
    this.#timer?.cancel()
    this.#timer = undefined
    await this.#scrubbing
  }
}

function keyOf (number: number): RecordKey {
  return { table: tables.meta, name: NAME, number }
}
