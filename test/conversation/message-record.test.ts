import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { decodeMessageRecord, encodeMessageRecord } from '../../src/conversation/message-record.ts'
import { fuzz } from '../fuzz.ts'
import { seeded } from '../random.ts'
import type { Author, MessageRecord, Outcome } from '../../src/conversation/message-record.ts'

const test = suite('message record')
const random = seeded('message-record')

const record: MessageRecord = {
  id: random(32), author: 'me', seq: 9, content: random(300), sentAt: 1, receivedAt: 2,
  heldAt: 6, deliveredAt: 3, readAt: 4, expiresAt: 5, outcome: 'failed', code: 'farewell', args: {}
}

test('a message comes back as it was stored, whoever wrote it and whatever became of it', () => {
  for (const author of ['me', 'them', 'snug'] satisfies Author[]) {
    for (const outcome of ['open', 'delivered', 'read', 'failed', 'expired'] satisfies Outcome[]) {
      const each = { ...record, author, outcome }
      assert.equal(decodeMessageRecord(encodeMessageRecord(each)), each)
    }
  }
})

test('a damaged record is refused', async () => {
  const counts = await fuzz(decodeMessageRecord, [encodeMessageRecord(record)],
    { seed: 'message-record' })
  assert.ok(counts.refused > 0)
})

test.run()
