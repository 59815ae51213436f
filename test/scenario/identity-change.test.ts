// An identity that is another now (DESIGN §4): nothing is sent until a person decides, and what was
// decided stays. With the history that people read.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { MINUTE } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { slow } from '../runner/report.ts'
import { World } from '../simulation/world.ts'
import { friends } from './friends.ts'
import type { Inhabitant } from '../simulation/world.ts'

const test = suite('identity change')
slow(60)
test.before(cryptoReady)

async function codeOf (promise: Promise<unknown>): Promise<string> {
  return await promise.then(() => 'none', (error: { code: string }) => error.code)
}

interface Again { world: World, ana: Inhabitant, again: Inhabitant }

/** Ben comes with a new account, and Ana says that it is his. */
async function attached (seed: string): Promise<Again> {
  const world = new World(seed, { from: await friends(), link: { delay: [1, 20] } })
  await world.person('Cleo')
  const ana = await world.person('Ana')
  await world.clock.advance(MINUTE)
  await ana.messenger.setVerified('Ben', true)
  const again = await world.person('Ben again')
  const { link } = await world.passing(again.messenger.createInvite())
  await world.passing(ana.messenger.add(link, { as: 'Ben new', attach: 'Ben' }))
  assert.is(ana.knows('Ben'), 'changed', 'at once')
  assert.ok(await world.until(() => again.knows('Ana') === 'connected', 10 * MINUTE))
  return { world, ana, again }
}

test('an invite that is attached to a contact stops sending to both until it is accepted',
  async () => {
    const { world, ana, again } = await attached('accepted')
    assert.is(ana.knows('Ben new'), 'changed')
    const { change } = ana.messenger.contact('Ben')
    assert.equal([change?.kind, change?.other?.name], ['attached', 'Ben new'])
    for (const name of ['Ben', 'Ben new']) {
      assert.is(await codeOf(ana.messenger.send(name, 'hello')), 'contact-changed')
    }
    assert.is(await codeOf(ana.messenger.setVerified('Ben', true)), 'contact-changed')
    await ana.turnOff()
    await ana.turnOn()
    assert.is(await codeOf(ana.messenger.send('Ben', 'hello')), 'contact-changed', 'a restart too')
    await ana.messenger.accept('Ben')
    const { id, state } = ana.messenger.contact('Ben')
    assert.equal([id, state], [again.messenger.me().id, 'connected'])
    assert.is(ana.messenger.contact('Ben (before)').stateText, 'Ben took the place of Ben (before)')
    await ana.messenger.send('Ben', 'is it you')
    assert.ok(await world.until(async () => (await again.reads('Ana')).length === 1, 10 * MINUTE))
    assert.is(await codeOf(ana.messenger.send('Ben (before)', 'hello')), 'contact-changed')
    assert.equal(ana.messenger.history('Ben').map(({ code }) => code), ['met-invite', 'accepted'])
    assert.equal(ana.messenger.history('Ben (before)').map(({ code }) => code),
      ['met-invite', 'verified', 'attached', 'accepted'])
    await ana.messenger.remove('Ben (before)')
    assert.is(ana.knows('Ben'), 'connected')
    await world.close()
  })

test('two that are kept apart are as they were before', async () => {
  const { world, ana } = await attached('apart')
  await ana.messenger.decline('Ben new')
  assert.equal([ana.knows('Ben'), ana.knows('Ben new')], ['verified', 'connected'])
  const ben = await world.person('Ben')
  await ana.says(ben, 'still you')
  assert.ok(await world.until(async () => (await ben.reads('Ana')).length === 1, 10 * MINUTE))
  assert.is(ana.messenger.history('Ben').at(-1)?.code, 'kept-apart')
  await world.close()
})

test.run()
