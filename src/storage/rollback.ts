// What tells a copied or rolled-back profile (DESIGN §10): the store's write counter, which its
// hosts keep, and the sign that two owners wrote at the same time. A port, so that the layers above
// need not know the sealed store.

import { divergenceSettled } from './sealed-store.ts'
import type { SealedStore } from './sealed-store.ts'
import type { Operation } from './store.ts'

export interface Rollback {
  /** Batches flushed in the life of the store. */
  counter (): number
  /** The counter as hosts keep it. */
  seal (): Uint8Array
  /** What a host kept, or undefined where it is no counter of this profile. */
  open (sealed: Uint8Array): number | undefined
  /** Whether two owners wrote at the same time, since that was settled last. */
  diverged (): Promise<boolean>
  /** Commit it with what retires the sessions. */
  readonly settled: Operation
}

export function rollbackOf (store: SealedStore): Rollback {
  return {
    counter: () => store.writeCounter(),
    seal: () => store.sealedWriteCounter(),
    open: (sealed) => store.openWriteCounter(sealed),
    diverged: () => store.diverged(),
    settled: divergenceSettled
  }
}
