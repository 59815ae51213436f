import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { MINUTE } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { tokenHash } from '../../src/mailbox/capability.ts'
import { tables } from '../../src/storage/tables.ts'
import { settle } from '../clock.ts'
import { MemoryStore } from '../simulation/memory-store.ts'
import { faulted, value, World } from './fixture.ts'
import type { Lease } from '../../src/mailbox/client.ts'
import type { MailEntry } from '../../src/mailbox/host-frame.ts'
import type { House, Person } from './fixture.ts'
import type { OwnedBox } from '../../src/mailbox/box.ts'
import type { Capability } from '../../src/mailbox/capability.ts'

const test = suite('fetch and push')
test.before(cryptoReady)

const QUICK = { burst: 10_000, perSecond: 10_000 }
const FAST = { puts: QUICK, putsFrom: QUICK, requests: QUICK }

interface Scene {
  readonly world: World
  readonly house: House
  readonly ben: Person
  readonly ana: Person
  readonly box: OwnedBox
  readonly capability: Capability
}

async function scene (name: string, limits = {}): Promise<Scene> {
  const world = new World(name)
  const house = await world.house({ limits: { ...FAST, ...limits } })
  const [ben, ana] = [world.person(), world.person()]
  return { world, house, ben, ana, ...await world.leased(house, ben) }
}

async function send (
  { world, ana, capability }: Scene, sizes: readonly number[]
): Promise<Uint8Array[]> {
  const sent = sizes.map((size) => world.envelope(size))
  for (const envelope of sent) value(await ana.client.put(capability, envelope, 'fortnight'))
  return sent
}

async function fetchAll ({ ben }: Scene, box: OwnedBox): Promise<MailEntry[]> {
  const all: MailEntry[] = []
  for (;;) {
    const { entries, more } = value(await ben.client.fetch(box, all.at(-1)?.position ?? 0))
    all.push(...entries)
    if (!more) return all
  }
}

async function settled (times = 20): Promise<void> {
  for (let i = 0; i < times; i++) await settle()
}

test('everything comes in order, whatever the sizes, page by page', async () => {
  const all = await scene('pages')
  const sizes = [2_048, 4_096, 8_192, 16_384]
  const sent = await send(all, Array.from({ length: 150 }, () => all.world.random.pick(sizes)))
  const got = await fetchAll(all, all.box)
  assert.equal(got.map(({ envelope }) => envelope), sent)
  const positions = got.map(({ position }) => position)
  assert.equal(positions, positions.toSorted((a, b) => a - b))
})

test('a page is as full as a frame allows', async () => {
  const all = await scene('full')
  await send(all, Array.from({ length: 70 }, () => 2_048))
  const { entries, more } = value(await all.ben.client.fetch(all.box, 0))
  assert.is(entries.length, 30)
  assert.ok(more)
})

test('an entry names the capability by which it came', async () => {
  const all = await scene('hint')
  const dan = await all.world.granted(all.ben, all.box)
  value(await all.ana.client.put(all.capability, all.world.envelope(), 'day'))
  value(await all.ana.client.put(dan, all.world.envelope(), 'day'))
  const { entries } = value(await all.ben.client.fetch(all.box, 0))
  const hashes = [all.capability, dan].map(({ token }) => tokenHash(token))
  assert.equal(entries.map((entry) => entry.tokenHash), hashes)
})

test('what is acknowledged is gone at once, and its ranges are scrubbed', async () => {
  const all = await scene('gone')
  const { house, ben, box, world } = all
  await send(all, [2_048, 2_048, 2_048])
  const [first, second] = value(await ben.client.fetch(box, 0)).entries
  value(await ben.client.acknowledge(box, [first?.position ?? 0, second?.position ?? 0, 77]))
  assert.is((await house.store.list(tables.hostEnvelope, box.box)).length, 1)
  assert.is(house.host.status().boxes[0]?.bytes, 2_048)
  assert.is(house.store.scrubbed.length, 0)
  await world.clock.advance(MINUTE)
  assert.is(house.store.scrubbed.length, 1)
  assert.equal(house.store.scrubbed[0], { table: tables.hostEnvelope, name: box.box })
})

test('acknowledging twice, also at a time, frees a place once', async () => {
  const all = await scene('twice')
  const { house, ben, box } = all
  await send(all, [2_048, 2_048])
  const [first] = value(await ben.client.fetch(box, 0)).entries
  const position = first?.position ?? 0
  const acks = Array.from({ length: 5 }, () => ben.client.acknowledge(box, [position, position]))
  for (const ack of await Promise.all(acks)) value(ack)
  value(await ben.client.acknowledge(box, [position]))
  assert.is(house.host.status().boxes[0]?.envelopes, 1)
  assert.is(house.host.status().boxes[0]?.bytes, 2_048)
})

test('what is being acknowledged is not handed out any more', async () => {
  const all = await scene('leaving')
  await send(all, [2_048])
  const [first] = value(await all.ben.client.fetch(all.box, 0)).entries
  const ack = all.ben.client.acknowledge(all.box, [first?.position ?? 0])
  const page = all.ben.client.fetch(all.box, 0)
  assert.equal(value(await page).entries, [])
  value(await ack)
})

test('a subscriber gets what waits and what comes, once and in order', async () => {
  const all = await scene('push')
  const sizes = [2_048, 16_384]
  const before = await send(all, Array.from({ length: 60 }, () => all.world.random.pick(sizes)))
  value(await all.ben.client.subscribe(all.box))
  const after = await send(all, Array.from({ length: 60 }, () => all.world.random.pick(sizes)))
  await settled()
  assert.equal(all.ben.mail.map(({ envelope }) => envelope), [...before, ...after])
  assert.is(all.house.host.status().boxes[0]?.envelopes, 0)
})

test('a slow owner holds the host back, and only for what it has not taken', async () => {
  const all = await scene('slow', { pushBytes: 100_000 })
  let let1: () => void = () => {}
  all.ben.take = () => new Promise((resolve) => { let1 = resolve })
  await send(all, Array.from({ length: 250 }, () => 2_048))
  value(await all.ben.client.subscribe(all.box))
  const frames = all.world.network.bytes
  await settled()
  assert.is(all.ben.mail.length, 0)
  assert.ok(all.world.network.bytes - frames < 200_000)
  // A sender is not held back by that.
  await send(all, [2_048])
  all.ben.take = async () => {}
  let1()
  await settled(60)
  assert.is(all.ben.mail.length, 251)
})

test('after a break the subscription goes on where acknowledgements ended', async () => {
  const all = await scene('break')
  const { world, house, ben, box } = all
  const sent = await send(all, [2_048, 2_048, 2_048])
  ben.take = async (entries) => { if (entries.length > 0) throw new Error('the disk is full') }
  value(await ben.client.subscribe(box))
  await settled()
  // Who could not take the mail has no stream any more, and nothing was acknowledged.
  assert.is(ben.closed, 1)
  assert.is(ben.client.isConnected(house.node.self), false)
  assert.is(house.host.status().boxes[0]?.envelopes, 3)
  ben.take = async () => {}
  value(await ben.client.subscribe(box))
  await settled()
  assert.equal(ben.mail.map(({ envelope }) => envelope), sent)
  world.network.disconnect(ben.node, house.node)
  await settled()
  assert.is(ben.closed, 2)
  const more = await send(all, [4_096])
  value(await ben.client.subscribe(box))
  await settled()
  assert.equal(ben.mail.map(({ envelope }) => envelope), [...sent, ...more])
})

test('the newest subscription is the one that gets the mail', async () => {
  const all = await scene('newest')
  const second = all.world.person()
  value(await all.ben.client.subscribe(all.box))
  value(await second.client.subscribe(all.box))
  await send(all, [2_048])
  await settled()
  assert.is(all.ben.mail.length, 0)
  assert.is(second.mail.length, 1)
})

test('a host that starts again has everything, and gives no position twice', async () => {
  const all = await scene('restart')
  const { world, house, ben, box } = all
  await send(all, Array.from({ length: 40 }, () => 2_048))
  const first = await fetchAll(all, box)
  value(await ben.client.acknowledge(box, first.slice(10).map(({ position }) => position)))
  const before = house.host.status()
  house.node.down()
  await house.host.close()
  house.node.up()
  const store = new MemoryStore(house.store.disk)
  const again = await world.house({ node: house.node, store, limits: FAST })
  assert.equal(again.host.status().boxes, before.boxes)
  assert.equal(await fetchAll(all, box), first.slice(0, 10))
  await send(all, [2_048])
  const last = (await fetchAll(all, box)).at(-1)
  assert.ok((last?.position ?? 0) > (first.at(-1)?.position ?? 0))
  for (let i = 0; i < 245; i++) await send(all, [2_048])
  faulted(await all.ana.client.put(all.capability, world.envelope(), 'day'), 'quota')
})

test('positions stay unused also when the capability that had them is forgotten', async () => {
  const all = await scene('positions', { capabilitiesPerBox: 1 })
  const { world, house, ben, ana, box, capability } = all
  value(await ana.client.put(capability, world.envelope(), 'day'))
  const [first] = await fetchAll(all, box)
  value(await ben.client.acknowledge(box, [first?.position ?? 0]))
  value(await ben.client.revoke(box, [tokenHash(capability.token)]))
  await world.clock.advance(25 * 60 * MINUTE)
  const second = await world.granted(ben, box)
  house.node.down()
  await house.host.close()
  house.node.up()
  await world.house({ node: house.node, store: new MemoryStore(house.store.disk) })
  value(await ana.client.put(second, world.envelope(), 'day'))
  const [next] = await fetchAll(all, box)
  assert.ok((next?.position ?? 0) > (first?.position ?? 0))
})

test('says how much the box holds, also when it is renewed for no longer', async () => {
  const world = new World('holds')
  const house = await world.house()
  const [ben, ana] = [world.person(), world.person()]
  const { box, capability } = await world.leased(house, ben)
  const renewed = async (): Promise<Lease> => value(await ben.client.renew(box, 0))
  const { until } = await renewed()
  value(await ana.client.put(capability, world.envelope(2_048), 'fortnight'))
  value(await ana.client.put(capability, world.envelope(4_096), 'fortnight'))
  assert.equal((await renewed()).holds, { envelopes: 2, bytes: 6_144 })
  const writes = house.store.commits
  assert.is((await renewed()).until, until)
  assert.is(house.store.commits, writes, 'a question writes nothing')
  const [first] = value(await ben.client.fetch(box, 0)).entries
  value(await ben.client.acknowledge(box, [first?.position ?? 0]))
  assert.equal((await renewed()).holds, { envelopes: 1, bytes: 4_096 })
})

test.run()
