// What is known about others besides their messages goes within 7 days: when something was kept,
// delivered and read, and where their devices are.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { DAY, HOUR, MINUTE } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { decodeRemoteDevice } from '../../src/delivery/remote-device.ts'
import { tables } from '../../src/storage/tables.ts'
import { World } from '../simulation/world.ts'
import { atHome } from './friends.ts'
import type { RemoteDevice } from '../../src/delivery/remote-device.ts'
import type { Inhabitant } from '../simulation/world.ts'

const test = suite('traces')
test.before(cryptoReady)

/** The device of somebody, as another one's disk has it. */
async function deviceOf (whose: Inhabitant, at: Inhabitant): Promise<RemoteDevice> {
  const { peer } = whose.messenger.me()
  for await (const { value } of at.store.all(tables.device)) {
    const device = decodeRemoteDevice(value)
    const known = device?.location?.peer
    if (device !== undefined && known !== undefined &&
      Buffer.from(known).toString('base64url') === peer) return device
  }
  throw new Error(`${at.name} does not know where ${whose.name} is`)
}

test('a message says what became of it for good, and when for 7 days', async () => {
  const { world, ana, ben } = await atHome('times')
  for (const one of [ana, ben]) await one.messenger.setSettings({ readReceipts: true })
  const { id } = await ana.messenger.send('Ben', 'until Friday')
  assert.ok(await world.until(async () => (await ben.reads('Ana')).length === 1))
  await ben.messenger.markRead('Ana')
  const read = async (): Promise<boolean> =>
    (await ana.messenger.message(id))?.state === 'read'
  assert.ok(await world.until(read))
  await world.clock.advance(6 * DAY)
  const known = await ana.messenger.message(id)
  assert.ok(known?.deliveredAt !== undefined && known.readAt !== undefined)
  await world.clock.advance(DAY)
  const left = await ana.messenger.message(id)
  assert.is(left?.state, 'read')
  assert.is(left?.text, 'until Friday')
  assert.equal([left?.deliveredAt, left?.readAt, left?.heldAt], [undefined, undefined, undefined])
  assert.ok(ana.store.scrubbed.some(({ table }) => table === tables.message))
  await world.close()
})

test('also after a restart, and in events that a program has not fetched', async () => {
  const { world, ana, ben } = await atHome('times kept')
  await ana.messenger.subscribe()
  const { id } = await ana.messenger.send('Ben', 'noted')
  assert.ok(await world.until(async () =>
    (await ana.messenger.message(id))?.state === 'delivered'))
  await ana.turnOff()
  await world.clock.advance(8 * DAY)
  await ana.turnOn()
  await world.clock.advance(5 * MINUTE)
  const left = await ana.messenger.message(id)
  assert.equal([left?.state, left?.deliveredAt], ['delivered', undefined])
  const told = (await ana.messenger.eventsAfter(0)).filter(({ type }) => type === 'state')
  assert.ok(told.length > 0, 'no event is lost')
  for (const event of told) {
    if (event.type === 'state') assert.is(event.message.deliveredAt, undefined)
  }
  assert.ok(ben.isOn)
  await world.close()
})

test('the times of a message that burns down do not light it anew', async () => {
  const { world, ana, ben } = await atHome('times and timers')
  await ana.messenger.send('Ben', 'for ten days', { timer: 10 * 86_400 })
  assert.ok(await world.until(async () => (await ben.reads('Ana')).length === 1))
  await ben.messenger.markRead('Ana')
  await world.clock.advance(8 * DAY)
  await ben.messenger.markRead('Ana')
  assert.is((await ben.reads('Ana')).length, 1)
  await world.clock.advance(2 * DAY + MINUTE)
  assert.equal(await ben.reads('Ana'), [])
  await world.close()
})

test('where somebody is goes 7 days after it was true, and comes again with them', async () => {
  const { world, ana, ben } = await atHome('addresses')
  assert.ok((await deviceOf(ben, ana)).location?.addresses.length)
  await world.clock.advance(9 * DAY)
  assert.ok((await deviceOf(ben, ana)).location?.addresses.length, 'they tell it anew')
  const where = ben.messenger.me().peer
  await ben.turnOff()
  await world.clock.advance(6 * DAY)
  const device = async (): Promise<RemoteDevice> => await deviceOf(
    { ...ben, name: 'Ben', messenger: { me: () => ({ peer: where }) } } as unknown as Inhabitant,
    ana)
  await world.clock.advance(DAY + 2 * HOUR)
  assert.equal((await device()).location?.addresses, [])
  assert.ok(ana.store.scrubbed.some(({ table, name }) =>
    table === tables.device && name === undefined), 'from the disk, too')
  assert.ok((await device()).capabilities.length > 0, 'Cleo keeps mail for Ben: there is a way')
  await ana.says(ben, 'are you back?')
  await ben.turnOn({ moved: true })
  assert.ok(await world.until(async () => (await ben.reads('Ana')).length === 1, 10 * MINUTE))
  assert.ok(await world.until(async () =>
    ((await device()).location?.addresses.length ?? 0) > 0, 10 * MINUTE))
  await world.close()
})

test('the last address of somebody without a house stays: they would be lost', async () => {
  const world = new World('nobody keeps')
  const ana = await world.person('Ana')
  const ben = await world.person('Ben')
  await world.meet(ana, ben)
  const known = await deviceOf(ben, ana)
  assert.equal(known.capabilities, [])
  const [name] = [...ana.disk.keys()].filter((key) => key.startsWith(`${tables.device}/`))
  await ben.turnOff()
  await world.clock.advance(10 * DAY)
  const [row] = ana.disk.get(name ?? '')?.values() ?? []
  assert.ok(decodeRemoteDevice(row ?? new Uint8Array())?.location?.addresses.length)
  await ben.turnOn()
  await ben.messenger.send('Ana', 'here again')
  assert.ok(await world.until(async () => (await ana.reads('Ben')).length === 1, 20 * MINUTE))
  await world.close()
})

test('when something changed about somebody is kept by the day', async () => {
  const { world, ana } = await atHome('history by day')
  const entries = ana.messenger.history('Ben')
  assert.ok(entries.length > 0)
  for (const { at } of entries) assert.is(at % DAY, DAY / 2)
  await world.close()
})

test.run()
