// Typing and presence (PROTOCOL §10.3): off unless both switch them on, over streams that are
// there, and nowhere else.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { MINUTE, SECOND } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { connected, ON, route, sees, talk, told } from './connected.ts'

const test = suite('signals')
test.before(cryptoReady)

test('off by default: nobody sends anything, whatever they type and whoever is there', async () => {
  const { world, ana, ben, frames } = await connected('off')
  await world.clock.advance(MINUTE)
  const { presence, readReceipts, typing } = ana.messenger.settings()
  assert.equal([presence, readReceipts, typing], [false, false, false])
  const before = world.network.bytes
  for (const person of [ana, ben]) person.messenger.active()
  ana.messenger.setTyping('Ben', true)
  ben.messenger.setTyping('Ana', true)
  await world.clock.advance(20 * SECOND)
  assert.equal([frames(ana), frames(ben)], [[], []])
  assert.is(world.network.bytes, before, 'not a byte')
  assert.equal([told(ana), told(ben)], [[], []])
  await world.close()
})

test('on at one side alone: it offers once a stream, and neither sees anything', async () => {
  const { world, ana, ben, frames } = await connected('one side')
  await ana.messenger.setSettings(ON)
  ana.messenger.active()
  for (let i = 0; i < 20; i++) {
    ana.messenger.setTyping('Ben', true)
    ben.messenger.setTyping('Ana', true)
    await world.clock.advance(SECOND)
  }
  assert.ok(frames(ana).length <= 1)
  assert.is(frames(ben).length, 0)
  assert.equal([told(ana), told(ben)], [[], []])
  await world.close()
})

test('on at both: both are seen, a message ends the one, the switch both', async () => {
  const { world, ana, ben, frames } = await connected('both')
  for (const person of [ana, ben]) await person.messenger.setSettings(ON)
  ana.messenger.active()
  await world.clock.advance(SECOND)
  assert.is(sees(ben, ana), 'here')
  assert.is(sees(ana, ben), '', 'Ben does nothing there')
  ana.messenger.setTyping('Ben', true)
  await world.clock.advance(2 * SECOND)
  assert.is(sees(ben, ana), 'typing here')
  await ana.says(ben, 'this is what I typed')
  await world.clock.advance(SECOND)
  assert.is(sees(ben, ana), 'here')
  await world.clock.advance(6 * SECOND)
  ana.messenger.setTyping('Ben', true)
  await world.clock.advance(2 * SECOND)
  await ana.messenger.setSettings({ typing: false })
  await world.clock.advance(SECOND)
  assert.is(sees(ben, ana), 'here')
  await ana.messenger.setSettings({ presence: false })
  await world.clock.advance(SECOND)
  assert.is(sees(ben, ana), '', 'the last word is that nothing is shown any more')
  assert.ok([...frames(ana), ...frames(ben)].every(({ length }) => length === 73))
  await world.close()
})

test('who does nothing for two minutes is not here any more, nor who leaves', async () => {
  const { world, ana, ben } = await connected('leaves')
  for (const person of [ana, ben]) await person.messenger.setSettings(ON)
  ana.messenger.active()
  await world.clock.advance(MINUTE)
  assert.is(sees(ben, ana), 'here')
  await world.clock.advance(70 * SECOND)
  assert.is(sees(ben, ana), '')
  ana.messenger.active()
  await world.clock.advance(SECOND)
  assert.is(sees(ben, ana), 'here')
  ana.messenger.left()
  await world.clock.advance(SECOND)
  assert.is(sees(ben, ana), '')
  await world.close()
})

test('nothing waits for who is away, nothing is dialled for it, and nothing of it is kept',
  async () => {
    const { world, ana, ben, frames } = await connected('away')
    for (const person of [ana, ben]) {
      await person.messenger.setSettings(ON)
      await person.messenger.subscribe()
    }
    await ben.turnOff()
    await world.clock.advance(MINUTE)
    const [sent, bytes] = [frames(ana).length, world.network.bytes]
    const disk = JSON.stringify([...ana.disk].map(([name, rows]) => [name, rows.size]))
    ana.messenger.active()
    ana.messenger.setTyping('Ben', true)
    await world.clock.advance(30 * SECOND)
    assert.is(frames(ana).length, sent)
    assert.is(world.network.bytes, bytes, 'not a byte')
    assert.is(JSON.stringify([...ana.disk].map(([name, rows]) => [name, rows.size])), disk)
    await ben.turnOn()
    await world.clock.advance(30 * SECOND)
    assert.equal(told(ben), [])
    await talk(world, ana, ben)
    ana.messenger.setTyping('Ben', true)
    ana.messenger.active()
    await world.clock.advance(2 * SECOND)
    assert.is(sees(ben, ana), 'typing here')
    const kept = await ben.messenger.eventsAfter(0, 1_000)
    assert.not(kept.some(({ type }) => type === 'signal'))
    await world.close()
  })

test('it works over relays, for who is reached through them only', async () => {
  const { world, ana, ben } = await connected('relayed')
  for (const person of [ana, ben]) await person.messenger.setSettings(ON)
  world.network.disconnect(ana.node, ben.node)
  world.network.setLink({ route: 'relayed' }, ana.node, ben.node)
  await world.clock.advance(5 * SECOND)
  await ana.says(ben, 'again')
  assert.ok(await world.until(() => route(ana, ben) === 'relayed'))
  ana.messenger.active()
  await world.clock.advance(SECOND)
  assert.is(sees(ben, ana), 'here')
  await world.close()
})

test.run()
