// When the copy of the other side burns down, as far as it is known here.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { endThere } from '../../../browser/model/end-there.ts'
import type { MessageView } from '../../../src/conversation/views.ts'

const test = suite('the end at the other side')

const WEEK = 604_800
const AT = 1_000_000_000

function message (from: 'me' | 'them', more: Partial<MessageView>): MessageView {
  return { id: 'a', conversation: 'ben', position: 1, from, name: 'Ben', text: 'hello', sentAt: AT,
    ...more }
}

test('counts from when a message of mine arrived there', () => {
  const sent = message('me', { expiresAt: AT + WEEK * 1_000 })
  assert.equal(endThere(sent, WEEK), { kind: 'after', seconds: WEEK, what: 'arrival' })
  assert.equal(endThere({ ...sent, deliveredAt: AT + 5_000 }, WEEK),
    { kind: 'about', at: AT + 5_000 + WEEK * 1_000 })
  assert.equal(endThere(message('me', { deliveredAt: AT }), 0), { kind: 'never' })
})

test('runs a timer there from reading for mine, and from arrival here for theirs', () => {
  const mine = message('me', { timer: 30, deliveredAt: AT + 1_000, expiresAt: AT + 31_000 })
  assert.equal(endThere(mine, WEEK), { kind: 'after', seconds: 30, what: 'reading' })
  assert.equal(endThere({ ...mine, readAt: AT + 9_000 }, WEEK),
    { kind: 'about', at: AT + 39_000 })
  const theirs = message('them', { timer: 30, receivedAt: AT + 1_000, expiresAt: AT + 90_000 })
  assert.equal(endThere(theirs, WEEK), { kind: 'about', at: AT + 31_000 })
})

test('knows that what I keep is not kept there', () => {
  const kept = message('me', { star: 'kept', deliveredAt: AT })
  assert.equal(endThere(kept, WEEK), { kind: 'about', at: AT + WEEK * 1_000 })
})

test.run()
