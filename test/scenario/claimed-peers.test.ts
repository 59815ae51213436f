// Somebody says that the peer of another is their own. It takes nothing from whom it belongs to:
// not the place at a house, not the way to it, not the name.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { DAY, MINUTE } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { World } from '../simulation/world.ts'
import { anaAndCleo } from './friends.ts'
import type { Address } from '../../src/base/channel.ts'
import type { OwnPlace } from '../../src/conversation/household.ts'
import type { Inhabitant } from '../simulation/world.ts'

const test = suite('claimed peers')
test.before(cryptoReady)

/** Somebody who says, from a moment on, that another's peer is theirs. */
async function liar (
  world: World, of: Inhabitant
): Promise<{ eve: Inhabitant, lie: () => Promise<void> }> {
  let lying = false
  const place = (): OwnPlace => lying
    ? { peer: of.node.self, addresses: ['/ip4/10.99.0.1/tcp/1' as Address] }
    : { peer: eve.node.self, addresses: eve.node.addresses }
  const eve = world.absent('Eve', { place })
  await eve.turnOn()
  await eve.messenger.createAccount('Eve')
  return { eve, lie: async () => {
    lying = true
    eve.messenger.placeChanged()
    await world.clock.advance(MINUTE)
  } }
}

function keepsAt ({ messenger }: Inhabitant, host: string): boolean {
  return messenger.keepers().some((keeper) => keeper.host === host && keeper.state === 'keeping')
}

test('a guest whose peer is claimed keeps the place at the house, also when the other is blocked',
  async () => {
    const world = new World('claimed guest')
    const cleo = await world.person('Cleo')
    await cleo.messenger.setSettings({ alwaysOn: true })
    const ben = await world.person('Ben')
    const { eve, lie } = await liar(world, ben)
    await world.meet(cleo, eve)
    await lie()
    await cleo.messenger.keepMailFor('Eve', false)
    await world.meet(cleo, ben)
    assert.ok(await world.until(() => keepsAt(ben, 'Cleo\'s house')))
    assert.is(cleo.messenger.contactAt(ben.node.self), undefined, 'two say that it is theirs')
    await cleo.messenger.block('Eve')
    assert.is(cleo.messenger.contactAt(ben.node.self)?.name, 'Ben')
    assert.ok(cleo.messenger.isFriend(ben.node.self))
    await ben.turnOff()
    await ben.turnOn()
    for (let day = 0; day < 16; day++) await world.clock.advance(DAY)
    assert.ok(keepsAt(ben, 'Cleo\'s house'), 'the lease is renewed')
    await ben.says(cleo, 'hello')
    assert.ok(await world.until(async () => (await ben.states('Cleo'))[0] === 'delivered'))
    assert.equal(await cleo.reads('Ben'), ['hello'])
    await world.close()
  })

test('a house whose peer is claimed at another address is found where it is', async () => {
  const world = new World('claimed house', { from: await anaAndCleo() })
  const cleo = await world.person('Cleo')
  const ana = await world.person('Ana')
  const { eve, lie } = await liar(world, cleo)
  await eve.messenger.setSettings({ alwaysOn: true })
  await world.meet(eve, ana)
  await lie()
  for (const person of [ana, cleo]) await person.turnOff()
  for (const person of [cleo, ana]) await person.turnOn()
  assert.ok(await world.until(() => ana.messenger.keepers()
    .some(({ state }) => state === 'keeping'), 5 * MINUTE))
  assert.is(ana.messenger.keepers().length, 1)
  assert.not.match(ana.messenger.keepers()[0]?.host ?? '', 'Eve', 'nobody\'s name is believed')
  await world.close()
})

test.run()
