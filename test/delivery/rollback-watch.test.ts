import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { RollbackWatch } from '../../src/delivery/rollback-watch.ts'
import { MemoryStore } from '../simulation/memory-store.ts'
import type { Rollback } from '../../src/storage/rollback.ts'
import type { Operation } from '../../src/storage/store.ts'

const test = suite('rollback watch')
const settled: Operation = { type: 'delete', key: { table: 1, name: new Uint8Array(1), number: 0 } }

function port (counter: number, diverged = false): Rollback {
  return {
    counter: () => counter,
    seal: () => Uint8Array.of(counter),
    open: (sealed) => sealed.length === 1 ? sealed[0] : undefined,
    diverged: () => Promise.resolve(diverged),
    settled
  }
}

async function watch (
  rollback: Rollback | undefined, store = new MemoryStore()
): Promise<{ readonly watch: RollbackWatch, readonly noticed: Array<readonly Operation[]> }> {
  const noticed: Array<readonly Operation[]> = []
  const watching = new RollbackWatch({ store, rollback, rolledBack: async (operations) => {
    noticed.push(operations)
    await store.commit(operations)
  } })
  await watching.load()
  return { watch: watching, noticed }
}

test('a host that keeps a higher counter shows an old copy, once', async () => {
  const store = new MemoryStore()
  const first = await watch(port(10), store)
  await first.watch.met(Uint8Array.of(10))
  await first.watch.met(Uint8Array.of(3))
  assert.is(first.noticed.length, 0)
  await first.watch.met(Uint8Array.of(20))
  await first.watch.met(Uint8Array.of(15))
  await first.watch.met(Uint8Array.of(20))
  assert.is(first.noticed.length, 1)
  const later = await watch(port(12), store)
  await later.watch.met(Uint8Array.of(20))
  assert.is(later.noticed.length, 0, 'also after a restart')
  await later.watch.met(Uint8Array.of(30))
  assert.is(later.noticed.length, 1, 'another copy is noticed anew')
})

test('what a host makes up shows nothing', async () => {
  const { watch: watching, noticed } = await watch(port(10))
  await watching.met(new Uint8Array(0))
  await watching.met(new Uint8Array(48).fill(0xff))
  assert.is(noticed.length, 0)
})

test('a store that two wrote to at the same time is settled with the sessions', async () => {
  const { noticed } = await watch(port(10, true))
  assert.equal(noticed, [[settled]])
})

test('a store without a counter leaves none', async () => {
  const { watch: watching, noticed } = await watch(undefined)
  await watching.met(Uint8Array.of(99))
  assert.is(noticed.length, 0)
  assert.is(watching.sealed.length, 0)
  assert.is(watching.counter, undefined)
})

test.run()
