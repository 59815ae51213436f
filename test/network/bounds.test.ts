// What we tell of ourselves, whom we dial, and how much one host or peer may take: rules by
// themselves.

import { multiaddr } from '@multiformats/multiaddr'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { limitCrowd } from '../../src/network/crowd.ts'
import { dialPlan } from '../../src/network/dial-plan.ts'
import { connectionGater } from '../../src/network/gater.ts'
import { atHost, hostOf, sameHost } from '../../src/network/host.ts'
import { InboundGuard } from '../../src/network/inbound-guard.ts'
import { TOLD_MAX, familiesOf, isClosedWorld, tell } from '../../src/network/own-addresses.ts'
import { peerIdOf } from '../../src/network/peer-key.ts'
import { PeerRules } from '../../src/network/peer-policy.ts'
import { Traffic } from '../../src/network/traffic.ts'
import { DAY } from '../../src/base/limits.ts'
import { ManualClock } from '../clock.ts'
import { testKey } from './keys.ts'
import type { Address, PeerKey } from '../../src/base/channel.ts'
import type { DialPlan } from '../../src/network/dial-plan.ts'
import type { OwnAddresses } from '../../src/network/own-addresses.ts'
import type {
  Connection, ConnectionGater, Libp2p, MultiaddrConnection, PeerId
} from '@libp2p/interface'

const peer = testKey('peer')
const relay = testKey('relay')
const address = (text: string): Address => text as Address

const circuit = address(`/ip4/11.9.9.9/tcp/7684/p2p/${peerIdOf(relay).toString()}/p2p-circuit`)
const own: OwnAddresses = {
  announced: [],
  confirmed: [address('/ip4/11.0.0.1/tcp/7684')],
  listening: [
    '/ip4/127.0.0.1/tcp/7684',
    '/ip4/192.168.1.2/tcp/7684',
    '/ip6/2a00:1::2/tcp/7684',
    '/ip6/::1/tcp/7684'
  ].map(address),
  relayed: [circuit]
}

test('everybody is told confirmed addresses, contacts more, hidden ones circuits only', () => {
  assert.equal(tell(own, 'world', false), ['/ip4/11.0.0.1/tcp/7684'])
  assert.equal(tell(own, 'contact', false), [
    '/ip4/11.0.0.1/tcp/7684', '/ip6/2a00:1::2/tcp/7684', circuit
  ])
  assert.equal(tell(own, 'neighbour', false), [
    '/ip4/11.0.0.1/tcp/7684', '/ip6/2a00:1::2/tcp/7684', circuit, '/ip4/192.168.1.2/tcp/7684'
  ])
  assert.equal(tell(own, 'hidden', false), [circuit])
  assert.equal(tell(own, 'hidden', true), [circuit])
})

test('announced addresses stand for untried ones, and the machine\'s own are told nobody', () => {
  const announced = [address('/dns4/house.example/tcp/7684')]
  const told = tell({ ...own, announced, confirmed: [] }, 'contact', false)
  assert.equal(told, [...announced, circuit])
  for (const audience of ['world', 'contact', 'neighbour', 'hidden'] as const) {
    assert.ok(tell(own, audience, false).every((one) => !/127\.0\.0\.1|::1\//.test(one)))
  }
})

test('in a closed world, local addresses are all there is', () => {
  assert.ok(isClosedWorld([address('/ip4/127.0.0.1/tcp/0'), address('/ip4/10.1.2.3/tcp/1')]))
  assert.not(isClosedWorld([address('/ip4/0.0.0.0/tcp/0'), address('/ip4/127.0.0.1/tcp/0')]))
  assert.not(isClosedWorld([]))
  // Behind a router that forwards a port, the world is open although all interfaces are local.
  assert.not(isClosedWorld([address('/ip4/10.1.2.3/tcp/1')], [address('/ip4/11.0.0.1/tcp/1')]))
  assert.ok(isClosedWorld([address('/ip4/10.1.2.3/tcp/1')], [address('/ip4/10.1.2.3/tcp/2')]))
  assert.ok(tell(own, 'world', true).includes(address('/ip4/127.0.0.1/tcp/7684')))
  const many = Array.from({ length: 20 }, (_, i) => address(`/ip4/11.0.0.${i}/tcp/1`))
  assert.is(tell({ ...own, confirmed: many }, 'contact', false).length, TOLD_MAX)
})

test('a circuit leads to WebRTC, and is all there is for who must not learn our addresses', () => {
  const suffix = `/p2p/${peerIdOf(peer).toString()}`
  const direct = address('/ip4/11.0.0.1/tcp/1')
  const [four, any] = [new Set(['ip4']), new Set<string>()]
  const texts = (plan: DialPlan): string[][] =>
    [plan.direct, plan.circuits, plan.webrtc].map((targets) => targets.map(String))
  const both = [circuit, direct, direct, address('/ip6/2a00::1/tcp/1')]
  assert.equal(texts(dialPlan(peer, both, { direct: true, families: four })),
    [[direct + suffix], [circuit + suffix], [`${circuit}/webrtc${suffix}`]])
  assert.is(dialPlan(peer, both, { direct: true, families: any }).direct.length, 2)
  const hidden = dialPlan(peer, both, { direct: false, families: any })
  assert.equal(texts(hidden), [[], [circuit + suffix], []])
  const none = dialPlan(peer, [address('/not/one')], { direct: true, families: any })
  assert.equal(texts(none), [[], [], []])
  assert.equal(familiesOf(own.listening), new Set(['ip4', 'ip6']))
  assert.equal(familiesOf([address('/ip6/::1/tcp/1')]), new Set())
})

function gaterOf (policy: PeerRules, closed: boolean): ConnectionGater {
  const inbound = new InboundGuard(1)
  return connectionGater({ policy, closed, families: () => new Set(), inbound })
}

test('strangers cannot make the node dial its own network, a name, or no address', () => {
  const rules = new PeerRules()
  rules.known = (key) => key === known || String(key) === String(known)
  const known = testKey('known')
  const dials = (text: string, to: PeerKey, closed = false): boolean => {
    const gater = gaterOf(rules, closed)
    return gater.denyDialMultiaddr?.(multiaddr(`${text}/p2p/${peerIdOf(to).toString()}`)) === false
  }
  const stranger = testKey('stranger')
  for (const [text, toKnown, toStranger] of [
    ['/ip4/11.0.0.1/tcp/1', true, true],
    ['/ip6/2a00::1/udp/1/webrtc-direct', true, true],
    ['/ip4/192.168.0.1/tcp/80', true, false],
    ['/ip6/fd00::1/tcp/80', true, false],
    ['/ip4/127.0.0.1/tcp/80', false, false],
    ['/dns4/house.example/tcp/443/tls/ws', true, false],
    ['/dns4/localhost/tcp/80', false, false],
    ['/unix/%2Ftmp%2Fsocket', false, false],
    ['/dnsaddr/example.org', false, false]
  ] as const) {
    assert.is(dials(text, known), toKnown, `${text} of a known peer`)
    assert.is(dials(text, stranger), toStranger, `${text} of a stranger`)
  }
  assert.ok(dials('/ip4/127.0.0.1/tcp/80', stranger, true))
  assert.not(dials('/dns4/house.example/tcp/80', stranger, true))
  assert.ok(dials('/dns4/localhost/tcp/80', known, true))
})

test('only friends get a place at this relay, and circuits to them only', () => {
  const rules = new PeerRules()
  const gater = gaterOf(rules, true)
  const [a, b] = [peerIdOf(peer), peerIdOf(relay)]
  assert.is(gater.denyInboundRelayReservation?.(a), true)
  assert.is(gater.denyOutboundRelayedConnection?.(b, a), true)
  assert.is(gater.denyInboundRelayedConnection?.(b, a), true)
  rules.friend = (key) => String(key) === String(peer)
  rules.relay = (key) => String(key) === String(relay)
  assert.is(gater.denyInboundRelayReservation?.(a), false)
  assert.is(gater.denyOutboundRelayedConnection?.(b, a), false)
  assert.is(gater.denyOutboundRelayedConnection?.(a, b), true)
  assert.is(gater.denyInboundRelayedConnection?.(b, a), false)
})

/** A connection as the guard sees it. */
function incoming (text: string): MultiaddrConnection {
  const connection = Object.assign(new EventTarget(), { remoteAddr: multiaddr(text) })
  return connection as unknown as MultiaddrConnection
}

test('one host holds so many connections and no more; an IPv6 /64 is one host', () => {
  const guard = new InboundGuard(2)
  const first = incoming('/ip4/11.0.0.1/tcp/1')
  assert.ok(guard.admit(first))
  assert.ok(guard.admit(incoming('/ip4/11.0.0.1/tcp/2')))
  assert.not(guard.admit(incoming('/ip4/11.0.0.1/tcp/3')))
  assert.ok(guard.admit(incoming('/ip4/11.0.0.2/tcp/3')))
  first.dispatchEvent(new Event('close'))
  assert.ok(guard.admit(incoming('/ip4/11.0.0.1/tcp/4')))
  assert.not(guard.admit(incoming('/ip4/11.0.0.1/tcp/5')))

  assert.ok(guard.admit(incoming('/ip6/2a00:1:2:3::1/tcp/1')))
  assert.ok(guard.admit(incoming('/ip6/2a00:1:2:3:ffff::2/tcp/1')))
  assert.not(guard.admit(incoming('/ip6/2a00:1:2:3:4:5:6:7/tcp/1')))
  assert.ok(guard.admit(incoming('/ip6/2a00:1:2:4::1/tcp/1')))
  for (let i = 0; i < 5; i++) {
    const way = `/ip4/11.0.0.1/tcp/9/p2p/${peerIdOf(relay).toString()}/p2p-circuit`
    assert.ok(guard.admit(incoming(way)))
  }
})

test('the newest connections of a peer stay, and strangers displace strangers only', () => {
  const rules = new PeerRules()
  rules.friend = (key) => String(key) === String(peer)
  type Fake = { remotePeer: PeerId, status: string, timeline: { open: number }, abort (): void }
  const all: Fake[] = []
  const node = Object.assign(new EventTarget(), {
    getConnections: (of?: PeerId) => all.filter(({ remotePeer, status }) =>
      status === 'open' && (of === undefined || remotePeer.equals(of)))
  })
  const end = limitCrowd(node as unknown as Libp2p, rules, { perPeer: 2, strangers: 3 })
  const open = (key: PeerKey): void => {
    const connection = {
      remotePeer: peerIdOf(key),
      status: 'open',
      timeline: { open: all.length },
      abort: () => { connection.status = 'aborted' }
    }
    all.push(connection)
    const detail = connection as unknown as Connection
    node.dispatchEvent(new CustomEvent<Connection>('connection:open', { detail }))
  }
  const isOpen = (): number[] => all.flatMap(({ status }, i) => status === 'open' ? [i] : [])
  for (let i = 0; i < 4; i++) open(peer)
  assert.equal(isOpen(), [2, 3])
  for (let i = 0; i < 5; i++) open(testKey(`stranger ${i}`))
  assert.equal(isOpen(), [2, 3, 6, 7, 8])
  end()
  open(peer)
  assert.is(isOpen().length, 6)
})

test('the host of an address is compared and replaced within its family', () => {
  assert.equal(hostOf('/ip4/11.0.0.1/tcp/1'), { family: 'ip4', ip: '11.0.0.1' })
  assert.is(hostOf('/dns4/example.org/tcp/1'), undefined)
  assert.is(hostOf('nonsense'), undefined)
  assert.ok(sameHost('/ip6/2a00::1/tcp/1', '/ip6/2a00:0::1/udp/9'))
  assert.not(sameHost('/ip4/11.0.0.1/tcp/1', '/ip4/11.0.0.2/tcp/1'))
  const host = { family: 'ip4', ip: '11.0.0.9' }
  assert.is(atHost(address('/ip4/0.0.0.0/tcp/7/ws'), host), '/ip4/11.0.0.9/tcp/7/ws')
  assert.is(atHost(address('/ip6/::/tcp/7'), host), undefined)
})

test('traffic is counted by protocol, and faults are named for a day', async () => {
  const clock = new ManualClock()
  const traffic = new Traffic(clock)
  const fault = (message: string) => ({ code: 'unreachable', message })
  traffic.count('/a', 5, 0)
  traffic.count('/a', 1, 7)
  assert.equal(traffic.protocols().get('/a'), { sent: 6, received: 7 })
  traffic.attempted(peer, fault('Nobody there.'))
  traffic.attempted(relay, fault('Late.'))
  traffic.attempted(relay, undefined)
  assert.equal(traffic.faults().map((one) => one.fault.message), ['Nobody there.'])
  for (let i = 0; i < 100; i++) traffic.attempted(testKey(i), fault('x'))
  assert.is(traffic.faults().length, 64)
  await clock.advance(DAY)
  assert.equal(traffic.faults(), [])
})

test.run()
