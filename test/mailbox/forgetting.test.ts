// What a host forgets, and what it never knew.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { DAY, HOUR } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { tables } from '../../src/storage/tables.ts'
import { value, World } from './fixture.ts'

const test = suite('a host forgets')
test.before(cryptoReady)

test('a host that was off when a box ended has forgotten it before it serves', async () => {
  const world = new World('off at the end')
  const house = await world.house()
  const [ben, ana] = [world.person(), world.person()]
  const { box, capability } = await world.leased(house, ben)
  value(await ana.client.put(capability, world.envelope(), 'fortnight'))
  value(await ben.client.leaveBundle(box, world.random(1_499)))
  await house.host.close()
  await world.clock.advance(31 * DAY)
  assert.ok(house.store.disk.size > 0)
  const again = await world.house({ store: house.store, node: house.node })
  assert.is(again.store.disk.size, 0, 'nothing was served yet, and no time has passed')
  const scrubbed = new Set(again.store.scrubbed.filter(({ name }) => name === undefined)
    .map(({ table }) => table))
  assert.equal(scrubbed, new Set([tables.hostEnvelope, tables.hostTombstone,
    tables.hostCapability, tables.hostBundle, tables.hostRecord, tables.hostBox]),
  'from the disk, too')
})

test('nothing that a host stores tells who put what', async () => {
  const world = new World('no log')
  const house = await world.house()
  const [ben, ana] = [world.person(), world.person()]
  const { capability } = await world.leased(house, ben)
  const before = new Set([...house.store.disk.keys()])
  await world.clock.advance(HOUR)
  value(await ana.client.put(capability, world.envelope(), 'fortnight'))
  const holds = (part: Uint8Array): boolean => [...house.store.disk.values()].some((rows) =>
    [...rows.values()].some((row) => Buffer.from(row).includes(Buffer.from(part))))
  assert.not(holds(ana.node.self), 'the peer that put it')
  for (const address of ana.node.addresses) {
    assert.not(holds(Buffer.from(address)), 'where it came from')
  }
  assert.ok(holds(ben.node.self), 'the owner is known: so this test can find a peer')
  assert.not(holds(capability.token), 'what it was put by')
  const kept = [...house.store.disk.keys()].filter((name) => !before.has(name))
  const kinds = new Set(kept.map((name) => Number(name.split('/')[0])))
  assert.equal(kinds, new Set([tables.hostEnvelope, tables.hostTombstone]))
  assert.equal(house.errors, [], 'all that a host ever says')
})

test.run()
