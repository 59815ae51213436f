// Keys and what they do: each once, and none while a person types unless it is meant to.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { COMMANDS, commandOf, offer, pressed, run } from
  '../../../browser/model/commands.ts'

const test = suite('commands')

const NONE = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

test('gives every key to one command', () => {
  const keys = Object.values(COMMANDS).flatMap((command) => [...command.keys])
  assert.is(new Set(keys).size, keys.length)
  for (const key of keys) assert.ok(commandOf(key, false))
})

test('writes what is pressed as the table does', () => {
  assert.is(pressed({ ...NONE, key: '?', shiftKey: true }), '?')
  assert.is(pressed({ ...NONE, key: 'n', ctrlKey: true }), 'Ctrl+N')
  assert.is(pressed({ ...NONE, key: 'k', metaKey: true }), 'Ctrl+K')
  assert.is(pressed({ ...NONE, key: 'F', ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+F')
  assert.is(pressed({ ...NONE, key: 'ArrowDown', altKey: true }), 'Alt+ArrowDown')
})

test('leaves a question mark to whoever types one', () => {
  assert.is(commandOf('?', true), undefined)
  assert.is(commandOf('?', false), 'keys')
  assert.is(commandOf('Ctrl+/', true), 'keys')
  assert.is(commandOf('Escape', true), 'back')
})

test('lets the last one who offers do it, until they no longer do', () => {
  const done: string[] = []
  assert.not(run('back'))
  const stop = offer('back', () => { done.push('one') })
  const stopOther = offer('back', () => { done.push('other') })
  assert.ok(run('back'))
  stopOther()
  assert.ok(run('back'))
  stop()
  assert.not(run('back'))
  assert.equal(done, ['other', 'one'])
})

test.run()
