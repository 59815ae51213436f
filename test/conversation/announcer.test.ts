import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { MAIL_PROTOCOL } from '../../src/mailbox/protocol.ts'
import { World } from '../simulation/world.ts'
import type { Inhabitant } from '../simulation/world.ts'

const test = suite('announcer')
test.before(cryptoReady)

/** Frames that a person sends to their contacts, not to the houses of others. */
function count (person: Inhabitant): { sent: number } {
  const counted = { sent: 0 }
  person.tap = (protocol) => { if (protocol !== MAIL_PROTOCOL) counted.sent++ }
  return counted
}

async function friends (seed: string): Promise<{
  world: World, ana: Inhabitant, ben: Inhabitant
}> {
  const world = new World(seed)
  const ana = await world.person('Ana')
  const ben = await world.person('Ben')
  await world.meet(ana, ben)
  await world.clock.advance(60_000)
  return { world, ana, ben }
}

test('an unchanged place is not told again at the next start, another one is', async () => {
  const { world, ana, ben } = await friends('places')
  await ana.turnOff()
  await ana.turnOn()
  const quiet = count(ana)
  await world.clock.advance(60_000)
  assert.is(quiet.sent, 0)
  await ana.turnOff()
  await ana.turnOn({ moved: true })
  const loud = count(ana)
  assert.ok(await world.until(() => loud.sent > 0))
  await world.clock.advance(5_000)
  await ben.says(ana, 'found you')
  assert.ok(await world.until(async () => (await ana.reads('Ben')).includes('found you')))
  await world.close()
})

test('a new name is told to everybody, also those who were away', async () => {
  const { world, ana, ben } = await friends('names')
  await ben.turnOff()
  await ana.messenger.setName('Anastasia')
  await world.clock.advance(30_000)
  await ben.turnOn()
  assert.ok(await world.until(() =>
    ben.messenger.contact('Ana').theirName === 'Anastasia', 1_200_000))
  await world.close()
})

test('several changes of one moment are one message', async () => {
  const { world, ana } = await friends('moment')
  const counted = count(ana)
  await ana.messenger.setName('A')
  await ana.messenger.setName('B')
  ana.messenger.placeChanged()
  await ana.messenger.keepMailFor('Ben', true)
  await world.clock.advance(10_000)
  // The message itself, and "stored" for the answers of the other side.
  assert.ok(counted.sent >= 1 && counted.sent <= 3, String(counted.sent))
  await world.close()
})

test('how long messages stay is told, the shorter wish rules, and both see it', async () => {
  const { world, ana, ben } = await friends('retention')
  await ana.messenger.setRetention('Ben', 86_400)
  assert.ok(await world.until(async () => {
    const [conversation] = await ben.messenger.conversations()
    return conversation?.retention === 86_400
  }))
  const said = async (): Promise<string[]> =>
    (await ben.messenger.messages('Ana')).filter(({ from }) => from === 'snug')
      .map(({ text }) => text)
  const wanted = 'Ana chose that new messages disappear after 1 day, for both of you.'
  assert.ok(await world.until(async () => (await said()).includes(wanted), 1_000),
    (await said()).join())
  await ben.says(ana, 'soon gone')
  assert.ok(await world.until(async () => (await ana.reads('Ben')).includes('soon gone')))
  await world.clock.advance(86_500_000)
  assert.equal(await ana.reads('Ben'), [])
  assert.equal((await ben.states('Ana')), [])
  await ana.messenger.setRetention('Ben', 0)
  assert.ok(await world.until(async () => {
    const [conversation] = await ben.messenger.conversations()
    return conversation?.retention === 2_592_000
  }), 'what remains is the wish of the other')
  let code = ''
  await ana.messenger.setRetention('Ben', -1).catch((error: { code: string }) => {
    ({ code } = error)
  })
  assert.is(code, 'setting-invalid')
  await world.close()
})

test.run()
