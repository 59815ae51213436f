// What stands in a timeline: days, the line before what is new, groups.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { timelineRows } from '../../../browser/model/timeline-rows.ts'
import { person } from '../pages/room/script.ts'
import type { Written } from '../pages/room/script.ts'

const test = suite('timeline rows')

const DAY = 1_440 // minutes
const NOON = new Date(2026, 2, 4, 12).getTime()

function rows (written: readonly Written[], unreadAfter?: number): string[] {
  const { messages } = person('ben', 'Ben', {}, written, NOON)
  return timelineRows(messages, unreadAfter === undefined
    ? undefined
    : messages[unreadAfter]?.position ?? 0).map((row) => {
    if (row.kind !== 'message') return row.kind
    return `${row.isFirst ? '(' : ''}${row.message.text}${row.isLast ? ')' : ''}`
  })
}

test('groups what one person says within minutes, and no more', () => {
  assert.equal(rows([
    { from: 'them', text: 'a', ago: 0.3 }, { from: 'them', text: 'b', ago: 0.2 },
    { from: 'me', text: 'c', ago: 0.1 }
  ]), ['day', '(a', 'b)', '(c)'])
  assert.equal(rows([
    { from: 'me', text: 'a', ago: 3 * DAY }, { from: 'me', text: 'b', ago: 1 * DAY }
  ]), ['day', '(a)', 'day', '(b)'])
})

test('draws one line before the first message of theirs that is new', () => {
  assert.equal(rows([
    { from: 'them', text: 'a', ago: 0.4 }, { from: 'me', text: 'b', ago: 0.3 },
    { from: 'them', text: 'c', ago: 0.2 }, { from: 'them', text: 'd', ago: 0.1 }
  ], 0), ['day', '(a)', '(b)', 'unread', '(c', 'd)'])
})

test('draws the line before the very first message where nothing was read', () => {
  assert.equal(rows([{ from: 'them', text: 'a', ago: 0.1 }], -1), ['day', 'unread', '(a)'])
})

test('never groups what Snug says', () => {
  assert.equal(rows([
    { from: 'snug', text: 'a', ago: 0.2 }, { from: 'snug', text: 'b', ago: 0.1 }
  ]), ['day', '(a)', '(b)'])
})

test('has a key of its own for each row', () => {
  const { messages } = person('ben', 'Ben', {}, Array.from({ length: 40 }, (_, at) => ({
    from: 'them' as const, text: String(at), ago: (40 - at) * 300
  })), NOON)
  const keys = timelineRows(messages, messages[5]?.position).map(({ key }) => key)
  assert.is(new Set(keys).size, keys.length)
})

test.run()
