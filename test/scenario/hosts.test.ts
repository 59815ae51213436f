// What hosts can and cannot do (DESIGN §8): with one honest host among those that gave a receipt
// while the sender is away, nothing is lost, nothing is shown twice, and an author's messages keep
// their order; the worst that a host does is a delay that the sender sees.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { DAY, MINUTE } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { MAIL_PROTOCOL } from '../../src/mailbox/protocol.ts'
import { tables } from '../../src/storage/tables.ts'
import { slow } from '../runner/report.ts'
import { seeded } from '../random.ts'
import { Collusion } from '../simulation/collusion.ts'
import { HostileHost } from '../simulation/hostile-host.ts'
import { World } from '../simulation/world.ts'
import { friends, threeHouses } from './friends.ts'
import type { Hostility } from '../simulation/hostile-host.ts'
import type { Inhabitant } from '../simulation/world.ts'

const test = suite('hosts')
const ROUNDS = Number(process.env.SNUG_HOSTILE_ROUNDS ?? 24)
const SEED = process.env.SNUG_SEED ?? 'npm test'

slow(Math.max(120, ROUNDS * 3))
test.before(cryptoReady)

/** Makes a house hostile from its next start on. */
function turn (world: World, house: Inhabitant, hostility: Hostility): void {
  const { clock, random } = world
  house.serving = (protocol, accept) => {
    if (protocol !== MAIL_PROTOCOL) return accept
    const init = { self: house.node.self, accept, clock, random: random.fork(house.name) }
    return new HostileHost(init, hostility).accept
  }
}

/** Three houses, Ana and Ben, all on, after whatever is done to the houses. */
async function three (
  seed: string, before: (world: World, houses: Inhabitant[]) => void
): Promise<{ world: World, ana: Inhabitant, ben: Inhabitant, houses: Inhabitant[] }> {
  const world = new World(seed, { from: await threeHouses(), link: { delay: [1, 20] } })
  const houses = ['Cleo', 'Dan', 'Eve'].map((name) => world.absent(name))
  before(world, houses)
  for (const house of houses) await house.turnOn()
  const ana = await world.person('Ana')
  const ben = await world.person('Ben')
  await world.clock.advance(5_000)
  return { world, ana, ben, houses }
}

async function holders (ana: Inhabitant): Promise<string[][]> {
  const messages = await ana.messenger.messages('Ben')
  return messages.map(({ heldBy }) => (heldBy ?? []).map(({ host }) => host))
}

function some (text: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${text} ${i + 1}`)
}

test(`one honest host of three is enough, whatever the others do (${ROUNDS} rounds)`, async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const seed = `${SEED} hostile ${round}`
    const random = seeded(seed)
    const share = (): number => random.pick([0, 0, 0.3, 1])
    const collusion = new Collusion()
    const { world, ana, ben, houses } = await three(seed, (world, all) => {
      const [, ...others] = all
      for (const house of others) {
        turn(world, house, { drop: share(), lie: share(), refuse: random.pick([0, 0.3]),
          withhold: share(), corrupt: share(), replay: share(), reorder: share(),
          delay: random.pick([[0, 0], [100, 5_000]]), collusion })
      }
    })
    const honest = `${houses[0]?.name}'s house`
    await ben.turnOff()
    const texts = some('from Ana', 8)
    for (const text of texts) await ana.says(ben, text)
    assert.ok(await world.until(async () =>
      (await holders(ana)).every((names) => names.includes(honest))), `${seed}: held`)
    await ana.turnOff()
    await ben.turnOn({ moved: true })
    assert.ok(await world.until(async () =>
      (await ben.reads('Ana')).length >= texts.length, 10 * MINUTE), `${seed}: arrived`)
    await world.clock.advance(MINUTE)
    assert.equal(await ben.reads('Ana'), texts, `${seed}: once and in order`)
    await ana.turnOn()
    assert.ok(await world.until(async () =>
      (await ana.states('Ben')).every((state) => state === 'delivered'), 30 * MINUTE),
    `${seed}: delivered`)
    assert.equal(await ben.reads('Ana'), texts, `${seed}: nothing comes again`)
    assert.equal(collusion.shared(), [], `${seed}: nothing ties what two hosts see`)
    await world.close()
  }
})

test('when every house throws the mail away, it arrives once both are here', async () => {
  const { world, ana, ben } = await three('all drop', (world, houses) => {
    for (const house of houses) turn(world, house, { drop: 1 })
  })
  await ben.turnOff()
  const texts = some('dropped', 3)
  for (const text of texts) await ana.says(ben, text)
  assert.ok(await world.until(async () =>
    (await holders(ana)).every((names) => names.length === 3)))
  const [first] = await ana.messenger.messages('Ben')
  assert.match(first?.stateText ?? '', /^held by 3 of 3 until /)
  await ben.turnOn()
  assert.ok(await world.until(async () => (await ben.reads('Ana')).length === 3, 10 * MINUTE))
  assert.equal(await ben.reads('Ana'), texts)
  assert.ok(await world.until(async () =>
    (await ana.states('Ben')).every((state) => state === 'delivered')))
  await world.close()
})

test('a receipt that is not genuine counts for nothing: the sender sees it wait', async () => {
  const { world, ana, ben } = await three('all lie', (world, houses) => {
    for (const house of houses) turn(world, house, { lie: 1 })
  })
  await ben.turnOff()
  await ana.says(ben, 'hello')
  await world.clock.advance(2 * MINUTE)
  const [message] = await ana.messenger.messages('Ben')
  assert.is(message?.state, 'waiting')
  assert.match(message?.stateText ?? '', /^waiting: it goes out as soon as Ben or a house/)
  await ben.turnOn()
  assert.ok(await world.until(async () =>
    (await ana.states('Ben'))[0] === 'delivered', 10 * MINUTE))
  assert.equal(await ben.reads('Ana'), ['hello'])
  await world.close()
})

test('a house that loses what it keeps is leased again; others still have the mail', async () => {
  const { world, ana, ben, houses: [cleo] } = await three('lost disk', () => {})
  await ben.turnOff()
  const texts = some('kept', 5)
  for (const text of texts) await ana.says(ben, text)
  assert.ok(await world.until(async () =>
    (await holders(ana)).every((names) => names.length === 3)))
  await ana.turnOff()
  await cleo?.turnOff()
  if (cleo !== undefined) forgetHosting(cleo)
  await cleo?.turnOn()
  await ben.turnOn()
  assert.ok(await world.until(async () => (await ben.reads('Ana')).length === 5, 10 * MINUTE))
  assert.equal(await ben.reads('Ana'), texts)
  assert.ok(await world.until(() =>
    ben.messenger.keepers().filter(({ state }) => state === 'keeping').length === 3))
  // What Ana writes next is kept by all three again.
  await ben.turnOff()
  await ana.turnOn()
  await world.clock.advance(MINUTE)
  await ana.says(ben, 'and more')
  assert.ok(await world.until(async () => (await holders(ana)).at(-1)?.length === 3, 20 * MINUTE),
    'all three keep it')
  await world.close()
})

test('the only house loses the mail: it arrives when both are here', async () => {
  const world = new World('only house', { from: await friends(), link: { delay: [1, 20] } })
  const cleo = await world.person('Cleo')
  const ben = await world.person('Ben')
  const ana = await world.person('Ana')
  await world.clock.advance(5_000)
  await ben.turnOff()
  await ana.says(ben, 'hello')
  assert.ok(await world.until(async () => (await ana.states('Ben'))[0] === 'held'))
  await cleo.turnOff()
  forgetHosting(cleo)
  await cleo.turnOn()
  await ben.turnOn()
  assert.ok(await world.until(async () =>
    (await ana.states('Ben'))[0] === 'delivered', 20 * MINUTE))
  assert.equal(await ben.reads('Ana'), ['hello'])
  await world.close()
})

test('a receipt ends with the lease: the message waits again, and still arrives', async () => {
  const world = new World('lapse', { from: await friends(), link: { delay: [1, 20] } })
  // Ben's lease of 30 days has 5 left when Ana writes.
  await world.clock.advance(25 * DAY)
  const cleo = await world.person('Cleo')
  const ana = await world.person('Ana')
  const ben = world.absent('Ben')
  await ana.says(ben, 'hello')
  assert.ok(await world.until(async () => (await ana.states('Ben'))[0] === 'held'))
  const [held] = await ana.messenger.messages('Ben')
  const until = held?.heldBy?.[0]?.until ?? 0
  assert.ok(until < world.clock.now() + 6 * DAY, 'until the end of the lease, no longer')
  await ana.turnOff()
  await world.clock.advance(until - world.clock.now() + DAY)
  await ana.turnOn()
  await world.clock.advance(MINUTE)
  const [lapsed] = await ana.messenger.messages('Ben')
  assert.is(lapsed?.state, 'waiting')
  await ana.turnOff()
  await ben.turnOn()
  assert.ok(await world.until(() => ben.messenger.keepers().some(({ state }) =>
    state === 'keeping')), 'Ben leases anew')
  await world.clock.advance(MINUTE)
  await ana.turnOn()
  assert.ok(await world.until(async () =>
    (await ana.states('Ben'))[0] === 'delivered', 120 * MINUTE))
  assert.equal(await ben.reads('Ana'), ['hello'])
  assert.ok(cleo.isOn)
  await world.close()
})

test('what nobody fetched in its time is expired unread; what follows arrives', async () => {
  const world = new World('unread', { from: await friends(), link: { delay: [1, 20] } })
  const cleo = await world.person('Cleo')
  const ana = await world.person('Ana')
  const ben = world.absent('Ben')
  await ana.says(ben, 'too late')
  assert.ok(await world.until(async () => (await ana.states('Ben'))[0] === 'held'))
  await ana.turnOff()
  await cleo.turnOff()
  await world.clock.advance(15 * DAY)
  await cleo.turnOn()
  await ana.turnOn()
  assert.ok(await world.until(async () => (await ana.states('Ben'))[0] === 'expired', 10 * MINUTE))
  const [message] = await ana.messenger.messages('Ben')
  assert.match(message?.stateText ?? '', /^expired unread: Ben did not fetch it in time\. /)
  await ben.turnOn()
  await world.clock.advance(MINUTE)
  assert.equal(await ben.reads('Ana'), [], 'the host has let go of it too')
  await ana.says(ben, 'in time')
  assert.ok(await world.until(async () => (await ben.reads('Ana')).length === 1, 10 * MINUTE))
  assert.equal(await ben.reads('Ana'), ['in time'])
  assert.ok(await world.until(async () => (await ana.states('Ben'))[1] === 'delivered'))
  await world.close()
})

test('a box that is full says so; what did not fit waits, and follows in order', async () => {
  const world = new World('quota', { from: await friends(), link: { delay: [1, 20] } })
  await world.person('Cleo')
  const ana = await world.person('Ana')
  const ben = world.absent('Ben')
  const texts = some('message', 300)
  for (const text of texts) await ana.says(ben, text)
  await world.clock.advance(10 * MINUTE)
  const held = (await ana.states('Ben')).filter((state) => state === 'held').length
  // One person may leave 256, and what nodes tell each other counts too.
  assert.ok(held > 250 && held <= 256, `${held} are kept`)
  await ana.turnOff()
  await ben.turnOn()
  assert.ok(await world.until(async () => (await ben.reads('Ana')).length === held, 10 * MINUTE))
  await world.clock.advance(10_000)
  await ben.turnOff()
  await ana.turnOn()
  assert.ok(await world.until(async () =>
    (await ana.states('Ben')).every((state) => state === 'delivered' || state === 'held'),
  30 * MINUTE), 'there is room again')
  await ben.turnOn()
  assert.ok(await world.until(async () =>
    (await ana.states('Ben')).every((state) => state === 'delivered'), 30 * MINUTE))
  assert.equal(await ben.reads('Ana'), texts)
  await world.close()
})

test('a person changes houses: contacts are told, and mail goes to the new one', async () => {
  const { world, ana, ben } = await three('change', () => {})
  await ben.messenger.leaveMailWith('Cleo', false)
  await world.clock.advance(MINUTE)
  assert.equal(ben.messenger.keepers().map(({ host }) => host).sort(),
    ["Dan's house", "Eve's house"])
  await ben.turnOff()
  await ana.says(ben, 'hello')
  assert.ok(await world.until(async () => (await holders(ana))[0]?.length === 2))
  assert.equal((await holders(ana))[0]?.toSorted(), ["Dan's house", "Eve's house"])
  const [message] = await ana.messenger.messages('Ben')
  assert.match(message?.stateText ?? '', /^held by 2 of 2 until /)
  await ana.turnOff()
  await ben.turnOn()
  assert.ok(await world.until(async () => (await ben.reads('Ana')).length === 1))
  await world.close()
})

/** The house forgets all that it kept for others; its own person is unharmed. */
function forgetHosting ({ disk }: Inhabitant): void {
  const kept = [tables.hostBox, tables.hostEnvelope, tables.hostCapability, tables.hostBundle,
    tables.hostRecord, tables.hostTombstone]
  for (const name of [...disk.keys()]) {
    if (kept.some((table) => name.startsWith(`${table}/`))) disk.delete(name)
  }
}

test.run()
