import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { People } from '../../../browser/model/people.ts'
import { contact } from './contact.ts'
import { ScriptedPeople } from './scripted-people.ts'

const test = suite('people')

test('follows what happens, with one look for many events', async () => {
  const messenger = new ScriptedPeople()
  messenger.known = [contact('Ben')]
  const people = new People(messenger)
  let looks = 0
  const contacts = messenger.contacts.bind(messenger)
  messenger.contacts = () => {
    looks++
    return contacts()
  }
  assert.is(people.get('Ben')?.state, 'connected')
  messenger.known = [contact('Ben', { route: 'direct' }), contact('Dan', { state: 'requested' })]
  for (let i = 0; i < 5; i++) messenger.tell({ type: 'contact', contact: contact('Ben') })
  assert.is(people.get('Ben')?.route, 'none')
  await Promise.resolve()
  assert.is(people.get('Ben')?.route, 'direct')
  assert.equal(people.requests.value.map(({ id }) => id), ['Dan'])
  assert.is(looks, 1)
})

test('keeps the objects of what did not change, and forgets who is gone', () => {
  const messenger = new ScriptedPeople()
  messenger.known = [contact('Ben'), contact('Cleo'), contact('Dan', { state: 'blocked' })]
  const people = new People(messenger)
  const cleo = people.get('Cleo')
  const all = people.all
  messenger.known = [contact('Ben'), contact('Cleo'), contact('Dan', { state: 'blocked' })]
  people.refresh()
  assert.is(people.all, all)
  messenger.known = [contact('Cleo'), contact('Dan', { state: 'blocked' })]
  people.refresh()
  assert.is(people.get('Ben'), undefined)
  assert.is(people.get('Cleo'), cleo)
  assert.equal(people.blocked.value.map(({ id }) => id), ['Dan'])
})

test('puts who waits longest at the door first', () => {
  const messenger = new ScriptedPeople()
  messenger.known = [contact('Ben', { state: 'requested', since: 9 }),
    contact('Dan', { state: 'requested', since: 3 })]
  assert.equal(new People(messenger).requests.value.map(({ id }) => id), ['Dan', 'Ben'])
})

test.run()
