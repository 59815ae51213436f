import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { MINUTE } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { faulted, value, World } from './fixture.ts'
import type { Token } from '../../src/identity/capability.ts'
import type { MailboxHost } from '../../src/mailbox/host.ts'

const test = suite('bundles and records')
test.before(cryptoReady)

async function all (host: MailboxHost): Promise<Uint8Array[]> {
  const records: Uint8Array[] = []
  for await (const record of host.records()) records.push(record)
  return records
}

test('a bundle is handed to holders of a token, the newest one', async () => {
  const world = new World('bundle')
  const house = await world.house()
  const [ben, ana] = [world.person(), world.person()]
  const { box, capability } = await world.leased(house, ben)
  faulted(await ana.client.getBundle(capability), 'no-bundle')
  const [one, two] = [world.random(1_499), world.random(1_499)]
  value(await ben.client.leaveBundle(box, one))
  assert.equal(value(await ana.client.getBundle(capability)), one)
  value(await ben.client.leaveBundle(box, two))
  assert.equal(value(await ana.client.getBundle(capability)), two)
  const guess = { ...capability, token: world.random(32) as Token }
  faulted(await ana.client.getBundle(guess), 'unknown-box')
  value(await ben.client.leaveBundle(box, new Uint8Array(0)))
  faulted(await ana.client.getBundle(capability), 'no-bundle')
})

test('six bundles at once, and one in ten minutes', async () => {
  const world = new World('bundles')
  const house = await world.house()
  const [ben, ana] = [world.person(), world.person()]
  const { box, capability } = await world.leased(house, ben)
  value(await ben.client.leaveBundle(box, world.random(1_499)))
  for (let i = 0; i < 6; i++) value(await ana.client.getBundle(capability))
  const late = await ana.client.getBundle(capability)
  faulted(late, 'rate')
  assert.is(!late.ok && 'wait' in late.fault ? late.fault.wait : 0, 600)
  // Another token has its own.
  value(await ana.client.getBundle(await world.granted(ben, box)))
  await world.clock.advance(10 * MINUTE)
  value(await ana.client.getBundle(capability))
  faulted(await ana.client.getBundle(capability), 'rate')
})

test('records are there for publishing until replaced, or the box is given up', async () => {
  const world = new World('records')
  const house = await world.house()
  const [ben, ana] = [world.person(), world.person()]
  const ofBen = await world.leased(house, ben)
  const ofAna = await world.leased(house, ana)
  const fifteen = Array.from({ length: 15 }, () => world.random(1_169))
  value(await ben.client.leaveRecords(ofBen.box, fifteen))
  const [one, two] = [world.random(1_300), world.random(1)]
  value(await ana.client.leaveRecords(ofAna.box, [one]))
  const hexes = (records: readonly Uint8Array[]): string[] => {
    return records.map((record) => Buffer.from(record).toString('hex')).sort()
  }
  assert.equal(hexes(await all(house.host)), hexes([...fifteen, one]))
  value(await ana.client.leaveRecords(ofAna.box, [two]))
  value(await ben.client.leaveRecords(ofBen.box, []))
  assert.equal(await all(house.host), [two])
  value(await ana.client.release(ofAna.box, 'moved'))
  assert.equal(await all(house.host), [])
})

test.run()
