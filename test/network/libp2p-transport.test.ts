// The transport over real libp2p nodes on loopback: each way to connect, through relays too, and
// refusals.

import { once } from 'node:events'
import { createServer } from 'node:net'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { systemClock } from '../../node/clock.ts'
import { releaseWebRTC } from '../../node/webrtc-direct.ts'
import { SECOND } from '../../src/base/limits.ts'
import { Libp2pTransport } from '../../src/network/libp2p-transport.ts'
import { RelayKeeper } from '../../src/network/relay-keeper.ts'
import { peerIdOf } from '../../src/network/peer-key.ts'
import { ManualClock } from '../clock.ts'
import { seeded } from '../random.ts'
import { slow } from '../runner/report.ts'
import { LOOPBACK, stopNodes, testNode, until } from './node.ts'
import type { AddressInfo, Socket } from 'node:net'
import type { Address, Channel } from '../../src/base/channel.ts'
import type { Libp2pTransportInit } from '../../src/network/libp2p-transport.ts'
import type { TestNode } from './node.ts'
import type { Multiaddr } from '@multiformats/multiaddr'

slow(30)

const ECHO = '/snug/test/echo/1.0.0'
const WS = ['/ip4/127.0.0.1/tcp/0/ws']
const WEBRTC = ['/ip4/127.0.0.1/udp/0/webrtc-direct']

async function echo (channel: Channel): Promise<void> {
  for (let frame = await channel.receive(); frame !== undefined; frame = await channel.receive()) {
    await channel.send(frame)
  }
}

async function assertEchoes (channel: Channel): Promise<void> {
  const random = seeded('echo')
  for (const length of [0, 1, 1_000, 65_536]) {
    const frame = random(length)
    await channel.send(frame)
    assert.equal(await channel.receive(), frame)
  }
}

async function connected (from: TestNode, to: TestNode, addresses: Address[]): Promise<Channel> {
  const result = await from.transport.connect(to.transport.self, addresses, ECHO)
  if (!result.ok) throw new Error(result.fault.message)
  return result.value
}

/** `node` is reached through `relay` from now on; its addresses there. */
async function relayed (node: TestNode, relay: TestNode): Promise<Address[]> {
  const keeper = new RelayKeeper({ net: node.net, clock: systemClock, changed: () => {} })
  keeper.keep([relay.transport.self])
  await node.transport.dial(relay.transport.self, relay.addresses)
  await until(() => keeper.addresses().length > 0)
  return keeper.addresses()
}

/** Another transport of a node, for which no time goes by but what a test lets pass. */
function byHand ({ net }: TestNode): { clock: ManualClock, transport: Libp2pTransport } {
  const clock = new ManualClock()
  const open: Libp2pTransportInit['open'] = (target, signal) => net.open(target, signal)
  return { clock, transport: new Libp2pTransport({ node: net.node, clock, open }) }
}

test.after.each(stopNodes)
test.after(releaseWebRTC)

for (const [name, listen, marker] of [
  ['TCP', LOOPBACK, /\/tcp\/\d+$/],
  ['WebSocket', WS, /\/ws$/],
  ['WebRTC Direct', WEBRTC, /certhash/]
] as const) {
  test(`two nodes exchange frames over ${name}`, async () => {
    const a = await testNode('a', { webrtc: true })
    const b = await testNode('b', { listen, webrtc: true })
    b.transport.serve(ECHO, echo)
    assert.match(b.addresses[0] ?? '', marker)
    const channel = await connected(a, b, b.addresses)
    assert.is(channel.route, 'direct')
    assert.equal(channel.remote, b.transport.self)
    await assertEchoes(channel)
    channel.close()
    await until(() => a.net.node.getConnections().every(({ streams }) => streams.length === 0))
  })
}

test('a node behind a relay is reached by WebRTC while TCP is blocked', async () => {
  const relay = await testNode('relay')
  const [toRelay = ''] = relay.addresses
  const denyDial = (address: Multiaddr): boolean => {
    const text = address.toString()
    return text.includes('/tcp/') && !text.startsWith(`${toRelay}/`)
  }
  const a = await testNode('a', { webrtc: true, denyDial })
  const b = await testNode('b', { webrtc: true, denyDial })
  b.transport.serve(ECHO, echo)
  const circuits = await relayed(b, relay)
  // On a busy machine WebRTC may take longer than the first caller waits for it.
  await connected(a, b, [...b.addresses, ...circuits])
  const direct = (): boolean =>
    a.net.node.getConnections(peerIdOf(b.transport.self)).some((connection) => connection.direct)
  await until(direct, 20)
  const channel = await connected(a, b, [])
  assert.is(channel.route, 'direct')
  await assertEchoes(channel)
  const [connection] = a.net.node.getConnections(peerIdOf(b.transport.self))
    .filter(({ direct }) => direct)
  assert.match(connection?.remoteAddr.toString() ?? '', /\/p2p-circuit\/webrtc\//)
  // The relay is not needed any more.
  await relay.net.stop()
  await assertEchoes(channel)
})

test('an address that keeps silent does not make the others wait', async () => {
  const sockets = new Set<Socket>()
  const silent = createServer((socket) => { sockets.add(socket) }).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const { port } = silent.address() as AddressInfo
  const a = await testNode('a')
  const b = await testNode('b')
  b.transport.serve(ECHO, echo)
  const nowhere = Array.from({ length: 3 }, () => `/ip4/127.0.0.1/tcp/${port}` as Address)
  // The library's own queue comes to no end, and no more time goes by than may.
  a.net.node.dial = (_peer, { signal } = {}) => new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => { reject(new Error('silence')) })
  })
  const { clock, transport } = byHand(a)
  // What is asked for in the same moment, with old addresses only, does not hold it up either.
  const givenUp = new AbortController()
  const old = transport.connect(b.transport.self, nowhere, ECHO, givenUp.signal)
  const found = transport.connect(b.transport.self, [...nowhere, ...b.addresses], ECHO)
  await clock.advance(1.5 * SECOND)
  const result = await found
  assert.ok(result.ok)
  await assertEchoes(result.value)
  silent.close()
  for (const socket of sockets) socket.destroy()
  givenUp.abort()
  assert.not.ok((await old).ok)
})

test('who must not learn our addresses is reached through the relay all the way', async () => {
  const relay = await testNode('relay')
  const [a, b] = [await testNode('a', { webrtc: true }), await testNode('b', { webrtc: true })]
  const circuits = await relayed(b, relay)
  b.transport.serve(ECHO, echo)
  a.rules.direct = b.rules.direct = () => false
  const channel = await connected(a, b, [...b.addresses, ...circuits])
  assert.is(channel.route, 'relayed')
  await assertEchoes(channel)
  // Neither side was told more than the circuit: no identify, no WebRTC, no hole punching.
  const [connection] = b.net.node.getConnections(peerIdOf(a.transport.self))
  assert.is(connection?.limits === undefined, false)
  const known = await b.net.node.peerStore.get(peerIdOf(a.transport.self))
  assert.equal(known.addresses, [])
  assert.is(b.net.node.getConnections(peerIdOf(a.transport.self)).length, 1)
})

test('a relay keeps no place for strangers, and relays to nobody but its friends', async () => {
  const relay = await testNode('relay')
  relay.rules.friend = () => false
  const b = await testNode('b')
  const keeper = new RelayKeeper({ net: b.net, clock: systemClock, changed: () => {} })
  keeper.keep([relay.transport.self])
  await b.transport.dial(relay.transport.self, relay.addresses)
  let refusal = ''
  await b.net.reservations.addRelay(relay.net.node.peerId, 'configured')
    .catch((error: unknown) => { refusal = String(error) })
  assert.match(refusal, 'PERMISSION_DENIED')
  assert.equal(keeper.addresses(), [])

  // A friend whose friendship ended while its place is still kept is not relayed to either.
  relay.rules.friend = () => true
  await b.net.reservations.addRelay(relay.net.node.peerId, 'configured')
  assert.is(keeper.addresses().length, 1)
  relay.rules.friend = () => false
  const a = await testNode('a')
  const result = await a.transport.connect(b.transport.self, keeper.addresses(), ECHO)
  assert.is(result.ok, false)
  keeper.close()
})

test('a circuit through a node that is none of our relays is refused', async () => {
  const relay = await testNode('relay')
  const b = await testNode('b')
  const circuits = await relayed(b, relay)
  b.rules.relay = () => false
  const a = await testNode('a')
  const result = await a.transport.connect(b.transport.self, circuits, ECHO)
  assert.is(result.ok, false)
})

test('a place at a relay is taken anew after the connection to it was lost', async () => {
  const relay = await testNode('relay')
  const b = await testNode('b')
  let changes = 0
  const keeper = new RelayKeeper({ net: b.net, clock: systemClock, changed: () => { changes++ } })
  keeper.keep([relay.transport.self])
  await b.transport.dial(relay.transport.self, relay.addresses)
  await until(() => keeper.addresses().length > 0)
  const before = changes
  await b.net.node.hangUp(relay.net.node.peerId)
  await until(() => keeper.addresses().length === 0)
  await b.transport.dial(relay.transport.self, relay.addresses)
  await until(() => keeper.addresses().length > 0)
  assert.ok(changes >= before + 2)
  keeper.close()
})

test('another protocol, another key and nobody there give coded faults', async () => {
  const [a, b] = [await testNode('a'), await testNode('b')]
  const code = async (peer: TestNode, addresses: Address[], protocol: string): Promise<string> => {
    const result = await a.transport.connect(peer.transport.self, addresses, protocol)
    return result.ok ? 'ok' : result.fault.code
  }
  assert.is(await code(b, b.addresses, '/snug/none/1.0.0'), 'refused')
  await a.net.node.hangUp(b.net.node.peerId)
  const other = await testNode('other')
  assert.is(await code(other, b.addresses, ECHO), 'unreachable')
  assert.is(await code(other, [], ECHO), 'unreachable')
  assert.is(await code(other, ['/ip4/127.0.0.1/tcp/9' as Address], ECHO), 'unreachable')
  assert.is(await code(other, ['nonsense' as Address], ECHO), 'unreachable')
  const over = AbortSignal.abort()
  const late = await a.transport.connect(other.transport.self, other.addresses, ECHO, over)
  assert.is(late.ok ? 'ok' : late.fault.code, 'timeout')
})

test('channels share a connection, and a handler that fails closes its channel', async () => {
  const [a, b] = [await testNode('a'), await testNode('b')]
  b.transport.serve(ECHO, echo)
  const end = b.transport.serve('/snug/test/fails/1.0.0', () => Promise.reject(new Error('no')))
  await connected(a, b, b.addresses)
  const failing = await a.transport.connect(b.transport.self, [], '/snug/test/fails/1.0.0')
  assert.ok(failing.ok && await failing.value.receive() === undefined)
  assert.is(a.net.node.getConnections().length, 1)
  assert.ok(a.transport.isConnected(b.transport.self))
  end()
  await until(async () => {
    const gone = await a.transport.connect(b.transport.self, [], '/snug/test/fails/1.0.0')
    return !gone.ok && gone.fault.code === 'refused'
  })
})

test('a connection whose other end is gone is given up, and a new one is made', async () => {
  const [a, b] = [await testNode('a'), await testNode('b')]
  const { clock, transport } = byHand(a)
  b.transport.serve(ECHO, echo)
  await connected(a, b, b.addresses)
  const [old] = a.net.node.getConnections()
  assert.ok(old)
  old.newStream = (_protocols, options) => new Promise((_resolve, reject) => {
    const late = new DOMException('late', 'AbortError')
    options?.signal?.addEventListener('abort', () => { reject(late) })
  })
  const connecting = transport.connect(b.transport.self, b.addresses, ECHO)
  await clock.advance(8 * SECOND)
  const result = await connecting
  assert.ok(result.ok)
  await assertEchoes(result.value)
  assert.is(old.status, 'aborted')
})

test('one peer gets a few streams of a protocol and no more', async () => {
  const [a, b] = [await testNode('a'), await testNode('b')]
  b.transport.serve(ECHO, echo)
  const channels: Channel[] = []
  for (let i = 0; i < 8; i++) channels.push(await connected(a, b, b.addresses))
  for (const channel of channels) await channel.send(new Uint8Array([1]))
  const answers = await Promise.all(channels.map((channel) => channel.receive()))
  assert.is(answers.filter((answer) => answer !== undefined).length, 4)
})

test.run()
