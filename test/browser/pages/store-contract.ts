// The contract of every store, on IndexedDB.

import { pageCryptoReady } from '../../../browser/crypto.ts'
import { pageRandom } from '../../../browser/random.ts'
import { IndexedDatabase } from '../../../browser/storage/database.ts'
import { asSymmetricKey } from '../../../src/crypto/keys.ts'
import { SealedStore } from '../../../src/storage/sealed-store.ts'
import { storeKeys } from '../../../src/storage/store-keys.ts'
import { storeContract } from '../../contract/store.ts'

const dataKey = asSymmetricKey(pageRandom(32))
let count = 0

storeContract('browser-level', async () => {
  await pageCryptoReady()
  const name = `contract-${count++}`
  return {
    open: async () => {
      const database = await IndexedDatabase.open(name)
      return await SealedStore.open({ database, keys: storeKeys(dataKey), random: pageRandom })
    },
    remove: async () => {
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name)
        request.onsuccess = () => { resolve() }
        request.onerror = () => { reject(request.error ?? new Error('not deleted')) }
        request.onblocked = () => { reject(new Error('somebody still has it open')) }
      })
    }
  }
})
