import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { utf8 } from '../../src/base/bytes.ts'
import { tables } from '../../src/storage/tables.ts'
import { storeContract } from '../contract/store.ts'
import { Effects } from './effects.ts'
import { MemoryStore } from './memory-store.ts'
import type { Operation } from '../../src/storage/store.ts'
import type { Disk } from './memory-store.ts'

storeContract('simulation', async () => {
  const disk: Disk = new Map()
  return { open: async () => new MemoryStore(disk), remove: async () => { disk.clear() } }
})

const test = suite('simulated store')

const put = (number: number): Operation => {
  const key = { table: tables.contact, name: utf8('Ben'), number }
  return { type: 'put', key, value: Uint8Array.of(number) }
}

test('loses what is not flushed when the power goes, and keeps what is', async () => {
  for (const [crashAt, kept] of [[1, []], [2, [1, 2]], [3, [1, 2]], [4, [1, 2, 3]]] as const) {
    const effects = new Effects(crashAt)
    const disk: Disk = new Map()
    const store = new MemoryStore(disk, effects)
    let answered = 0
    const commit = async (number: number): Promise<void> => {
      await store.commit([put(number)])
      answered++
    }
    void commit(1)
    void commit(2)
    for (let i = 0; i < 4; i++) await new Promise((resolve) => setImmediate(resolve))
    void commit(3)
    for (let i = 0; i < 4; i++) await new Promise((resolve) => setImmediate(resolve))
    const again = new MemoryStore(disk)
    const numbers = (await again.list(tables.contact, utf8('Ben'))).map(({ number }) => number)
    assert.equal(numbers, kept)
    // Nobody is told of a flush at or after which the power went.
    assert.is(answered, crashAt <= 2 ? 0 : 2)
  }
})

test('fails every commit once it is told to', async () => {
  const store = new MemoryStore()
  store.fail()
  await store.commit([put(1)]).then(() => { assert.unreachable() }, (error: { code?: string }) => {
    assert.is(error.code, 'store-failed')
  })
})

test.run()
