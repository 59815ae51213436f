// What is known about others besides their messages goes within 7 days: when something was kept,
// delivered and read, and where their devices are.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { DAY, HOUR, MINUTE } from '../../src/base/limits.ts'
import { decodeContact } from '../../src/conversation/contact.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { decodeRemoteDevice } from '../../src/delivery/remote-device.ts'
import { tables } from '../../src/storage/tables.ts'
import { World } from '../simulation/world.ts'
import { anaAndCleo, atHome } from './friends.ts'
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

/** The rows of a table on the disk of somebody. */
function rowsOf (of: Inhabitant, table: number): Uint8Array[] {
  return [...of.disk].flatMap(([name, rows]) =>
    name.startsWith(`${table}/`) ? [...rows.values()] : [])
}

/** The id of Ben's device, or of whoever has the name, as it lies on disks. */
function idOf (name: string, at: Inhabitant): Uint8Array {
  const row = rowsOf(at, tables.contact).map(decodeContact)
    .find((contact) => contact?.name === name)
  const [device] = row?.devices ?? []
  if (device === undefined) throw new Error(`${at.name} does not know ${name}`)
  return device
}

/** In how many rows of a table an id is. */
function naming (of: Inhabitant, table: number, id: Uint8Array): number {
  return rowsOf(of, table).filter((row) => Buffer.from(row).includes(Buffer.from(id))).length
}

test('who answered an invite is known by its first message for 16 days', async () => {
  const { world, ana, ben } = await atHome('marks')
  const device = idOf('Ben', ana)
  assert.is(naming(ana, tables.replay, device), 1)
  await world.clock.advance(15 * DAY)
  assert.is(naming(ana, tables.replay, device), 1)
  await world.clock.advance(2 * DAY)
  assert.equal(rowsOf(ana, tables.replay), [])
  assert.ok(ana.store.scrubbed.some(({ table }) => table === tables.replay), 'from the disk, too')
  await ana.says(ben, 'still here')
  assert.ok(await world.until(async () => (await ben.reads('Ana')).includes('still here')))
  await world.close()
})

test('and of who is erased no first message tells any more', async () => {
  const { world, ana } = await atHome('marks of who went')
  const device = idOf('Ben', ana)
  await world.passing(ana.messenger.eraseStored('Ben', 'all'))
  assert.is(naming(ana, tables.replay, device), 0)
  await world.clock.advance(7 * HOUR)
  assert.ok(ana.store.scrubbed.some(({ table }) => table === tables.replay), 'from the disk, too')
  await world.close()
})

test('who never heard the answer to an invite is understood after that all the same', async () => {
  const world = new World('late answer', { from: await anaAndCleo(), link: { delay: [1, 20] } })
  const cleo = await world.person('Cleo')
  const ana = await world.person('Ana')
  const ben = await world.person('Ben')
  const { link } = await world.passing(ana.messenger.createInvite({ expiresInMs: 60 * DAY }))
  await world.clock.advance(5_000)
  await ana.turnOff()
  await world.passing(ben.messenger.add(link, { as: 'Ana' }))
  await world.clock.advance(5_000)
  await ben.turnOff()
  await ana.turnOn()
  assert.ok(await world.until(() => ana.knows('Ben') === 'connected'))
  assert.is(rowsOf(ana, tables.replay).length, 1)
  await world.clock.advance(20 * DAY)
  assert.equal(rowsOf(ana, tables.replay), [])
  await ana.turnOff()
  await ben.turnOn()
  await ben.says(ana, 'did you get it?')
  await world.clock.advance(MINUTE)
  await ben.turnOff()
  await ana.turnOn()
  assert.ok(await world.until(async () => (await ana.reads('Ben')).includes('did you get it?')))
  assert.equal(ana.messenger.contacts().map(({ name }) => name).toSorted(), ['Ben', 'Cleo'])
  assert.ok(cleo.isOn)
  await world.close()
})

test('which device lists were compared with somebody, and differed, goes with them', async () => {
  const { world, ana, ben, cleo } = await atHome('compared')
  const [ofBen, ofCleo] = [idOf('Ben', ana), idOf('Cleo', ana)]
  for (let day = 0; day < 5; day++) await world.clock.advance(DAY)
  assert.equal([ofBen, ofCleo].map((id) => naming(ana, tables.sighting, id)), [1, 1])
  await world.passing(ana.messenger.eraseStored('Ben', 'all'))
  assert.equal([ofBen, ofCleo].map((id) => naming(ana, tables.sighting, id)), [0, 1])
  await world.clock.advance(7 * HOUR)
  assert.ok(ana.store.scrubbed.some(({ table }) => table === tables.sighting), 'from the disk, too')
  // Whoever was blocked first goes alike, also where the program ends in between.
  await ana.messenger.block('Cleo')
  await ana.turnOff()
  await ana.turnOn()
  await world.passing(ana.messenger.unblock('Cleo'))
  assert.equal(rowsOf(ana, tables.sighting), [])
  assert.ok(ben.isOn && cleo.isOn)
  await world.close()
})

test('who is erased is named only by the hashes of what was received, and that for 16 days',
  async () => {
    const { world, ana, ben } = await atHome('nothing left')
    await ana.says(ben, 'hello Ben')
    await ben.says(ana, 'hello Ana')
    assert.ok(await world.until(async () => (await ana.reads('Ben')).includes('hello Ana')))
    for (let day = 0; day < 5; day++) await world.clock.advance(DAY)
    const account = Buffer.from(ana.messenger.contact('Ben').id, 'base64url')
    const device = idOf('Ben', ana)
    await world.passing(ana.messenger.eraseStored('Ben', 'all'))
    await world.clock.advance(7 * HOUR)
    const tablesNaming = (): string[] => Object.entries(tables).flatMap(([name, table]) =>
      naming(ana, table, device) + naming(ana, table, account) > 0 ? [name] : [])
    assert.equal(tablesNaming(), ['received'])
    const scrubbed = new Set(ana.store.scrubbed.map(({ table }) => table))
    for (const table of [tables.box, tables.device, tables.invite, tables.session]) {
      assert.ok(scrubbed.has(table), String(table))
    }
    await world.clock.advance(17 * DAY)
    assert.equal(tablesNaming(), [])
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
