// Notices that this profile is an old copy (DESIGN §10). Hosts keep its write counter, sealed; one
// that is ahead of ours was left by a later state of the same profile, which used keys and numbers
// that this one would use again. Each counter counts once: after the sessions are retired, the
// copies that other hosts hold say nothing new.
//   (meta, "rollback", 0) := the highest counter that was acted on, u64

import { utf8 } from '../base/bytes.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { tables } from '../storage/tables.ts'
import type { Rollback } from '../storage/rollback.ts'
import type { Operation, RecordKey, Store } from '../storage/store.ts'

const KEY: RecordKey = { table: tables.meta, name: utf8('rollback'), number: 0 }

export interface RollbackWatchParts {
  readonly store: Store
  /** None for a store that keeps no counter: then nothing is ever noticed. */
  readonly rollback: Rollback | undefined
  /** Retires the sessions in the write of these operations. */
  readonly rolledBack: (operations: readonly Operation[]) => Promise<void>
}

export class RollbackWatch {
  readonly #parts: RollbackWatchParts
  #handled = 0

  constructor (parts: RollbackWatchParts) {
    this.#parts = parts
  }

  /** Learns what was noticed before, and whether the store itself says so. */
  async load (): Promise<void> {
    const { rollback, rolledBack, store } = this.#parts
    const value = await store.get(KEY)
    this.#handled = value === undefined ? 0 : new ByteReader(value).u64()
    if (rollback !== undefined && await rollback.diverged()) await rolledBack([rollback.settled])
  }

  /** The counter to leave with a host; empty for none. */
  get sealed (): Uint8Array {
    return this.#parts.rollback?.seal() ?? new Uint8Array(0)
  }

  /** Our counter: it has to be left again when it rose. Undefined where there is none. */
  get counter (): number | undefined { return this.#parts.rollback?.counter() }

  /** A host showed what it keeps. Throws where the store failed. */
  async met (sealed: Uint8Array): Promise<void> {
    const { rollback, rolledBack } = this.#parts
    const counter = sealed.length === 0 ? undefined : rollback?.open(sealed)
    if (rollback === undefined || counter === undefined) return
    if (counter <= rollback.counter() || counter <= this.#handled) return
    this.#handled = counter
    const value = new ByteWriter().u64(counter).finish()
    await rolledBack([{ type: 'put', key: KEY, value }])
  }
}
