import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { utf8 } from '../../src/base/bytes.ts'
import { SnugError } from '../../src/base/errors.ts'
import { asSymmetricKey } from '../../src/crypto/keys.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { divergenceSettled } from '../../src/storage/sealed-store.ts'
import { tables } from '../../src/storage/tables.ts'
import { openWriteCounter, sealWriteCounter } from '../../src/storage/write-counter.ts'
import { JOURNAL_SLOTS } from '../../src/storage/write-journal.ts'
import { fuzz } from '../fuzz.ts'
import { seeded } from '../random.ts'
import { CrashDisk, crashStore } from './crash-level.ts'
import type { Operation } from '../../src/storage/store.ts'

const test = suite('write journal')

await cryptoReady()

function put (number: number): Operation {
  return {
    type: 'put', key: { table: tables.contact, name: utf8('Ben'), number }, value: utf8('x')
  }
}

async function codeOf (run: Promise<unknown>): Promise<string> {
  try {
    await run
    return 'done'
  } catch (error) {
    return error instanceof SnugError ? error.code : String(error)
  }
}

test('counts flushed batches for as long as the store lives', async () => {
  const disk = new CrashDisk()
  const store = await crashStore(disk)
  assert.is(store.writeCounter(), 1)
  await store.commit([put(0)])
  await Promise.all([1, 2, 3].map((number) => store.commit([put(number)])))
  assert.is(store.writeCounter(), disk.effects)
  assert.is(disk.effects, 4)
  await store.close()
  assert.is((await crashStore(disk)).writeCounter(), 5)
})

test('goes on counting when the slots are used again, and still finds a gap', async () => {
  const disk = new CrashDisk()
  let store = await crashStore(disk)
  for (let i = 0; i < JOURNAL_SLOTS + 20; i++) await store.commit([put(i % 5)])
  await store.close()
  store = await crashStore(disk)
  assert.is(store.writeCounter(), JOURNAL_SLOTS + 22)
  await store.commit([put(0)])
  await store.close()
  let seen = 0
  disk.tamper((at, value) => at[0] === tables.meta && ++seen === 700 ? undefined : value)
  assert.is(await codeOf(crashStore(disk)), 'store-damaged')
})

test('finds a write that the database lost from the middle', async () => {
  const disk = new CrashDisk()
  const store = await crashStore(disk)
  for (let i = 0; i < 9; i++) await store.commit([put(i)])
  await store.close()
  for (let lost = 1; lost <= 9; lost++) {
    const copy = disk.copy()
    copy.tamper((at, value) => at[0] === tables.meta && at.at(-1) === lost ? undefined : value)
    assert.is(await codeOf(crashStore(copy)), 'store-damaged', `write ${lost}`)
  }
})

test('lets one that is opened later take over, and the earlier one write no more', async () => {
  const disk = new CrashDisk()
  const first = await crashStore(disk)
  await first.commit([put(0)])
  const second = await crashStore(disk)
  const late = [first.commit([put(1)]), first.commit([put(2)])]
  for (const commit of late) assert.is(await codeOf(commit), 'store-taken-over')
  assert.is(await codeOf(first.commit([put(3)])), 'store-taken-over')
  await second.commit([put(4)])
  const numbers = (await second.list(tables.contact, utf8('Ben'))).map((entry) => entry.number)
  assert.equal(numbers, [0, 4])
})

test('lets the later one notice a write of the earlier one that was under way', async () => {
  const disk = new CrashDisk()
  const first = await crashStore(disk)
  let release = (): void => {}
  const held = new Promise<void>((resolve) => { release = resolve })
  disk.onEffect = ({ phase }) => phase === 'before' ? held : undefined
  const late = codeOf(first.commit([put(0)]))
  // Past its check, before its write.
  while (disk.effects < 2) await new Promise((resolve) => setImmediate(resolve))
  disk.onEffect = undefined
  const second = await crashStore(disk)
  release()
  assert.is(await late, 'done')
  assert.is(await codeOf(second.commit([put(1)])), 'store-taken-over')
  // Nothing of the later one was written, so nothing diverged.
  assert.not.ok(await (await crashStore(disk)).diverged())
})

test('tells whoever opens the store then that both wrote at the same time', async () => {
  const disk = new CrashDisk()
  const first = await crashStore(disk)
  let release = (): void => {}
  const held = new Promise<void>((resolve) => { release = resolve })
  disk.onEffect = ({ phase }) => phase === 'before' ? held : undefined
  const late = codeOf(first.commit([put(0)]))
  while (disk.effects < 2) await new Promise((resolve) => setImmediate(resolve))
  disk.onEffect = undefined
  const second = await crashStore(disk)
  for (let i = 1; i < 4; i++) await second.commit([put(i)])
  release()
  assert.is(await late, 'done')
  assert.is(await codeOf(second.commit([put(5)])), 'store-taken-over')
  assert.ok(await (await crashStore(disk)).diverged())
  const third = await crashStore(disk)
  assert.ok(await third.diverged(), 'until it is settled')
  await third.commit([divergenceSettled])
  assert.not.ok(await (await crashStore(disk)).diverged())
})

test('shows that a profile was rolled back, by the counter that hosts keep', async () => {
  const disk = new CrashDisk()
  const store = await crashStore(disk)
  await store.commit([put(0)])
  const snapshot = disk.copy()
  await store.commit([put(1)])
  await store.commit([put(2)])
  const atHosts = store.sealedWriteCounter()
  assert.is(store.openWriteCounter(atHosts), 4)
  await store.close()
  const later = await crashStore(disk)
  assert.ok(later.writeCounter() > (later.openWriteCounter(atHosts) ?? Infinity))
  const back = await crashStore(snapshot)
  assert.ok(back.writeCounter() < (back.openWriteCounter(atHosts) ?? 0))
  const stranger = await crashStore(new CrashDisk(), 'another profile')
  assert.is(stranger.openWriteCounter(atHosts), undefined)
})

test('takes no counter from a host that it did not seal itself', async () => {
  const random = seeded('counter')
  const key = asSymmetricKey(random(32))
  const samples = [0, 1, 2 ** 40].map((counter) => sealWriteCounter(key, counter, random))
  await fuzz((bytes) => openWriteCounter(key, bytes), samples, {
    seed: 'write counter',
    check: (value, _input, changed) => {
      if (changed && value !== undefined) throw new Error('a changed counter was accepted')
    }
  })
})

test.run()
