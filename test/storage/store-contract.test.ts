import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MemoryLevel } from 'memory-level'
import { unwrap } from '../../src/base/errors.ts'
import { asSymmetricKey } from '../../src/crypto/keys.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { SealedStore } from '../../src/storage/sealed-store.ts'
import { storeKeys } from '../../src/storage/store-keys.ts'
import { openLevel } from '../../node/storage-level.ts'
import { storeContract } from '../contract/store.ts'
import { seeded } from '../random.ts'
import { CrashDisk, crashStore } from './crash-level.ts'
import type { Database } from '../../src/storage/database.ts'

await cryptoReady()
const random = seeded('store contract')
const dataKey = asSymmetricKey(random(32))

async function sealed (database: Database): Promise<SealedStore> {
  return await SealedStore.open({ database, keys: storeKeys(dataKey), random })
}

storeContract('memory-level', async () => {
  const database = new MemoryLevel<Uint8Array, Uint8Array>({
    keyEncoding: 'view', valueEncoding: 'view', storeEncoding: 'view'
  })
  return {
    open: async () => {
      await database.open()
      return await sealed(database)
    },
    remove: async () => { await database.close() }
  }
})

storeContract('classic-level', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'snug-store-'))
  const at = join(directory, 'store')
  let create = true
  return {
    open: async () => {
      const level = unwrap(await openLevel(at, { create }))
      create = false
      return await sealed(level)
    },
    remove: async () => { await rm(directory, { recursive: true }) }
  }
})

storeContract('the disk of crash tests', async () => {
  const disk = new CrashDisk()
  return { open: () => crashStore(disk), remove: async () => {} }
})
