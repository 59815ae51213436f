// The keys of a store, derived from the profile's one random data key, each with a label of its own
// (DESIGN §10). They live in memory while the profile is open and are wiped when it is closed.

import { wipe } from '../crypto/compare.ts'
import { hkdf } from '../crypto/hkdf.ts'
import { asSymmetricKey, SYMMETRIC_KEY_SIZE } from '../crypto/keys.ts'
import type { SymmetricKey } from '../crypto/keys.ts'

export interface StoreKeys {
  /** Hashes the names of records. */
  readonly names: SymmetricKey
  /** Seals their values. */
  readonly records: SymmetricKey
  /** Seals the write counter that hosts keep. */
  readonly counter: SymmetricKey
}

/** The sub-keys of `dataKey`, which the caller then wipes. */
export function storeKeys (dataKey: SymmetricKey): StoreKeys {
  const derive = (label: string): SymmetricKey => {
    return asSymmetricKey(hkdf(dataKey, new Uint8Array(0), label, SYMMETRIC_KEY_SIZE))
  }
  return {
    names: derive('snug/1/store/names'),
    records: derive('snug/1/store/records'),
    counter: derive('snug/1/store/write-counter')
  }
}

export function wipeStoreKeys (keys: StoreKeys): void {
  wipe(keys.names, keys.records, keys.counter)
}
