// Two friends whose addresses have both changed (DESIGN §9). Somebody has to know where they are: a
// house that keeps their mail, or the nodes that keep reachability records. Without either nothing
// arrives, and nothing is lost.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { MINUTE } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { Directory } from '../../src/network/directory.ts'
import { SimulatedRecords } from '../network/simulated-records.ts'
import { World } from '../simulation/world.ts'
import type { Inhabitant } from '../simulation/world.ts'

const test = suite('addresses')
test.before(cryptoReady)

interface Friends { world: World, ana: Inhabitant, ben: Inhabitant, directory: Directory }

/** Ana and Ben are contacts without a house, and `nodes` nodes keep records for everybody. */
async function friends (seed: string, nodes: number): Promise<Friends> {
  const world = new World(seed, { link: { delay: [1, 20] } })
  const { clock } = world
  const network = new SimulatedRecords(clock, nodes)
  const directory = new Directory({ network, clock, random: world.random.fork('records') })
  const ana = await world.person('Ana')
  const ben = await world.person('Ben')
  await world.meet(ana, ben)
  for (const person of [ana, ben]) {
    person.finder = {
      find: async (secret, publicKey) => {
        const search = await directory.find({ secret, publicKey })
        return search.outcome === 'found' ? search.found.location : undefined
      }
    }
  }
  return { world, ana, ben, directory }
}

/** Comes back on a new address, and publishes it as nodes do. */
async function comeBack (person: Inhabitant, directory: Directory): Promise<void> {
  await person.turnOn({ moved: true })
  const self = person.messenger.discovery()
  if (self === undefined) throw new Error('no account')
  const { certificate, discovery } = self.device
  const own = { secret: self.discoverySecret,
    keys: { publicKey: certificate.discovery, privateKey: discovery } }
  const { node } = person
  await directory.publish(own, { peer: node.self, addresses: node.addresses })
}

test('both come back on new addresses, and find each other by their records', async () => {
  const { world, ana, ben, directory } = await friends('records', 5)
  await ana.turnOff()
  await ben.turnOff()
  await comeBack(ana, directory)
  await comeBack(ben, directory)
  await ana.says(ben, 'Where are you?')
  assert.ok(await world.until(async () => (await ana.states('Ben'))[0] === 'delivered', 5 * MINUTE))
  assert.equal(await ben.reads('Ana'), ['Where are you?'])
  await ben.says(ana, 'Here.')
  assert.ok(await world.until(async () => (await ana.reads('Ben')).length === 1, 5 * MINUTE))
  await world.close()
})

test('without anybody to ask nothing arrives, in words; it waits, and arrives when one is found',
  async () => {
    const { world, ana, ben, directory } = await friends('alone', 0)
    const before = ben.node.addresses
    await ana.turnOff()
    await ben.turnOff()
    await comeBack(ana, directory)
    await comeBack(ben, directory)
    await ana.says(ben, 'Where are you?')
    assert.not(await world.until(async () => (await ben.reads('Ana')).length > 0, 60 * MINUTE))
    const [message] = await ana.messenger.messages('Ben')
    assert.is(message?.state, 'waiting')
    assert.match(message?.stateText ?? '', /^waiting: nobody keeps mail for Ben yet, so this goes/)
    // Ben comes back to where Ana knew him.
    await ben.turnOff()
    ben.node.up(before)
    await ben.turnOn()
    assert.ok(await world.until(async () => (await ana.states('Ben'))[0] === 'delivered',
      30 * MINUTE))
    assert.equal(await ben.reads('Ana'), ['Where are you?'])
    await world.close()
  })

test('one who was shut out finds nobody any more, and those who stay still do', async () => {
  const { world, ana, ben, directory } = await friends('shut out', 5)
  const eve = await world.person('Eve')
  await world.meet(ana, eve)
  await world.clock.advance(MINUTE)
  const known = ana.messenger.discovery()
  await ana.messenger.block('Eve')
  await world.clock.advance(MINUTE)
  await ana.turnOff()
  await ben.turnOff()
  await comeBack(ana, directory)
  await comeBack(ben, directory)
  if (known === undefined) throw new Error('no account')
  const publicKey = known.device.certificate.discovery
  const search = await directory.find({ secret: known.discoverySecret, publicKey })
  assert.is(search.outcome, 'nothing', 'what Eve knows leads nowhere')
  await ben.says(ana, 'hello')
  assert.ok(await world.until(async () => (await ben.states('Ana'))[0] === 'delivered', 5 * MINUTE))
  await world.close()
})

test.run()
