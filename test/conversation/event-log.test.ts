import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { EventLog } from '../../src/conversation/event-log.ts'
import { MemoryStore } from '../simulation/memory-store.ts'

const test = suite('event log')

async function logOn (store: MemoryStore): Promise<EventLog> {
  const log = new EventLog(store, (error) => { throw error })
  await log.load()
  return log
}

function tell (log: EventLog, ...texts: string[]): void {
  for (const text of texts) log.tell({ type: 'notice', code: 'test', text })
}

async function after (log: EventLog, id: number): Promise<number[]> {
  return (await log.after(id)).map((event) => event.id)
}

test('whoever listens hears events in order, with rising numbers', async () => {
  const log = await logOn(new MemoryStore())
  const heard: string[] = []
  const off = log.on((event) => { heard.push(`${event.id} ${event.type}`) })
  log.on(() => { throw new Error('another listener') })
  tell(log, 'a', 'b')
  off()
  tell(log, 'c')
  assert.equal(heard, ['1 notice', '2 notice'])
})

test('nothing is kept while nobody subscribes', async () => {
  const store = new MemoryStore()
  const log = await logOn(store)
  tell(log, 'a')
  await store.flushed()
  assert.equal(await after(log, 0), [])
})

test('a subscriber gets what happened while it was away, also over a restart', async () => {
  const store = new MemoryStore()
  const log = await logOn(store)
  await log.subscribe()
  tell(log, 'a', 'b', 'c')
  await store.flushed()
  assert.equal(await after(log, 1), [2, 3])
  await log.acknowledge(2)
  const again = await logOn(store)
  assert.equal(await after(again, 0), [3])
  tell(again, 'd')
  await store.flushed()
  assert.equal(await after(again, 0), [3, 4])
})

test('numbers never start again while somebody subscribes', async () => {
  const store = new MemoryStore()
  const log = await logOn(store)
  await log.subscribe()
  tell(log, 'a', 'b')
  await store.flushed()
  await log.acknowledge(2)
  const again = await logOn(store)
  tell(again, 'c')
  await store.flushed()
  assert.equal(await after(again, 2), [3])
})

test('acknowledging what was never told forgets nothing to come', async () => {
  const store = new MemoryStore()
  const log = await logOn(store)
  await log.subscribe()
  tell(log, 'a')
  await store.flushed()
  await log.acknowledge(1_000_000)
  tell(log, 'b')
  await store.flushed()
  assert.equal(await after(log, 1), [2])
})

test('unsubscribing forgets everything', async () => {
  const store = new MemoryStore()
  const log = await logOn(store)
  await log.subscribe()
  tell(log, 'a')
  await log.unsubscribe()
  assert.equal(await after(log, 0), [])
  tell(log, 'b')
  await store.flushed()
  assert.is(store.disk.size, 0)
})

test('a subscriber that never comes back does not fill the disk', async () => {
  const store = new MemoryStore()
  const log = await logOn(store)
  await log.subscribe()
  for (let i = 0; i < 10_050; i++) tell(log, 'x')
  await store.flushed()
  const [rows] = [...store.disk.values()].filter((each) => each.size > 1)
  assert.is(rows?.size, 10_000)
  assert.is((await log.after(0, 1))[0]?.id, 51)
})

test.run()
