// How much one peer and one network may ask of a host (PROTOCOL §12).

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { MINUTE, SECOND } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { HostRate } from '../../src/mailbox/host-rates.ts'
import { seeded } from '../random.ts'
import { faulted, value, World } from './fixture.ts'
import type { PeerKey } from '../../src/base/channel.ts'

const test = suite('host rates')
test.before(cryptoReady)

test('one token for everybody gives bundles by peer, so that nobody shuts others out', async () => {
  const world = new World('bundles')
  const house = await world.house()
  const ana = world.person()
  const at = { world, ana, ...await world.leased(house, ana, 'request', 256 * 1_024) }
  value(await at.ana.client.leaveBundle(at.box, at.world.random(1_499)))
  const [greedy, honest] = [at.world.person(), at.world.person()]
  for (let i = 0; i < 6; i++) value(await greedy.client.getBundle(at.capability))
  faulted(await greedy.client.getBundle(at.capability), 'rate')
  value(await honest.client.getBundle(at.capability))
  await at.world.clock.advance(10 * MINUTE)
  value(await greedy.client.getBundle(at.capability))
})

test('one peer puts sixty at once and one a second, by however many capabilities', async () => {
  const world = new World('peers')
  const house = await world.house()
  const owner = world.person()
  const { box, capability } = await world.leased(house, owner)
  const second = await world.granted(owner, box)
  const ana = world.person()
  for (let i = 0; i < 60; i++) {
    value(await ana.client.put(i % 2 === 0 ? capability : second, world.envelope(), 'day'))
  }
  faulted(await ana.client.put(capability, world.envelope(), 'day'), 'rate')
  value(await world.person().client.put(second, world.envelope(), 'day'))
  await world.clock.advance(SECOND)
  value(await ana.client.put(second, world.envelope(), 'day'))
})

test('what is counted is bounded, and who comes back after the crowd begins anew', () => {
  const random = seeded('counted')
  const rate = new HostRate({ burst: 1, perSecond: 0.001 }, 100)
  const peers = Array.from({ length: 101 }, () => random(32) as PeerKey)
  for (const peer of peers) assert.is(rate.take({ peer, network: undefined }, 0), 0)
  const [first, second] = [peers[0] as PeerKey, peers[100] as PeerKey]
  assert.ok(rate.take({ peer: second, network: undefined }, 0) > 0)
  assert.is(rate.take({ peer: first, network: undefined }, 0), 0, 'it was forgotten')
})

test.run()
