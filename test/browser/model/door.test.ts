// Who is at the door.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Door } from '../../../browser/model/door.ts'
import { request } from '../pages/room/script.ts'
import { ScriptedRoom } from '../pages/room/scripted-room.ts'

const test = suite('door model')

function opened () {
  const room = new ScriptedRoom({ scene: 'usual' })
  const door = new Door(room)
  const stop = door.follow()
  return { room, door, stop, ids: () => door.requests.value.map(({ id }) => id) }
}

test('keeps whoever came first at the top', () => {
  const { room, ids } = opened()
  room.knock({ ...request('late', 'Cleo', ''), since: Date.now() + 1_000 })
  room.knock({ ...request('early', 'Ben', ''), since: 1 })
  assert.equal(ids(), ['early', 'door', 'late'])
})

test('lets go of whoever is let in, sent away or blocked', async () => {
  const { room, ids } = opened()
  room.knock({ ...request('two', 'Cleo', ''), since: Date.now() + 1_000 })
  room.knock({ ...request('three', 'Ben', ''), since: Date.now() + 2_000 })
  await room.decline('door')
  assert.equal(ids(), ['two', 'three'])
  await room.accept('two')
  assert.equal(ids(), ['three'])
  await room.block('three')
  assert.equal(ids(), [])
})

test('hears nothing once nobody looks', async () => {
  const { room, ids, stop } = opened()
  stop()
  await room.decline('door')
  assert.equal(ids(), ['door'])
})

test.run()
