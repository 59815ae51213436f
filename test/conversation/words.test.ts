import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { contactStateInWords, failureInWords, inviteStateInWords, messageStateInWords,
  retentionInWords, spanInWords } from '../../src/conversation/words.ts'
import type { StateFacts } from '../../src/conversation/words.ts'

const test = suite('words')
/** A Sunday, at noon here. */
const NOW = new Date(2026, 4, 3, 12).getTime()
const HOUR = 3_600_000
const facts = (more: Partial<StateFacts>): StateFacts => ({ state: 'waiting', name: 'Ben',
  holds: [], houses: 0, now: NOW, ...more })
const held = (...hours: number[]): StateFacts['holds'] =>
  hours.map((hour) => ({ host: "Cleo's house", until: NOW + hour * HOUR }))

test('a message that waits says for what', () => {
  assert.is(messageStateInWords(facts({})),
    'waiting: nobody keeps mail for Ben yet, so this goes when you are both here')
  assert.match(messageStateInWords(facts({ houses: 2 })), /^waiting: .*Ben.*house/)
  for (const houses of [0, 2]) {
    assert.match(messageStateInWords(facts({ houses, relayOnly: true })),
      /^waiting: relay-only is on, .*through a relay .*relay-only off$/)
  }
})

test('a message that is held says by how many, and until when', () => {
  const words = (holds: StateFacts['holds'], houses = 3): string =>
    messageStateInWords(facts({ state: 'held', holds, houses }))
  assert.is(words(held(3, 50)), 'held by 2 of 3 until 15:00')
  assert.is(words(held(120)), 'held by 1 of 3 until Friday')
  assert.is(words(held(14 * 24)), 'held by 1 of 3 until 17 May')
  assert.is(words(held(3, 3), 1), 'held by 2 of 2 until 15:00',
    'a house that left the list still holds')
})

test('a message that is settled says how', () => {
  assert.is(messageStateInWords(facts({ state: 'delivered' })), 'delivered')
  assert.is(messageStateInWords(facts({ state: 'read' })), 'read')
  assert.match(messageStateInWords(facts({ state: 'expired' })), /Ben did not fetch it.*Send it/)
  assert.match(messageStateInWords(facts({ state: 'failed', failure: 'because' })),
    /^not sent: because$/)
  for (const code of ['farewell', 'removed', 'blocked', 'device-gone', 'restored', 'other']) {
    assert.ok(failureInWords(code, 'Ben').length > 10, code)
  }
})

test('every state of a contact is told apart', () => {
  const words = (['invited', 'requested', 'connected', 'verified', 'changed', 'blocked'] as const)
    .map((state) => contactStateInWords({ state, name: 'Ben' }))
  assert.is(new Set(words).size, 6)
  assert.match(words[4] ?? '', /Ben's identity is new/)
})

test('every state of an invite is told', () => {
  assert.is(inviteStateInWords('open', NOW + HOUR, NOW), 'open until 13:00')
  assert.equal((['used', 'withdrawn', 'expired'] as const).map((state) =>
    inviteStateInWords(state, 0, NOW)), ['used', 'withdrawn', 'expired'])
})

test('spans and how long messages stay are said in whole units', () => {
  const spans = [1, 59, 60, 90, 3_600, 7_200, 86_400, 2_592_000].map(spanInWords)
  assert.equal(spans, ['1 second', '59 seconds', '1 minute', '90 seconds', '1 hour', '2 hours',
    '1 day', '30 days'])
  assert.is(spanInWords(31_536_000), '1 year')
  const said = (by: 'me' | 'them', wish: number, seconds: number): string =>
    retentionInWords({ by, name: 'Ben', wish, seconds })
  assert.is(said('me', 0, 0), 'You chose to keep new messages: they stay until they are deleted.')
  assert.is(said('them', 86_400, 86_400),
    'Ben chose that new messages disappear after 1 day, for both of you.')
  assert.is(said('them', 2_592_000, 86_400), 'Ben would like 30 days. Until you choose that ' +
    'too, new messages disappear after 1 day.')
  assert.is(said('me', 0, 86_400), 'You would like new messages to stay. Until Ben chooses that ' +
    'too, new messages disappear after 1 day.')
})

test.run()
