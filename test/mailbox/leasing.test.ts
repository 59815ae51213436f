import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { DAY, HOUR, MINUTE } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { newCapability, tokenHash } from '../../src/mailbox/capability.ts'
import { HOST_LIMITS } from '../../src/mailbox/host-limits.ts'
import { DAY_SECONDS, faulted, value, World } from './fixture.ts'
import type { Token } from '../../src/identity/capability.ts'
import type { HostPolicy, Relation } from '../../src/mailbox/host-limits.ts'

const test = suite('lease')
test.before(cryptoReady)

const MIB = 1_048_576
const terms = { bytes: MIB, seconds: 30 * DAY_SECONDS }

test('reserves what was asked for as long as was asked, at most what the host gives', async () => {
  const world = new World('lease')
  const house = await world.house()
  const ben = world.person()
  const box = world.box(house)
  const lease = value(await ben.client.lease(box, terms))
  const until = world.now + 30 * DAY_SECONDS
  assert.equal(lease, {
    until, bytes: MIB, holds: { envelopes: 0, bytes: 0 }, counter: new Uint8Array(0)
  })
  const [status] = house.host.status().boxes
  assert.equal(status, {
    box: box.box, owner: ben.node.self, kind: 'contact', visitor: false, envelopes: 0, bytes: 0,
    reserved: MIB, until: lease.until
  })
  const huge = { bytes: 99 * MIB, seconds: 2 ** 31 }
  const most = value(await ben.client.lease(world.box(house), huge))
  assert.is(most.bytes, 8 * MIB)
  assert.is(most.until, world.now + 60 * DAY_SECONDS)
  const invite = value(await ben.client.lease(world.box(house, 'invite'), terms))
  assert.is(invite.bytes, 262_144)
})

test('can be changed by the same key, and by no other', async () => {
  const world = new World('change')
  const house = await world.house()
  const [ben, dan] = [world.person(), world.person()]
  const box = world.box(house)
  value(await ben.client.lease(box, terms))
  const larger = value(await ben.client.lease(box, { bytes: 2 * MIB, seconds: 1 }))
  assert.is(larger.bytes, 2 * MIB)
  assert.is(larger.until, world.now + 30 * DAY_SECONDS)
  const sameName = { ...world.box(house), box: box.box }
  faulted(await dan.client.lease(sameName, terms), 'taken')
  faulted(await ben.client.lease({ ...box, kind: 'group' }, terms), 'taken')
})

test('is refused where the host has promised all it has', async () => {
  const world = new World('full')
  const limits = { boxes: 3, bytes: 3 * MIB }
  const house = await world.house({ limits })
  const ben = world.person()
  const box = world.box(house)
  value(await ben.client.lease(box, { ...terms, bytes: 2 * MIB }))
  faulted(await ben.client.lease(world.box(house), { ...terms, bytes: 2 * MIB }), 'quota')
  value(await ben.client.lease(world.box(house), { ...terms, bytes: MIB }))
  faulted(await ben.client.lease(world.box(house), { ...terms, bytes: 1 }), 'quota')
  value(await ben.client.release(box, 'moved'))
  value(await ben.client.lease(world.box(house), { ...terms, bytes: MIB }))
  value(await ben.client.lease(world.box(house), { ...terms, bytes: MIB }))
  faulted(await ben.client.lease(world.box(house), { ...terms, bytes: 0 }), 'quota')
})

test('a friend gets only so many boxes', async () => {
  const world = new World('greedy')
  const house = await world.house({ limits: { friendBoxes: 2 } })
  const [ben, ana] = [world.person(), world.person()]
  for (let i = 0; i < 2; i++) value(await ben.client.lease(world.box(house), terms))
  faulted(await ben.client.lease(world.box(house), terms), 'quota')
  value(await ana.client.lease(world.box(house), terms))
})

test('visitors get a small quota, each and together', async () => {
  const world = new World('visitors')
  const limits = { visitorBoxes: 2, visitorsBoxes: 5, visitorsBytes: 3 * MIB }
  const house = await world.house({ policy: 'visitors', relation: () => 'visitor', limits })
  const one = world.person()
  const box = world.box(house)
  const lease = value(await one.client.lease(box, { bytes: 8 * MIB, seconds: 90 * DAY_SECONDS }))
  assert.is(lease.bytes, MIB)
  assert.is(lease.until, world.now + 30 * DAY_SECONDS)
  assert.ok(house.host.status().boxes[0]?.visitor)
  value(await one.client.lease(world.box(house), terms))
  faulted(await one.client.lease(world.box(house), terms), 'quota')
  value(await world.person().client.lease(world.box(house), terms))
  faulted(await world.person().client.lease(world.box(house), terms), 'quota')
  value(await world.person().client.lease(world.box(house), { ...terms, bytes: 0 }))
  // What they gave up counts, or one visitor could be a thousand.
  value(await one.client.release(box, 'used'))
  value(await world.person().client.lease(world.box(house), { ...terms, bytes: 0 }))
  faulted(await world.person().client.lease(world.box(house), { ...terms, bytes: 0 }), 'quota')
})

const ADMITTED: Readonly<Record<HostPolicy, readonly Relation[]>> = {
  friends: ['self', 'friend'],
  visitors: ['self', 'friend', 'visitor'],
  nobody: ['self']
}

for (const [policy, admitted] of Object.entries(ADMITTED)) {
  test(`with the policy ${policy}, only ${admitted.join(' and ')} may lease`, async () => {
    for (const relation of ['self', 'friend', 'visitor', 'none'] as const) {
      const world = new World(`${policy}/${relation}`)
      const house = await world.house({ policy: policy as HostPolicy, relation: () => relation })
      const lease = await world.person().client.lease(world.box(house), terms)
      const expected = admitted.includes(relation) ? 'ok' : 'not-hosting'
      assert.is(lease.ok ? 'ok' : lease.fault.code, expected)
    }
  })
}

test('a change of policy leaves boxes their lease, and mail, and no renewal', async () => {
  const world = new World('policy')
  const house = await world.house()
  const [ben, ana] = [world.person(), world.person()]
  const { box, capability } = await world.leased(house, ben)
  house.host.setPolicy('nobody')
  value(await ana.client.put(capability, world.envelope(), 'day'))
  assert.is(value(await ben.client.fetch(box, 0)).entries.length, 1)
  faulted(await ben.client.renew(box, 40 * DAY_SECONDS), 'not-hosting')
  value(await ben.client.renew(box, 0, world.random(48)))
})

test('renewing moves the end out, never in', async () => {
  const world = new World('renew')
  const house = await world.house()
  const ben = world.person()
  const { box } = await world.leased(house, ben)
  const first = world.now + 30 * DAY_SECONDS
  assert.is(value(await ben.client.renew(box, DAY_SECONDS)).until, first)
  await world.clock.advance(DAY)
  assert.is(value(await ben.client.renew(box, 30 * DAY_SECONDS)).until, first + DAY_SECONDS)
})

test('the sealed counter comes back as it was before', async () => {
  const world = new World('counter')
  const house = await world.house()
  const ben = world.person()
  const { box } = await world.leased(house, ben)
  const [one, two] = [world.random(48), world.random(64)]
  assert.equal(value(await ben.client.renew(box, 0, one)).counter, new Uint8Array(0))
  assert.equal(value(await ben.client.fetch(box, 0)).counter, one)
  assert.equal(value(await ben.client.renew(box, 0, two)).counter, one)
  assert.equal(value(await ben.client.renew(box, 0)).counter, two)
  ben.client.disconnect(house.node.self)
  assert.equal(value(await ben.client.own(box)).counter, two)
})

test('a box needs a proof by its key, on this stream', async () => {
  const world = new World('proof')
  const house = await world.house()
  const [ben, dan] = [world.person(), world.person()]
  const { box } = await world.leased(house, ben)
  const stolen = { ...box, key: world.box(house).key }
  faulted(await dan.client.own(stolen), 'unproved')
  faulted(await dan.client.fetch(stolen, 0), 'unproved')
  faulted(await dan.client.release(stolen, 'used'), 'unproved')
  // A device whose peer id was replaced is still the owner: the key counts.
  value(await dan.client.own(box))
  assert.is(house.host.status().boxes[0]?.owner, dan.node.self)
})

test('after a release, holders of a token learn why, until the old end of the lease', async () => {
  for (const reason of ['used', 'revoked', 'moved'] as const) {
    const world = new World(reason)
    const house = await world.house()
    const [ben, ana] = [world.person(), world.person()]
    const { box, capability } = await world.leased(house, ben, 'invite')
    value(await ben.client.leaveBundle(box, world.random(1_499)))
    value(await ana.client.put(capability, world.envelope(), 'fortnight'))
    value(await ben.client.release(box, reason))
    faulted(await ana.client.put(capability, world.envelope(), 'fortnight'), reason)
    faulted(await ana.client.getBundle(capability), reason)
    faulted(await ben.client.fetch(box, 0), reason)
    faulted(await ben.client.lease(box, terms), reason)
    const guess = { ...capability, token: world.random(32) as Token }
    faulted(await ana.client.put(guess, world.envelope(), 'day'), 'unknown-box')
    assert.equal(house.host.status().boxes, [])
    assert.is(house.host.status().reserved, 0)
    await world.clock.advance(30 * DAY - MINUTE)
    faulted(await ana.client.put(capability, world.envelope(), 'fortnight'), reason)
    await world.clock.advance(HOUR - MINUTE)
    await world.clock.advance(MINUTE)
    faulted(await ana.client.put(capability, world.envelope(), 'fortnight'), 'unknown-box')
    assert.is(house.store.disk.size, 0)
  }
})

test('only so many released boxes of one owner are remembered', async () => {
  const world = new World('released')
  const house = await world.house({ limits: { releasedPerOwner: 2, friendBoxes: 9 } })
  const ben = world.person()
  const boxes = []
  for (let i = 1; i <= 4; i++) {
    const box = world.box(house)
    value(await ben.client.lease(box, { bytes: 0, seconds: i * DAY_SECONDS }))
    value(await ben.client.release(box, 'used'))
    boxes.push(box)
  }
  await world.clock.advance(MINUTE)
  const codes = []
  for (const box of boxes) {
    const owned = await ben.client.own(box)
    codes.push(owned.ok ? 'ok' : owned.fault.code)
  }
  assert.equal(codes, ['unknown-box', 'unknown-box', 'used', 'used'])
})

test('a box is forgotten with everything in it within an hour of its end', async () => {
  const world = new World('end')
  const house = await world.house()
  const [ben, ana] = [world.person(), world.person()]
  const { box, capability } = await world.leased(house, ben)
  for (let i = 0; i < 5; i++) {
    const hold = value(await ana.client.put(capability, world.envelope(), 'fortnight'))
    assert.is(hold.until, world.now + 14 * DAY_SECONDS)
  }
  value(await ben.client.leaveBundle(box, world.random(1_499)))
  value(await ben.client.leaveRecords(box, [world.random(1_169)]))
  await world.clock.advance(20 * DAY)
  // No host promises beyond its lease.
  const late = value(await ana.client.put(capability, world.envelope(), 'fortnight'))
  assert.is(late.until, world.now + 10 * DAY_SECONDS)
  await world.clock.advance(10 * DAY)
  faulted(await ana.client.put(capability, world.envelope(), 'fortnight'), 'unknown-box')
  faulted(await ben.client.own(box), 'unknown-box')
  assert.equal(house.host.status().boxes, [])
  await world.clock.advance(HOUR - MINUTE)
  await world.clock.advance(MINUTE)
  assert.is(house.store.disk.size, 0)
  assert.equal(house.errors, [])
})

test('a lease that has just ended can be taken up again', async () => {
  const world = new World('again')
  const house = await world.house()
  const [ben, ana] = [world.person(), world.person()]
  const { box, capability } = await world.leased(house, ben)
  await world.clock.advance(29 * DAY)
  value(await ana.client.put(capability, world.envelope(), 'fortnight'))
  // Within one turn of the sweep: it comes every 20 to 40 minutes.
  world.clock.set(world.clock.now() + DAY)
  faulted(await ben.client.own(box), 'unknown-box')
  value(await ben.client.lease(box, terms))
  value(await ana.client.put(capability, world.envelope(), 'fortnight'))
  assert.is(value(await ben.client.fetch(box, 0)).entries.length, 1)
})

test('many capabilities are granted and revoked at a time', async () => {
  const world = new World('many')
  const house = await world.house()
  const ben = world.person()
  const { box } = await world.leased(house, ben)
  const many = Array.from({ length: 300 }, () => newCapability(box.host, box.box, 0, world.random))
  const hashes = many.map(({ token }) => tokenHash(token))
  value(await ben.client.grant(box, hashes.map((hash) => {
    return { tokenHash: hash, envelopes: 1, bytes: 2_048 }
  })))
  for (const capability of [many[0]!, many[299]!]) {
    value(await world.person().client.put(capability, world.envelope(), 'day'))
  }
  value(await ben.client.acknowledge(box, Array.from({ length: 600 }, (_, i) => i + 1)))
  value(await ben.client.revoke(box, hashes))
  faulted(await world.person().client.put(many[299]!, world.envelope(), 'day'), 'unknown-box')
  value(await ben.client.revoke(box, []))
})

test('defaults are those of the protocol', () => {
  const { boxes, bytes, friendBoxes, puts, bundles, putsFrom, bundlesFrom, strangersFrom, strangers,
    counted, work } = HOST_LIMITS
  assert.equal({ boxes, bytes, friendBoxes, puts, bundles, putsFrom, bundlesFrom, strangersFrom,
    strangers, counted, work }, {
    boxes: 256,
    bytes: 2_147_483_648,
    friendBoxes: 64,
    puts: { burst: 60, perSecond: 1 },
    bundles: { burst: 6, perSecond: 1 / 600 },
    putsFrom: { burst: 60, perSecond: 1 },
    bundlesFrom: { burst: 6, perSecond: 1 / 600 },
    strangersFrom: { burst: 10, perSecond: 1 / 60 },
    strangers: { burst: 32, perSecond: 8 },
    counted: 4_096,
    work: { least: 6, most: 8 }
  })
})

test.run()
