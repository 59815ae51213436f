// Friends of whom neither can be reached, by any address or circuit (DESIGN §5): houses alone carry
// what they say to each other, from the first message on.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { DAY, HOUR, MINUTE } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { decodeLeasedBox } from '../../src/delivery/leased-box.ts'
import { tables } from '../../src/storage/tables.ts'
import { World } from '../simulation/world.ts'
import { anaAndCleo } from './friends.ts'
import type { Inhabitant } from '../simulation/world.ts'

const test = suite('unreached')
test.before(cryptoReady)

interface Apart { world: World, ana: Inhabitant, ben: Inhabitant, cleo: Inhabitant }

/** Ana and Ben, whom nobody can dial, and who have their mail kept at Cleo's house. */
async function apart (seed: string, isBenKept = true): Promise<Apart> {
  const world = new World(seed, { from: await anaAndCleo(), link: { delay: [1, 20] } })
  const cleo = await world.person('Cleo')
  const [ana, ben] = ['Ana', 'Ben'].map((name) => hidden(world, name)) as [Inhabitant, Inhabitant]
  await ana.turnOn()
  await ben.turnOn()
  await ben.messenger.createAccount('Ben')
  if (isBenKept) await world.meet(cleo, ben)
  assert.ok(await world.until(() => keepers(ana) === 1 && keepers(ben) === (isBenKept ? 1 : 0)))
  return { world, ana, ben, cleo }
}

function hidden (world: World, name: string): Inhabitant {
  const place = (): { peer: Inhabitant['node']['self'], addresses: [] } =>
    ({ peer: inhabitant.node.self, addresses: [] })
  const inhabitant: Inhabitant = world.absent(name, { place, invitePlace: place })
  return inhabitant
}

function keepers ({ messenger }: Inhabitant): number {
  return messenger.keepers().filter(({ state }) => state === 'keeping').length
}

async function talk (world: World, one: Inhabitant, other: Inhabitant): Promise<void> {
  for (const [from, to] of [[one, other], [other, one]] as const) {
    await from.says(to, `from ${from.name}`)
    assert.ok(await world.until(async () =>
      (await from.states(to.name)).at(-1) === 'delivered', 10 * MINUTE))
    assert.equal(await to.reads(from.name), [`from ${from.name}`])
  }
  assert.not(world.network.isConnected(one.node, other.node))
}

async function met (world: World, one: Inhabitant, other: Inhabitant): Promise<boolean> {
  return await world.until(() =>
    one.knows(other.name) === 'connected' && other.knows(one.name) === 'connected', 10 * MINUTE)
}

test('they meet by an invite, and talk', async () => {
  const { world, ana, ben } = await apart('meet')
  const { link } = await world.passing(ana.messenger.createInvite())
  await world.passing(ben.messenger.add(link, { as: 'Ana' }))
  assert.ok(await met(world, ana, ben))
  await talk(world, ana, ben)
  await world.clock.advance(MINUTE)
  assert.is(await inviteBoxes(ana), 0, 'the boxes of the invite are given up')
  const before = world.network.frames
  await world.clock.advance(HOUR)
  assert.ok(world.network.frames - before < 100, 'and then it is quiet')
  await world.close()
})

test('whoever redeems an invite may have nowhere to leave an answer until later', async () => {
  const { world, ana, ben, cleo } = await apart('later', false)
  const { link } = await world.passing(ana.messenger.createInvite())
  await world.passing(ben.messenger.add(link, { as: 'Ana' }))
  assert.ok(await world.until(() => ana.knows('Ben') === 'connected'))
  await world.clock.advance(DAY)
  assert.is(ben.knows('Ana'), 'invited')
  const dan = await world.person('Dan')
  const refused = await world.passing(dan.messenger.add(link).then(() => '', codeOf))
  assert.is(refused, 'invite-used', 'nobody else is let in meanwhile')
  for (const person of [ana, ben]) {
    await person.turnOff()
    await person.turnOn()
  }
  await world.meet(cleo, ben)
  assert.ok(await met(world, ana, ben))
  await talk(world, ana, ben)
  await world.clock.advance(MINUTE)
  assert.is(await inviteBoxes(ana), 0)
  await world.close()
})

test('the boxes of a used invite end with it, and with whoever is sent away', async () => {
  for (const how of ['block', 'expire']) {
    const { world, ana, ben } = await apart(how, false)
    const { link } = await world.passing(ana.messenger.createInvite({ expiresInMs: DAY }))
    await world.passing(ben.messenger.add(link, { as: 'Ana' }))
    assert.ok(await world.until(() => ana.knows('Ben') === 'connected'))
    assert.ok(await inviteBoxes(ana) > 0)
    if (how === 'block') await ana.messenger.block('Ben')
    await world.clock.advance(how === 'block' ? MINUTE : DAY + HOUR)
    assert.is(await inviteBoxes(ana), 0)
    await world.close()
  }
})

function codeOf ({ code }: { code: string }): string { return code }

async function inviteBoxes ({ store }: Inhabitant): Promise<number> {
  let count = 0
  for await (const { value } of store.all(tables.box)) {
    if (decodeLeasedBox(value)?.owned.kind === 'invite') count++
  }
  return count
}

test.run()
