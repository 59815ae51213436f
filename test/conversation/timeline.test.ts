import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { FRESH } from '../../src/conversation/message-record.ts'
import { Timeline } from '../../src/conversation/timeline.ts'
import { settle } from '../clock.ts'
import { seeded } from '../random.ts'
import { NOW, person } from '../identity/people.ts'
import { MemoryStore } from '../simulation/memory-store.ts'
import type { Page } from '../../src/conversation/timeline.ts'
import type { MessageRecord } from '../../src/conversation/message-record.ts'

const test = suite('timeline')
test.before(cryptoReady)
const ANA = person('timeline/ana').account.id
const BEN = person('timeline/ben').account.id
const random = seeded('timeline')

function record (text: string): MessageRecord {
  return { id: random(32), author: 'them', seq: 1, content: new TextEncoder().encode(text),
    ...FRESH, sentAt: NOW, receivedAt: NOW, expiresAt: 0 }
}

async function texts (timeline: Timeline, page?: Page): Promise<string[]> {
  const placed = await timeline.page(ANA, page)
  return placed.map((each) => new TextDecoder().decode(each.record.content))
}

test('messages stand in the order of their positions, which rise also within a millisecond',
  async () => {
    const store = new MemoryStore()
    const timeline = new Timeline(store, random)
    for (const text of ['a', 'b', 'c']) {
      await store.commit(timeline.append(ANA, record(text), NOW).operations)
    }
    await store.commit(timeline.append(BEN, record('elsewhere'), NOW).operations)
    assert.equal(await texts(timeline), ['a', 'b', 'c'])
    assert.is(timeline.nextPosition(ANA, NOW), NOW + 3)
    assert.is(timeline.nextPosition(ANA, NOW + 9_000), NOW + 9_000)
    assert.is(timeline.nextPosition(ANA, NOW - 9_000), NOW + 3, 'a clock that went back')
  })

test('after a restart new messages come after those that there are', async () => {
  const store = new MemoryStore()
  await store.commit(new Timeline(store, random).append(ANA, record('a'), NOW + 500).operations)
  const timeline = new Timeline(store, random)
  await timeline.load(ANA)
  await store.commit(timeline.append(ANA, record('b'), NOW).operations)
  assert.equal(await texts(timeline), ['a', 'b'])
})

test('places that are kept for what is missing stay free', async () => {
  const store = new MemoryStore()
  const timeline = new Timeline(store, random)
  timeline.reserve(ANA, NOW + 5)
  await store.commit(timeline.append(ANA, record('after'), NOW).operations)
  await store.commit(timeline.put(ANA, NOW + 2, record('late')))
  assert.equal(await texts(timeline), ['late', 'after'])
})

test('pages go back from the newest, and forward from the oldest', async () => {
  const store = new MemoryStore()
  const timeline = new Timeline(store, random)
  for (let i = 0; i < 10; i++) {
    await store.commit(timeline.append(ANA, record(String(i)), NOW).operations)
  }
  assert.equal(await texts(timeline, { limit: 3 }), ['7', '8', '9'])
  assert.equal(await texts(timeline, { limit: 3, before: NOW + 7 }), ['4', '5', '6'])
  const oldest = await timeline.oldest(ANA, 0, 2)
  assert.equal(oldest.map(({ position }) => position), [NOW, NOW + 1])
})

test('an erased message is gone, and a replaced one is the new one', async () => {
  const store = new MemoryStore()
  const timeline = new Timeline(store, random)
  await store.commit(timeline.append(ANA, record('old'), NOW).operations)
  await store.commit(timeline.put(ANA, NOW, record('new')))
  assert.equal(await texts(timeline), ['new'])
  await store.commit(timeline.erase(ANA, [NOW]))
  assert.equal(await texts(timeline), [])
  assert.is(await timeline.get(ANA, NOW), undefined)
  await timeline.scrub()
  assert.ok(store.scrubbed.length > 0)
})

test('what reads, decides and writes takes turns, also where one of them fails', async () => {
  const timeline = new Timeline(new MemoryStore(), random)
  const log: string[] = []
  let go: () => void = () => {}
  const first = timeline.inTurn(ANA, async () => {
    log.push('first')
    await new Promise<void>((resolve) => { go = resolve })
    throw new Error('mine alone')
  }).catch(() => { log.push('failed') })
  const second = timeline.inTurn(ANA, () => {
    log.push('second')
    return Promise.resolve()
  })
  await timeline.inTurn(BEN, () => {
    log.push('other')
    return Promise.resolve()
  })
  await settle()
  assert.equal(log, ['first', 'other'])
  go()
  await Promise.all([first, second])
  assert.equal(log.slice(2).toSorted(), ['failed', 'second'])
})

test.run()
