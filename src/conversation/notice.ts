// What Snug itself says in a conversation: in words for faces that have none of their own, and as a
// code with what the words are made of.

import { utf8 } from '../base/bytes.ts'
import { FRESH } from './message-record.ts'
import type { Milliseconds } from '../base/brand.ts'
import type { MessageRecord } from './message-record.ts'
import type { NoticeView } from './views.ts'

export interface Notice extends NoticeView { readonly text: string }

/** The record of a notice that stands in a timeline from now on; `id` is 32 random bytes. */
export function noticeRecord (
  id: Uint8Array, { code, args, text }: Notice, now: Milliseconds, expiresAt: Milliseconds
): MessageRecord {
  return {
    ...FRESH,
    receivedAt: now,
    id,
    author: 'snug',
    seq: 0,
    content: utf8(text),
    sentAt: now,
    expiresAt,
    code,
    args
  }
}
