import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Inviting } from '../../../browser/model/inviting.ts'
import { People } from '../../../browser/model/people.ts'
import { contact } from './contact.ts'
import { ScriptedPeople } from './scripted-people.ts'

const test = suite('inviting')

function bench (): { messenger: ScriptedPeople, people: People, inviting: Inviting } {
  const messenger = new ScriptedPeople()
  messenger.known = [contact('Cleo')]
  const people = new People(messenger)
  return { messenger, people, inviting: new Inviting(messenger, people) }
}

test('makes one invite at a time, and shows what has become of it', async () => {
  const { messenger, people, inviting } = bench()
  const [first, second] = [inviting.make('once'), inviting.make('address')]
  assert.is(inviting.making.value, 'once')
  await Promise.all([first, second])
  assert.is(messenger.made.length, 1)
  assert.is(inviting.making.value, undefined)
  assert.is(inviting.state.value, 'open')
  assert.is(inviting.came.value, undefined)
  messenger.made = messenger.made.map((view) => ({ ...view, state: 'used' }))
  messenger.known = [contact('Cleo'), contact('Ben')]
  people.refresh()
  assert.is(inviting.state.value, 'used')
  assert.is(inviting.came.value?.id, 'Ben')
})

test('shows an open one again, withdraws it, and hides what is withdrawn', async () => {
  const { messenger, inviting } = bench()
  await inviting.make('once')
  inviting.hide()
  const [{ id } = { id: '' }] = messenger.made
  await inviting.again(id)
  assert.is(inviting.made.value?.id, id)
  await inviting.withdraw(id)
  assert.is(inviting.made.value, undefined)
  assert.equal(messenger.made.map(({ state }) => state), ['withdrawn'])
})

test('says what went wrong, and forgets it at the next try', async () => {
  const { messenger, inviting } = bench()
  messenger.fails = 'expiry-invalid'
  await inviting.make('once')
  assert.is(inviting.fault.value?.code, 'expiry-invalid')
  assert.is(inviting.made.value, undefined)
  messenger.fails = undefined
  await inviting.make('once')
  assert.is(inviting.fault.value, undefined)
  await inviting.again('none')
  assert.is(inviting.fault.value?.code, 'invite-unknown')
})

test.run()
