// What the list of conversations and a conversation show, told by what two friends do: unread
// messages and how far was read, what is set for a conversation, drafts, messages that failed and
// are sent again, and what is told of all that to whoever shows it.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { DAY, MINUTE, SECOND } from '../../src/base/limits.ts'
import { RETENTIONS } from '../../src/conversation/settings.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { tables } from '../../src/storage/tables.ts'
import { World } from '../simulation/world.ts'
import { friends } from './friends.ts'
import type { ConversationView, MessengerEvent } from '../../src/conversation/views.ts'
import type { Inhabitant } from '../simulation/world.ts'

const test = suite('conversations')
test.before(cryptoReady)

interface Pair { world: World, ana: Inhabitant, ben: Inhabitant }

async function pair (seed: string): Promise<Pair> {
  const world = new World(seed, { from: await friends(), link: { delay: [1, 20] } })
  await world.person('Cleo')
  const ana = await world.person('Ana')
  const ben = await world.person('Ben')
  await world.clock.advance(5_000)
  for (const person of [ana, ben]) person.events.splice(0)
  return { world, ana, ben }
}

async function arrives (world: World, at: Inhabitant, count: number): Promise<void> {
  assert.ok(await world.until(async () => (await at.reads('Ana')).length === count, 10 * MINUTE))
}

function told<Type extends MessengerEvent['type']> (
  person: Inhabitant, type: Type
): Array<Extract<MessengerEvent, { type: Type }>> {
  return person.events.filter((event): event is typeof event &
    Extract<MessengerEvent, { type: Type }> => event.type === type)
}

function withAna (person: Inhabitant): ConversationView {
  return person.messenger.conversation('Ana')
}

async function codeOf (refused: Promise<unknown>): Promise<string> {
  return await refused.then(() => 'none', (error: { code: string }) => error.code)
}

test('what comes is unread until it was seen, as far as it was seen', async () => {
  const { world, ana, ben } = await pair('unread')
  for (const text of ['one', 'two', 'three']) await ana.says(ben, text)
  await arrives(world, ben, 3)
  assert.is(withAna(ben).unread, 3)
  assert.is(withAna(ben).last?.text, 'three')
  const [first, second, third] = await ben.messenger.messages('Ana')
  assert.ok(first !== undefined && second !== undefined && third !== undefined)
  assert.ok(first.position < second.position && second.position < third.position)
  await ben.messenger.markRead('Ana', second.position)
  assert.is(withAna(ben).unread, 1)
  assert.is(withAna(ben).readUpTo, second.position)
  assert.equal((await ben.messenger.unread('Ana', 10)).map(({ text }) => text), ['three'])
  await ben.messenger.markRead('Ana', first.position)
  assert.is(withAna(ben).readUpTo, second.position, 'what was read stays read')
  await ben.messenger.markRead('Ana')
  assert.is(withAna(ben).unread, 0)
  assert.is(withAna(ben).readUpTo, third.position)
  const counts = told(ben, 'conversation').map(({ conversation }) => conversation.unread)
  assert.equal(counts.filter((count, i) => count !== (counts[i - 1] ?? 0)), [1, 2, 3, 1, 0])
  await ben.turnOff()
  await ben.turnOn()
  assert.is(withAna(ben).unread, 0)
  assert.is(withAna(ben).last?.text, 'three')
  await world.close()
})

test('pages go both ways from a position, and stand around one', async () => {
  const { world, ana, ben } = await pair('pages')
  const texts = Array.from({ length: 12 }, (_, i) => `${i}`)
  for (const text of texts) await ana.says(ben, text)
  await arrives(world, ben, 12)
  const all = await ben.messenger.messages('Ana')
  const at = (index: number): number => all[index]?.position ?? 0
  const page = async (asked: Parameters<typeof ben.messenger.messages>[1]): Promise<string> =>
    (await ben.messenger.messages('Ana', asked)).map(({ text }) => text).join(' ')
  assert.is(await page({ limit: 2 }), '10 11')
  assert.is(await page({ before: at(4), limit: 2 }), '2 3')
  assert.is(await page({ after: at(4), limit: 2 }), '5 6')
  assert.is(await page({ after: at(4), before: at(9), limit: 3 }), '6 7 8')
  assert.is(await page({ around: at(4), limit: 5 }), '2 3 4 5 6')
  assert.is(await page({ around: at(11), limit: 4 }), '8 9 10 11')
  assert.is(await page({ around: at(0), limit: 4 }), '0 1')
  assert.is(await page({ after: at(11) }), '')
  assert.is(await page({ before: 0 }), '')
  assert.is(await page({ limit: 0 }), '')
  await world.close()
})

test('muted, pinned and drafted: for this device alone, and there after a restart', async () => {
  const { world, ben } = await pair('preferences')
  await ben.messenger.setMuted('Ana', true)
  await ben.messenger.setPinned('Cleo', true)
  await ben.messenger.setDraft('Ana', 'Dear Ana')
  await ben.messenger.setDraft('Ana', 'Dear Ana')
  const told3 = told(ben, 'conversation').map(({ conversation: { name, muted, pinned, draft } }) =>
    ({ name, muted, pinned, draft }))
  assert.equal(told3, [
    { name: 'Ana', muted: true, pinned: false, draft: undefined },
    { name: 'Cleo', muted: false, pinned: true, draft: undefined },
    { name: 'Ana', muted: true, pinned: false, draft: 'Dear Ana' }
  ])
  await ben.turnOff()
  await ben.turnOn()
  const [first, second] = await ben.messenger.conversations()
  assert.is(first?.name, 'Cleo', 'pinned ones stand above')
  assert.equal([second?.name, second?.muted, second?.draft], ['Ana', true, 'Dear Ana'])
  await world.close()
})

test('a draft ends with the message that is sent, or with the contact', async () => {
  const { world, ana, ben } = await pair('drafts')
  await ben.messenger.setDraft('Ana', 'Dear An')
  await ben.says(ana, 'Dear Ana')
  assert.is(withAna(ben).draft, undefined)
  const [sent] = told(ben, 'conversation').slice(-1)
  assert.is(sent?.conversation.draft, undefined)
  assert.is(sent?.conversation.last?.text, 'Dear Ana')
  await ben.messenger.setMuted('Ana', true)
  await ben.messenger.setDraft('Ana', 'one more thing')
  const { id } = withAna(ben)
  await world.passing(ben.messenger.remove('Ana'))
  assert.equal(told(ben, 'removed').map(({ contact }) => contact), [id])
  assert.equal([...ben.disk.keys()].filter((name) =>
    [tables.message, tables.messageKey, tables.conversation].some((table) =>
      name.startsWith(`${table}/`))), [], 'nothing of it is on the disk')
  await world.close()
})

test('what expires is told, and counts no more', async () => {
  const { world, ana, ben } = await pair('expires')
  await ben.messenger.setRetention('Ana', RETENTIONS['1d'])
  assert.ok(await world.until(() => ana.messenger.conversation('Ben').retention === 86_400))
  const [notice] = await ana.messenger.messages('Ben')
  assert.equal(notice?.notice, { code: 'retention',
    args: { by: 'them', wish: 86_400, seconds: 86_400 } })
  await ana.says(ben, 'soon gone')
  await arrives(world, ben, 1)
  const [message] = (await ben.messenger.messages('Ana')).slice(-1)
  assert.is(withAna(ben).unread, 1)
  await world.clock.advance(DAY + 2 * SECOND)
  assert.equal(await ben.reads('Ana'), [], 'gone when its time is over, not a minute later')
  assert.is(withAna(ben).unread, 0)
  assert.is(withAna(ben).last, undefined)
  assert.equal(told(ben, 'erased').flatMap(({ messages }) => messages).at(-1),
    { id: message?.id, position: message?.position })
  await world.close()
})

test('words are found in what came and what was sent, until it is erased', async () => {
  const { world, ana, ben } = await pair('search')
  await ana.says(ben, 'Treffen wir uns im Café?')
  await arrives(world, ben, 1)
  await ben.says(ana, 'At the cafe, then')
  const found = await world.passing(ben.messenger.search('CAFE', { whole: true }))
  assert.equal(found.hits.map(({ message, ranges }) => [message.from,
    ranges.map(({ start, end }) => message.text.slice(start, end))]),
  [['me', ['cafe']], ['them', ['Café']]])
  assert.ok(found.isWhole)
  await ben.messenger.forget(found.hits[0]?.message.id ?? '')
  const rest = await ben.messenger.search('cafe', { conversation: 'Ana' })
  assert.equal(rest.hits.map(({ message }) => message.from), ['them'])
  assert.is((await ben.messenger.search('cafe', { conversation: 'Cleo' })).count, 0)
  await world.close()
})

test('what failed is sent again in a new message, and what nobody wants is erased', async () => {
  const { world, ana, ben } = await pair('again')
  await ana.turnOff()
  const lost = await ben.says(ana, 'are you there?')
  const kept = await ben.says(ana, 'never mind')
  assert.is(await codeOf(ben.messenger.retry(lost.id)), 'message-not-failed')
  assert.ok(await world.until(async () =>
    (await ben.states('Ana')).every((state) => state === 'held')))
  const held = await ben.messenger.message(lost.id)
  assert.ok((held?.heldAt ?? 0) > lost.sentAt)
  assert.is(held?.houses, 1)
  assert.is(held?.heldBy?.[0]?.contact, ben.messenger.contact('Cleo').id)
  const [way, ...others] = held?.ways ?? []
  assert.equal(others, [])
  assert.is(way?.fault?.code, 'unreachable', 'Ana herself was tried')
  assert.equal(way?.houses, [{ ...held?.heldBy?.[0] }])
  assert.ok((held?.givenUpAt ?? 0) > world.clock.now())
  await ben.messenger.forget(kept.id)
  assert.equal((await ben.states('Ana')), ['held'])
  // Cleo's house goes, too, and Ana fetches nothing in time.
  for (const person of world.people) if (person.name === 'Cleo') await person.turnOff()
  await world.clock.advance(15 * 24 * 60 * MINUTE)
  assert.equal(await ben.states('Ana'), ['expired'])
  const expired = await ben.messenger.message(lost.id)
  assert.equal([expired?.heldAt, expired?.ways], [undefined, []], 'since when is forgotten')
  const again = await ben.messenger.retry(lost.id)
  assert.is(again.text, 'are you there?')
  assert.is.not(again.id, lost.id)
  assert.equal((await ben.messenger.messages('Ana')).map(({ id }) => id), [again.id])
  assert.is(withAna(ben).last?.id, again.id)
  assert.is(await codeOf(ben.messenger.retry(lost.id)), 'no-message')
  assert.is(await codeOf(ben.messenger.forget('nothing of mine')), 'no-message')
  await ana.turnOn()
  assert.ok(await world.until(async () =>
    (await ben.states('Ana'))[0] === 'delivered', 60 * MINUTE))
  assert.equal(await ana.reads('Ben'), ['are you there?'])
  await ben.messenger.forget(again.id)
  assert.equal(await ben.messenger.messages('Ana'), [])
  assert.equal(await ana.reads('Ben'), ['are you there?'], 'what others have is theirs')
  await world.close()
})

test('what is erased is not kept for a program that fetches events later', async () => {
  const { world, ana, ben } = await pair('kept events')
  await ben.messenger.subscribe()
  await ana.says(ben, 'one')
  await ana.says(ben, 'two')
  await arrives(world, ben, 2)
  const [one] = await ben.messenger.messages('Ana')
  await ben.messenger.forget(one?.id ?? '')
  await world.clock.advance(1)
  const texts = async (): Promise<string[]> => {
    const kept = await ben.messenger.eventsAfter(0)
    return kept.flatMap((event) => event.type === 'message' ? [event.message.text] : [])
  }
  assert.equal(await texts(), ['two'])
  await world.passing(ben.messenger.remove('Ana'))
  await world.clock.advance(1)
  assert.equal(await texts(), [])
  await world.close()
})

test('a name, a setting, an invite and who keeps mail are told when they change', async () => {
  const { world, ben } = await pair('told')
  await ben.messenger.setName('Benjamin')
  await ben.messenger.setSettings({ readReceipts: true })
  const { id } = await world.passing(ben.messenger.createInvite())
  await ben.messenger.withdrawInvite(id)
  await ben.messenger.leaveMailWith('Cleo', false)
  await world.clock.advance(10_000)
  assert.equal(told(ben, 'me').map(({ me }) => me.name), ['Benjamin'])
  assert.equal(told(ben, 'settings').map(({ settings }) => settings.readReceipts), [true])
  assert.equal(told(ben, 'invite').map(({ invite }) => [invite.id, invite.state]),
    [[id, 'open'], [id, 'withdrawn']])
  assert.equal(told(ben, 'keepers').at(-1)?.keepers, [])
  await world.close()
})

test.run()
