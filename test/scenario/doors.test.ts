// Who comes in and who does not (DESIGN §4, §5): invites that are used twice, withdrawn, expired or
// redeemed from both sides at once, first messages that come again, requests, and people who come
// back.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { DAY, HOUR, MINUTE } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { MAIL_PROTOCOL } from '../../src/mailbox/protocol.ts'
import { slow } from '../runner/report.ts'
import { HostileHost } from '../simulation/hostile-host.ts'
import { World } from '../simulation/world.ts'
import { anaAndCleo } from './friends.ts'
import type { Inhabitant } from '../simulation/world.ts'

const test = suite('doors')
slow(60)
test.before(cryptoReady)

interface AtAnas { world: World, ana: Inhabitant, ben: Inhabitant, cleo: Inhabitant }

/** Ana, whose mail Cleo's house keeps, and Ben, who knows nobody yet. */
async function atAnas (seed: string): Promise<AtAnas> {
  const world = new World(seed, { from: await anaAndCleo(), link: { delay: [1, 20] } })
  const cleo = await world.person('Cleo')
  const ana = await world.person('Ana')
  const ben = await world.person('Ben')
  await world.clock.advance(5_000)
  return { world, ana, ben, cleo }
}

async function refusal (world: World, promise: Promise<unknown>):
Promise<{ code: string, message: string }> {
  const settled = promise.then(() => ({ code: 'none', message: '' }),
    (error: { code: string, message: string }) => error)
  return await world.passing(settled)
}

async function met (world: World, one: Inhabitant, other: Inhabitant): Promise<boolean> {
  return await world.until(() =>
    one.knows(other.name) === 'connected' && other.knows(one.name) === 'connected', 10 * MINUTE)
}

/** Whether each can write to the other, and it arrives once. */
async function talk (world: World, one: Inhabitant, other: Inhabitant, nth = 1): Promise<void> {
  for (const [from, to] of [[one, other], [other, one]] as const) {
    const text = `from ${from.name} ${nth}`
    await from.says(to, text)
    assert.ok(await world.until(async () => (await from.states(to.name)).at(-1) === 'delivered',
      10 * MINUTE), `${text} is delivered`)
    assert.equal((await to.reads(from.name)).filter((each) => each === text), [text])
  }
}

test('an invite lets one person in; the second is told that it has been used', async () => {
  const { world, ana, ben } = await atAnas('used')
  const dan = await world.person('Dan')
  const { link } = await world.passing(ana.messenger.createInvite())
  await world.passing(ben.messenger.add(link, { as: 'Ana' }))
  assert.ok(await met(world, ana, ben))
  await world.clock.advance(10_000)
  const refused = await refusal(world, dan.messenger.add(link, { as: 'Ana' }))
  assert.is(refused.code, 'invite-used')
  assert.is(refused.message, 'This invite has been used.')
  assert.equal(dan.messenger.contacts(), [])
  assert.is(ana.knows('Dan'), undefined)
  await world.close()
})

test('an open invite can be shown again, and one that is over cannot', async () => {
  const { world, ana, ben } = await atAnas('again')
  const made = await world.passing(ana.messenger.createInvite())
  assert.equal(await world.passing(ana.messenger.invite(made.id)), made)
  await world.passing(ben.messenger.add(made.link, { as: 'Ana' }))
  assert.ok(await met(world, ana, ben))
  const used = await refusal(world, ana.messenger.invite(made.id))
  assert.is(used.message, 'This invite is used already.')
  assert.is((await refusal(world, ana.messenger.invite('nothing'))).code, 'invite-unknown')
  const alone = await world.person('Dan', { invitePlace: () =>
    ({ peer: ana.node.self, addresses: [] }) })
  const nowhere = await world.passing(alone.messenger.createInvite())
  assert.equal(nowhere.warnings.map(({ code }) => code), ['invite-no-address'])
  await world.close()
})

test('two redeem one invite at once: one is let in, and the other waits for an answer, in words',
  async () => {
    const { world, ana, ben } = await atAnas('two at once')
    const dan = await world.person('Dan')
    const { link } = await world.passing(ana.messenger.createInvite())
    await world.clock.advance(5_000)
    await ana.turnOff()
    await world.passing(ben.messenger.add(link, { as: 'Ana' }))
    await world.passing(dan.messenger.add(link, { as: 'Ana' }))
    await world.clock.advance(5_000)
    await ana.turnOn()
    assert.ok(await met(world, ana, ben))
    await world.clock.advance(MINUTE)
    assert.equal(ana.messenger.contacts().map(({ name }) => name).toSorted(), ['Ben', 'Cleo'])
    assert.is(dan.knows('Ana'), 'invited')
    assert.is(dan.messenger.contact('Ana').stateText, 'waiting for Ana to answer your message')
    await dan.says(ana, 'hello?')
    await world.clock.advance(MINUTE)
    assert.equal(await dan.states('Ana'), ['waiting'])
    await talk(world, ana, ben)
    await dan.turnOff()
    await world.clock.advance(15 * DAY)
    await dan.turnOn()
    await world.clock.advance(MINUTE)
    assert.equal(await dan.states('Ana'), ['expired'])
    await world.close()
  })

test('a withdrawn invite and an expired one are refused in words', async () => {
  const { world, ana, ben } = await atAnas('withdrawn')
  const withdrawn = await world.passing(ana.messenger.createInvite())
  const expired = await world.passing(ana.messenger.createInvite({ expiresInMs: HOUR }))
  await world.clock.advance(5_000)
  await ana.messenger.withdrawInvite(withdrawn.id)
  await world.clock.advance(5_000)
  const first = await refusal(world, ben.messenger.add(withdrawn.link))
  assert.is(first.code, 'invite-withdrawn')
  await world.clock.advance(HOUR)
  const second = await refusal(world, ben.messenger.add(expired.link))
  assert.is(second.code, 'invite-expired')
  assert.match(second.message, /\.$/)
  const states = ana.messenger.invites().map(({ id, state }) => [id, state])
  assert.equal(states, [[withdrawn.id, 'withdrawn'], [expired.id, 'expired']])
  await world.close()
})

test('a withdrawn invite stays withdrawn when its house was away', async () => {
  const { world, ana, ben, cleo } = await atAnas('withdrawn later')
  const { id, link } = await world.passing(ana.messenger.createInvite())
  await world.clock.advance(5_000)
  await cleo.turnOff()
  await ana.messenger.withdrawInvite(id)
  await world.clock.advance(5_000)
  await ana.turnOff()
  await ana.turnOn()
  await cleo.turnOn()
  await world.clock.advance(2 * MINUTE)
  await ana.turnOff()
  assert.is((await refusal(world, ben.messenger.add(link))).code, 'invite-withdrawn')
  await world.close()
})

test('both redeem an invite of the other at once, and are contacts', async () => {
  const world = new World('both at once', { link: { delay: [1, 20] } })
  const ana = await world.person('Ana')
  const ben = await world.person('Ben')
  const fromAna = await world.passing(ana.messenger.createInvite())
  const fromBen = await world.passing(ben.messenger.createInvite())
  const both = Promise.all([ben.messenger.add(fromAna.link, { as: 'Ana' }),
    ana.messenger.add(fromBen.link, { as: 'Ben' })])
  await world.passing(both)
  assert.ok(await met(world, ana, ben))
  await talk(world, ana, ben)
  await talk(world, ana, ben, 2)
  assert.is(ana.messenger.contacts().length, 1)
  await world.close()
})

test('a first message that a house brings again lets nobody in twice, and shows nothing twice',
  async () => {
    const { world, ana, ben, cleo } = await atAnas('replayed')
    await cleo.turnOff()
    cleo.serving = (protocol, accept) => {
      const { clock, random } = world
      if (protocol !== MAIL_PROTOCOL) return accept
      return new HostileHost({ self: cleo.node.self, accept, clock, random: random.fork('cleo') },
        { replay: 1, reorder: 0.5 }).accept
    }
    await cleo.turnOn()
    await world.clock.advance(MINUTE)
    const { link } = await world.passing(ana.messenger.createInvite())
    await world.clock.advance(5_000)
    await ana.turnOff()
    await world.passing(ben.messenger.add(link, { as: 'Ana' }))
    for (let i = 1; i <= 5; i++) await ben.says(ana, `hello ${i}`)
    await world.clock.advance(5_000)
    await ana.turnOn()
    assert.ok(await met(world, ana, ben))
    await world.clock.advance(5 * MINUTE)
    assert.equal(await ana.reads('Ben'), [1, 2, 3, 4, 5].map((i) => `hello ${i}`))
    assert.equal(ana.messenger.contacts().map(({ name }) => name).toSorted(), ['Ben', 'Cleo'])
    await talk(world, ana, ben)
    await world.close()
  })

test('who comes by a reusable address is at the door until let in', async () => {
  const { world, ana, ben } = await atAnas('accept')
  const { link } = await world.passing(ana.messenger.createInvite({ kind: 'address' }))
  await world.clock.advance(5_000)
  const note = 'It is Ben, from the choir'
  await world.passing(ben.messenger.add(link, { as: 'Ana', note, sign: true }))
  assert.ok(await world.until(() => ana.messenger.requests().length === 1))
  const [request] = ana.messenger.requests()
  assert.is(request?.name, 'Ben')
  assert.is(request?.note, 'It is Ben, from the choir')
  assert.is((await refusal(world, ben.says(ana, 'too early'))).code, 'not-let-in')
  await world.clock.advance(MINUTE)
  assert.is(ben.knows('Ana'), 'invited')
  assert.is(ben.messenger.contact('Ana').asked, true)
  await ana.messenger.accept('Ben')
  assert.ok(await met(world, ana, ben))
  await talk(world, ana, ben)
  // The address goes on working.
  const dan = await world.person('Dan')
  await world.passing(dan.messenger.add(link, { as: 'Ana', sign: true }))
  assert.ok(await world.until(() => ana.messenger.requests().length === 1))
  await world.close()
})

test('who is declined may ask again; who is blocked may not', async () => {
  const { world, ana, ben } = await atAnas('decline')
  const { link } = await world.passing(ana.messenger.createInvite({ kind: 'address' }))
  await world.clock.advance(5_000)
  await world.passing(ben.messenger.add(link, { as: 'Ana', sign: true }))
  assert.ok(await world.until(() => ana.messenger.requests().length === 1))
  await ana.messenger.decline('Ben')
  await world.clock.advance(MINUTE)
  assert.equal(ana.messenger.requests(), [])
  assert.is(ben.knows('Ana'), 'invited', 'nobody tells Ben')
  await world.passing(ben.messenger.add(link, { as: 'Ana', sign: true }))
  assert.ok(await world.until(() => ana.messenger.requests().length === 1), 'he asks again')
  await ana.messenger.block('Ben')
  await world.clock.advance(MINUTE)
  await world.passing(ben.messenger.add(link, { as: 'Ana', sign: true }))
  await world.clock.advance(MINUTE)
  assert.equal(ana.messenger.requests(), [])
  assert.is(ana.knows('Ben'), 'blocked')
  await world.close()
})

test('who is removed can be invited again, and nothing of before comes in between', async () => {
  const { world, ana, ben } = await atAnas('again')
  const first = await world.passing(ana.messenger.createInvite())
  await world.passing(ben.messenger.add(first.link, { as: 'Ana' }))
  assert.ok(await met(world, ana, ben))
  await talk(world, ana, ben)
  await ana.messenger.remove('Ben')
  await world.clock.advance(MINUTE)
  assert.is(ana.knows('Ben'), undefined)
  await ben.messenger.remove('Ana')
  const second = await world.passing(ana.messenger.createInvite())
  await world.passing(ben.messenger.add(second.link, { as: 'Ana' }))
  assert.ok(await met(world, ana, ben))
  for (let i = 2; i <= 4; i++) await talk(world, ana, ben, i)
  assert.equal(await ana.reads('Ben'), ['from Ben 2', 'from Ben 3', 'from Ben 4'])
  await world.close()
})

test('who was removed without knowing it takes up an invite of the other', async () => {
  const { world, ana, ben } = await atAnas('one-sided')
  const first = await world.passing(ana.messenger.createInvite())
  await world.passing(ben.messenger.add(first.link, { as: 'Ana' }))
  assert.ok(await met(world, ana, ben))
  for (let i = 1; i <= 3; i++) await talk(world, ana, ben, i)
  await ana.messenger.remove('Ben')
  await world.clock.advance(MINUTE)
  // Ben still has Ana as a contact; she comes back by an invite of his.
  const second = await world.passing(ben.messenger.createInvite())
  await world.passing(ana.messenger.add(second.link, { as: 'Ben' }))
  assert.ok(await met(world, ana, ben))
  for (let i = 4; i <= 6; i++) await talk(world, ana, ben, i)
  await world.close()
})

test.run()
