// Read receipts (PROTOCOL §8, kind 14): off by default, for accepted contacts alone, and seen only
// by who shows them too.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { MINUTE } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { World } from '../simulation/world.ts'
import { friends } from './friends.ts'
import type { Inhabitant } from '../simulation/world.ts'

const test = suite('receipts')
test.before(cryptoReady)

interface Friends { readonly world: World, readonly ana: Inhabitant, readonly ben: Inhabitant }

async function pair (seed: string): Promise<Friends> {
  const world = new World(seed, { from: await friends(), link: { delay: [1, 20] } })
  await world.person('Cleo')
  const ana = await world.person('Ana')
  const ben = await world.person('Ben')
  await world.clock.advance(MINUTE)
  return { world, ana, ben }
}

/** Ana writes, Ben reads; the state that Ana sees in the end, and the bytes that reading cost. */
async function read ({ world, ana, ben }: Friends): Promise<{ state: string, bytes: number }> {
  await ana.says(ben, 'hello')
  assert.ok(await world.until(async () => (await ana.states('Ben')).at(-1) === 'delivered'))
  await world.clock.advance(MINUTE)
  const before = world.network.bytes
  await ben.messenger.markRead('Ana')
  await world.clock.advance(MINUTE)
  return { state: (await ana.states('Ben')).at(-1) ?? '', bytes: world.network.bytes - before }
}

test('by default nothing tells that a message was read, not a byte', async () => {
  const story = await pair('off')
  assert.equal(await read(story), { state: 'delivered', bytes: 0 })
  await story.world.close()
})

test('on at both sides, the author sees it', async () => {
  const story = await pair('both')
  for (const person of [story.ana, story.ben]) {
    await person.messenger.setSettings({ readReceipts: true })
  }
  assert.is((await read(story)).state, 'read')
  await story.world.close()
})

test('who does not show what they read does not see what others read', async () => {
  const story = await pair('author off')
  await story.ben.messenger.setSettings({ readReceipts: true })
  assert.is((await read(story)).state, 'delivered')
  await story.world.close()
})

test('who switches it off again sends nothing more', async () => {
  const story = await pair('off again')
  for (const person of [story.ana, story.ben]) {
    await person.messenger.setSettings({ readReceipts: true })
  }
  assert.is((await read(story)).state, 'read')
  await story.ben.messenger.setSettings({ readReceipts: false })
  assert.equal(await read(story), { state: 'delivered', bytes: 0 })
  await story.world.close()
})

test('reading what is read already, again and again, tells nothing again', async () => {
  const story = await pair('again')
  const { world, ana, ben } = story
  for (const person of [ana, ben]) await person.messenger.setSettings({ readReceipts: true })
  await read(story)
  const before = world.network.bytes
  for (let i = 0; i < 20; i++) await ben.messenger.markRead('Ana')
  await world.clock.advance(MINUTE)
  assert.is(world.network.bytes, before)
  await world.close()
})

test('whose identity is to be decided on is told nothing of what was read', async () => {
  const story = await pair('undecided')
  const { world, ana, ben } = story
  for (const person of [ana, ben]) await person.messenger.setSettings({ readReceipts: true })
  const dan = await world.person('Dan')
  const { link } = await world.passing(dan.messenger.createInvite())
  await world.passing(ben.messenger.add(link, { as: 'Ana new', attach: 'Ana' }))
  assert.is(ben.messenger.contact('Ana').state, 'changed')
  assert.is((await read(story)).state, 'delivered')
  await world.close()
})

test('nor does anything answer them by itself', async () => {
  const { world, ana, ben } = await pair('answers')
  await ana.messenger.setSettings({ keepRequests: 'always' })
  const { id } = await ana.messenger.send('Ben', 'burns down', { timer: 3_600 })
  assert.ok(await world.until(async () => (await ana.states('Ben')).at(-1) === 'delivered'))
  const dan = await world.person('Dan')
  const { link } = await world.passing(dan.messenger.createInvite())
  await world.passing(ana.messenger.add(link, { as: 'Ben new', attach: 'Ben' }))
  assert.is(ana.messenger.contact('Ben').state, 'changed')
  await ben.messenger.setStar(id, true)
  await world.clock.advance(MINUTE)
  assert.is((await ben.messenger.message(id))?.star, 'asked', 'no answer')
  await world.close()
})

test.run()
