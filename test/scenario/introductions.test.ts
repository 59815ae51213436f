// A contact vouches for a friend to a friend: both must agree, a no is not said, and who does not
// want to be asked is not asked (DESIGN §1).

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { DAY, HOUR, MINUTE } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { tables } from '../../src/storage/tables.ts'
import { slow } from '../runner/report.ts'
import { World } from '../simulation/world.ts'
import { anaAndCleo } from './friends.ts'
import type { Inhabitant } from '../simulation/world.ts'

const test = suite('introductions')
slow(60)
test.before(cryptoReady)

interface Three { world: World, ana: Inhabitant, ben: Inhabitant, cleo: Inhabitant }

/** Cleo, whose house keeps Ana's mail, and Ben's too; Ana and Ben do not know each other. */
async function three (seed: string): Promise<Three> {
  const world = new World(seed, { from: await anaAndCleo(), link: { delay: [1, 20] } })
  const cleo = await world.person('Cleo')
  const ana = await world.person('Ana')
  const ben = await world.person('Ben')
  await world.meet(cleo, ben)
  assert.ok(await world.until(() => ben.messenger.keepers().some(({ state }) =>
    state === 'keeping')))
  for (const { messenger } of [ana, ben]) await messenger.setSettings({ reach: 'introduced' })
  return { world, ana, ben, cleo }
}

function asked ({ messenger }: Inhabitant): string[] {
  return messenger.introductions().map(({ by, name, state }) => `${by?.name} ${name} ${state}`)
}

test('two who both agree become contacts, and know who introduced them', async () => {
  const { world, ana, ben, cleo } = await three('both')
  await cleo.messenger.introduce('Ana', 'Ben', 'You both sing')
  assert.ok(await world.until(() => asked(ana).length === 1 && asked(ben).length === 1, MINUTE))
  assert.equal([asked(ana), asked(ben)], [['Cleo Ben open'], ['Cleo Ana open']])
  assert.is(ana.messenger.introductions()[0]?.note, 'You both sing')
  await ana.messenger.answerIntroduction('Ben', true)
  await world.clock.advance(MINUTE)
  assert.equal([ana.knows('Ben'), asked(ben)], [undefined, ['Cleo Ana open']],
    'nothing happens before both agree')
  await ana.turnOff()
  await ben.messenger.answerIntroduction('Ana', true)
  await world.clock.advance(MINUTE)
  await ana.turnOn()
  assert.ok(await world.until(() =>
    ana.knows('Ben') === 'connected' && ben.knows('Ana') === 'connected', 60 * MINUTE))
  for (const [person, other] of [[ana, 'Ben'], [ben, 'Ana']] as const) {
    const met = person.messenger.history(other).map(({ code, about }) => [code, about])
    assert.equal(met[0], ['met-introduced', 'Cleo'])
  }
  assert.equal(asked(ben), [])
  await world.close()
})

test('whom somebody introduced is not told any more once that one is erased', async () => {
  const { world, ana, ben, cleo } = await three('erased')
  await cleo.messenger.introduce('Ana', 'Ben', 'You both sing')
  assert.ok(await world.until(() => asked(ana).length === 1 && asked(ben).length === 1, MINUTE))
  const rows = ({ disk }: Inhabitant): number =>
    [...disk.keys()].filter((name) => name.startsWith(`${tables.introduction}/`) &&
      (disk.get(name)?.size ?? 0) > 0).length
  assert.equal([rows(ana), rows(cleo)], [1, 1])
  await world.passing(ana.messenger.eraseStored('Cleo', 'all'))
  assert.equal([rows(ana), asked(ana)], [0, []])
  const told = ana.events.findLast((event) => event.type === 'introductions')
  assert.equal(told?.type === 'introductions' ? told.introductions : undefined, [],
    'whoever watches is told')
  await world.passing(cleo.messenger.remove('Ben'))
  assert.equal([rows(cleo), cleo.messenger.introductions()], [0, []])
  await world.clock.advance(7 * HOUR)
  for (const { store } of [ana, cleo]) {
    assert.ok(store.scrubbed.some(({ table }) => table === tables.introduction))
  }
  await world.close()
})

test('a no is not said, and is forgotten after a week', async () => {
  const { world, ana, ben, cleo } = await three('no')
  await cleo.messenger.introduce('Ana', 'Ben')
  assert.ok(await world.until(() => asked(ana).length === 1 && asked(ben).length === 1, MINUTE))
  await ana.messenger.answerIntroduction('Ben', true)
  await ben.messenger.answerIntroduction('Ana', false)
  await world.clock.advance(MINUTE)
  assert.equal(cleo.messenger.introductions().map(({ state }) => state), ['waiting'])
  assert.equal([asked(ana), asked(ben)], [['Cleo Ben waiting'], []])
  for (let day = 0; day < 8; day++) await world.clock.advance(DAY)
  for (const { messenger } of [ana, ben, cleo]) assert.equal(messenger.introductions(), [])
  assert.is(ana.knows('Ben'), undefined)
  await world.close()
})

test('asked once more it is one question, which its id answers', async () => {
  const { world, ana, ben, cleo } = await three('once more')
  await ben.messenger.setSettings({ reach: 'invites' })
  await cleo.messenger.introduce('Ana', 'Ben')
  assert.ok(await world.until(() => asked(ana).length === 1, MINUTE))
  await world.clock.advance(MINUTE)
  await ben.messenger.setSettings({ reach: 'introduced' })
  const [first] = ana.messenger.introductions()
  await cleo.messenger.introduce('Ana', 'Ben', 'You both sing')
  assert.ok(await world.until(() => asked(ben).length === 1 &&
    ana.messenger.introductions()[0]?.note === 'You both sing', MINUTE))
  assert.equal(asked(ana), ['Cleo Ben open'])
  assert.is.not(ana.messenger.introductions()[0]?.id, first?.id)
  for (const { messenger } of [ana, ben]) {
    await messenger.answerIntroduction(messenger.introductions()[0]?.id.slice(0, 6) ?? '', true)
  }
  assert.ok(await world.until(() => ana.knows('Ben') === 'connected', 60 * MINUTE))
  await world.close()
})

test('introductions are erased of whoever makes them or is made known', async () => {
  const { world, ana, ben, cleo } = await three('erased')
  await cleo.messenger.introduce('Ana', 'Ben')
  assert.ok(await world.until(() => asked(ana).length === 1 && asked(ben).length === 1, MINUTE))
  for (const [person, about] of [[ana, 'Cleo'], [cleo, 'Ana']] as const) {
    const count = async (name: string): Promise<number | undefined> =>
      (await person.messenger.storedData(name))[0]?.introductions
    assert.is(await count(about), 1)
    await person.messenger.eraseStored(about, 'introductions')
    assert.is(await count(about), 0)
    assert.equal(person.messenger.introductions(), [])
    assert.ok(person.store.scrubbed.some(({ table }) => table === tables.introduction))
  }
  assert.equal(asked(ben), ['Cleo Ana open'])
  await world.close()
})

test('who wants invites alone is not asked, and nobody is told', async () => {
  const { world, ana, ben, cleo } = await three('not asked')
  await ana.messenger.setSettings({ reach: 'invites' })
  await cleo.messenger.introduce('Ana', 'Ben')
  await world.clock.advance(5 * MINUTE)
  assert.equal(asked(ana), [])
  assert.is(asked(ben).length, 1)
  assert.is(cleo.messenger.introductions()[0]?.state, 'waiting')
  await world.close()
})

test('who may reach me opens and closes what others can use', async () => {
  const { world, ana } = await three('reach')
  const { messenger } = ana
  const open = (): string[] =>
    messenger.invites().filter(({ state }) => state === 'open').map(({ kind }) => kind).sort()
  await world.passing(messenger.createInvite())
  await world.passing(messenger.createInvite({ kind: 'address' }))
  assert.is(messenger.settings().reach, 'anyone', 'an address is for anyone')
  assert.equal(open(), ['address', 'once'])
  await messenger.setSettings({ reach: 'introduced' })
  assert.equal(open(), ['once'])
  await messenger.setSettings({ reach: 'nobody' })
  assert.equal(open(), [])
  const refused = await messenger.createInvite()
    .then(() => '', ({ code }: { code: string }) => code)
  assert.is(refused, 'door-closed')
  await world.close()
})

test.run()
