// A sealed store in memory, for every test that needs one.

import { MemoryLevel } from 'memory-level'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { asSymmetricKey } from '../../src/crypto/keys.ts'
import { SealedStore } from '../../src/storage/sealed-store.ts'
import { storeKeys } from '../../src/storage/store-keys.ts'
import { seeded } from '../random.ts'

/** An empty sealed store in memory, with keys and nonces from `seed`. */
export async function memoryStore (seed: number | string = 'store'): Promise<SealedStore> {
  await cryptoReady()
  const random = seeded(`${seed}/memory-store`)
  const database = new MemoryLevel<Uint8Array, Uint8Array>({
    keyEncoding: 'view', valueEncoding: 'view', storeEncoding: 'view'
  })
  return await SealedStore.open({ database, keys: storeKeys(asSymmetricKey(random(32))), random })
}
