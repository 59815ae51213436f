// Message records for tests of what is made of them.

import { encodeContent } from '../../src/message/content.ts'
import { textContent } from '../../src/message/composition.ts'
import { FRESH } from '../../src/conversation/message-record.ts'
import { NOW } from '../identity/people.ts'
import { seeded } from '../random.ts'
import type { MessageRecord } from '../../src/conversation/message-record.ts'

const random = seeded('messages')

/** A message of theirs that came just now, or what `more` makes of it. */
export function message (text: string, more: Partial<MessageRecord> = {}): MessageRecord {
  return {
    ...FRESH,
    receivedAt: NOW,
    id: random(32),
    author: 'them',
    seq: 1,
    content: encodeContent(textContent(text, random)),
    sentAt: NOW,
    expiresAt: 0,
    ...more
  }
}
