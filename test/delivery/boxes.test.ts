import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { Boxes } from '../../src/delivery/boxes.ts'
import { RollbackWatch } from '../../src/delivery/rollback-watch.ts'
import { createInviteSecret } from '../../src/identity/invite-secrets.ts'
import { inviteCapability } from '../../src/mailbox/capability.ts'
import { MailboxClient } from '../../src/mailbox/client.ts'
import { MAIL_PROTOCOL } from '../../src/mailbox/protocol.ts'
import { sealEnvelope } from '../../src/message/envelope.ts'
import { person } from '../identity/people.ts'
import { faulted, value, World } from '../mailbox/fixture.ts'
import { MemoryStore } from '../simulation/memory-store.ts'
import type { Rollback } from '../../src/storage/rollback.ts'
import type { Capability } from '../../src/mailbox/capability.ts'
import type { HostAddress } from '../../src/mailbox/host-address.ts'
import type { House } from '../mailbox/fixture.ts'

const test = suite('boxes')
test.before(cryptoReady)

const ben = person('boxes/ben').device.certificate.deviceId
const cleo = person('boxes/cleo').device.certificate.deviceId

class Bench {
  readonly world: World
  readonly store = new MemoryStore()
  readonly node
  readonly received: Array<{ device: Uint8Array | undefined, inner: Uint8Array }> = []
  changes = 0
  rolledBack = 0
  client: MailboxClient
  boxes: Boxes
  #rollback: Rollback | undefined

  constructor (seed: string) {
    this.world = new World(seed)
    this.node = this.world.node()
    ;[this.client, this.boxes] = this.#open()
  }

  /** As after a restart. */
  async reopen (rollback?: Rollback): Promise<void> {
    this.boxes.stop()
    this.client.close()
    this.#rollback = rollback
    ;[this.client, this.boxes] = this.#open()
    assert.is(await this.boxes.load(), 0)
  }

  #open (): [MailboxClient, Boxes] {
    const { clock, random } = this.world
    const client: MailboxClient = new MailboxClient({
      transport: this.node,
      clock,
      onMail: (host, box, entries) => boxes.onMail(host, box, entries),
      onClosed: (host) => { boxes.onClosed(host) }
    })
    const boxes: Boxes = new Boxes({
      client,
      store: this.store,
      clock,
      random,
      watch: new RollbackWatch({ store: this.store, rollback: this.#rollback,
        rolledBack: () => {
          this.rolledBack++
          return Promise.resolve()
        } }),
      receive: (device, inner) => {
        this.received.push({ device, inner })
        return Promise.resolve()
      },
      receiveFirst: (inner) => {
        this.received.push({ device: undefined, inner })
        return Promise.resolve()
      },
      records: () => [],
      keepersChanged: () => { this.changes++ },
      storeFailed: (error) => { throw error }
    })
    return [client, boxes]
  }

  /** Lets time pass in steps: between them, what waits for nothing but its turn goes on. */
  async pass (ms: number): Promise<void> {
    const step = Math.max(50, ms / 200)
    for (let passed = 0; passed < ms; passed += step) await this.world.clock.advance(step)
  }

  async leased (house: House): Promise<HostAddress> {
    const host = { peer: house.node.self, addresses: house.node.addresses }
    await this.store.commit(this.boxes.leaseContactBox(host, false, [ben]))
    this.boxes.start()
    await this.pass(5_000)
    return host
  }

  /** What Ben may use. */
  capability (device = ben): Capability {
    const [capability] = this.boxes.capabilitiesFor(device)
    if (capability === undefined) throw new Error('no capability')
    return capability
  }
}

async function leave (bench: Bench, capability: Capability, inner: Uint8Array): Promise<void> {
  const sender = bench.world.person()
  const envelope = sealEnvelope(inner, 2_048, capability.outer, capability.box, bench.world.random)
  value(await sender.client.put(capability, envelope, 'fortnight'))
}

test('a leased box is kept, lets its device put, and hands over what was put', async () => {
  const bench = new Bench('kept')
  const house = await bench.world.house()
  await bench.leased(house)
  assert.equal(bench.boxes.keepers().map(({ state }) => state), ['keeping'])
  assert.ok(bench.changes > 0)
  const inner = bench.world.random(500)
  await leave(bench, bench.capability(), inner)
  await bench.pass(2_000)
  assert.equal(bench.received, [{ device: ben, inner }])
})

test('what no outer key opens is dropped', async () => {
  const bench = new Bench('dropped')
  const house = await bench.world.house()
  await bench.leased(house)
  const capability = bench.capability()
  const sender = bench.world.person()
  value(await sender.client.put(capability, bench.world.envelope(), 'day'))
  await bench.pass(5_000)
  assert.equal(bench.received, [])
  await leave(bench, capability, bench.world.random(90))
  await bench.pass(2_000)
  assert.is(bench.received.length, 1, 'and what comes after it is not')
})

test('the state of a box survives a restart, and its mail comes after it', async () => {
  const bench = new Bench('restart')
  const house = await bench.world.house()
  await bench.leased(house)
  const capability = bench.capability()
  await bench.reopen()
  await leave(bench, capability, bench.world.random(90))
  bench.boxes.start()
  await bench.pass(5_000)
  assert.is(bench.received.length, 1)
  assert.equal(bench.capability(), capability)
})

test('a house that lost a box gets it again, with everybody who may put', async () => {
  const bench = new Bench('lost')
  const house = await bench.world.house()
  await bench.leased(house)
  const { token } = bench.capability()
  await house.host.close()
  house.store.disk.clear()
  house.node.down()
  await bench.pass(1_000)
  house.node.up()
  const again = await bench.world.house({ node: house.node })
  assert.ok(again)
  await bench.pass(120_000)
  assert.equal(bench.capability().token, token)
  await leave(bench, bench.capability(), bench.world.random(90))
  await bench.pass(2_000)
  assert.is(bench.received.length, 1)
})

test('a device that is shut out cannot put any more, also where the house was away then',
  async () => {
    const bench = new Bench('expel')
    const house = await bench.world.house()
    await bench.leased(house)
    const capability = bench.capability()
    house.node.down()
    await bench.store.commit(bench.boxes.expel(ben, true))
    bench.boxes.attend()
    await bench.pass(5_000)
    assert.equal(bench.boxes.capabilitiesFor(ben), [])
    assert.equal(bench.boxes.shutOut(ben), { houses: 1, confirmed: 0 })
    await bench.reopen()
    assert.equal(bench.boxes.shutOut(ben), { houses: 1, confirmed: 0 }, 'a restart forgets nothing')
    house.node.up()
    house.node.serve(MAIL_PROTOCOL, house.host.accept)
    bench.boxes.start()
    await bench.pass(60_000)
    assert.equal(bench.boxes.shutOut(ben), { houses: 1, confirmed: 1 })
    const sender = bench.world.person()
    faulted(await sender.client.put(capability, bench.world.envelope(), 'day'), 'unknown-box')
    await bench.store.commit(bench.boxes.unwatch(ben))
    assert.equal(bench.boxes.shutOut(ben), { houses: 0, confirmed: 0 })
  })

test('a box that is given up is gone at its house, also where that was away then', async () => {
  const bench = new Bench('release')
  const house = await bench.world.house()
  await bench.leased(house)
  const capability = bench.capability()
  house.node.down()
  await bench.store.commit(bench.boxes.release(capability.box, 'moved'))
  assert.equal(bench.boxes.keepers(), [])
  await bench.reopen()
  assert.equal(bench.boxes.keepers(), [], 'nor does a restart bring it back')
  house.node.up()
  house.node.serve(MAIL_PROTOCOL, house.host.accept)
  bench.boxes.start()
  await bench.pass(60_000)
  const sender = bench.world.person()
  faulted(await sender.client.put(capability, bench.world.envelope(), 'day'), 'moved')
})

test('a house that refuses is shown so, and asked again', async () => {
  const bench = new Bench('refused')
  const house = await bench.world.house({ relation: () => 'visitor' })
  await bench.leased(house)
  const [keeper] = bench.boxes.keepers()
  assert.is(keeper?.state, 'refused')
  assert.is(keeper?.fault?.code, 'not-hosting')
  house.host.setPolicy('visitors')
  await bench.pass(1_200_000)
  assert.is(keeper?.state, 'keeping')
})

test('leases are renewed in good time', async () => {
  const bench = new Bench('renew')
  const house = await bench.world.house()
  await bench.leased(house)
  const until = bench.boxes.keepers()[0]?.box.owned.until ?? 0
  for (let day = 0; day < 20; day++) await bench.pass(86_400_000)
  assert.ok((bench.boxes.keepers()[0]?.box.owned.until ?? 0) > until + 86_400)
})

test('capabilities are handed over to another device of the same person', async () => {
  const bench = new Bench('hand-over')
  const house = await bench.world.house()
  await bench.leased(house)
  const { token } = bench.capability()
  await bench.store.commit(bench.boxes.handOver(ben, cleo))
  assert.equal(bench.boxes.capabilitiesFor(ben), [])
  assert.equal(bench.capability(cleo).token, token)
})

test('an invite box takes first messages, and is known when its house keeps it', async () => {
  const bench = new Bench('invite')
  const house = await bench.world.house()
  const secret = createInviteSecret(bench.world.random)
  const host = { peer: house.node.self, addresses: house.node.addresses }
  const capability = inviteCapability(secret, host, bench.world.now + 86_400)
  await bench.store.commit(bench.boxes.leaseInviteBox('invite', capability, bench.world.random(99)))
  bench.boxes.start()
  const kept = bench.boxes.kept([capability.box], 10_000)
  await bench.pass(3_000)
  assert.ok(await kept)
  const guest = bench.world.person()
  assert.is(value(await guest.client.getBundle(capability)).length, 99)
  await leave(bench, capability, Uint8Array.of(7))
  await bench.pass(2_000)
  assert.equal(bench.received, [{ device: undefined, inner: Uint8Array.of(7) }])
  const never = bench.boxes.kept([bench.world.random(16) as Capability['box']], 1_000)
  await bench.pass(1_000)
  assert.not(await never)
})

test('houses keep the write counter, and one that is ahead shows an old copy', async () => {
  let counter = 50
  const rollback: Rollback = {
    counter: () => counter,
    seal: () => Uint8Array.of(counter),
    open: (sealed) => sealed[0],
    diverged: () => Promise.resolve(false),
    settled: { type: 'delete', key: { table: 1, name: new Uint8Array(1), number: 0 } }
  }
  const bench = new Bench('counter')
  await bench.reopen(rollback)
  const house = await bench.world.house()
  await bench.leased(house)
  assert.is(bench.rolledBack, 0)
  counter = 60
  await bench.pass(1_200_000)
  counter = 40
  await bench.reopen(rollback)
  bench.boxes.start()
  await bench.pass(5_000)
  assert.is(bench.rolledBack, 1)
})

test('after a stop no timer is left', async () => {
  const bench = new Bench('stop')
  await bench.leased(await bench.world.house())
  bench.boxes.stop()
  const before = bench.world.clock.pending
  bench.client.close()
  await bench.pass(1_000)
  assert.ok(bench.world.clock.pending <= before)
  assert.equal(bench.received, [])
})

test.run()
