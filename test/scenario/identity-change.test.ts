// An identity that is another now (DESIGN §4): nothing is sent until a person decides, and what was
// decided stays. With the history that people read.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { MINUTE } from '../../src/base/limits.ts'
import { RETENTIONS } from '../../src/conversation/settings.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { tables } from '../../src/storage/tables.ts'
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
async function attached (
  seed: string, before: (ana: Inhabitant) => Promise<void> = () => Promise.resolve()
): Promise<Again> {
  const world = new World(seed, { from: await friends(), link: { delay: [1, 20] } })
  await world.person('Cleo')
  const ana = await world.person('Ana')
  await world.clock.advance(MINUTE)
  await ana.messenger.setVerified('Ben', true)
  await before(ana)
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
    assert.equal([id, state], [again.messenger.me().id, 'connected'], 'to be compared anew')
    assert.equal(ana.messenger.contacts().map(({ name }) => name).sort(), ['Ben', 'Cleo'])
    await ana.messenger.send('Ben', 'is it you')
    assert.ok(await world.until(async () => (await again.reads('Ana')).length === 1, 10 * MINUTE))
    assert.equal(ana.messenger.history('Ben').map(({ code }) => code),
      ['met-invite', 'verified', 'attached', 'met-invite', 'accepted'])
    await world.close()
  })

test('what was said with the old identity goes on with the new one, in one place', async () => {
  const { world, ana, again } = await attached('one place', async (there) => {
    await there.messenger.send('Ben', 'a word from before')
    await there.messenger.send('Ben', 'another, that burns', { timer: 3_600 })
    await there.messenger.setRetention('Ben', RETENTIONS['1w'])
    await there.messenger.setPinned('Ben', true)
    await there.messenger.setDraft('Ben', 'half a word')
  })
  await again.says(ana, 'it is me, from a new device')
  assert.ok(await world.until(async () => (await ana.reads('Ben new')).length === 1, 10 * MINUTE))
  await ana.messenger.accept('Ben new')
  const told = async (): Promise<string[]> => (await ana.messenger.messages('Ben'))
    .filter(({ from }) => from !== 'snug').map(({ text }) => text)
  const both = ['a word from before', 'another, that burns', 'it is me, from a new device']
  const check = async (): Promise<void> => {
    assert.equal(await told(), both)
    const { pinned, draft, retention } = ana.messenger.conversation('Ben')
    assert.equal([pinned, draft, retention], [true, 'half a word', RETENTIONS['1w']])
    const { hits } = await world.passing(ana.messenger.search('word before', { whole: true }))
    assert.equal(hits.map(({ message }) => message.conversation), [again.messenger.me().id])
  }
  await check()
  await ana.turnOff()
  await ana.turnOn()
  await check()
  assert.ok(await world.until(() =>
    again.messenger.conversation('Ana').wishes.theirs === RETENTIONS['1w'], 10 * MINUTE))
  const left = [...ana.disk.keys()].filter((name) => name.startsWith(`${tables.message}/`))
  assert.is(left.length, 2, 'one conversation, and one draft')
  await world.close()
})

test('a crash in the middle leaves nothing out, and nothing twice', async () => {
  for (const effects of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const { world, ana, again } = await attached(`crash ${effects}`, async (there) => {
      await there.messenger.send('Ben', 'a word from before')
    })
    await again.says(ana, 'it is me')
    assert.ok(await world.until(async () => (await ana.reads('Ben new')).length === 1,
      10 * MINUTE))
    ana.effects.crashIn(effects)
    ana.messenger.accept('Ben').catch(() => {})
    await world.clock.advance(50)
    ana.crash()
    await ana.turnOn()
    if (ana.knows('Ben') === 'changed') await ana.messenger.accept('Ben')
    assert.equal(ana.messenger.contacts().map(({ name }) => name).sort(), ['Ben', 'Cleo'])
    const messages = await ana.messenger.messages('Ben')
    assert.equal(messages.filter(({ from }) => from !== 'snug').map(({ text }) => text),
      ['a word from before', 'it is me'], String(effects))
    await world.close()
  }
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
