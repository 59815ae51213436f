// One person, followed.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Acquaintance } from '../../../browser/model/acquaintance.ts'
import { ScriptedRoom } from '../pages/room/scripted-room.ts'

const test = suite('acquaintance model')

test('follows names, state and the way, and ends when nobody looks', async () => {
  const room = new ScriptedRoom({ scene: 'usual' })
  const ben = new Acquaintance('ben', room)
  const stop = ben.follow()
  assert.is(ben.view.value?.state, 'verified')
  await room.rename('ben', 'Ben Baker')
  assert.is(ben.view.value?.name, 'Ben Baker')
  assert.is(ben.view.value?.theirName, 'Ben')
  await room.block('ben')
  assert.is(ben.view.value?.state, 'blocked')
  stop()
  await room.rename('ben', 'Other')
  assert.is(ben.view.value?.name, 'Ben Baker')
})

test('notices that somebody else looks alike now', () => {
  const room = new ScriptedRoom({ scene: 'usual' })
  const ben = new Acquaintance('ben', room)
  ben.follow()
  room.know('ben', { looksLike: { id: 'dan', name: 'Dan' } })
  assert.is(ben.view.value?.looksLike?.name, 'Dan')
})

test('knows nobody who is gone, or whose name is an id', async () => {
  const room = new ScriptedRoom({ scene: 'usual' })
  const dan = new Acquaintance('dan', room)
  dan.follow()
  await room.remove('dan')
  assert.is(dan.view.value, undefined)
  const named = new Acquaintance('Ben', { on: () => () => {}, contact: () => room.contact('ben') })
  assert.is(named.view.value, undefined)
})

test.run()
