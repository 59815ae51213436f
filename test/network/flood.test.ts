// Floods: a thousand connections from one host, connections that say nothing, streams that say too
// much. Each costs a bounded amount, and friends get through all the while.

import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { connect } from 'node:net'
import { noise } from '@chainsafe/libp2p-noise'
import { tcp } from '@libp2p/tcp'
import { yamux } from '@libp2p/yamux'
import { createLibp2p } from 'libp2p'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { releaseWebRTC } from '../../node/webrtc-direct.ts'
import { guardSockets } from '../../node/socket-guard.ts'
import { limitCrowd } from '../../src/network/crowd.ts'
import { peerIdOf } from '../../src/network/peer-key.ts'
import { slow } from '../runner/report.ts'
import { stopNodes, testNode, until } from './node.ts'
import { stunRequest } from './stun-request.ts'
import type { Socket } from 'node:net'
import type { Connection, Libp2p } from '@libp2p/interface'
import type { TransportManager } from '@libp2p/interface-internal'
import type { TestNode } from './node.ts'

slow(40)

const sockets: Socket[] = []
const others: Libp2p[] = []

test.after.each(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await Promise.all(others.splice(0).map(async (node) => { await node.stop() }))
  await stopNodes()
})

test.after(releaseWebRTC)

function portOf (node: TestNode): number {
  return Number(/\/tcp\/(\d+)/.exec(node.addresses[0] ?? '')?.[1])
}

/** Opens raw TCP connections; counts those that opened, and those that are still open. */
function openSockets (port: number, count: number): { opened: number, open: number } {
  const counts = { opened: 0, open: 0 }
  for (let i = 0; i < count; i++) {
    const socket = connect({ port, host: '127.0.0.1' })
    sockets.push(socket)
    socket.on('connect', () => {
      counts.opened++
      counts.open++
      socket.on('close', () => { counts.open-- })
    })
    socket.on('error', () => {})
    socket.resume()
  }
  return counts
}

/** A peer without our limits, which opens as many connections as it is allowed to. */
async function flooder (): Promise<Libp2p> {
  const node = await createLibp2p({
    transports: [tcp()],
    connectionEncrypters: [noise()],
    streamMuxers: [yamux()],
    connectionMonitor: { enabled: false },
    connectionManager: { maxConnections: 5_000, maxParallelDials: 50 }
  })
  others.push(node)
  return node
}

test('a thousand silent connections of one host leave room for another host', async () => {
  const node = await testNode('node', { flood: { perHost: 20, perHostAndSecond: 2_000 } })
  const counts = openSockets(portOf(node), 1_000)
  await until(() => counts.opened === 1_000 && counts.open === 20)
  const other = connect({ port: portOf(node), host: '127.0.0.1', localAddress: '127.0.0.3' })
  sockets.push(other)
  other.write('\x13/multistream/1.0.0\n')
  const greeting = await new Promise((resolve, reject) => {
    other.once('data', resolve)
    other.once('error', reject)
  })
  assert.match(String(greeting), '/multistream/1.0.0')
  assert.is(counts.open, 20)
})

test('who opens connections faster than anybody needs is slowed down', async () => {
  const node = await testNode('node', { flood: { perHostAndSecond: 5 } })
  const counts = openSockets(portOf(node), 200)
  await until(() => counts.opened === 200 && counts.open <= 10)
})

test('one peer keeps a few connections, the newest, however many it makes', async () => {
  const node = await testNode('node', { flood: { perHost: 2_000, perHostAndSecond: 100_000 } })
  const end = limitCrowd(node.net.node, node.rules, { perPeer: 4, strangers: 10 })
  const peer = await flooder()
  const [target] = node.net.node.getMultiaddrs()
  assert.ok(target)
  let made = 0
  let last: Connection | undefined
  for (let i = 0; i < 250; i++) {
    last = await peer.dial(target, { force: true }).catch(() => undefined)
    if (last !== undefined) made++
    assert.ok(node.net.node.getConnections().length <= 5)
  }
  assert.ok(made > 240, `${made} made`)
  await until(() => node.net.node.getConnections(peer.peerId).length <= 4)
  assert.is(last?.status, 'open')
  end()
})

test('strangers in any number displace each other and no friend', async () => {
  const node = await testNode('node', { flood: { perHostAndSecond: 1_000 } })
  const friend = await testNode('friend')
  const isFriend = (peer: Uint8Array): boolean => String(peer) === String(friend.transport.self)
  node.rules.friend = node.rules.known = isFriend
  const end = limitCrowd(node.net.node, node.rules, { perPeer: 4, strangers: 5 })
  await friend.transport.dial(node.transport.self, node.addresses)
  const [target] = node.net.node.getMultiaddrs()
  assert.ok(target)
  for (let i = 0; i < 12; i++) await (await flooder()).dial(target)
  await until(() => node.net.node.getConnections().length <= 6)
  assert.is(node.net.node.getConnections(peerIdOf(friend.transport.self)).length, 1)
  end()
})

test('half-open WebSocket connections that send no byte are ended', async () => {
  const node = await testNode('node', { listen: ['/ip4/127.0.0.1/tcp/0/ws'] })
  const end = guardSockets(() => new Set([portOf(node)]), { firstByteMs: 200 })
  const counts = openSockets(portOf(node), 50)
  await until(() => counts.opened === 50)
  await until(() => sockets.every((socket) => socket.destroyed))
  end()
  // Who speaks in time is left alone, while who came later and says nothing is ended.
  const endAnew = guardSockets(() => new Set([portOf(node)]), { firstByteMs: 2_000 })
  const talker = connect({ port: portOf(node), host: '127.0.0.1' })
  sockets.push(talker)
  talker.on('error', () => {})
  talker.write('GET / HTTP/1.1\r\n')
  await once(talker, 'connect')
  openSockets(portOf(node), 1)
  await until(() => sockets.at(-1)?.destroyed === true)
  assert.not(talker.destroyed)
  endAnew()
})

test('a flood of WebRTC requests makes a few connections at a time', async () => {
  const listen = ['/ip4/127.0.0.1/udp/0/webrtc-direct']
  const node = await testNode('node', { listen, webrtc: true })
  const port = Number(/udp\/(\d+)/.exec(node.addresses[0] ?? '')?.[1])
  const { insides } = node.net.node.services as { insides: { transportManager: TransportManager } }
  const [listener] = insides.transportManager.getListeners()
  const pending = (): number =>
    (Reflect.get(listener ?? {}, 'connections') as ReadonlyMap<string, unknown>).size
  const socket = createSocket('udp4')
  let most = 0
  for (let i = 0; i < 300; i++) {
    socket.send(stunRequest(i), port, '127.0.0.1')
    if (i % 10 === 9) await new Promise((resolve) => setTimeout(resolve, 5))
    most = Math.max(most, pending())
  }
  await until(() => pending() > 0)
  assert.ok(most <= 16, `${most} at a time`)
  socket.close()
})

test('streams beyond their number are refused, and the connection stays', async () => {
  const node = await testNode('node')
  const friend = await testNode('friend')
  node.transport.serve('/snug/test/1.0.0', async (channel) => { await channel.receive() })
  const dialled = await friend.transport.dial(node.transport.self, node.addresses)
  assert.ok(dialled.ok)
  const streams = await Promise.all(Array.from({ length: 200 }, () =>
    dialled.value.newStream('/snug/test/1.0.0', { maxOutboundStreams: 1_000 })
      .catch(() => undefined)))
  const [connection] = node.net.node.getConnections()
  await until(() => (connection?.streams.length ?? 0) <= 4)
  assert.is(connection?.status, 'open')
  assert.ok(streams.length === 200)
})

test('bytes sent to a stream that nobody reads stop at its bounds', async () => {
  const node = await testNode('node')
  const friend = await testNode('friend')
  node.transport.serve('/snug/test/1.0.0', () => new Promise(() => {}))
  const dialled = await friend.transport.dial(node.transport.self, node.addresses)
  assert.ok(dialled.ok)
  const stream = await dialled.value.newStream('/snug/test/1.0.0')
  // Whole frames of one byte each, far more than any window.
  const frames = new Uint8Array(2 * 100_000).map((_, i) => i % 2 === 0 ? 1 : 7)
  for (let i = 0; i < 100; i++) stream.send(frames)
  await new Promise((resolve) => setTimeout(resolve, 300))
  const [connection] = node.net.node.getConnections()
  const [held] = connection?.streams ?? []
  assert.ok((held?.readBufferLength ?? 0) <= 512 * 1_024, `${held?.readBufferLength} held`)
  assert.ok(stream.writeBufferLength > 19_000_000, 'the rest waits at the sender')
})

test.run()
