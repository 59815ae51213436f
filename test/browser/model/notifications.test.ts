// Notifications say as little as a person chose, and nothing where nothing is to be said.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { isOver, notifyOf, setNotifies } from '../../../browser/model/notifications.ts'
import { person } from '../pages/room/script.ts'
import type { MessengerEvent } from '../../../src/conversation/views.ts'
import type { Noted } from '../../../browser/model/notifications.ts'

const test = suite('notifications')

const ben = person('ben', 'Ben', {}, [{ from: 'them', text: 'the words', ago: 1 }])
const [message] = ben.messages
const told = { id: message?.id ?? '', position: message?.position ?? 0 }

function shown (
  { seen = false, muted = false, ...more }: {
    seen?: boolean, muted?: boolean, from?: 'them' | 'me', timer?: number
  } = {}
): Noted[] {
  const notes: Noted[] = []
  if (message === undefined) return notes
  notifyOf({ id: 1, type: 'message', message: { ...message, ...more } }, {
    isSeen: () => seen,
    isMuted: () => muted,
    words: () => ({ title: 'Snug', message: 'a new message' }),
    show: (note) => { notes.push(note) }
  })
  return notes
}

test.after.each(() => { setNotifies('hidden') })

test('hides who and what by default', () => {
  assert.equal(shown(), [{ conversation: 'ben', message: told, title: 'Snug',
    body: 'a new message' }])
})

test('shows the name, or the words, to whoever asked for them', () => {
  setNotifies('names')
  assert.equal(shown(), [{ conversation: 'ben', message: told, title: 'Ben',
    body: 'a new message' }])
  setNotifies('words')
  assert.equal(shown(), [{ conversation: 'ben', message: told, title: 'Ben', body: 'the words' }])
})

test('shows no words that burn down after reading, whatever was asked for', () => {
  setNotifies('words')
  assert.is(shown({ timer: 30 })[0]?.body, 'a new message')
})

test('is over once its message was read, or is gone, and not before', () => {
  const over = (event: MessengerEvent): boolean =>
    isOver({ conversation: 'ben', message: told }, { id: 2, ...event })
  const { position } = told
  const view = { ...ben.view, readUpTo: position }
  assert.ok(over({ type: 'conversation', conversation: view }))
  assert.ok(over({ type: 'erased', conversation: 'ben', messages: [told] }))
  assert.ok(over({ type: 'removed', contact: 'ben' }))
  if (message === undefined) throw new Error('nothing was said')
  assert.ok(over({ type: 'state', message: { ...message, text: '', deleted: true } }))
  assert.not(over({ type: 'state', message: { ...message, star: 'marked' } }))
  assert.not(over({ type: 'conversation', conversation: { ...view, readUpTo: position - 1 } }))
  assert.not(over({ type: 'conversation', conversation: { ...view, id: 'cleo' } }))
  assert.not(over({ type: 'erased', conversation: 'ben', messages: [{ id: 'other', position }] }))
  assert.not(over({ type: 'removed', contact: 'cleo' }))
})

test('keeps quiet of what is seen, muted, one’s own, or switched off', () => {
  assert.equal(shown({ seen: true }), [])
  assert.equal(shown({ muted: true }), [])
  assert.equal(shown({ from: 'me' }), [])
  setNotifies('off')
  assert.equal(shown(), [])
})

test.run()
