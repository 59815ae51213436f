// The network put together, on real nodes: friends confirm addresses, and one who comes back with
// another key at another port is found through the DHT. Time runs ten times as fast.

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { DHT_PROTOCOL } from '../../src/network/libp2p-dht.ts'
import { generateEd25519 } from '../../src/crypto/ed25519.ts'
import { HOST_PATIENCE } from '../../src/network/wanted.ts'
import { Network } from '../../src/network/network.ts'
import { slow } from '../runner/report.ts'
import { seeded } from '../random.ts'
import { memoryStore } from '../storage/memory-store.ts'
import { fastClock } from './fast-clock.ts'
import { stopNodes, testNode, until } from './node.ts'
import type { NetworkInit } from '../../src/network/network.ts'
import type { OwnDiscovery } from '../../src/network/record.ts'
import type { Place } from '../../src/network/wanted.ts'
import type { TestNode } from './node.ts'

slow(40)

const clock = fastClock(10)
const random = seeded('network')
const running: Network[] = []

interface Party { readonly node: TestNode, readonly network: Network }

async function party (name: string, more: Partial<NetworkInit> = {}): Promise<Party> {
  const node = await testNode(name, { dht: 'server', clock })
  const store = await memoryStore(name)
  const network = await Network.start({
    net: node.net, store, clock, random, rules: node.rules, discovery: () => undefined, ...more
  })
  running.push(network)
  return { node, network }
}

function placeOf ({ node }: Party): Place {
  return { peer: node.transport.self, addresses: node.addresses }
}

async function stop ({ node, network }: Party): Promise<void> {
  await network.stop()
  await node.net.stop()
}

test.after.each(async () => {
  await Promise.all(running.splice(0).map((network) => network.stop()))
  await stopNodes()
})

test('a friend who returns with another key at another port is found through the DHT', async () => {
  const house = await party('house')
  const ben: OwnDiscovery = { secret: random(32), keys: generateEd25519(random) }
  const known = { secret: ben.secret, publicKey: ben.keys.publicKey }
  const moves: Place[] = []
  const ana = await party('ana', { moved: (_id, place) => { moves.push(place) } })
  const before = await party('ben', { discovery: () => ben })
  for (const { network } of [ana, before]) {
    network.want({ id: 'house', ...placeOf(house), patience: HOST_PATIENCE })
  }
  ana.network.want({
    id: 'ben',
    ...placeOf(before),
    patience: HOST_PATIENCE,
    locate: async (signal) => {
      const search = await ana.network.directory.find(known, signal)
      return search.outcome === 'found' ? search.found.location : undefined
    }
  })
  await until(() => ana.network.transport.isConnected(before.node.transport.self))
  await until(() => ana.network.status().recordNodes === 2)

  await stop(before)
  const after = await party('ben, a month later', { discovery: () => ben })
  assert.is.not(String(after.node.transport.self), String(before.node.transport.self))
  after.network.want({ id: 'house', ...placeOf(house), patience: HOST_PATIENCE })
  await until(() => moves.length > 0, 25)
  assert.equal(moves.map(({ peer }) => String(peer)), [String(after.node.transport.self)])
  const status = ana.network.status().wanted.find(({ id }) => id === 'ben')
  assert.ok(status?.connected && ana.network.transport.isConnected(after.node.transport.self))
})

test('friends confirm each other\'s addresses, and what is told changes once', async () => {
  let changes = 0
  const house = await party('house')
  const ana = await party('ana', { addressesChanged: () => { changes++ } })
  const early = changes
  ana.network.want({ id: 'house', ...placeOf(house), patience: HOST_PATIENCE })
  await until(() => ana.network.status().own.confirmed.length === 1)
  assert.equal(ana.network.status().own.confirmed, ana.node.addresses)
  assert.equal(ana.network.addresses('contact'), ana.node.addresses)
  assert.ok(changes - early <= 1)
  // On another network nothing is confirmed, until a friend tries anew.
  ana.network.networkChanged()
  assert.equal(ana.network.status().own.confirmed, [])
})

test('a stranger\'s word confirms nothing', async () => {
  const house = await party('house')
  const ana = await party('ana')
  ana.node.rules.friend = () => false
  ana.network.want({ id: 'house', ...placeOf(house), patience: HOST_PATIENCE })
  await until(() => ana.network.transport.isConnected(house.node.transport.self))
  await until(() => house.network.status().connections.length === 1)
  await new Promise((resolve) => setTimeout(resolve, 300))
  assert.equal(ana.network.status().own.confirmed, [])
})

test('after sleep, dead connections are ended and wanted peers dialled anew', async () => {
  const house = await party('house')
  const ana = await party('ana')
  ana.network.want({ id: 'house', ...placeOf(house), patience: HOST_PATIENCE })
  await until(() => ana.network.transport.isConnected(house.node.transport.self))
  const [old] = ana.node.net.node.getConnections()
  assert.ok(old)
  // The other end is silent as it is after a sleep: it answers no stream any more.
  old.newStream = (_protocols, options) => new Promise((_resolve, reject) => {
    options?.signal?.addEventListener('abort', () => { reject(new Error('silence')) })
  })
  ana.network.woke()
  await until(() => old.status !== 'open')
  await until(() => ana.network.transport.isConnected(house.node.transport.self))
})

test('relays in use are told to contacts, and what the network did is counted', async () => {
  const house = await party('house')
  const ana = await party('ana')
  ana.network.want({ id: 'house', ...placeOf(house), patience: HOST_PATIENCE })
  ana.network.useRelays([house.node.transport.self])
  await until(() => ana.network.addresses('hidden').length === 1)
  assert.match(ana.network.addresses('hidden')[0] ?? '', /p2p-circuit$/)
  house.network.transport.serve('/snug/test/1.0.0', async (channel) => {
    await channel.receive()
    channel.close()
  })
  const { self } = house.node.transport
  const result = await ana.network.transport.connect(self, [], '/snug/test/1.0.0')
  assert.ok(result.ok)
  await result.value.send(new Uint8Array(100))
  assert.is(await result.value.receive(), undefined)
  const status = ana.network.status()
  assert.equal(status.traffic.get('/snug/test/1.0.0'), { sent: 101, received: 0 })
  assert.is(status.connections[0]?.route, 'direct')
  assert.ok(house.node.net.node.getProtocols().includes(DHT_PROTOCOL))
})

test('a node that is to be reached through relays only tells nobody where it is', async () => {
  let hidden = false
  const { network } = await party('ana', { hidden: () => hidden })
  for (const audience of ['contact', 'neighbour'] as const) {
    assert.ok(network.addresses(audience).length > 0)
    hidden = true
    assert.equal(network.addresses(audience), [])
    hidden = false
  }
})

test.run()
