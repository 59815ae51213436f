// How long messages stay, as two friends choose it: either makes it shorter, both make it longer,
// and both see every change.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { DAY, MINUTE, SECOND } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { RETENTIONS } from '../../src/conversation/settings.ts'
import { tables } from '../../src/storage/tables.ts'
import { World } from '../simulation/world.ts'
import { friends } from './friends.ts'
import type { Inhabitant } from '../simulation/world.ts'

const test = suite('retention')
test.before(cryptoReady)

interface Pair { world: World, ana: Inhabitant, ben: Inhabitant }

async function pair (seed: string): Promise<Pair> {
  const world = new World(seed, { from: await friends(), link: { delay: [1, 20] } })
  await world.person('Cleo')
  const ana = await world.person('Ana')
  const ben = await world.person('Ben')
  await world.clock.advance(5_000)
  return { world, ana, ben }
}

function rule (person: Inhabitant, of: string): number {
  return person.messenger.conversation(of).retention
}

async function notices (person: Inhabitant, of: string): Promise<string[]> {
  const messages = await person.messenger.messages(of)
  return messages.flatMap(({ notice, text }) => notice === undefined ? [] : [text])
}

test('a new conversation keeps messages for 30 days, and nothing needs to be said', async () => {
  const { world, ana, ben } = await pair('by default')
  assert.is(rule(ana, 'Ben'), RETENTIONS['30d'])
  assert.equal(ana.messenger.conversation('Ben').wishes,
    { mine: RETENTIONS['30d'], theirs: RETENTIONS['30d'] })
  assert.equal(await notices(ana, 'Ben'), [])
  await ana.says(ben, 'hello')
  assert.ok(await world.until(async () => (await ben.reads('Ana')).length === 1))
  for (const [person, of] of [[ana, 'Ben'], [ben, 'Ana']] as const) {
    const [message] = await person.messenger.messages(of)
    const left = (message?.expiresAt ?? 0) - world.clock.now()
    assert.ok(left > 30 * DAY - 5 * MINUTE && left <= 30 * DAY)
  }
  await world.close()
  await world.clock.advance(30 * DAY)
  for (const person of [ana, ben]) await person.turnOn()
  for (const [person, of] of [[ana, 'Ben'], [ben, 'Ana']] as const) {
    assert.equal(await person.messenger.messages(of), [], 'for both')
  }
  await world.close()
})

test('what is over goes from the disk, also where it was on its way or told of', async () => {
  const { world, ana, ben } = await pair('copies')
  await ana.says(ben, 'hello')
  assert.ok(await world.until(async () => (await ana.states('Ben'))[0] === 'delivered'))
  await world.close()
  await world.clock.advance(30 * DAY)
  await ana.turnOn()
  assert.equal(await ana.messenger.messages('Ben'), [])
  const tablesOf = new Set(ana.store.scrubbed.map(({ table }) => table))
  for (const name of ['message', 'messageKey', 'outbox', 'event'] as const) {
    assert.ok(tablesOf.has(tables[name]), name)
  }
  await world.close()
})

test('who begins with less is heard at once, and the other sees it', async () => {
  const world = new World('less by default')
  const ana = await world.person('Ana')
  const ben = await world.person('Ben')
  await ben.messenger.setSettings({ retention: RETENTIONS['1d'] })
  await world.meet(ana, ben)
  assert.ok(await world.until(() => rule(ana, 'Ben') === RETENTIONS['1d']))
  assert.is(rule(ben, 'Ana'), RETENTIONS['1d'])
  assert.equal(await notices(ana, 'Ben'),
    ['Ben chose that new messages disappear after 1 day, for both of you.'])
  assert.equal(await notices(ben, 'Ana'), [])
  await world.close()
})

test('either makes it shorter, both see it, and it gets longer only when both want it',
  async () => {
    const { world, ana, ben } = await pair('shorter and longer')
    await ana.messenger.setRetention('Ben', RETENTIONS['1d'])
    assert.is(rule(ana, 'Ben'), RETENTIONS['1d'])
    assert.ok(await world.until(() => rule(ben, 'Ana') === RETENTIONS['1d']))
    assert.equal(await notices(ana, 'Ben'),
      ['You chose that new messages disappear after 1 day, for both of you.'])
    assert.equal(await notices(ben, 'Ana'),
      ['Ana chose that new messages disappear after 1 day, for both of you.'])
    await ben.messenger.setRetention('Ana', 0)
    assert.is(rule(ben, 'Ana'), RETENTIONS['1d'], 'Ana wants no more than a day')
    assert.ok(await world.until(() => ana.messenger.conversation('Ben').wishes.theirs === 0))
    assert.is(rule(ana, 'Ben'), RETENTIONS['1d'])
    assert.is((await notices(ben, 'Ana')).at(-1), 'You would like new messages to stay. Until ' +
      'Ana chooses that too, new messages disappear after 1 day.')
    assert.is((await notices(ana, 'Ben')).at(-1), 'Ben would like new messages to stay. Until ' +
      'you choose that too, new messages disappear after 1 day.')
    await ana.messenger.setRetention('Ben', RETENTIONS['1y'])
    assert.ok(await world.until(() => rule(ben, 'Ana') === RETENTIONS['1y']))
    assert.is(rule(ana, 'Ben'), RETENTIONS['1y'])
    const said = (await notices(ben, 'Ana')).length
    await ana.messenger.setRetention('Ben', RETENTIONS['1y'])
    await world.clock.advance(10 * SECOND)
    assert.is((await notices(ben, 'Ana')).length, said, 'the same again is no news')
    await world.close()
  })

test('nobody is given less than a day: the change itself would go before it is seen', async () => {
  const { world, ana, ben } = await pair('a second')
  // Another program than ours, which offers no such choice.
  await ana.messenger.setRetention('Ben', 1)
  assert.ok(await world.until(() => rule(ben, 'Ana') === RETENTIONS['1d']))
  await ben.says(ana, 'and my own words stay with me')
  await world.clock.advance(DAY - MINUTE)
  assert.is((await notices(ben, 'Ana')).length, 1)
  assert.is((await ben.states('Ana')).length, 1)
  await world.close()
})

test('a shorter time reaches who was away, and counts from then on', async () => {
  const { world, ana, ben } = await pair('away')
  await ben.turnOff()
  await ana.messenger.setRetention('Ben', RETENTIONS['1d'])
  await ana.says(ben, 'for a day')
  await world.clock.advance(5 * MINUTE)
  await ben.turnOn()
  assert.ok(await world.until(async () => (await ben.reads('Ana')).length === 1, 60 * MINUTE))
  assert.is(rule(ben, 'Ana'), RETENTIONS['1d'])
  await world.clock.advance(DAY + MINUTE)
  assert.equal(await ben.reads('Ana'), [])
  await world.close()
})

test.run()
