// Strangers who use a reusable address: what it costs them, what they sign, how many they may ask.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { toBase64url } from '../../src/base/bytes.ts'
import { DAY, HOUR, MINUTE } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { decodeReport } from '../../src/identity/report.ts'
import { tables } from '../../src/storage/tables.ts'
import { slow } from '../runner/report.ts'
import { World } from '../simulation/world.ts'
import { anaAndCleo } from './friends.ts'
import type { Inhabitant } from '../simulation/world.ts'

const test = suite('strangers')
slow(60)
test.before(cryptoReady)

/** Ana, whose mail Cleo's house keeps, with an address; and Ben, who knows nobody. */
async function atAnas (seed: string): Promise<{
  world: World, ana: Inhabitant, ben: Inhabitant, cleo: Inhabitant, link: string
}> {
  const world = new World(seed, { from: await anaAndCleo(), link: { delay: [1, 20] } })
  const cleo = await world.person('Cleo')
  const ana = await world.person('Ana')
  const ben = await world.person('Ben')
  await world.clock.advance(5_000)
  const { link } = await world.passing(ana.messenger.createInvite({ kind: 'address' }))
  await world.clock.advance(5_000)
  return { world, ana, ben, cleo, link }
}

async function codeOf (world: World, promise: Promise<unknown>): Promise<string> {
  return await world.passing(promise.then(() => 'done', (error: { code: string }) => error.code))
}

test('who uses an address is told before anything is sent that it is signed', async () => {
  const { world, ana, ben, link } = await atAnas('told')
  assert.is(await codeOf(world, ben.messenger.add(link, { as: 'Ana' })), 'request-signed')
  assert.equal(ben.messenger.contacts(), [])
  await world.clock.advance(MINUTE)
  assert.equal(ana.messenger.requests(), [])
  await world.close()
})

test('a request can be proved while it is at the door or blocked, and not once it is accepted',
  async () => {
    const { world, ana, ben, link } = await atAnas('proved')
    await world.passing(ben.messenger.add(link, { as: 'Ana', note: 'Hello\u0007 Ana', sign: true }))
    assert.ok(await world.until(() => ana.messenger.requests().length === 1))
    const report = decodeReport(await ana.messenger.report('Ben'))
    if (!report.ok) throw new Error(report.fault.code)
    assert.is(toBase64url(report.value.from.account), ben.messenger.me().id)
    assert.is(toBase64url(report.value.to), ana.messenger.me().id)
    assert.equal([report.value.name, report.value.note], ['Ben', 'Hello Ana'])
    await ana.messenger.block('Ben')
    assert.ok(decodeReport(await ana.messenger.report('Ben')).ok)
    await ana.messenger.eraseStored('Ben', 'request')
    assert.is(await codeOf(world, ana.messenger.report('Ben')), 'request-deniable')
    assert.ok(ana.store.scrubbed.some(({ table }) => table === tables.request))
    await ana.messenger.unblock('Ben')
    await ben.messenger.callOff('Ana')
    await world.passing(ben.messenger.add(link, { as: 'Ana', sign: true }))
    assert.ok(await world.until(() => ana.messenger.requests().length === 1))
    await ana.messenger.accept('Ben')
    assert.is(await codeOf(world, ana.messenger.report('Ben')), 'request-deniable')
    await world.close()
  })

test('a knock shows how far it is, and is called off without a trace at the other side',
  async () => {
    const { world, ana, ben, cleo, link } = await atAnas('called off')
    await world.passing(ben.messenger.add(link, { as: 'Ana', sign: true }))
    assert.ok(['waiting', 'working', 'left'].includes(ben.messenger.knock('Ana').state))
    assert.ok(await world.until(() => ben.messenger.knock('Ana').state === 'left' ||
      ana.messenger.requests().length === 1))
    assert.ok(ben.events.some((event) => event.type === 'knock' && event.knock.expected > 0))
    await ana.turnOff()
    await cleo.turnOff()
    const dan = await world.person('Dan')
    // Nobody answers for the address: the knock waits, and is taken back.
    assert.is(await codeOf(world, dan.messenger.add(link, { as: 'Ana', sign: true })),
      'invite-unreachable')
    await ben.messenger.callOff('Ana')
    assert.equal(ben.messenger.contacts(), [])
    await world.close()
  })

test('three who have not answered are enough; an hour and a day have their number', async () => {
  const world = new World('many', { link: { delay: [1, 20] } })
  const ben = await world.person('Ben')
  const links: string[] = []
  const people: Inhabitant[] = []
  for (let i = 0; i < 8; i++) {
    const one = await world.person(`Person ${i}`)
    people.push(one)
    links.push((await world.passing(one.messenger.createInvite({ kind: 'address' }))).link)
  }
  const ask = async (i: number): Promise<string> =>
    await codeOf(world, ben.messenger.add(links[i] ?? '', { as: `Person ${i}`, sign: true }))
  for (let i = 0; i < 3; i++) assert.is(await ask(i), 'done')
  assert.is(await ask(3), 'knocks-unanswered')
  await ben.turnOff()
  await ben.turnOn()
  assert.is(await ask(3), 'knocks-unanswered', 'also after a restart')
  await ben.messenger.callOff('Person 0')
  assert.is(await ask(3), 'done')
  await ben.messenger.callOff('Person 1')
  assert.is(await ask(4), 'done')
  await ben.messenger.callOff('Person 2')
  assert.is(await ask(5), 'knocks-hour')
  await ben.turnOff()
  await ben.turnOn()
  assert.is(await ask(5), 'knocks-hour', 'also after a restart')
  await world.clock.advance(HOUR)
  assert.is(await ask(5), 'done')
  // Who answers makes room.
  assert.ok(await world.until(() => people[3]?.messenger.requests().length === 1))
  await people[3]?.messenger.accept('Ben')
  assert.ok(await world.until(() => ben.knows('Person 3') === 'connected'))
  assert.is(await ask(6), 'done')
  for (let hour = 0; hour < 3; hour++) {
    await world.clock.advance(HOUR)
    for (let i = 0; i < 5; i++) {
      for (const { name, state } of ben.messenger.contacts()) {
        if (state === 'invited') await ben.messenger.callOff(name)
      }
      if (await ask(7) !== 'done') break
    }
  }
  await world.clock.advance(HOUR)
  assert.is(await ask(7), 'knocks-day')
  await world.clock.advance(DAY)
  assert.is(await ask(7), 'done')
  await world.close()
})

test('an invite for one person is answered at once, whatever was asked before', async () => {
  const { world, ana, ben, link } = await atAnas('invited')
  await world.passing(ben.messenger.add(link, { as: 'Ana', sign: true }))
  await ben.messenger.callOff('Ana')
  const { link: once } = await world.passing(ana.messenger.createInvite())
  await world.passing(ben.messenger.add(once, { as: 'Ana' }))
  assert.ok(await world.until(() => ben.knows('Ana') === 'connected', MINUTE))
  await world.close()
})

test('a network that asks too often for one address is told so, and others are not kept waiting',
  async () => {
    const { world, ana, ben, cleo, link } = await atAnas('one network')
    // Each house counts for itself: one is left.
    await cleo.turnOff()
    for (let i = 0; i < 7; i++) {
      const one = await world.person(`Guest ${i}`)
      one.node.network = '203.0.113'
      const code = await codeOf(world, one.messenger.add(link, { as: 'Ana', sign: true }))
      assert.is(code, i < 6 ? 'done' : 'invite-busy')
      await one.turnOff()
    }
    assert.is(await codeOf(world, ben.messenger.add(link, { as: 'Ana', sign: true })), 'done')
    assert.ok(await world.until(() => ana.messenger.requests().length === 7))
    await world.close()
  })

test.run()
