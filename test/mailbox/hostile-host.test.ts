// The hostile hosts that other tests use do what they are named for, and no more than that.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { SECOND } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { MAIL_PROTOCOL } from '../../src/mailbox/protocol.ts'
import { settle } from '../clock.ts'
import { Collusion } from '../simulation/collusion.ts'
import { HostileHost } from '../simulation/hostile-host.ts'
import { faulted, value, World } from './fixture.ts'
import type { Hostility } from '../simulation/hostile-host.ts'
import type { House } from './fixture.ts'

const test = suite('hostile host')
test.before(cryptoReady)

function turn (world: World, house: House, hostility: Hostility): HostileHost {
  const { clock, random } = world
  const { node: { self }, host: { accept } } = house
  const hostile = new HostileHost({ self, accept, clock, random }, hostility)
  house.node.serve(MAIL_PROTOCOL, hostile.accept)
  return hostile
}

test('is an honest one as long as it does nothing', async () => {
  const world = new World('honest')
  const house = await world.house()
  turn(world, house, {})
  const [ben, ana] = [world.person(), world.person()]
  const { box, capability } = await world.leased(house, ben)
  value(await ben.client.subscribe(box))
  const envelope = world.envelope()
  value(await ana.client.put(capability, envelope, 'day'))
  for (let i = 0; i < 5; i++) await settle()
  assert.equal(ben.mail.map((entry) => entry.envelope), [envelope])
})

test('drops mail behind a genuine receipt', async () => {
  const world = new World('drop')
  const house = await world.house()
  turn(world, house, { drop: 1 })
  const [ben, ana] = [world.person(), world.person()]
  const { box, capability } = await world.leased(house, ben)
  value(await ana.client.put(capability, world.envelope(), 'day'))
  assert.equal(value(await ben.client.fetch(box, 0)).entries, [])
})

test('lies about receipts, and is found out', async () => {
  const world = new World('lie')
  const house = await world.house()
  turn(world, house, { lie: 1 })
  const [ben, ana] = [world.person(), world.person()]
  const { capability } = await world.leased(house, ben)
  faulted(await ana.client.put(capability, world.envelope(), 'day'), 'false-receipt')
})

test('refuses, corrupts, replays, reorders, withholds and delays', async () => {
  const world = new World('rest')
  const house = await world.house()
  const hostile = turn(world, house, { refuse: 1 })
  const [ben, ana] = [world.person(), world.person()]
  const { box, capability } = await world.leased(house, ben)
  faulted(await ana.client.put(capability, world.envelope(), 'day'), 'quota')
  hostile.hostility = {}
  const sent = [world.envelope(), world.envelope()]
  for (const envelope of sent) value(await ana.client.put(capability, envelope, 'day'))
  const got = async (): Promise<Uint8Array[]> => {
    return value(await ben.client.fetch(box, 0)).entries.map((entry) => entry.envelope)
  }
  assert.equal(await got(), sent)
  hostile.hostility = { corrupt: 1 }
  const bent = await got()
  assert.is(bent.length, 2)
  for (const [i, envelope] of bent.entries()) assert.not.equal(envelope, sent[i])
  hostile.hostility = { replay: 1 }
  assert.is((await got()).length, 3)
  hostile.hostility = { reorder: 1 }
  let turned = 0
  for (let i = 0; i < 20; i++) if (Buffer.compare((await got())[0]!, sent[1]!) === 0) turned++
  assert.ok(turned > 0 && turned < 20)
  hostile.hostility = { withhold: 1 }
  assert.equal(await got(), [])
  hostile.hostility = { delay: [1_000, 2_000] }
  const late = got()
  let came = false
  void late.then(() => { came = true })
  await world.clock.advance(SECOND - 1)
  assert.not(came)
  await world.clock.advance(SECOND)
  assert.equal(await late, sent)
})

test('colluding hosts see what they share', async () => {
  const world = new World('collude')
  const collusion = new Collusion()
  const houses = [await world.house(), await world.house()]
  const [ben, ana] = [world.person(), world.person()]
  const envelope = world.envelope()
  for (const house of houses) {
    turn(world, house, { collusion })
    const { capability } = await world.leased(house, ben)
    value(await ana.client.put(capability, world.envelope(), 'day'))
  }
  assert.is(collusion.puts.length, 2)
  assert.equal(collusion.shared(), [])
  for (const house of houses) {
    const { capability } = await world.leased(house, ben)
    value(await ana.client.put(capability, envelope, 'day'))
  }
  assert.is(collusion.shared().length, 2_048 / 16)
})

test.run()
