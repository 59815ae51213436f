// Notifications say as little as a person chose, and nothing where nothing is to be said.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { notifyOf, setNotifies } from '../../../browser/model/notifications.ts'
import { person } from '../pages/room/script.ts'
import type { Noted } from '../../../browser/model/notifications.ts'

const test = suite('notifications')

const [message] = person('ben', 'Ben', {}, [{ from: 'them', text: 'the words', ago: 1 }]).messages

function shown (
  { seen = false, muted = false, from = 'them' }: {
    seen?: boolean, muted?: boolean, from?: 'them' | 'me'
  } = {}
): Noted[] {
  const notes: Noted[] = []
  if (message === undefined) return notes
  notifyOf({ id: 1, type: 'message', message: { ...message, from } }, {
    isSeen: () => seen,
    isMuted: () => muted,
    words: () => ({ title: 'Snug', message: 'a new message' }),
    show: (note) => { notes.push(note) }
  })
  return notes
}

test.after.each(() => { setNotifies('hidden') })

test('hides who and what by default', () => {
  assert.equal(shown(), [{ conversation: 'ben', title: 'Snug', body: 'a new message' }])
})

test('shows the name, or the words, to whoever asked for them', () => {
  setNotifies('names')
  assert.equal(shown(), [{ conversation: 'ben', title: 'Ben', body: 'a new message' }])
  setNotifies('words')
  assert.equal(shown(), [{ conversation: 'ben', title: 'Ben', body: 'the words' }])
})

test('keeps quiet of what is seen, muted, one’s own, or switched off', () => {
  assert.equal(shown({ seen: true }), [])
  assert.equal(shown({ muted: true }), [])
  assert.equal(shown({ from: 'me' }), [])
  setNotifies('off')
  assert.equal(shown(), [])
})

test.run()
