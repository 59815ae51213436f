// A machine that slept for a day, or a tab that was frozen: its connections look open and carry
// nothing. Whoever comes back to it sees within five seconds what was written meanwhile.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { slow } from '../runner/report.ts'
import { World } from '../simulation/world.ts'
import { friends, threeHouses } from './friends.ts'
import type { Inhabitant } from '../simulation/world.ts'

const test = suite('sleep')
slow(60)
test.before(cryptoReady)
const CURRENT = 5 * SECOND

function some (text: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${text} ${i + 1}`)
}

/** How long it takes until a condition holds. */
async function timeUntil (world: World, done: () => Promise<boolean>): Promise<number> {
  const start = world.clock.monotonic()
  assert.ok(await world.until(done, HOUR, 50))
  return world.clock.monotonic() - start
}

async function reads (ben: Inhabitant, count: number): Promise<boolean> {
  return (await ben.reads('Ana')).length === count
}

test('who sleeps for a day is current five seconds after', async () => {
  const world = new World('a day', { from: await friends(), link: { delay: [20, 80] } })
  await world.person('Cleo')
  const ana = await world.person('Ana')
  const ben = await world.person('Ben')
  await ana.says(ben, 'good night')
  assert.ok(await world.until(() => reads(ben, 1)))
  await world.clock.advance(MINUTE)
  ben.sleep()
  await world.clock.advance(HOUR)
  const texts = some('while you slept', 40)
  for (const text of texts) await ana.says(ben, text)
  await world.clock.advance(DAY)
  assert.equal(new Set((await ana.states('Ben')).slice(1)), new Set(['held']))
  ben.wake()
  const took = await timeUntil(world, () => reads(ben, 41))
  assert.ok(took <= CURRENT, `${took} ms`)
  assert.equal(await ben.reads('Ana'), ['good night', ...texts])
  assert.ok(await world.until(async () =>
    (await ana.states('Ben')).every((state) => state === 'delivered'), MINUTE))
  await world.close()
})

test('who slept is reached by a house that came back meanwhile, and writes at once', async () => {
  const world = new World('houses', { from: await threeHouses(), link: { delay: [20, 80] } })
  const houses = await Promise.all(['Cleo', 'Dan', 'Eve'].map((name) => world.person(name)))
  const ana = await world.person('Ana')
  const ben = await world.person('Ben')
  await world.clock.advance(MINUTE)
  ben.sleep()
  await world.clock.advance(HOUR)
  await houses[0]?.turnOff()
  const texts = some('kept by two', 5)
  for (const text of texts) await ana.says(ben, text)
  await world.clock.advance(DAY)
  await ana.turnOff()
  await houses[0]?.turnOn({ moved: true })
  ben.wake()
  assert.ok(await timeUntil(world, () => reads(ben, 5)) <= CURRENT)
  assert.equal(await ben.reads('Ana'), texts)
  await ben.says(ana, 'I slept')
  const took = await timeUntil(world, async () => (await ben.states('Ana')).at(-1) === 'held')
  assert.ok(took <= CURRENT, `${took} ms`)
  await world.close()
})

test('a connection that died without a word is found where nobody said that it slept', async () => {
  const world = new World('unnoticed', { from: await friends(), link: { delay: [20, 80] } })
  await world.person('Cleo')
  const ana = await world.person('Ana')
  const ben = await world.person('Ben')
  await world.clock.advance(MINUTE)
  world.network.kill(ben.node)
  await ben.says(ana, 'can you hear me?')
  assert.ok(await world.until(async () => (await ana.reads('Ben')).length === 1, 2 * MINUTE))
  await world.close()
})

test('two friends whom no house keeps mail for meet soon after one of them slept', async () => {
  const world = new World('no house', { link: { delay: [20, 80] } })
  const ana = await world.person('Ana')
  const ben = await world.person('Ben')
  await world.meet(ana, ben)
  await world.clock.advance(MINUTE)
  ben.sleep()
  await world.clock.advance(HOUR)
  await ana.says(ben, 'where are you?')
  await world.clock.advance(DAY)
  assert.equal(await ana.states('Ben'), ['waiting'])
  ben.wake()
  const took = await timeUntil(world, () => reads(ben, 1))
  assert.ok(took <= CURRENT, `${took} ms`)
  await world.close()
})

test.run()
