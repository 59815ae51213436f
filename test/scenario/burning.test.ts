// Messages that burn down, as two friends live with them: timers from reading on, messages that are
// taken back, and stars that keep what its author lets be kept. Honest and hostile.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { RETENTIONS } from '../../src/conversation/settings.ts'
import { atHome } from './friends.ts'
import type { MessageView } from '../../src/conversation/views.ts'
import type { Inhabitant, World } from '../simulation/world.ts'

const test = suite('burning')
test.before(cryptoReady)

async function arrives (world: World, at: Inhabitant, text: string): Promise<MessageView> {
  assert.ok(await world.until(async () => (await at.reads('Ana')).includes(text), 10 * MINUTE))
  const found = (await at.messenger.messages('Ana')).find((message) => message.text === text)
  if (found === undefined) throw new Error(`${text} is not there`)
  return found
}

async function codeOf (refused: Promise<unknown>): Promise<string> {
  return await refused.then(() => 'none', (error: { code: string }) => error.code)
}

async function texts (of: Inhabitant, name: string): Promise<string[]> {
  return (await of.messenger.messages(name)).map(({ text }) => text)
}

test('a timer runs from reading for the reader, and from delivery for the author', async () => {
  const { world, ana, ben } = await atHome('timer')
  await ana.messenger.send('Ben', 'for a moment', { timer: 10 })
  const unread = await arrives(world, ben, 'for a moment')
  assert.is(unread.timer, 10)
  await world.clock.advance(11 * SECOND)
  assert.equal(await texts(ana, 'Ben'), [], 'the author’s copy goes after delivery')
  await world.clock.advance(3 * HOUR)
  assert.equal(await texts(ben, 'Ana'), ['for a moment'], 'nobody has read it yet')
  await ben.messenger.markRead('Ana')
  await world.clock.advance(9 * SECOND)
  assert.equal(await texts(ben, 'Ana'), ['for a moment'], 'not early')
  await world.clock.advance(2 * SECOND)
  assert.equal(await texts(ben, 'Ana'), [])
  await world.close()
})

test('a timer waits for reading over a restart, and runs over one', async () => {
  const { world, ana, ben } = await atHome('timer and restart')
  await ana.messenger.send('Ben', 'later', { timer: 60 })
  await arrives(world, ben, 'later')
  await ben.turnOff()
  await world.clock.advance(HOUR)
  await ben.turnOn()
  await ben.messenger.markRead('Ana')
  await world.clock.advance(5 * SECOND)
  assert.equal(await texts(ben, 'Ana'), ['later'])
  await ben.turnOff()
  await world.clock.advance(2 * MINUTE)
  await ben.turnOn()
  assert.equal(await texts(ben, 'Ana'), [], 'gone before anything is shown')
  await world.close()
})

test('the end of the conversation comes before that of a longer timer', async () => {
  const { world, ana, ben } = await atHome('timer and retention')
  await ana.messenger.setRetention('Ben', RETENTIONS['1d'])
  await ana.messenger.send('Ben', 'short anyway', { timer: 3 * 86_400 })
  await arrives(world, ben, 'short anyway')
  await ben.messenger.markRead('Ana')
  await world.clock.advance(DAY + SECOND)
  assert.equal(await texts(ben, 'Ana'), [])
  for (const timer of [4, 1.5, 366 * 86_400, -1]) {
    assert.is(await codeOf(ana.messenger.send('Ben', 'no', { timer })), 'timer-invalid')
  }
  await world.close()
})

test('a message that nobody fetched in its day ends as expired unread', async () => {
  const { world, ana, ben } = await atHome('timer unread')
  await ben.turnOff()
  await ana.messenger.send('Ben', 'quick', { timer: 60 })
  await world.clock.advance(DAY + 10 * MINUTE)
  assert.equal(await ana.states('Ben'), ['expired'])
  await world.close()
})

test('an author takes a message back, and both see that there was one', async () => {
  const { world, ana, ben } = await atHome('taken back')
  const sent = await ana.says(ben, 'I should not have said pumpernickel')
  await arrives(world, ben, 'I should not have said pumpernickel')
  await ben.messenger.subscribe()
  const found = await world.passing(ben.messenger.search('pumpernickel', { whole: true }))
  assert.is(found.count, 1)
  const left = await ana.messenger.takeBack(sent.id)
  assert.equal([left.text, left.deleted, left.state], ['', true, undefined])
  assert.ok(await world.until(async () => (await texts(ben, 'Ana'))[0] === ''))
  const [there] = await ben.messenger.messages('Ana')
  assert.equal([there?.deleted, there?.from, there?.id], [true, 'them', sent.id])
  assert.is((await ben.messenger.search('pumpernickel')).count, 0)
  await world.clock.advance(SECOND)
  assert.not.ok(JSON.stringify(await ben.messenger.eventsAfter(0)).includes('pumpernickel'))
  assert.is(await codeOf(ana.messenger.takeBack(sent.id)), 'not-mine')
  assert.is(await codeOf(ben.messenger.takeBack(sent.id)), 'not-mine')
  await ben.turnOff()
  await ben.turnOn()
  assert.is((await ben.messenger.messages('Ana'))[0]?.deleted, true)
  await world.close()
})

test('what is taken back before it was fetched is never shown', async () => {
  const { world, ana, ben } = await atHome('taken back unread')
  await ben.turnOff()
  const sent = await ana.says(ben, 'never mind')
  assert.ok(await world.until(async () => (await ana.states('Ben'))[0] === 'held'))
  await ana.messenger.takeBack(sent.id)
  await world.clock.advance(MINUTE)
  await ben.turnOn()
  assert.ok(await world.until(async () =>
    (await ben.messenger.messages('Ana'))[0]?.deleted === true))
  const said = ben.events.flatMap((event) => event.type === 'message' ? [event.message.text] : [])
  assert.ok(said.every((text) => text === '' || text === 'never mind'))
  assert.equal(await texts(ben, 'Ana'), [''])
  await world.close()
})

test('nobody takes a message back after 48 hours, or one of somebody else', async () => {
  const { world, ana, ben } = await atHome('too late')
  const sent = await ana.says(ben, 'this stays')
  const got = await arrives(world, ben, 'this stays')
  await world.clock.advance(48 * HOUR + MINUTE)
  assert.is(await codeOf(ana.messenger.takeBack(sent.id)), 'take-back-late')
  assert.is(await codeOf(ben.messenger.takeBack(got.id)), 'not-mine')
  assert.equal(await ben.reads('Ana'), ['this stays'])
  await world.close()
})

test('a star keeps what its author lets be kept, and nothing else', async () => {
  const { world, ana, ben } = await atHome('stars')
  await ana.messenger.setRetention('Ben', RETENTIONS['1d'])
  await ana.says(ben, 'keep this')
  await ana.says(ben, 'not this')
  const wanted = await arrives(world, ben, 'keep this')
  const refused = await arrives(world, ben, 'not this')
  assert.is((await ben.messenger.setStar(wanted.id, true)).star, 'asked')
  await ben.messenger.setStar(refused.id, true)
  const asks = async (): Promise<MessageView[]> => (await ana.messenger.messages('Ben'))
    .filter(({ notice }) => notice?.code === 'keep-asked')
  assert.ok(await world.until(async () => (await asks()).length === 2))
  const [first, second] = await asks()
  assert.is(first?.notice?.args.message, wanted.id)
  assert.not.ok(first?.text.includes('keep this'), 'no copy of the words')
  assert.is((await ana.messenger.answerKeep(first?.id ?? '', true)).notice?.code, 'keep-allowed')
  await ana.messenger.answerKeep(second?.id ?? '', false)
  assert.ok(await world.until(async () => {
    const stars = [wanted, refused].map(async ({ id }) => (await ben.messenger.message(id))?.star)
    return (await Promise.all(stars)).join(' ') === 'kept refused'
  }))
  assert.is((await ben.messenger.message(wanted.id))?.expiresAt, undefined)
  assert.is(await codeOf(ben.messenger.setStar(refused.id, true)), 'keep-refused')
  await world.clock.advance(DAY + MINUTE)
  assert.equal(await ben.reads('Ana'), ['keep this'])
  assert.is(await codeOf(ana.messenger.answerKeep(wanted.id, true)), 'no-message')
  await ben.messenger.setStar(wanted.id, false)
  await world.clock.advance(2 * MINUTE)
  assert.equal(await ben.reads('Ana'), [], 'without the star its time is over')
  await world.close()
})

test('an author answers once for all, or takes it back', async () => {
  const { world, ana, ben } = await atHome('stars by a switch')
  await ana.messenger.setSettings({ keepRequests: 'always' })
  await ana.messenger.send('Ben', 'yours', { timer: 60 })
  const yours = await arrives(world, ben, 'yours')
  const starOf = (id: string, star: string) => async (): Promise<boolean> =>
    (await ben.messenger.message(id))?.star === star
  await ben.messenger.setStar(yours.id, true)
  assert.ok(await world.until(starOf(yours.id, 'kept')))
  await ana.messenger.setSettings({ keepRequests: 'never' })
  await ana.messenger.send('Ben', 'mine alone', { timer: 60 })
  const mine = await arrives(world, ben, 'mine alone')
  await ben.messenger.setStar(mine.id, true)
  assert.ok(await world.until(starOf(mine.id, 'refused')))
  await ben.messenger.markRead('Ana')
  await world.clock.advance(2 * MINUTE)
  assert.equal(await ben.reads('Ana'), ['yours'])
  await world.close()
})

test('a star is a mark where nothing burns down, and my own are mine to keep', async () => {
  const { world, ana, ben } = await atHome('marks')
  for (const [one, other] of [[ana, 'Ben'], [ben, 'Ana']] as const) {
    await one.messenger.setRetention(other, 0)
  }
  assert.ok(await world.until(() => ben.messenger.conversation('Ana').retention === 0))
  assert.ok(await world.until(() => ana.messenger.conversation('Ben').retention === 0))
  await ana.says(ben, 'stays anyway')
  const message = await arrives(world, ben, 'stays anyway')
  assert.is((await ben.messenger.setStar(message.id, true)).star, 'marked')
  assert.is((await ben.messenger.setStar(message.id, false)).star, undefined)
  const own = await ana.messenger.send('Ben', 'my own', { timer: 10 })
  assert.is((await ana.messenger.setStar(own.id, true)).star, 'kept')
  await arrives(world, ben, 'my own')
  await world.clock.advance(MINUTE)
  assert.ok((await texts(ana, 'Ben')).includes('my own'))
  const [notice] = (await ana.messenger.messages('Ben')).filter(({ from }) => from === 'snug')
  assert.is(await codeOf(ana.messenger.setStar(notice?.id ?? '', true)), 'not-kept')
  assert.is(await codeOf(ana.messenger.answerKeep(notice?.id ?? '', true)), 'no-ask')
  await world.close()
})

test.run()
