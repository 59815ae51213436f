import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { newContact } from '../../src/conversation/contact.ts'
import { Overview } from '../../src/conversation/overview.ts'
import { Timeline } from '../../src/conversation/timeline.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { NOW, person } from '../identity/people.ts'
import { seeded } from '../random.ts'
import { MemoryStore } from '../simulation/memory-store.ts'
import { message } from './messages.ts'
import type { Contact } from '../../src/conversation/contact.ts'

const test = suite('overview')
test.before(cryptoReady)
const random = seeded('overview')
const BEN = person('overview/ben').account.id

function ben (readUpTo = 0): Contact {
  return { ...newContact(BEN, 'Ben', 'connected', NOW, 0, false), readUpTo }
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
  const overview = new Overview(timeline)
  await overview.load(ben(NOW - 1))
  assert.is(overview.unread(BEN), 1_200)
  assert.is(overview.last(BEN)?.position, NOW + 1_799)
  const later = new Overview(timeline)
  await later.load(ben(NOW + 899))
  assert.is(later.unread(BEN), 600)
  assert.equal(later.unreadAt(BEN).slice(0, 3), [NOW + 900, NOW + 901, NOW + 903])
  const read = new Overview(timeline)
  await read.load(ben(NOW + 1_799))
  assert.is(read.unread(BEN), 0)
  assert.is(read.last(BEN)?.position, NOW + 1_799)
})

test('an empty conversation has nothing unread and no last message', async () => {
  const { timeline } = await conversation(0)
  const overview = new Overview(timeline)
  await overview.load(ben())
  assert.is(overview.unread(BEN), 0)
  assert.is(overview.last(BEN), undefined)
})

test('what comes, changes, is read and is erased moves the count and the last', async () => {
  const { store, timeline } = await conversation(3)
  const overview = new Overview(timeline)
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
  const overview = new Overview(timeline)
  await overview.load(ben())
  await store.commit(timeline.erase(BEN, [NOW + 2]))
  const erased = overview.erased(BEN, [NOW + 2])
  overview.noted(ben(), { position: NOW + 8, record: message('new') })
  await erased
  assert.is(overview.last(BEN)?.position, NOW + 8)
})

test.run()
