// The list of conversations, as events change it.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { effect } from '@preact/signals'
import { Conversations } from '../../../browser/model/conversations.ts'
import { ScriptedMessenger } from '../pages/room/scripted-messenger.ts'

const test = suite('conversations model')

async function opened () {
  const messenger = new ScriptedMessenger({ scene: 'usual' })
  const conversations = new Conversations(messenger, Date.now)
  messenger.on((event) => { conversations.take(event) })
  await conversations.load()
  return { messenger, conversations }
}

test('shows pinned ones first, then the latest', async () => {
  const { conversations } = await opened()
  assert.equal(conversations.order.value.slice(0, 3), ['ben', 'cleo', 'dan'])
})

test('moves up what is written in, below what is pinned', async () => {
  const { messenger, conversations } = await opened()
  messenger.say('dan', 'them', 'hello')
  assert.equal(conversations.order.value.slice(0, 3), ['ben', 'dan', 'cleo'])
  await conversations.setPinned('cleo', true)
  assert.is(conversations.order.value.indexOf('dan'), 2)
})

test('draws one row anew for a message, and the order only where it changes', async () => {
  const { messenger, conversations } = await opened()
  const drawn = { ben: 0, cleo: 0, order: 0 }
  effect(() => {
    conversations.get('ben')
    drawn.ben++
  })
  effect(() => {
    conversations.get('cleo')
    drawn.cleo++
  })
  effect(() => {
    void conversations.order.value
    drawn.order++
  })
  messenger.say('ben', 'them', 'one more')
  assert.equal(drawn, { ben: 2, cleo: 1, order: 1 })
})

test('counts what is unread where nothing is muted', async () => {
  const { messenger, conversations } = await opened()
  assert.is(conversations.unread.value, 2)
  messenger.say('dan', 'them', 'quietly')
  assert.is(conversations.unread.value, 2)
  messenger.say('cleo', 'them', 'loudly')
  assert.is(conversations.unread.value, 3)
})

test('knows who is at the door, until they are let in or sent away', async () => {
  const { conversations } = await opened()
  const [request] = conversations.requests.value
  assert.is(request?.id, 'door')
  if (request === undefined) return
  conversations.take({ id: 1, type: 'contact', contact: { ...request, state: 'connected' } })
  assert.equal(conversations.requests.value, [])
  conversations.take({ id: 2, type: 'request', contact: request })
  conversations.take({ id: 3, type: 'removed', contact: 'door' })
  assert.equal(conversations.requests.value, [])
})

test('lets go who is removed', async () => {
  const { conversations } = await opened()
  conversations.take({ id: 1, type: 'removed', contact: 'ben' })
  assert.is(conversations.get('ben'), undefined)
  assert.not(conversations.order.value.includes('ben'))
})

test('goes from one to the next, and stays at the ends', async () => {
  const { conversations } = await opened()
  assert.is(conversations.neighbour(undefined, 1), 'ben')
  assert.is(conversations.neighbour('ben', 1), 'cleo')
  assert.is(conversations.neighbour('ben', -1), undefined)
})

test.run()
