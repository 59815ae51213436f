// A device that shuts somebody out takes another peer key while it runs (DESIGN §9): nobody is at
// the old peer id any more, everybody else follows, and nothing is lost or shown twice. A node that
// keeps a box, also for an open invite, keeps its key for as long.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { toHex } from '../../src/base/bytes.ts'
import { HOUR, MINUTE } from '../../src/base/limits.ts'
import { peerKeyAtStart } from '../../src/conversation/peer-key-record.ts'
import { ed25519PublicKey } from '../../src/crypto/ed25519.ts'
import { asEd25519PrivateKey } from '../../src/crypto/keys.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { MAIL_PROTOCOL } from '../../src/mailbox/protocol.ts'
import { MovingTransport } from '../../src/peer/moving-transport.ts'
import { PeerChange } from '../../src/peer/peer-change.ts'
import { slow } from '../runner/report.ts'
import { Inhabitant } from '../simulation/inhabitant.ts'
import { MemoryStore } from '../simulation/memory-store.ts'
import { World } from '../simulation/world.ts'
import type { PeerKey } from '../../src/base/channel.ts'
import type { OwnPlace } from '../../src/conversation/household.ts'
import type { MessengerParts } from '../../src/messenger.ts'
import type { Belongings } from '../simulation/inhabitant.ts'
import type { SimulatedNode } from '../simulation/network.ts'

const test = suite('peer change')
slow(90)
test.before(cryptoReady)

/** Somebody whose node takes another peer key while it runs, as `startPeer` has it do. */
class Changing {
  readonly person: Inhabitant
  readonly nodes: SimulatedNode[]
  readonly #world: World
  readonly #moving: MovingTransport
  #change: PeerChange | undefined
  /** Happens while the node is closed. */
  closed = async (): Promise<void> => {}

  private constructor (world: World, name: string, first: Belongings) {
    this.#world = world
    const parts: Partial<MessengerParts> = {}
    this.person = new Inhabitant(world, name, parts, first)
    const { node } = this.person
    this.nodes = [node]
    const moving = this.#moving = new MovingTransport(node)
    const place = (): OwnPlace => ({ peer: moving.self, addresses: node.addresses })
    Object.assign(parts, { transport: moving, place, invitePlace: place })
  }

  static async start (world: World, name: string, address: string): Promise<Changing> {
    const store = new MemoryStore(new Map())
    const peer = await peerOf(world, name, store)
    const one = new Changing(world, name, { peer, addresses: [address], disk: store.disk })
    const { person } = one
    world.people.push(person)
    await person.turnOn()
    await person.messenger.createAccount(name)
    one.#change = new PeerChange({ clock: world.clock, store: person.store,
      messenger: person.messenger, failed: (error) => { throw error },
      change: () => one.#take(name) })
    return one
  }

  async stop (): Promise<void> { await this.#change?.stop() }

  async #take (name: string): Promise<void> {
    const { messenger, store } = this.person
    await messenger.settle()
    const old = this.nodes.at(-1)
    old?.down()
    await this.closed()
    const peer = await peerOf(this.#world, `${name} again`, store)
    const node = this.#world.network.node(old?.addresses ?? [], peer)
    this.nodes.push(node)
    this.#moving.moveTo(node)
    messenger.moved()
  }
}

async function peerOf (world: World, name: string, store: MemoryStore): Promise<PeerKey> {
  const { seed } = await peerKeyAtStart(store, world.random.fork(name), world.clock.now())
  await store.flushed()
  return ed25519PublicKey(asEd25519PrivateKey(seed)) as Uint8Array as PeerKey
}

test('who is blocked finds nobody at the old peer id, and everybody else goes on', async () => {
  const world = new World('peer change', { link: { delay: [1, 20] } })
  const cleo = await world.person('Cleo')
  await cleo.messenger.setSettings({ alwaysOn: true })
  const [ben, dan] = [await world.person('Ben'), await world.person('Dan')]
  const ana = await Changing.start(world, 'Ana', '/ip4/10.9.0.1/tcp/7684')
  for (const each of [cleo, ben, dan]) await world.meet(ana.person, each)
  await world.clock.advance(HOUR)
  assert.is(ana.nodes.length, 1, 'nobody was shut out')
  const [old] = ana.nodes
  ana.closed = async () => { await ben.says(ana.person, 'while it changes') }
  await ana.person.messenger.block('Dan')
  await ana.person.says(ben, 'before')
  assert.ok(await world.until(() => ana.nodes.length === 2, MINUTE), 'within a minute')
  const now = ana.nodes[1]?.self
  assert.not.equal(now, old?.self)
  await ana.person.says(ben, 'after')
  await ben.says(ana.person, 'and later')
  assert.ok(await world.until(async () => (await ana.person.reads('Ben')).length === 2,
    10 * MINUTE))
  assert.ok(await world.until(async () => (await ben.reads('Ana')).length === 2, 10 * MINUTE))
  await world.clock.advance(HOUR)
  assert.equal(await ana.person.reads('Ben'), ['while it changes', 'and later'])
  assert.equal(await ben.reads('Ana'), ['before', 'after'])
  const told = ana.person.events.findLast(({ type }) => type === 'me')
  assert.ok(told, 'programs are told')
  assert.ok(ana.person.messenger.keepers().some(({ state }) => state === 'keeping'))
  const peers = cleo.messenger.hostStatus().boxes.map(({ owner }) => toHex(owner))
  assert.ok(peers.length > 0)
  if (old === undefined) throw new Error('no node')
  const dialled = await world.passing(
    dan.node.connect(old.self, old.addresses, MAIL_PROTOCOL))
  assert.is(dialled.ok, false)
  assert.is(ana.nodes.length, 2, 'once')
  await ana.stop()
  await world.close()
})

test('not while an invite of this node is open, and soon after it was used', async () => {
  const world = new World('peer kept', { link: { delay: [1, 20] } })
  const [ben, dan] = [await world.person('Ben'), await world.person('Dan')]
  const ana = await Changing.start(world, 'Ana', '/ip4/10.9.0.1/tcp/7684')
  await world.meet(ana.person, dan)
  const { link } = await world.passing(ana.person.messenger.createInvite())
  await ana.person.messenger.block('Dan')
  await world.clock.advance(3 * HOUR)
  assert.is(ana.nodes.length, 1)
  await world.passing(ben.messenger.add(link, { as: 'Ana' }))
  assert.ok(await world.until(() => ana.nodes.length === 2, 2 * HOUR))
  await ben.says(ana.person, 'still here?')
  assert.ok(await world.until(async () => (await ana.person.reads('Ben')).length === 1,
    10 * MINUTE))
  await ana.stop()
  await world.close()
})

test.run()
