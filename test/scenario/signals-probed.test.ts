// Typing and presence (PROTOCOL §10.3) are for accepted contacts alone, and never a way to find out
// anything about a device.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { MINUTE, SECOND } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { DIRECT_PROTOCOL } from '../../src/delivery/direct-frame.ts'
import { slow } from '../runner/report.ts'
import { World } from '../simulation/world.ts'
import { connected, ON, sees, SIGNAL, told } from './connected.ts'
import type { OwnPlace } from '../../src/conversation/household.ts'

const test = suite('signals probed')
slow(60)
test.before(cryptoReady)

test('who is blocked is told nothing, not even that, and sees what the end of a stream looks like',
  async () => {
    const { world, ana, ben, frames } = await connected('blocked')
    for (const person of [ana, ben]) await person.messenger.setSettings(ON)
    ana.messenger.active()
    await world.clock.advance(SECOND)
    assert.is(sees(ben, ana), 'here')
    const sent = frames(ana).length
    await ana.messenger.block('Ben')
    await world.clock.advance(SECOND)
    assert.is(sees(ben, ana), '')
    const events = told(ben).length
    for (let i = 0; i < 60; i++) {
      ana.messenger.active()
      ben.messenger.active()
      ben.messenger.setTyping('Ana', true)
      await ben.says(ana, `where are you ${i}`).catch(() => {})
      await world.clock.advance(MINUTE)
    }
    assert.is(frames(ana).length, sent)
    assert.is(told(ben).length, events)
    assert.equal(told(ana).filter(({ typing, here }) => typing || here), [])
    await world.close()
  })

test('who waits at the door gets nothing, also where both have everything on', async () => {
  const world = new World('door', { link: { delay: [1, 20] } })
  const ana = await world.person('Ana')
  const ben = await world.person('Ben')
  for (const person of [ana, ben]) await person.messenger.setSettings(ON)
  const { link } = await world.passing(ana.messenger.createInvite({ kind: 'address' }))
  await world.passing(ben.messenger.add(link, { as: 'Ana', sign: true, note: 'Ben' }))
  assert.ok(await world.until(() => ana.messenger.requests().length === 1))
  let sent = 0
  ana.tap = (protocol) => { if (protocol === DIRECT_PROTOCOL) sent++ }
  for (let i = 0; i < 10; i++) {
    ana.messenger.active()
    ben.messenger.active()
    await world.clock.advance(MINUTE)
  }
  assert.is(sent, 0)
  assert.equal([told(ana), told(ben)], [[], []])
  await world.close()
})

test('whose identity is to be decided on sees nothing until it is', async () => {
  const { world, ana, ben } = await connected('undecided')
  for (const person of [ana, ben]) await person.messenger.setSettings(ON)
  ana.messenger.active()
  await world.clock.advance(SECOND)
  assert.is(sees(ben, ana), 'here')
  const other = await world.person('Dan')
  const { link } = await world.passing(other.messenger.createInvite())
  await world.passing(ana.messenger.add(link, { as: 'Ben new', attach: 'Ben' }))
  await world.clock.advance(SECOND)
  assert.is(ana.messenger.contact('Ben').state, 'changed')
  assert.is(sees(ben, ana), '')
  await world.clock.advance(MINUTE)
  ana.messenger.active()
  await world.clock.advance(MINUTE)
  assert.is(sees(ben, ana), '')
  await world.close()
})

test('who says that the peer of another is theirs sees nothing of it, and shows nothing as them',
  async () => {
    const { world, ana, ben } = await connected('claimed')
    let lying = false
    const place = (): OwnPlace => lying
      ? { peer: ben.node.self, addresses: ben.node.addresses }
      : { peer: eve.node.self, addresses: eve.node.addresses }
    const eve = world.absent('Eve', { place })
    await eve.turnOn()
    await eve.messenger.createAccount('Eve')
    await world.meet(ana, eve)
    for (const person of [ana, ben, eve]) await person.messenger.setSettings(ON)
    lying = true
    eve.messenger.placeChanged()
    await world.clock.advance(MINUTE)
    await ana.turnOff()
    await ana.turnOn()
    await world.clock.advance(MINUTE)
    // Ana's node now reaches Ben's where it looks for Eve.
    await ana.says(eve, 'are you there')
    await ana.says(ben, 'are you there')
    await world.clock.advance(MINUTE)
    ana.messenger.active()
    ben.messenger.active()
    ana.messenger.setTyping('Eve', true)
    await world.clock.advance(3 * SECOND)
    assert.not.match(sees(ben, ana), 'typing')
    assert.is(sees(ana, eve), '', 'what Ben shows is not taken for Eve\'s')
    ana.messenger.setTyping('Ben', true)
    await world.clock.advance(3 * SECOND)
    assert.is(sees(eve, ana), '')
    await world.close()
  })

test('a stranger, and a contact who sends nonsense, learn nothing from any frame', async () => {
  const { world, ana, ben, frames } = await connected('probing')
  for (const person of [ana, ben]) await person.messenger.setSettings(ON)
  ana.messenger.active()
  ben.messenger.active()
  await world.clock.advance(2 * SECOND)
  const recorded = frames(ben).map((frame) => frame.slice())
  const stranger = world.network.node(['/ip4/10.77.0.1/tcp/7684'])
  const kinds = [...recorded, ...Array.from({ length: 8 }, (_, type) =>
    Uint8Array.of(type, ...world.random(72))), Uint8Array.of(4), Uint8Array.of(5)]
  for (const frame of kinds) {
    const channel = await world.passing(stranger.connect(ana.node.self, ana.node.addresses,
      DIRECT_PROTOCOL))
    assert.ok(channel.ok)
    if (!channel.ok) continue
    await channel.value.send(frame)
    const answer = channel.value.receive()
    await world.clock.advance(15 * SECOND)
    assert.is(await answer, undefined, 'closed without a word')
  }
  // Whoever has Ben's own peer key and none of his sessions.
  const sent = frames(ana).length
  const [signals, states] = [told(ana).length, sees(ana, ben)]
  const again = await world.passing(ben.node.connect(ana.node.self, ana.node.addresses,
    DIRECT_PROTOCOL))
  if (again.ok) {
    for (const frame of recorded) await again.value.send(frame)
    for (let i = 0; i < 50; i++) {
      await again.value.send(Uint8Array.of(SIGNAL, ...world.random(72)))
    }
    await world.clock.advance(2 * SECOND)
    assert.ok(frames(ana).length <= sent + 2, 'an offer for the stream, and no more')
    again.value.close()
  }
  await world.clock.advance(MINUTE)
  assert.is(told(ana).length, signals)
  assert.is(sees(ana, ben), states)
  await world.close()
})

test.run()
