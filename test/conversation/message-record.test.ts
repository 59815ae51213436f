import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { decodeMessageRecord, encodeMessageRecord, endOf,
  lit } from '../../src/conversation/message-record.ts'
import { fuzz } from '../fuzz.ts'
import { seeded } from '../random.ts'
import type { Author, MessageRecord, Outcome, Star } from '../../src/conversation/message-record.ts'

const test = suite('message record')
const random = seeded('message-record')

const record: MessageRecord = {
  id: random(32), author: 'me', seq: 9, content: random(300), sentAt: 1, receivedAt: 2,
  heldAt: 6, deliveredAt: 3, readAt: 4, expiresAt: 5, timer: 7,
  star: 'none', isDeleted: false, outcome: 'failed', code: 'farewell', args: {}
}

test('a message comes back as it was stored, whoever wrote it and whatever became of it', () => {
  for (const author of ['me', 'them', 'snug'] satisfies Author[]) {
    for (const outcome of ['open', 'delivered', 'read', 'failed', 'expired'] satisfies Outcome[]) {
      const each = { ...record, author, outcome }
      assert.equal(decodeMessageRecord(encodeMessageRecord(each)), each)
    }
  }
})

test('stars, and what was taken back, come back too', () => {
  for (const star of ['none', 'marked', 'asked', 'refused', 'kept'] satisfies Star[]) {
    const each = { ...record, star, isDeleted: star === 'none' }
    assert.equal(decodeMessageRecord(encodeMessageRecord(each)), each)
  }
})

test('a timer runs from a moment on, never beyond the end that there is', () => {
  assert.is(lit({ ...record, timer: 0, expiresAt: 9 }, 1_000).expiresAt, 9)
  assert.is(lit({ ...record, timer: 5, expiresAt: 0 }, 1_000).expiresAt, 6_000)
  assert.is(lit({ ...record, timer: 5, expiresAt: 2_000 }, 1_000).expiresAt, 2_000)
  assert.is(endOf({ ...record, star: 'kept' }), 0)
  assert.is(endOf({ ...record, star: 'asked' }), record.expiresAt)
})

test('a damaged record is refused', async () => {
  const counts = await fuzz(decodeMessageRecord, [encodeMessageRecord(record)],
    { seed: 'message-record' })
  assert.ok(counts.refused > 0)
})

test.run()
