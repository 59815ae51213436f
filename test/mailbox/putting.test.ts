import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { tokenHash } from '../../src/mailbox/capability.ts'
import { DAY_SECONDS, faulted, value, World } from './fixture.ts'
import type { Token } from '../../src/identity/capability.ts'
import type { House, Person } from './fixture.ts'
import type { BoxKind, OwnedBox } from '../../src/mailbox/box.ts'
import type { Capability } from '../../src/mailbox/capability.ts'

const test = suite('put')
test.before(cryptoReady)

interface Scene {
  readonly world: World
  readonly house: House
  readonly ben: Person
  readonly ana: Person
  readonly box: OwnedBox
  readonly capability: Capability
}

const QUICK = { burst: 10_000, perSecond: 10_000 }
const FAST = { puts: QUICK, putsFrom: QUICK, requests: QUICK }

async function scene (name: string, kind: BoxKind = 'contact', limits = {}): Promise<Scene> {
  const world = new World(name)
  const house = await world.house({ limits: { ...FAST, ...limits } })
  const [ben, ana] = [world.person(), world.person()]
  return { world, house, ben, ana, ...await world.leased(house, ben, kind) }
}

async function fill (
  { world, ana }: Scene, capability: Capability, size = 2_048, most = 2_000
): Promise<number> {
  for (let i = 0; i < most; i++) {
    const put = await ana.client.put(capability, world.envelope(size), 'fortnight')
    if (put.ok) continue
    faulted(put, 'quota')
    return i
  }
  return most
}

test('is held for a fortnight or a day', async () => {
  const { world, ana, capability } = await scene('ttl')
  const long = value(await ana.client.put(capability, world.envelope(), 'fortnight'))
  assert.is(long.until, world.now + 14 * DAY_SECONDS)
  const short = value(await ana.client.put(capability, world.envelope(), 'day'))
  assert.is(short.until, world.now + DAY_SECONDS)
})

test('is answered with the same receipt when it is repeated, and stored once', async () => {
  const { world, house, ben, ana, box, capability } = await scene('again')
  const envelope = world.envelope()
  const first = value(await ana.client.put(capability, envelope, 'fortnight'))
  await world.clock.advance(HOUR)
  const writes = house.store.commits
  assert.equal(value(await ana.client.put(capability, envelope, 'fortnight')), first)
  assert.equal(value(await ana.client.put(capability, envelope, 'day')), first)
  assert.is(house.store.commits, writes)
  const { entries } = value(await ben.client.fetch(box, 0))
  assert.is(entries.length, 1)
  // Handed over, and not forgotten: the same receipt, and no second delivery.
  value(await ben.client.acknowledge(box, [entries[0]?.position ?? 0]))
  assert.equal(value(await ana.client.put(capability, envelope, 'fortnight')), first)
  assert.equal(value(await ben.client.fetch(box, 0)).entries, [])
})

test('is stored once when it comes many times at a time', async () => {
  const { world, ben, ana, box, capability } = await scene('race')
  const envelope = world.envelope()
  const dan = world.person()
  const puts = Array.from({ length: 20 }, (_, i) => {
    return (i % 2 === 0 ? ana : dan).client.put(capability, envelope, 'fortnight')
  })
  const holds = (await Promise.all(puts)).map(value)
  for (const hold of holds) assert.equal(hold, holds[0])
  assert.is(value(await ben.client.fetch(box, 0)).entries.length, 1)
})

test('the same envelope may lie in two boxes', async () => {
  const { world, house, ben, ana, capability } = await scene('two')
  const other = await world.leased(house, ben)
  const envelope = world.envelope()
  const one = value(await ana.client.put(capability, envelope, 'day'))
  const two = value(await ana.client.put(other.capability, envelope, 'day'))
  assert.not.equal(one.box, two.box)
  assert.is(value(await ben.client.fetch(other.box, 0)).entries.length, 1)
})

test('a token of another box, a wrong one, and none that was granted get one answer', async () => {
  const { world, house, ben, ana, box, capability } = await scene('guess')
  const other = await world.leased(house, ben)
  const { token } = other.capability
  faulted(await ana.client.put({ ...capability, token }, world.envelope(), 'day'), 'unknown-box')
  const guess = { ...capability, token: world.random(32) as Token }
  faulted(await ana.client.put(guess, world.envelope(), 'day'), 'unknown-box')
  const nowhere = { ...capability, box: world.random(16) as never }
  faulted(await ana.client.put(nowhere, world.envelope(), 'day'), 'unknown-box')
  assert.equal(value(await ben.client.fetch(box, 0)).entries, [])
})

test('a capability holds 256 envelopes or 2 MiB', async () => {
  const all = await scene('capability')
  assert.is(await fill(all, all.capability), 256)
  const large = await all.world.granted(all.ben, all.box)
  assert.is(await fill(all, large, 16_384), 128)
})

test('a smaller allowance is kept to', async () => {
  const all = await scene('allowance')
  assert.is(await fill(all, await all.world.granted(all.ben, all.box, 3)), 3)
  assert.is(await fill(all, await all.world.granted(all.ben, all.box, 256, 10_000)), 4)
  assert.is(await fill(all, await all.world.granted(all.ben, all.box, 0)), 0)
  // And no allowance is larger than the protocol lets one be.
  assert.is(await fill(all, await all.world.granted(all.ben, all.box, 9_999, 2 ** 31)), 256)
})

// A request box, which takes work, is in work.test.ts.
test('a box holds 1 024 envelopes or what is reserved, an invite box 64', async () => {
  const all = await scene('box')
  let held = 0
  for (let i = 0; i < 5; i++) held += await fill(all, await all.world.granted(all.ben, all.box))
  assert.is(held, 1_024)
  const small = await scene('invite', 'invite')
  assert.is(await fill(small, small.capability), 64)
  const reserved = await scene('reserved')
  const { world, house, ben } = reserved
  const { box, capability } = await world.leased(house, ben, 'group', 9_000)
  assert.is(await fill(reserved, capability), 4)
  value(await ben.client.lease(box, { bytes: 20_000, seconds: 1 }))
  assert.is(await fill(reserved, capability), 5)
})

test('a full box takes more when its owner took some, and never drops what waits', async () => {
  const all = await scene('drain')
  const { ben, box, capability, world, ana } = all
  const sent = await fill(all, capability)
  const { entries } = value(await ben.client.fetch(box, 0))
  const [first] = entries
  value(await ben.client.acknowledge(box, [first?.position ?? 0]))
  value(await ana.client.put(capability, world.envelope(), 'day'))
  faulted(await ana.client.put(capability, world.envelope(), 'day'), 'quota')
  let seen = 0
  for (let after = 0, more = true; more;) {
    const page = value(await ben.client.fetch(box, after))
    seen += page.entries.length
    after = page.entries.at(-1)?.position ?? after
    more = page.more
  }
  assert.is(seen, sent)
})

test('a request box takes 4 KiB at most', async () => {
  const { world, ana, capability } = await scene('request', 'request')
  faulted(await ana.client.put(capability, world.envelope(4_096), 'day'), 'work')
  faulted(await ana.client.put(capability, world.envelope(8_192), 'day'), 'too-large')
})

test('60 puts may come at once, and then one a second', async () => {
  const puts = { burst: 60, perSecond: 1 }
  const { world, ana, capability } = await scene('rate', 'contact', { puts })
  for (let i = 0; i < 60; i++) value(await ana.client.put(capability, world.envelope(), 'day'))
  const late = await ana.client.put(capability, world.envelope(), 'day')
  faulted(late, 'rate')
  assert.is(!late.ok && 'wait' in late.fault ? late.fault.wait : 0, 1)
  await world.clock.advance(SECOND)
  value(await ana.client.put(capability, world.envelope(), 'day'))
  faulted(await ana.client.put(capability, world.envelope(), 'day'), 'rate')
})

test('one sender who floods takes nothing from another', async () => {
  const all = await scene('fair')
  await fill(all, all.capability)
  const other = await all.world.granted(all.ben, all.box)
  value(await all.world.person().client.put(other, all.world.envelope(), 'day'))
})

test('only so many puts of a capability are remembered at a time', async () => {
  const all = await scene('memory', 'contact', { remembered: 10 })
  const { world, house, ben, ana, box, capability } = all
  for (let i = 0; i < 10; i++) {
    value(await ana.client.put(capability, world.envelope(), 'day'))
    const { entries } = value(await ben.client.fetch(box, 0))
    value(await ben.client.acknowledge(box, entries.map(({ position }) => position)))
  }
  faulted(await ana.client.put(capability, world.envelope(), 'day'), 'quota')
  await world.clock.advance(DAY + HOUR)
  value(await ana.client.put(capability, world.envelope(), 'day'))
  assert.equal(house.errors, [])
})

test('a revoked token opens nothing, what it brought stays, it can be granted again', async () => {
  const { world, ben, ana, box, capability } = await scene('revoke')
  value(await ana.client.put(capability, world.envelope(), 'day'))
  const hash = tokenHash(capability.token)
  value(await ben.client.revoke(box, [hash, tokenHash(world.random(32) as Token)]))
  faulted(await ana.client.put(capability, world.envelope(), 'day'), 'unknown-box')
  faulted(await ana.client.getBundle(capability), 'unknown-box')
  assert.is(value(await ben.client.fetch(box, 0)).entries.length, 1)
  value(await ben.client.grant(box, [{ tokenHash: hash, envelopes: 256, bytes: 2_097_152 }]))
  value(await ana.client.put(capability, world.envelope(), 'day'))
})

test('a box takes only so many capabilities; revoked ones without mail make room', async () => {
  const limits = { capabilitiesPerBox: 3 }
  const { world, ben, ana, box, capability } = await scene('capabilities', 'contact', limits)
  const two = await world.granted(ben, box)
  await world.granted(ben, box)
  const allowance = { tokenHash: tokenHash(world.random(32) as Token), envelopes: 1, bytes: 1 }
  faulted(await ben.client.grant(box, [allowance]), 'quota')
  value(await ana.client.put(capability, world.envelope(), 'day'))
  value(await ben.client.revoke(box, [tokenHash(capability.token)]))
  faulted(await ben.client.grant(box, [allowance]), 'quota')
  value(await ben.client.revoke(box, [tokenHash(two.token)]))
  value(await ben.client.grant(box, [allowance]))
  faulted(await ana.client.put(two, world.envelope(), 'day'), 'unknown-box')
  faulted(await ana.client.put(capability, world.envelope(), 'day'), 'unknown-box')
})

test('whose token was taken back is answered exactly as at the end of a lease', async () => {
  const answers = async (end: 'revoke' | 'lease'): Promise<unknown> => {
    const { world, ben, ana, box, capability } = await scene('looks alike')
    const held = world.envelope()
    value(await ana.client.put(capability, held, 'day'))
    if (end === 'revoke') value(await ben.client.revoke(box, [tokenHash(capability.token)]))
    else await world.clock.advance(40 * DAY)
    return [await ana.client.put(capability, held, 'day'),
      await ana.client.put(capability, world.envelope(), 'fortnight'),
      await ana.client.put(capability, world.envelope(), 'day'),
      await ana.client.getBundle(capability)]
  }
  assert.equal(await answers('revoke'), await answers('lease'))
})

test('mail that nobody fetched is gone when its time ends, and its place is free', async () => {
  const { world, house, ben, ana, box, capability } = await scene('expiry')
  const short = world.envelope()
  const long = world.envelope()
  value(await ana.client.put(capability, long, 'fortnight'))
  value(await ana.client.put(capability, short, 'day'))
  await world.clock.advance(DAY - MINUTE)
  assert.is(value(await ben.client.fetch(box, 0)).entries.length, 2)
  await world.clock.advance(MINUTE)
  // From its very second on, whether the sweep has come or not.
  const { entries } = value(await ben.client.fetch(box, 0))
  assert.equal(entries.map(({ envelope }) => envelope), [long])
  await world.clock.advance(HOUR)
  assert.is(house.host.status().boxes[0]?.envelopes, 1)
  assert.is(house.host.status().boxes[0]?.bytes, 2_048)
  // Forgotten: a put of the same bytes is a new one.
  const again = value(await ana.client.put(capability, short, 'day'))
  assert.is(again.until, world.now + DAY_SECONDS)
  await world.clock.advance(13 * DAY)
  assert.is(house.host.status().boxes[0]?.envelopes, 0)
  assert.equal(house.errors, [])
})

test('a receipt is only given for what is flushed', async () => {
  const { world, house, ana, capability } = await scene('flush')
  const flushes = house.store.flushes
  const put = ana.client.put(capability, world.envelope(), 'day')
  let answered = false
  void put.then(() => { answered = true })
  while (house.store.flushes === flushes) {
    assert.not(answered)
    await new Promise((resolve) => setImmediate(resolve))
  }
  value(await put)
})

test('puts that come together share a flush', async () => {
  const all = await scene('group')
  const { world, house, capability } = all
  const before = house.store.flushes
  const people = Array.from({ length: 50 }, () => world.person())
  const puts = people.map(({ client }) => client.put(capability, world.envelope(), 'day'))
  for (const put of await Promise.all(puts)) value(put)
  assert.ok(house.store.flushes - before < 10, `${house.store.flushes - before} flushes`)
})

test('a store that fails gives no receipt, and the host says so', async () => {
  const { world, house, ben, ana, box, capability } = await scene('failure')
  house.store.fail()
  faulted(await ana.client.put(capability, world.envelope(), 'day'), 'unavailable')
  faulted(await ben.client.renew(box, 1), 'unavailable')
  assert.is(house.errors.length, 2)
})

test.run()
