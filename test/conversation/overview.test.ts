import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { newContact } from '../../src/conversation/contact.ts'
import { Overview } from '../../src/conversation/overview.ts'
import { Timeline } from '../../src/conversation/timeline.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { ManualClock } from '../clock.ts'
import { NOW, person } from '../identity/people.ts'
import { seeded } from '../random.ts'
import { MemoryStore } from '../simulation/memory-store.ts'
import { message } from './messages.ts'
import type { Contact } from '../../src/conversation/contact.ts'

const test = suite('overview')
test.before(cryptoReady)
const random = seeded('overview')
const clock = new ManualClock()
const BEN = person('overview/ben').account.id

function ben (readUpTo = 0): Contact {
  return { ...newContact(BEN, 'Ben', 'connected', NOW, 0, false), readUpTo }
}

function overviewOf (timeline: Timeline): Overview { return new Overview(timeline, clock) }

/** Counts what the start has left. */
async function count (overview: Overview, contact: Contact): Promise<number> {
  let isDone = false
  const counted = overview.count(() => [contact], () => {}).finally(() => { isDone = true })
  for (let i = 0; i < 1_000 && !isDone; i++) await clock.advance(1)
  await counted
  return overview.unread(BEN)
}

/** A conversation of so many messages of theirs, each third of them mine. */
async function conversation (count: number): Promise<{ store: MemoryStore, timeline: Timeline }> {
  const store = new MemoryStore()
  const timeline = new Timeline(store, random)
  const operations = Array.from({ length: count }, (_, i) =>
    timeline.put(BEN, NOW + i, message(`${i}`, { author: i % 3 === 2 ? 'me' : 'them' })))
  await store.commit(operations.flat())
  return { store, timeline }
}

test('unread messages are counted however many there are, and the last is known', async () => {
  const { timeline } = await conversation(1_800)
  const overview = overviewOf(timeline)
  await overview.load(ben(NOW - 1))
  assert.ok(overview.unread(BEN) < 1_200, 'the start does not wait for all')
  assert.is(await count(overview, ben(NOW - 1)), 1_200)
  assert.is(overview.last(BEN)?.position, NOW + 1_799)
  const later = overviewOf(timeline)
  await later.load(ben(NOW + 899))
  assert.is(await count(later, ben(NOW + 899)), 600)
  assert.equal(later.unreadAt(BEN).slice(0, 3), [NOW + 900, NOW + 901, NOW + 903])
  const read = overviewOf(timeline)
  await read.load(ben(NOW + 1_799))
  assert.is(read.unread(BEN), 0)
  assert.is(read.last(BEN)?.position, NOW + 1_799)
})

test('what is read, erased or comes while it is counted is counted right', async () => {
  const { store, timeline } = await conversation(1_200)
  const overview = overviewOf(timeline)
  let contact = ben(NOW - 1)
  await overview.load(contact)
  const counting = overview.count(() => [contact], () => {})
  contact = ben(NOW + 299)
  overview.read(contact)
  const gone = [NOW + 300, NOW + 301, NOW + 302]
  await timeline.inTurn(BEN, async () => {
    await store.commit(timeline.erase(BEN, gone))
    await overview.erased(BEN, gone)
  })
  overview.noted(contact, { position: NOW + 1_200, record: message('new') })
  for (let i = 0; i < 50; i++) await clock.advance(1)
  await counting
  assert.is(overview.unread(BEN), 600 - 2 + 1)
})

test('of very much that is unread no more is counted than anybody needs to know', async () => {
  const { timeline } = await conversation(10_400)
  const overview = overviewOf(timeline)
  await overview.load(ben(NOW - 1))
  const counted = await count(overview, ben(NOW - 1))
  assert.ok(counted > 6_600 && counted < 6_950, String(counted))
  assert.is(overview.unreadAt(BEN).at(-1), NOW + 10_399, 'the newest')
})

test('an empty conversation has nothing unread and no last message', async () => {
  const { timeline } = await conversation(0)
  const overview = overviewOf(timeline)
  await overview.load(ben())
  assert.is(overview.unread(BEN), 0)
  assert.is(overview.last(BEN), undefined)
})

test('what comes, changes, is read and is erased moves the count and the last', async () => {
  const { store, timeline } = await conversation(3)
  const overview = overviewOf(timeline)
  await overview.load(ben(NOW + 2))
  const late = { position: NOW + 1, record: message('late') }
  overview.noted(ben(NOW + 2), late)
  assert.is(overview.unread(BEN), 0, 'what fills a gap in what was read is not unread')
  for (const position of [NOW + 5, NOW + 9, NOW + 7, NOW + 9]) {
    const record = message(`${position}`)
    await store.commit(timeline.put(BEN, position, record))
    overview.noted(ben(NOW + 2), { position, record })
  }
  assert.is(overview.unread(BEN), 3, 'the same one counts once')
  assert.is(overview.last(BEN)?.position, NOW + 9)
  overview.read(ben(NOW + 7))
  assert.equal(overview.unreadAt(BEN), [NOW + 9])
  await store.commit(timeline.erase(BEN, [NOW + 9]))
  await overview.erased(BEN, [NOW + 9])
  assert.is(overview.unread(BEN), 0)
  assert.is(overview.last(BEN)?.position, NOW + 7)
  const all = [NOW, NOW + 1, NOW + 2, NOW + 5, NOW + 7]
  await store.commit(timeline.erase(BEN, all))
  await overview.erased(BEN, all)
  assert.is(overview.last(BEN), undefined)
})

test('a message that comes while the last is erased is the last', async () => {
  const { store, timeline } = await conversation(3)
  const overview = overviewOf(timeline)
  await overview.load(ben())
  await store.commit(timeline.erase(BEN, [NOW + 2]))
  const erased = overview.erased(BEN, [NOW + 2])
  overview.noted(ben(), { position: NOW + 8, record: message('new') })
  await erased
  assert.is(overview.last(BEN)?.position, NOW + 8)
})

test.run()
