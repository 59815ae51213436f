// Comparing numbers: only a match puts the seal on, and nothing else accepts who is new.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Comparing, canCompare } from '../../../browser/model/comparing.ts'
import { ScriptedRoom } from '../pages/room/scripted-room.ts'

const test = suite('comparing model')

const THEIRS = Uint8Array.of(8, 2, 2)
const SOMEBODY = Uint8Array.of(8, 2, 9)

function opened (id: string) {
  const room = new ScriptedRoom({ scene: 'usual' })
  return { room, comparing: new Comparing(id, room), contact: () => room.contact(id) }
}

test('shows twelve groups of five digits', () => {
  const { comparing } = opened('cleo')
  assert.is(comparing.groups.length, 12)
  assert.ok(comparing.groups.every((group) => /^\d{5}$/.test(group)))
})

test('puts the seal on for a match, by eye and by code', async () => {
  const { comparing, contact } = opened('cleo')
  await comparing.matches()
  assert.is(contact().state, 'verified')
  await comparing.unseal()
  assert.is(contact().state, 'connected')
  assert.is(comparing.found.value, undefined)
  assert.is(await comparing.scanned(contact(), THEIRS), 'match')
  assert.is(contact().state, 'verified')
})

test('takes the seal off where numbers differ', async () => {
  const { comparing, contact } = opened('ben')
  assert.is(contact().state, 'verified')
  assert.is(await comparing.scanned(contact(), SOMEBODY), 'no-match')
  assert.is(contact().state, 'connected')
  assert.is(comparing.found.value, 'no-match')
})

test('never accepts an identity that is new because numbers differ', async () => {
  const { comparing, contact } = opened('new')
  await comparing.differs(contact())
  assert.is(contact().state, 'changed')
  comparing.again()
  await comparing.scanned(contact(), SOMEBODY)
  assert.is(contact().state, 'changed')
  await comparing.matches()
  assert.is(contact().state, 'verified')
})

test('changes nothing for codes that say nothing of the other one', async () => {
  const { comparing, contact } = opened('cleo')
  assert.is(await comparing.scanned(contact(), Uint8Array.of(8, 2, 1)), 'own-code')
  assert.is(await comparing.scanned(contact(), Uint8Array.of(8, 3, 2)), 'other-version')
  assert.is(await comparing.scanned(contact(), Uint8Array.of()), 'not-ours')
  assert.is(contact().state, 'connected')
  assert.is(comparing.found.value, undefined)
})

test('is only for those who are contacts', () => {
  assert.equal((['invited', 'requested', 'blocked'] as const).map(canCompare),
    [false, false, false])
  assert.equal((['connected', 'verified', 'changed'] as const).map(canCompare),
    [true, true, true])
})

test.run()
