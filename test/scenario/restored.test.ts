// User stories of people who lost a device, or run an old copy of one.

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { tables } from '../../src/storage/tables.ts'
import { copyOf, count, rollBack, rollbackOn } from '../simulation/counted-disk.ts'
import { World } from '../simulation/world.ts'
import type { Inhabitant } from '../simulation/world.ts'
import type { ArchiveRecord } from '../../src/storage/archive-record.ts'

test.before(cryptoReady)

async function recordsOf (person: Inhabitant): Promise<ArchiveRecord[]> {
  const records: ArchiveRecord[] = []
  for await (const record of person.messenger.backup()) records.push(record)
  return records
}

async function * each<Item> (items: readonly Item[]): AsyncGenerator<Item> { yield * items }

/** Ana and Ben are contacts, and Cleo keeps the mail of both. */
async function friends (seed: string): Promise<Record<'ana' | 'ben' | 'cleo', Inhabitant> & {
  readonly world: World
}> {
  const world = new World(seed)
  const ana = await world.person('Ana')
  const ben = await world.person('Ben')
  const cleo = await world.person('Cleo')
  await cleo.messenger.setSettings({ alwaysOn: true })
  await world.meet(ana, ben)
  await world.meet(cleo, ana)
  await world.meet(cleo, ben)
  assert.ok(await world.until(() => [ana, ben].every((person) =>
    person.messenger.keepers().some(({ state }) => state === 'keeping'))))
  await world.clock.advance(20_000)
  return { world, ana, ben, cleo }
}

async function arrives (
  world: World, from: Inhabitant, to: Inhabitant, text: string
): Promise<void> {
  const { id } = await from.says(to, text)
  assert.ok(await world.until(async () =>
    (await from.messenger.message(id))?.state === 'delivered', 3_600_000), `${text} arrives`)
  assert.ok((await to.reads(from.name)).includes(text), text)
}

test('a person who lost a device restores a backup, and everybody finds them again', async () => {
  const { world, ana, ben } = await friends('restored')
  await arrives(world, ana, ben, 'before the backup')
  await arrives(world, ben, ana, 'an answer')
  await ben.messenger.setMuted('Ana', true)
  await ben.messenger.setDraft('Ana', 'not sent yet')
  const records = await recordsOf(ben)
  await ana.says(ben, 'after the backup')
  await world.clock.advance(10_000)
  await ben.turnOff()
  const reborn = world.absent('Ben')
  await reborn.turnOn()
  const restored = await world.passing(reborn.messenger.restore(each(records), { delist: true }))
  assert.is(restored.contacts, 2)
  assert.is(restored.messages, 2)
  assert.is(restored.skipped, 0)
  assert.is(reborn.messenger.me().name, 'Ben')
  assert.equal(await reborn.reads('Ana'), ['before the backup'])
  const { muted, pinned, draft } = reborn.messenger.conversation('Ana')
  assert.equal([muted, pinned, draft], [true, false, undefined])
  assert.ok(await world.until(async () => {
    const messages = await ana.messenger.messages('Ben')
    return messages.some(({ from, text }) => from === 'snug' && text.includes('has a new device'))
  }, 1_800_000), 'Ana is told of the new device')
  await arrives(world, ana, reborn, 'to the new device')
  await arrives(world, reborn, ana, 'from the new device')
  assert.ok(await world.until(() => reborn.messenger.keepers().some(({ state }) =>
    state === 'keeping'), 1_800_000), 'Cleo keeps the mail of the new device')
  await reborn.turnOff()
  await ana.says(ben, 'while away')
  assert.ok(await world.until(async () =>
    (await ana.states('Ben')).at(-1) === 'held', 1_800_000))
  await reborn.turnOn({ moved: true })
  assert.ok(await world.until(async () => (await reborn.reads('Ana')).includes('while away'),
    1_800_000))
  await world.close()
})

test('a restored device is accepted while both are never online together', async () => {
  const { world, ana, ben } = await friends('restored-apart')
  const records = await recordsOf(ben)
  await ben.turnOff()
  await ana.turnOff()
  const reborn = world.absent('Ben')
  await reborn.turnOn()
  await world.passing(reborn.messenger.restore(each(records), { delist: true }))
  await reborn.says(ana, 'it is me')
  assert.ok(await world.until(async () =>
    (await reborn.states('Ana')).at(-1) === 'held', 3_600_000))
  await world.clock.advance(60_000)
  await reborn.turnOff()
  await ana.turnOn()
  assert.ok(await world.until(async () => (await ana.reads('Ben')).includes('it is me'),
    3_600_000))
  await ana.says(reborn, 'welcome back')
  await world.clock.advance(120_000)
  await ana.turnOff()
  await reborn.turnOn()
  assert.ok(await world.until(async () =>
    (await reborn.reads('Ana')).includes('welcome back'), 3_600_000))
  await world.close()
})

test('a backup holds no key that is used twice, and needs an empty profile', async () => {
  const { world, ana, ben } = await friends('restored-twice')
  const records = await recordsOf(ben)
  const secret = [tables.session, tables.prekey, tables.box, tables.outbox, tables.invite,
    tables.replay, tables.messageKey]
  assert.is(records.some(({ table }) => secret.some((each) => each === table)), false)
  const codes: string[] = []
  for (const person of [ana, ben]) {
    await person.messenger.restore(each(records)).catch((error: { code: string }) => {
      codes.push(error.code)
    })
  }
  assert.equal(codes, ['account-exists', 'account-exists'])
  await world.close()
  const empty = new World('restored-empty').absent('Dan')
  await empty.turnOn()
  await empty.messenger.restore(each([])).catch((error: { code: string }) => {
    codes.push(error.code)
  })
  assert.is(codes.at(-1), 'backup-empty')
  assert.is(empty.messenger.hasAccount, false)
  await empty.turnOff()
})

test('what cannot be read in a backup is passed over and counted', async () => {
  const { world, ben } = await friends('restored-damaged')
  const records = await recordsOf(ben)
  const damaged = records.map((record, i) =>
    i === 0 ? record : { ...record, value: record.value.slice(0, 5) })
  await world.close()
  const fresh = new World('restored-damaged-2')
  const dan = fresh.absent('Dan')
  await dan.turnOn()
  const { contacts, messages, skipped } = await fresh.passing(
    dan.messenger.restore(each([...damaged, { table: 0xee, number: 0, value: new Uint8Array(3) }])))
  assert.is(contacts, 0)
  assert.is(messages, 0)
  assert.ok(skipped >= 4)
  await dan.turnOff()
})

test('a profile that was rolled back agrees on new keys, and no message is lost', async () => {
  const world = new World('rolled-back')
  const ana = await world.person('Ana')
  const ben: Inhabitant = world.absent('Ben', { rollback: rollbackOn(() => ben.disk) })
  const cleo = await world.person('Cleo')
  count(ben)
  await ben.turnOn()
  await ben.messenger.createAccount('Ben')
  await cleo.messenger.setSettings({ alwaysOn: true })
  await world.meet(ana, ben)
  await world.meet(cleo, ana)
  await world.meet(cleo, ben)
  await world.clock.advance(30_000)
  await arrives(world, ana, ben, 'one')
  await ben.turnOff()
  const earlier = copyOf(ben.disk)
  await ben.turnOn()
  for (let i = 1; i <= 5; i++) await arrives(world, ben, ana, `lost at Ben ${i}`)
  await world.clock.advance(1_200_000)
  await ben.turnOff()
  rollBack(ben.disk, earlier)
  await ben.turnOn()
  assert.ok(await world.until(() => ben.events.some((event) =>
    event.type === 'notice' && event.code === 'rolled-back'), 1_800_000), 'Ben is told')
  await arrives(world, ben, ana, 'after the copy')
  await arrives(world, ana, ben, 'also after the copy')
  assert.equal((await ana.reads('Ben')).filter((text) => text.startsWith('lost')).length, 5)
  const notices = ben.events.filter((event) => event.type === 'notice')
  await world.clock.advance(3_600_000)
  assert.is(ben.events.filter((event) => event.type === 'notice').length, notices.length,
    'he is told once')
  await world.close()
})

test.run()
