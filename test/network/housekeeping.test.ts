// What a node does by itself when nothing happens: idle connections end, changes of the interfaces
// are noticed, and the DHT is as quiet as it was told to be.

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { watchInterfaces } from '../../node/interface-watch.ts'
import { MINUTE, SECOND } from '../../src/base/limits.ts'
import { closeIdleConnections } from '../../src/network/idle-connections.ts'
import { peerIdOf } from '../../src/network/peer-key.ts'
import { PeerRules } from '../../src/network/peer-policy.ts'
import { CLIENT_PERIODS, SERVER_PERIODS, quietDht } from '../../src/network/quiet-dht.ts'
import { ManualClock } from '../clock.ts'
import { testKey } from './keys.ts'
import { stopNodes, testNode, until } from './node.ts'
import type { TestNode } from './node.ts'
import type { Connection, Libp2p } from '@libp2p/interface'
import type { KadDHT } from '@libp2p/kad-dht'

test.after.each(stopNodes)

/** Whether a node was told what the other speaks. */
async function knows ({ net }: TestNode, other: TestNode): Promise<boolean> {
  const id = peerIdOf(other.transport.self)
  if (!await net.node.peerStore.has(id)) return false
  return (await net.node.peerStore.get(id)).protocols.length > 0
}

test('connections that we opened and nobody uses are closed, others are left alone', async () => {
  const clock = new ManualClock()
  const [idle, used, known, caller] = await Promise.all(
    ['idle', 'used', 'known', 'caller'].map((name) => testNode(name)))
  const node = await testNode('node')
  assert.ok(idle && used && known && caller)
  node.rules.known = (peer) => String(peer) === String(known.transport.self)
  for (const peer of [idle, used, known]) {
    await node.transport.dial(peer.transport.self, peer.addresses)
  }
  await caller.transport.dial(node.transport.self, node.addresses)
  used.transport.serve('/snug/test/1.0.0', async (channel) => { await channel.receive() })
  const stream = await node.transport.connect(used.transport.self, [], '/snug/test/1.0.0')
  assert.ok(stream.ok)
  const idleNow = (): number => node.net.node.getConnections()
    .filter(({ streams }) => streams.length === 0).length
  // Both sides of each have asked who the other is, which they begin with.
  for (const peer of [idle, used, known, caller]) {
    await until(async () => await knows(node, peer) && await knows(peer, node))
  }
  await until(() => idleNow() === 3)

  const end = closeIdleConnections(node.net.node, node.rules, clock)
  await clock.advance(2 * MINUTE + SECOND)
  assert.is(node.net.node.getConnections().length, 4, 'what is idle for the first time stays')
  await clock.advance(2 * MINUTE)
  await until(() => !node.transport.isConnected(idle.transport.self))
  await clock.advance(20 * MINUTE)
  for (const { transport } of [used, known, caller]) {
    assert.ok(node.transport.isConnected(transport.self))
  }
  end()
  stream.value.close()
})

test('of two ways between browsers the one that is not in use is closed, no other', async () => {
  const clock = new ManualClock()
  const rules = new PeerRules()
  rules.known = () => true
  const remotePeer = peerIdOf(testKey('Ben'))
  const closed: string[] = []
  const way = (id: string, remoteAddr: string, more: Partial<Connection> = {}): Connection => ({
    id, remotePeer, remoteAddr, direct: true, status: 'open', direction: 'outbound', streams: [],
    close: () => { closed.push(id); return Promise.resolve() }, ...more
  }) as unknown as Connection
  const [webrtc, used] = ['/p2p-circuit/webrtc/p2p/x', { streams: [{}] } as Partial<Connection>]
  const alone = [way('first', webrtc), way('theirs', webrtc, { direction: 'inbound' })]
  let connections = alone
  const node = { getConnections: () => connections } as unknown as Libp2p
  const end = closeIdleConnections(node, rules, clock)
  await clock.advance(5 * MINUTE)
  assert.equal(closed, [], 'while none is in use, both ends could close the last')
  connections = [...alone, way('used', webrtc, used), way('house', '/ip4/1.2.3.4/tcp/1/ws'),
    way('node', '/ip4/1.2.3.4/udp/1/webrtc-direct/certhash/u/p2p/x')]
  await clock.advance(4 * MINUTE)
  assert.equal(closed, ['first'])
  end()
})

test('other addresses of the machine are noticed at the next look, once', async () => {
  const clock = new ManualClock()
  let addresses = 'one'
  let changes = 0
  const end = watchInterfaces(clock, () => { changes++ }, () => addresses)
  await clock.advance(MINUTE)
  assert.is(changes, 0)
  addresses = 'two'
  await clock.advance(MINUTE)
  assert.is(changes, 1)
  end()
  addresses = 'three'
  await clock.advance(MINUTE)
  assert.is(changes, 1)
  assert.is(clock.pending, 0)
})

test('the DHT keeps the periods that it was given', async () => {
  const server = await testNode('server', { dht: 'server' })
  const client = await testNode('client', { dht: 'client' })
  for (const [node, periods] of [[server, SERVER_PERIODS], [client, CLIENT_PERIODS]] as const) {
    const dht: object = (node.net.node.services as { dht: KadDHT }).dht
    const refresh: unknown = Reflect.get(dht, 'routingTableRefresh')
    assert.is(Reflect.get(refresh as object, 'refreshInterval'), periods.refresh)
    const self: unknown = Reflect.get(dht, 'querySelf')
    assert.is(Reflect.get(self as object, 'interval'), periods.selfQuery)
  }
  assert.throws(() => { quietDht({} as KadDHT, SERVER_PERIODS) }, /has no/)
})

test.run()
