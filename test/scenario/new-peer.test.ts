// A node that starts after 30 days has another peer key (DESIGN §2): friends follow, and what hosts
// keep for it stays its own. A node that keeps boxes of others keeps its key.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { DAY, MINUTE } from '../../src/base/limits.ts'
import { peerKeyAtStart } from '../../src/conversation/peer-key-record.ts'
import { ed25519PublicKey } from '../../src/crypto/ed25519.ts'
import { asEd25519PrivateKey } from '../../src/crypto/keys.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { slow } from '../runner/report.ts'
import { Inhabitant } from '../simulation/inhabitant.ts'
import { MemoryStore } from '../simulation/memory-store.ts'
import { World } from '../simulation/world.ts'
import type { PeerKey } from '../../src/base/channel.ts'
import type { Belongings } from '../simulation/inhabitant.ts'

const test = suite('new peer')
slow(60)
test.before(cryptoReady)

/** A node as the daemon composes it: its peer is that of the key in its profile. */
async function start (
  world: World, name: string, of: Pick<Belongings, 'addresses' | 'disk'>
): Promise<Inhabitant> {
  const store = new MemoryStore(of.disk)
  const { seed } = await peerKeyAtStart(store, world.random.fork(name), world.clock.now())
  await store.flushed()
  const peer = ed25519PublicKey(asEd25519PrivateKey(seed)) as Uint8Array as PeerKey
  const person = new Inhabitant(world, name, {}, { ...of, peer })
  world.people.push(person)
  await person.turnOn()
  if (!person.messenger.hasAccount) await person.messenger.createAccount(name)
  return person
}

async function restart (world: World, person: Inhabitant): Promise<Inhabitant> {
  await person.turnOff()
  world.people.splice(world.people.indexOf(person), 1)
  return await start(world, person.name, { disk: person.disk, addresses: person.node.addresses })
}

function keeps ({ messenger }: Inhabitant): boolean {
  return messenger.keepers().some(({ state }) => state === 'keeping')
}

test('after 30 days a start has a new peer id: friends follow, and mail and leases stay',
  async () => {
    const world = new World('new peer')
    const at = (n: number): string[] => [`/ip4/10.0.0.${n}/tcp/7684`]
    let cleo = await start(world, 'Cleo', { disk: new Map(), addresses: at(1) })
    await cleo.messenger.setSettings({ alwaysOn: true })
    let ana = await start(world, 'Ana', { disk: new Map(), addresses: at(2) })
    const ben = await start(world, 'Ben', { disk: new Map(), addresses: at(3) })
    for (const [host, guest] of [[cleo, ana], [cleo, ben], [ana, ben]] as const) {
      await world.meet(host, guest)
    }
    assert.ok(await world.until(() => keeps(ana) && keeps(ben)))
    const before = { ana: ana.node.self, cleo: cleo.node.self }
    // Invites that are open hold a box at one's own node: all of these were used.
    for (let day = 0; day < 31; day++) await world.clock.advance(DAY)

    await ana.turnOff()
    await ben.says(ana, 'while you were away')
    assert.ok(await world.until(async () => (await ben.states('Ana'))[0] === 'held'))
    cleo = await restart(world, cleo)
    assert.equal(cleo.node.self, before.cleo, 'a house that keeps boxes keeps its key')
    await ben.turnOff()

    ana = await restart(world, ana)
    assert.not.equal(ana.node.self, before.ana)
    assert.ok(await world.until(async () => (await ana.reads('Ben')).length === 1, 10 * MINUTE),
      'the host gives what it kept to the owner of the box, whatever its peer id')
    assert.ok(await world.until(() => keeps(ana), 10 * MINUTE))
    await ben.turnOn()
    assert.ok(await world.until(() => keeps(ben), 10 * MINUTE))
    for (let day = 0; day < 16; day++) await world.clock.advance(DAY)
    assert.ok(keeps(ana), 'the lease is renewed')
    const kept = cleo.messenger.kept().map(({ owner }) => owner).sort()
    assert.equal(kept, ['Ana', 'Ben'])

    // Without the house: Ben dials the new peer.
    await cleo.turnOff()
    await ben.says(ana, 'straight')
    assert.ok(await world.until(async () => (await ben.states('Ana'))[1] === 'delivered',
      5 * MINUTE))
    assert.equal(await ana.reads('Ben'), ['while you were away', 'straight'])
    await world.close()
  })

test.run()
