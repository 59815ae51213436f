// What is stored about people, here and elsewhere, as a person sees it; and how it goes.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { DAY, MINUTE } from '../../src/base/limits.ts'
import { claimOf } from '../../src/conversation/held-data.ts'
import { STORED_KINDS } from '../../src/conversation/stored-view.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { newLeasedBox } from '../../src/delivery/leased-box.ts'
import { newBox } from '../../src/mailbox/box.ts'
import { tables } from '../../src/storage/tables.ts'
import { seeded } from '../random.ts'
import { atHome } from './friends.ts'
import type { PeerKey } from '../../src/base/channel.ts'
import type { StoredDataView } from '../../src/conversation/stored-view.ts'
import type { Inhabitant } from '../simulation/world.ts'

const test = suite('stored data')
test.before(cryptoReady)

async function about (of: Inhabitant, name: string): Promise<StoredDataView> {
  const [view, ...others] = await of.messenger.storedData(name)
  assert.equal(others, [])
  if (view === undefined) throw new Error(`nothing is said of ${name}`)
  return view
}

test('everything that is stored about somebody is shown, and no key', async () => {
  const { world, ana, ben } = await atHome('shown')
  const before = await about(ana, 'Ben')
  await ana.messenger.send('Ben', 'hello Ben')
  await ana.messenger.setDraft('Ben', 'and then')
  await ana.messenger.setMuted('Ben', true)
  assert.ok(await world.until(async () =>
    (await ana.states('Ben')).every((state) => state === 'delivered')))
  const { messages, ...view } = await about(ana, 'Ben')
  assert.is(messages.count, before.messages.count + 1)
  assert.ok(messages.bytes > before.messages.bytes)
  assert.ok(messages.oldest !== undefined && messages.oldest <= world.clock.now())
  assert.ok((messages.next ?? 0) > world.clock.now() + 29 * DAY)
  assert.equal([view.draft, view.muted, view.pinned], [8, true, false])
  assert.ok(view.history > 0)
  const [device] = view.devices
  assert.ok((device?.addresses.length ?? 0) > 0)
  assert.is(device?.houses, 1)
  assert.is(device?.sessions, 1)
  assert.ok((device?.addressesUntil ?? 0) > world.clock.now() + 6 * DAY)
  assert.is((await ana.messenger.storedData()).length, 2, 'Ben and Cleo')
  // Whatever is secret is 32 bytes: nothing here is as long but the public id of the account.
  const long = JSON.stringify({ messages, ...view }).match(/[\w-]{40,}/g) ?? []
  assert.equal([...new Set(long)], [ana.messenger.contact('Ben').id])
  assert.ok(ben.isOn)
  await world.close()
})

test('an introduction counts for whom it is of, whatever they are called', async () => {
  const { world, cleo, ana } = await atHome('whose introduction')
  await ana.messenger.setSettings({ reach: 'introduced' })
  await ana.messenger.rename('Ben', 'Be')
  await cleo.messenger.introduce('Ana', 'Ben')
  assert.ok(await world.until(() => ana.messenger.introductions().length === 1, MINUTE))
  const count = async (of: Inhabitant, name: string): Promise<number> =>
    (await about(of, name)).introductions
  assert.equal([await count(cleo, 'Ana'), await count(cleo, 'Ben')], [1, 1])
  assert.equal([await count(ana, 'Cleo'), await count(ana, 'Be')], [1, 0])
  await world.close()
})

test('each kind is erased by itself, from the disk, too', async () => {
  const { world, ana, ben } = await atHome('erased')
  await ana.messenger.send('Ben', 'hello Ben')
  await ana.messenger.setDraft('Ben', 'and then')
  assert.ok(await world.until(async () => (await ben.reads('Ana')).length === 1))
  await ana.messenger.eraseStored('Ben', 'draft')
  assert.is((await about(ana, 'Ben')).draft, 0)
  await ana.messenger.eraseStored('Ben', 'history')
  assert.is((await about(ana, 'Ben')).history, 0)
  assert.is((await about(ana, 'Ben')).messages.count > 0, true)
  await ana.messenger.eraseStored('Ben', 'messages')
  assert.equal(await ana.messenger.messages('Ben'), [])
  assert.is((await about(ana, 'Ben')).messages.count, 0)
  assert.is((await ben.reads('Ana')).length, 1, 'what Ben has stays with him')
  const scrubbed = new Set(ana.store.scrubbed.map(({ table }) => table))
  for (const table of [tables.message, tables.messageKey, tables.contactHistory]) {
    assert.ok(scrubbed.has(table), String(table))
  }
  await ana.messenger.eraseStored('Ben', 'addresses')
  assert.equal((await about(ana, 'Ben')).devices.map(({ addresses }) => addresses), [[]])
  assert.ok(ana.store.scrubbed.some(({ table }) => table === tables.device))
  await ben.messenger.send('Ana', 'still there?')
  assert.ok(await world.until(async () =>
    (await ana.reads('Ben')).includes('still there?'), 10 * MINUTE))
  const erased = ana.messenger.eraseStored('Ben', 'all')
  await world.passing(erased)
  assert.equal((await ana.messenger.storedData()).map(({ name }) => name), ['Cleo'])
  assert.ok(STORED_KINDS.includes('all'))
  await world.close()
})

test('messages that wait are not sent once they are erased', async () => {
  const { world, cleo, ana, ben } = await atHome('not sent')
  await ben.turnOff()
  await cleo.turnOff()
  await ana.messenger.send('Ben', 'better not')
  await world.clock.advance(MINUTE)
  assert.ok((await about(ana, 'Ben')).waiting.count > 0)
  await ana.messenger.eraseStored('Ben', 'messages')
  await cleo.turnOn()
  await ben.turnOn()
  await world.clock.advance(20 * MINUTE)
  assert.not((await ben.reads('Ana')).includes('better not'))
  await world.close()
})

test('what others hold is shown by house, with what was left there for others', async () => {
  const { world, cleo, ana, ben } = await atHome('held')
  await ben.turnOff()
  await ana.messenger.send('Ben', 'for later')
  assert.ok(await world.until(() => ana.messenger.heldData().left.length > 0))
  const { holders, left, invites, kept } = ana.messenger.heldData()
  const [holder, ...others] = holders
  assert.equal(others, [])
  assert.is(holder?.host, 'Cleo\'s house')
  assert.is(holder?.contact, ana.messenger.contact('Cleo').id)
  assert.equal([holder?.boxes, holder?.leaving], [1, 0])
  assert.is(holder?.holds, undefined, 'it was not asked')
  const [asked] = (await world.passing(ana.messenger.askHeld())).holders
  assert.equal(asked?.holds, { envelopes: 0, bytes: 0 })
  assert.ok((holder?.until ?? 0) > world.clock.now() + 20 * DAY)
  assert.equal(left.map(({ name, host, messages }) => [name, host, messages]),
    [['Ben', 'Cleo\'s house', 1]])
  assert.ok((left[0]?.until ?? 0) > world.clock.now() + 13 * DAY)
  assert.equal([invites, kept], [[], []])
  assert.ok(cleo.messenger.heldData().kept.some(({ owner }) => owner === 'Ana'))
  await ana.messenger.createInvite()
  assert.is(ana.messenger.heldData().invites.length, 1)
  await world.close()
})

test('a house forgets what it held once that is taken back, and says so', async () => {
  const { world, cleo, ana } = await atHome('taken back')
  assert.ok(cleo.messenger.kept().some(({ owner }) => owner === 'Ana'))
  const erased = await world.passing(ana.messenger.eraseHeld('Cleo'))
  assert.equal(erased, { host: 'Cleo\'s house', confirmed: true })
  assert.equal(ana.messenger.heldData().holders, [])
  assert.not(cleo.messenger.kept().some(({ owner }) => owner === 'Ana'))
  const again = await ana.messenger.eraseHeld('Cleo').then(() => 'done',
    (error: { code: string }) => error.code)
  assert.is(again, 'holder-unknown')
  await world.close()
})

test('a house that is off is shown as one that has not confirmed, and told later', async () => {
  const { world, cleo, ana } = await atHome('told later')
  await cleo.turnOff()
  const erased = await world.passing(ana.messenger.eraseHeld('Cleo\'s house'))
  assert.equal(erased, { host: 'Cleo\'s house', confirmed: false })
  assert.equal(ana.messenger.heldData().holders.map(({ boxes, leaving }) => [boxes, leaving]),
    [[1, 1]])
  const [asked] = (await world.passing(ana.messenger.askHeld())).holders
  assert.is(asked?.holds, undefined, 'it cannot be asked')
  await ana.turnOff()
  await ana.turnOn()
  await cleo.turnOn()
  assert.ok(await world.until(() => ana.messenger.heldData().holders.length === 0, 60 * MINUTE))
  assert.not(cleo.messenger.kept().some(({ owner }) => owner === 'Ana'))
  await world.close()
})

test('a house that claims too much is believed no further than it was asked', () => {
  const random = seeded('claims')
  const now = Date.UTC(2026, 10, 2)
  const host = { peer: random(32) as PeerKey, addresses: [] }
  const owned = { ...newBox(host, 'contact', random), until: 0xffffffff, bytes: 0xffffffff }
  const box = newLeasedBox(owned, 8_388_608, [], new Uint8Array(0))
  assert.equal(claimOf([box, box], now), { reserved: 2 * 8_388_608, until: now + 60 * DAY })
  const said = { envelopes: 0xffffffff, bytes: 0xffffffff }
  assert.equal(claimOf([box], now, [said]).holds, { envelopes: 1_024, bytes: 8_388_608 })
  const nothing = newLeasedBox({ ...owned, until: 0, bytes: 0 }, 1_024, [], new Uint8Array(0))
  assert.equal(claimOf([nothing], now), { reserved: 0 })
})

test.run()
