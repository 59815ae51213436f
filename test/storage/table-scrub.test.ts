import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { HOUR, MINUTE } from '../../src/base/limits.ts'
import { scrubNoted, scrubSoon, TableScrubber } from '../../src/storage/table-scrub.ts'
import { tables } from '../../src/storage/tables.ts'
import { ManualClock, settle } from '../clock.ts'
import { MemoryStore } from '../simulation/memory-store.ts'

const test = suite('table scrub')

function scrubbed (store: MemoryStore): number[] {
  return store.scrubbed.splice(0).map(({ table }) => table)
}

test('tables that something was erased from are scrubbed once', async () => {
  const store = new MemoryStore()
  await scrubNoted(store)
  assert.equal(scrubbed(store), [])
  await store.commit([scrubSoon(tables.peer), scrubSoon(tables.device), scrubSoon(tables.peer)])
  await scrubNoted(store)
  assert.equal(scrubbed(store), [tables.device, tables.peer])
  await scrubNoted(store)
  assert.equal(scrubbed(store), [])
  assert.is(store.disk.size, 0)
})

test('what is erased while a table is scrubbed is scrubbed again', async () => {
  const store = new MemoryStore()
  await store.commit([scrubSoon(tables.peer)])
  const once = store.scrub.bind(store)
  store.scrub = async (table, name) => {
    await store.commit([scrubSoon(tables.peer)])
    await once(table, name)
  }
  await scrubNoted(store)
  store.scrub = once
  await scrubNoted(store)
  assert.equal(scrubbed(store), [tables.peer, tables.peer])
})

test('a scrub that did not end is made up for', async () => {
  const store = new MemoryStore()
  await store.commit([scrubSoon(tables.device)])
  const once = store.scrub.bind(store)
  store.scrub = () => Promise.reject(new Error('no power'))
  assert.is(await scrubNoted(store).then(() => 'done', () => 'failed'), 'failed')
  store.scrub = once
  await scrubNoted(store)
  assert.equal(scrubbed(store), [tables.device])
  assert.is(store.disk.size, 0)
})

test('only some tables are scrubbed, and only where the last of them is due', async () => {
  const store = new MemoryStore()
  await store.commit([scrubSoon(tables.hostEnvelope)])
  await scrubNoted(store, [tables.hostEnvelope, tables.hostBox])
  assert.equal(scrubbed(store), [])
  await store.commit([scrubSoon(tables.hostBox), scrubSoon(tables.peer)])
  await scrubNoted(store, [tables.hostEnvelope, tables.hostBox])
  assert.equal(scrubbed(store), [tables.hostEnvelope, tables.hostBox])
})

test('it is looked for soon after a start, and some times a day', async () => {
  const clock = new ManualClock()
  const store = new MemoryStore()
  let before = 0
  const failures: unknown[] = []
  const scrubber = new TableScrubber(store, clock, async () => { before++ },
    (error) => { failures.push(error) })
  await store.commit([scrubSoon(tables.peer)])
  scrubber.start()
  await clock.advance(3 * MINUTE)
  await settle()
  assert.equal(scrubbed(store), [tables.peer])
  await store.commit([scrubSoon(tables.device)])
  await clock.advance(6 * HOUR)
  await settle()
  assert.equal(scrubbed(store), [tables.device])
  assert.is(before, 2)
  await scrubber.stop()
  assert.is(clock.pending, 0)
  assert.equal(failures, [])
})

test.run()
