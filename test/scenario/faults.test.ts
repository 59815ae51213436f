// What machines do to people: clocks that are wrong by days, disks that are full, and messages
// whose time is over.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { DAY, HOUR, MINUTE } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { MAIL_PROTOCOL } from '../../src/mailbox/protocol.ts'
import { tables } from '../../src/storage/tables.ts'
import { slow } from '../runner/report.ts'
import { World } from '../simulation/world.ts'
import { friends } from './friends.ts'
import type { Inhabitant } from '../simulation/world.ts'

const test = suite('faults')
slow(60)
test.before(cryptoReady)

interface Three { world: World, ana: Inhabitant, ben: Inhabitant, cleo: Inhabitant }

async function three (seed: string): Promise<Three> {
  const world = new World(seed, { from: await friends(), link: { delay: [1, 20] } })
  const cleo = await world.person('Cleo')
  const ana = await world.person('Ana')
  const ben = await world.person('Ben')
  await world.clock.advance(5_000)
  return { world, ana, ben, cleo }
}

function rows ({ disk }: Inhabitant, table: number): number {
  return [...disk].filter(([name]) => name.startsWith(`${table}/`))
    .reduce((sum, [, each]) => sum + each.size, 0)
}

for (const days of [3, 20, -3, -20]) {
  const which = `${Math.abs(days)} days ${days > 0 ? 'ahead' : 'behind'}`
  test(`with a clock ${which} mail goes both ways, also once it is set right`, async () => {
    const { world, ana, ben } = await three(`clock ${days}`)
    await ana.says(ben, 'Ana 1')
    await world.clock.advance(MINUTE)
    ana.ahead = days * DAY
    await world.clock.advance(10 * MINUTE)
    await ana.says(ben, 'Ana 2')
    await ben.says(ana, 'Ben 1')
    assert.ok(await world.until(async () => (await ben.reads('Ana')).length === 2 &&
      (await ana.reads('Ben')).length === 1, 20 * MINUTE), 'directly')
    await ana.turnOff()
    await ana.turnOn({ moved: true })
    await world.clock.advance(MINUTE)
    await ben.turnOff()
    let puts = 0
    ana.tap = (protocol, frame) => {
      if (protocol === MAIL_PROTOCOL && frame.length > 2_000) puts++
    }
    await ana.says(ben, 'Ana 3')
    await world.clock.advance(MINUTE)
    assert.ok(puts > 0 && puts < 30, `${puts} puts in a minute`)
    await ana.turnOff()
    await ben.turnOn()
    assert.ok(await world.until(async () => (await ben.reads('Ana')).length === 3, 20 * MINUTE),
      'by the house')
    await ben.says(ana, 'Ben 2')
    await world.clock.advance(MINUTE)
    await ben.turnOff()
    ana.ahead = 0
    await ana.turnOn({ moved: true })
    assert.ok(await world.until(async () => (await ana.reads('Ben')).length === 2, 20 * MINUTE),
      'by the house, with the clock set right')
    await world.clock.advance(MINUTE)
    await ana.turnOff()
    await ana.turnOn()
    await ben.turnOn({ moved: true })
    await ana.says(ben, 'Ana 4')
    await ben.says(ana, 'Ben 3')
    assert.ok(await world.until(async () => (await ben.reads('Ana')).length === 4 &&
      (await ana.reads('Ben')).length === 3, 20 * MINUTE), 'directly again')
    assert.equal(await ben.reads('Ana'), [1, 2, 3, 4].map((i) => `Ana ${i}`))
    assert.equal(await ana.reads('Ben'), [1, 2, 3].map((i) => `Ben ${i}`))
    assert.equal(ana.failures, [])
    await world.close()
  })
}

test('a clock that goes back while the node runs shows nothing in the wrong place', async () => {
  const { world, ana, ben } = await three('back')
  await ana.says(ben, 'one')
  await world.clock.advance(1_000)
  await ben.says(ana, 'two')
  await world.clock.advance(MINUTE)
  ben.ahead = -5 * DAY
  await ana.says(ben, 'three')
  await world.clock.advance(MINUTE)
  await ben.turnOff()
  await ben.turnOn()
  await ana.says(ben, 'four')
  assert.ok(await world.until(async () => (await ben.reads('Ana')).length === 3, 10 * MINUTE))
  const all = (await ben.messenger.messages('Ana')).map(({ text }) => text)
  assert.equal(all, ['one', 'two', 'three', 'four'])
  await world.close()
})

test('a full disk is told once and in words, and loses nothing that was confirmed', async () => {
  const { world, ana, ben } = await three('full disk')
  await ana.says(ben, 'before')
  await world.clock.advance(MINUTE)
  ben.store.fail()
  const refused = await ben.says(ana, 'not stored').then(() => undefined,
    (error: { code: string, message: string }) => error)
  assert.is(refused?.code, 'store-failed')
  assert.match(refused?.message ?? '', /\.$/)
  // What comes now cannot be stored, and so must not be acknowledged.
  await ana.says(ben, 'during 1')
  await ana.says(ben, 'during 2')
  await world.clock.advance(10 * MINUTE)
  assert.equal((await ana.states('Ben')).slice(1).filter((state) => state === 'delivered'), [])
  assert.is(ben.failures.length, 1, 'told once')
  ben.crash()
  await ben.turnOn()
  assert.ok(await world.until(async () => (await ben.reads('Ana')).length === 3, 10 * MINUTE))
  assert.equal(await ben.reads('Ana'), ['before', 'during 1', 'during 2'])
  assert.ok(await world.until(async () =>
    (await ana.states('Ben')).every((state) => state === 'delivered'), 10 * MINUTE))
  await ben.says(ana, 'stored')
  assert.ok(await world.until(async () => (await ana.reads('Ben')).length > 0))
  assert.equal(await ana.reads('Ben'), ['stored'])
  await world.close()
})

test('the disk of the sender is full: the message is not there, none of it leaves', async () => {
  const { world, ana, ben } = await three('full at the sender')
  ana.store.fail()
  assert.is((await ana.says(ben, 'lost').then(() => undefined,
    (error: { code: string }) => error))?.code, 'store-failed')
  await world.clock.advance(10 * MINUTE)
  assert.is(ana.failures.length, 1, 'told once')
  assert.equal(await ben.reads('Ana'), [])
  ana.crash()
  await ana.turnOn()
  assert.equal(await ana.messenger.messages('Ben'), [])
  await ana.says(ben, 'kept')
  assert.ok(await world.until(async () =>
    (await ana.states('Ben'))[0] === 'delivered', 10 * MINUTE))
  assert.equal(await ben.reads('Ana'), ['kept'])
  await world.close()
})

test('the disk of the house is full: the sender sees that nobody holds it', async () => {
  const { world, ana, ben, cleo } = await three('full at the house')
  await ben.turnOff()
  cleo.store.fail()
  await ana.says(ben, 'hello')
  await world.clock.advance(5 * MINUTE)
  assert.is((await ana.states('Ben'))[0], 'waiting')
  cleo.crash()
  await cleo.turnOn()
  assert.ok(await world.until(async () => (await ana.states('Ben'))[0] === 'held', 20 * MINUTE))
  await world.close()
})

test('messages are erased when their time is over, on both sides', async () => {
  const { world, ana, ben } = await three('expiry')
  const kept = rows(ben, tables.message)
  await ana.says(ben, 'short-lived')
  assert.ok(await world.until(async () => (await ana.states('Ben'))[0] === 'delivered'))
  assert.is(rows(ben, tables.message), kept + 1)
  await ana.turnOff()
  await ben.turnOff()
  await world.clock.advance(30 * DAY + HOUR)
  await ana.turnOn()
  await ben.turnOn()
  assert.equal(await ben.messenger.messages('Ana'), [], 'erased before anything is shown')
  assert.equal(await ana.messenger.messages('Ben'), [])
  assert.is(rows(ben, tables.message), rows(ben, tables.messageKey))
  assert.is(rows(ben, tables.message), 0)
  await world.close()
})

test('nothing that is remembered of old mail stays for ever', async () => {
  const { world, ana, ben } = await three('old mail')
  for (let i = 1; i <= 10; i++) await ana.says(ben, `message ${i}`)
  assert.ok(await world.until(async () =>
    (await ana.states('Ben')).every((state) => state === 'delivered')))
  assert.ok(rows(ben, tables.received) >= 10)
  await ana.turnOff()
  await ben.turnOff()
  await world.clock.advance(20 * DAY)
  await ben.turnOn()
  await world.clock.advance(10 * MINUTE)
  // Ana's nodes tell everybody where they are every three days, before and after.
  assert.ok(rows(ben, tables.received) < 10, 'hashes of what no house can bring any more are gone')
  assert.is(rows(ben, tables.outbox) + rows(ana, tables.outbox) < 20, true)
  await world.close()
})

test.run()
