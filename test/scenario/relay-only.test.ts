// Whoever goes through relays only is told what that keeps from being sent, and how to allow it.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { World } from '../simulation/world.ts'
import { friends } from './friends.ts'

const test = suite('relay-only')
test.before(cryptoReady)

test('what waits because of it says so, and goes once it is off', async () => {
  const world = new World('relay only', { from: await friends(), link: { delay: [1, 20] } })
  const cleo = world.absent('Cleo')
  const ana = await world.person('Ana')
  const ben = world.absent('Ben')
  await ana.messenger.setSettings({ relayOnly: true })
  const { id } = await ana.says(ben, 'hello')
  await world.clock.advance(60_000)
  assert.match((await ana.messenger.message(id))?.stateText ?? '',
    /^waiting: relay-only is on, .*snug settings set relay-only off$/)
  await cleo.turnOn()
  assert.ok(await world.until(async () => (await ana.states('Ben'))[0] === 'held', 600_000))
  assert.match((await ana.messenger.message(id))?.stateText ?? '', /^held by 1 of 1 until/)
  await world.close()
})

test('an invite that cannot be used because of it says so', async () => {
  const world = new World('relay only invite')
  const ana = await world.person('Ana')
  const ben = await world.person('Ben')
  const { link } = await world.passing(ben.messenger.createInvite())
  await ben.turnOff()
  await ana.messenger.setSettings({ relayOnly: true })
  const fault = await world.passing(ana.messenger.add(link).then(() => ({ code: '', action: '' }),
    (error: { code: string, action: string }) => error))
  assert.is(fault.code, 'invite-unreachable')
  assert.match(fault.action, /relay-only off$/)
  await world.close()
})

test.run()
