import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { envelopeHash } from '../../src/message/envelope.ts'
import { settle } from '../clock.ts'
import { DAY_SECONDS, faulted, value, World } from './fixture.ts'
import type { Token } from '../../src/identity/capability.ts'

const test = suite('mailbox')
test.before(cryptoReady)

test('mail waits at a house until its owner fetches it', async () => {
  const world = new World(1)
  const house = await world.house()
  const [ben, ana] = [world.person(), world.person()]
  const { box, capability } = await world.leased(house, ben)
  const sent = [world.envelope(), world.envelope(16_384), world.envelope(4_096)]
  for (const envelope of sent) {
    const hold = value(await ana.client.put(capability, envelope, 'fortnight'))
    const until = world.now + 14 * DAY_SECONDS
    assert.equal(hold, { box: box.box, envelope: envelopeHash(envelope), until })
  }
  const page = value(await ben.client.fetch(box, 0))
  assert.equal(page.entries.map((entry) => entry.envelope), sent)
  assert.is(page.more, false)
  value(await ben.client.acknowledge(box, page.entries.map((entry) => entry.position)))
  assert.equal(value(await ben.client.fetch(box, 0)).entries, [])
})

test('mail is pushed to an owner who subscribes, what is there and what comes', async () => {
  const world = new World(2)
  const house = await world.house()
  const [ben, ana] = [world.person(), world.person()]
  const { box, capability } = await world.leased(house, ben)
  const sent = [world.envelope(), world.envelope(), world.envelope()]
  const [first, second, third] = sent
  value(await ana.client.put(capability, first!, 'day'))
  value(await ben.client.subscribe(box))
  value(await ana.client.put(capability, second!, 'day'))
  value(await ana.client.put(capability, third!, 'day'))
  await settle()
  await settle()
  assert.equal(ben.mail.map((entry) => entry.envelope), sent)
  assert.is(house.host.status().boxes[0]?.envelopes, 0)
})

test('a put needs a token that was granted', async () => {
  const world = new World(3)
  const house = await world.house()
  const [ben, ana] = [world.person(), world.person()]
  const { capability } = await world.leased(house, ben)
  const wrong = { ...capability, token: world.random(32) as Token }
  faulted(await ana.client.put(wrong, world.envelope(), 'day'), 'unknown-box')
})

test.run()
