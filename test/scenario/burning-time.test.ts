// By which time messages burn down: while a device runs, over restarts, with a clock that is wrong,
// and with hosts that lie about theirs.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { RETENTIONS } from '../../src/conversation/settings.ts'
import { World } from '../simulation/world.ts'
import { friends } from './friends.ts'
import type { Inhabitant } from '../simulation/world.ts'

const test = suite('burning time')
test.before(cryptoReady)

interface Told { world: World, cleo: Inhabitant, ana: Inhabitant, ben: Inhabitant, came: number }

/** Ben has a message of Ana's that is there for a day. */
async function told (seed: string): Promise<Told> {
  const world = new World(seed, { from: await friends(), link: { delay: [1, 20] } })
  const cleo = await world.person('Cleo')
  const ana = await world.person('Ana')
  const ben = await world.person('Ben')
  await world.clock.advance(5_000)
  await ana.messenger.setRetention('Ben', RETENTIONS['1d'])
  assert.ok(await world.until(() => ben.messenger.conversation('Ana').retention === 86_400))
  await ana.says(ben, 'for a day')
  assert.ok(await world.until(async () => (await ben.reads('Ana')).length === 1, MINUTE, 50))
  return { world, cleo, ana, ben, came: world.clock.now() }
}

async function isThere (ben: Inhabitant): Promise<boolean> {
  return (await ben.reads('Ana')).length === 1
}

function asked (ben: Inhabitant): boolean {
  return ben.events.some((event) => event.type === 'notice' && event.code === 'clock-jump')
}

function erased (ben: Inhabitant): boolean {
  return ben.events.some(({ type }) => type === 'erased')
}

test('while it runs, neither early nor late by more than a minute, whatever the clock does',
  async () => {
    for (const jump of [0, 20 * HOUR, -20 * HOUR, 40 * DAY]) {
      const { world, ben, came } = await told(`jump ${jump}`)
      ben.ahead = jump
      await world.clock.advance(came + DAY - MINUTE - world.clock.now())
      assert.ok(await isThere(ben), `${jump} ms: not early`)
      await world.clock.advance(2 * MINUTE)
      assert.not.ok(await isThere(ben), `${jump} ms: not late`)
      await world.close()
    }
  })

test('over a restart, a clock that went back changes nothing', async () => {
  const { world, ben } = await told('went back')
  await world.clock.advance(23 * HOUR)
  await ben.turnOff()
  ben.ahead = -10 * DAY
  await ben.turnOn()
  await world.clock.advance(70 * MINUTE)
  assert.not.ok(await isThere(ben))
  await world.close()
})

test('a device that was off for a month shows nothing that is over', async () => {
  const { world, ana, ben, cleo } = await told('a month')
  for (const person of [ana, ben, cleo]) await person.turnOff()
  await world.clock.advance(30 * DAY)
  ben.reboot()
  await ben.turnOn()
  assert.not.ok(await isThere(ben), 'at once, without anybody to ask')
  assert.is(ben.messenger.conversation('Ana').last, undefined)
  assert.is(ben.messenger.conversation('Ana').unread, 0)
  await world.clock.advance(2 * MINUTE)
  assert.ok(asked(ben))
  ben.messenger.answerClock(true)
  await world.clock.advance(SECOND)
  assert.ok(erased(ben), 'and it is off the disk')
  assert.throws(() => { ben.messenger.answerClock(true) }, /Nothing waits/)
  await world.close()
})

test('a host that agrees with the clock is enough', async () => {
  const { world, ana, ben } = await told('a host agrees')
  for (const person of [ana, ben]) await person.turnOff()
  await world.clock.advance(2 * DAY)
  ben.reboot()
  await ben.turnOn()
  assert.not.ok(await isThere(ben))
  assert.ok(await world.until(() => erased(ben)))
  await world.clock.advance(2 * MINUTE)
  assert.not.ok(asked(ben), 'nobody has to answer')
  await world.close()
})

test('a clock that hosts contradict erases nothing for a day, and asks', async () => {
  const { world, ben } = await told('a clock ahead')
  await ben.turnOff()
  ben.ahead = 40 * DAY
  await ben.turnOn()
  await world.clock.advance(5 * MINUTE)
  assert.not.ok(await isThere(ben), 'what may be over is not shown')
  assert.ok(asked(ben))
  ben.messenger.answerClock(false)
  await world.clock.advance(SECOND)
  assert.ok(await isThere(ben), 'it is there again')
  assert.is(ben.messenger.conversation('Ana').last?.text, 'for a day')
  await world.clock.advance(DAY)
  assert.not.ok(await isThere(ben), 'and goes when its time is over')
  await world.close()
})

test('without an answer a doubt ends after a day, restarts or not, and new messages have theirs',
  async () => {
    const { world, ana, ben } = await told('nobody answers')
    await ben.turnOff()
    ben.ahead = 40 * DAY
    await ben.turnOn()
    await world.clock.advance(12 * HOUR)
    await ana.says(ben, 'new')
    assert.ok(await world.until(async () => (await ben.reads('Ana')).includes('new')))
    await ben.turnOff()
    await ben.turnOn()
    assert.equal(await ben.reads('Ana'), ['new'])
    await world.clock.advance(11 * HOUR)
    assert.not.ok(erased(ben))
    await world.clock.advance(2 * HOUR)
    assert.ok(erased(ben))
    assert.equal(await ben.reads('Ana'), ['new'])
    await world.close()
  })

test('a host that lies about its time moves nothing', async () => {
  const { world, cleo, ben } = await told('a lying host')
  for (const wrong of [400 * DAY, -400 * DAY]) {
    cleo.ahead = wrong
    await ben.turnOff()
    await ben.turnOn()
    await world.clock.advance(5 * MINUTE)
    assert.ok(await isThere(ben))
    assert.is(ben.messenger.clockDoubt(), undefined)
  }
  await world.close()
})

test.run()
