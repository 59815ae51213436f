// User stories of two friends and a third who keeps the mail, over a simulated network.

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { World } from '../simulation/world.ts'

test.before(cryptoReady)

test('two people meet by an invite and talk', async () => {
  const world = new World('talk')
  const ana = await world.person('Ana')
  const ben = await world.person('Ben')
  await world.meet(ana, ben)
  const sent = await ana.says(ben, 'Hello, Ben')
  assert.is(sent.state, 'waiting')
  assert.ok(
    await world.until(async () => (await ana.messenger.message(sent.id))?.state === 'delivered')
  )
  assert.equal(await ben.reads('Ana'), ['Hello, Ben'])
  await ben.says(ana, 'Hello, Ana')
  assert.ok(await world.until(async () => (await ana.reads('Ben')).length === 1))
  await world.close()
})

test('a friend who is always on keeps the mail while one is away, and then the other', async () => {
  const world = new World('cleo')
  const ana = await world.person('Ana')
  const ben = await world.person('Ben')
  const cleo = await world.person('Cleo')
  await cleo.messenger.setSettings({ alwaysOn: true })
  await world.meet(ana, ben)
  await world.meet(cleo, ana)
  await world.meet(cleo, ben)
  assert.ok(
    await world.until(() =>
      [ana, ben].every((person) =>
        person.messenger.keepers().some(({ state, host }) =>
          state === 'keeping' && host === "Cleo's house"
        )
      )
    )
  )
  await world.clock.advance(10_000)
  await ben.turnOff()
  const texts = Array.from({ length: 20 }, (_, i) => `message ${i + 1}`)
  for (const text of texts) await ana.says(ben, text)
  assert.ok(await world.until(async () => {
    const views = await ana.messenger.messages('Ben')
    return views.every(({ state }) => state === 'held')
  }))
  const [held] = await ana.messenger.messages('Ben')
  assert.match(held?.stateText ?? '', /^held by 1 of 1 until /)
  await ana.turnOff()
  await ben.turnOn({ moved: true })
  assert.ok(await world.until(async () => (await ben.reads('Ana')).length === texts.length))
  assert.equal(await ben.reads('Ana'), texts)
  await world.clock.advance(10_000)
  await ben.turnOff()
  await ana.turnOn({ moved: true })
  assert.ok(await world.until(async () => {
    const views = await ana.messenger.messages('Ben')
    return views.length === texts.length && views.every(({ state }) => state === 'delivered')
  }), 'Ana learns of it when she returns')
  await world.close()
})

test('whoever switches off says first what just changed, and what just came', async () => {
  const world = new World('leave-taking')
  const ana = await world.person('Ana')
  const ben = await world.person('Ben')
  const cleo = await world.person('Cleo')
  await cleo.messenger.setSettings({ alwaysOn: true })
  await world.meet(ana, ben)
  await world.meet(cleo, ana)
  await world.meet(cleo, ben)
  assert.ok(await world.until(() =>
    ben.messenger.keepers().some(({ state }) => state === 'keeping'), 60_000, 10))
  await ben.turnOff()
  await ana.says(ben, 'Who keeps this?')
  assert.ok(await world.until(async () => {
    return (await ana.messenger.messages('Ben')).every(({ state }) => state === 'held')
  }), 'Ben told Ana who keeps his mail before he left')
  await ana.turnOff()
  await ben.turnOn()
  assert.ok(await world.until(async () => (await ben.reads('Ana')).length === 1, 60_000, 10))
  await ben.turnOff()
  await ana.turnOn()
  assert.ok(await world.until(async () => {
    return (await ana.messenger.messages('Ben')).every(({ state }) => state === 'delivered')
  }), 'Ben acknowledged what came before he left')
  await world.close()
})

test.run()
