// Places at relays: asked for, kept on, and asked for again, over real relays; and by which clock,
// over a library by hand.

import { multiaddr } from '@multiformats/multiaddr'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { systemClock } from '../../node/clock.ts'
import { HOUR, MINUTE, SECOND } from '../../src/base/limits.ts'
import { peerIdOf } from '../../src/network/peer-key.ts'
import { circuitsOf } from '../../src/network/relay-circuits.ts'
import { RelayKeeper } from '../../src/network/relay-keeper.ts'
import { ManualClock, settle } from '../clock.ts'
import { PATIENCE } from '../runner/report.ts'
import { testKey } from './keys.ts'
import { stopNodes, testNode, until } from './node.ts'
import type { CircuitRelayService } from '@libp2p/circuit-relay-v2'
import type { NetworkNode, RelayReservation } from '../../src/network/network-node.ts'

const test = suite('relay keeper')
const RELAY = '12D3KooWCz86v9wmY1J9CNG7XSyEfgYYwPVqbygkXBqymEwfhFUt'

test.after.each(stopNodes)

/** A relay that keeps places until its own clock says so. */
class Bench {
  readonly clock = new ManualClock()
  readonly keeper: RelayKeeper
  readonly asked: number[] = []
  readonly relay = testKey('relay')
  readonly events = new EventTarget()
  /** What the relay says when it is asked. */
  expire = (): number => this.clock.now() + 2 * HOUR
  kept: RelayReservation | undefined

  constructor () {
    const relay = peerIdOf(this.relay)
    const node = Object.assign(new EventTarget(), {
      getConnections: () => [{ direct: true, status: 'open' }],
      peerStore: {
        get: () => Promise.resolve({ protocols: ['/libp2p/circuit/relay/0.2.0/hop'] })
      }
    })
    const reservations = Object.assign(this.events, {
      addRelay: () => {
        this.asked.push(this.clock.monotonic())
        this.kept = { addrs: [], expire: BigInt(Math.round(this.expire() / SECOND)) }
        this.#tell('relay:created-reservation', this.kept)
        return Promise.resolve()
      },
      hasReservation: () => this.kept !== undefined,
      getReservation: () => this.kept
    })
    const net = { node, reservations, closed: false } as unknown as NetworkNode
    this.keeper = new RelayKeeper({ net, clock: this.clock, changed: () => {} })
    this.#tell = (type, reservation) => {
      this.events.dispatchEvent(new CustomEvent(type, {
        detail: { relay, details: { reservation } }
      }))
    }
  }

  readonly #tell: (type: string, reservation: RelayReservation) => void

  lose (): void {
    const reservation = this.kept
    this.kept = undefined
    if (reservation !== undefined) this.#tell('relay:removed', reservation)
  }
}

test('a place is asked for again long before it ends, by our clock alone', async () => {
  for (const [off, first] of [[0, HOUR], [3 * HOUR, HOUR], [-3 * HOUR, HOUR]] as const) {
    const bench = new Bench()
    bench.expire = () => bench.clock.now() + 2 * HOUR + off
    bench.keeper.keep([bench.relay])
    await settle()
    await bench.clock.advance(first - MINUTE)
    assert.is(bench.asked.length, 1, `a clock that is ${off} ms off`)
    // The library would ask each half minute where the relay's time is over by our clock.
    assert.ok(Number(bench.kept?.expire) * SECOND > bench.clock.now() + 50 * MINUTE)
    await bench.clock.advance(2 * MINUTE)
    assert.is(bench.asked.length, 2)
    await bench.clock.advance(10 * HOUR)
    assert.is(bench.asked.length, 12)
    bench.keeper.close()
    assert.is(bench.clock.pending, 0)
  }
})

test('a place that is kept for a short while is asked for in half of it', async () => {
  const bench = new Bench()
  bench.expire = () => bench.clock.now() + MINUTE
  bench.keeper.keep([bench.relay])
  await settle()
  await bench.clock.advance(5 * MINUTE + SECOND)
  assert.is(bench.asked.length, 11)
  bench.keeper.close()
})

test('a place that was lost while the relay is there is asked for at once', async () => {
  const bench = new Bench()
  bench.keeper.keep([bench.relay])
  await settle()
  bench.lose()
  await settle()
  assert.is(bench.asked.length, 2)
  bench.keeper.keep([])
  bench.lose()
  await settle()
  assert.is(bench.asked.length, 2, 'a relay that is not wanted any more')
  bench.keeper.close()
})

test('places at several relays are kept at once, and for as long as they are there', async () => {
  const relays = await Promise.all(['r1', 'r2', 'r3'].map((name) =>
    testNode(name, { placeMs: 2 * SECOND })))
  const node = await testNode('node')
  const keeper = new RelayKeeper({ net: node.net, clock: systemClock, changed: () => {} })
  let made = 0
  node.net.reservations.addEventListener('relay:created-reservation', () => { made++ })
  keeper.keep(relays.map(({ transport }) => transport.self))
  await Promise.all(relays.map(({ transport, addresses }) =>
    node.transport.dial(transport.self, addresses)))
  await until(() => keeper.addresses().length === relays.length)
  await until(() => made >= 4 * relays.length && keeper.addresses().length === relays.length, 15)
  await relays[0]?.net.stop()
  await until(() => keeper.addresses().length === relays.length - 1)
  keeper.close()
})

test('a relay keeps no place for who is gone, and a new one for who comes back', async () => {
  const relay = await testNode('relay')
  const { relay: { reservations } } =
    relay.net.node.services as { relay: CircuitRelayService }
  for (let round = 0; round < 2; round++) {
    const node = await testNode('node')
    const keeper = new RelayKeeper({ net: node.net, clock: systemClock, changed: () => {} })
    keeper.keep([relay.transport.self])
    await node.transport.dial(relay.transport.self, relay.addresses)
    await until(() => reservations.size === 1 && keeper.addresses().length === 1)
    keeper.close()
    await node.net.stop()
    await until(() => reservations.size === 0)
  }
})

test('a place moves to the newer connection when the older one ends', async () => {
  const [relay, node] = [await testNode('relay'), await testNode('node')]
  const keeper = new RelayKeeper({ net: node.net, clock: systemClock, changed: () => {} })
  keeper.keep([relay.transport.self])
  const dialled = await node.transport.dial(relay.transport.self, relay.addresses)
  await until(() => keeper.addresses().length > 0)
  const [address] = relay.addresses
  const peer = peerIdOf(relay.transport.self)
  const late = AbortSignal.timeout(5_000 * PATIENCE)
  await node.net.open(multiaddr(`${address}/p2p/${peer.toString()}`), late)
  assert.ok(dialled.ok)
  let lost = false
  node.net.reservations.addEventListener('relay:removed', () => { lost = true })
  dialled.value.abort(new Error('its other end is gone'))
  await until(() => lost && keeper.addresses().length > 0)
  keeper.close()
})

test('of a relay one address of each family is told, one for browsers where there is one', () => {
  const at = (...addresses: string[]): Uint8Array[] =>
    addresses.map((address) => multiaddr(`${address}/p2p/${RELAY}`).bytes)
  const told = (...addresses: string[]): string[] =>
    circuitsOf(at(...addresses), false).map((one) => one.split('/p2p/')[0] ?? '')
  assert.equal(told('/ip4/11.0.0.1/tcp/1', '/ip4/11.0.0.1/tcp/2/ws'), ['/ip4/11.0.0.1/tcp/2/ws'])
  assert.equal(told('/ip4/11.0.0.1/tcp/2/ws', '/ip6/2a11::1/tcp/1'),
    ['/ip4/11.0.0.1/tcp/2/ws', '/ip6/2a11::1/tcp/1'])
  assert.equal(
    told('/ip6/2a11::1/tcp/2/ws', '/ip4/11.0.0.1/tcp/2/ws', '/dns4/cleo.example/tcp/443/tls/ws'),
    ['/dns4/cleo.example/tcp/443/tls/ws', '/ip4/11.0.0.1/tcp/2/ws'])
  assert.equal(told('/ip4/192.168.1.1/tcp/1', '/ip4/11.0.0.1/udp/3/quic-v1'),
    ['/ip4/11.0.0.1/udp/3/quic-v1'])
  const near = (...addresses: string[]): string[] =>
    circuitsOf(at(...addresses), true).map((one) => one.split('/p2p/')[0] ?? '')
  assert.equal(near('/ip4/127.0.0.1/tcp/2/ws', '/ip4/192.168.1.1/tcp/2/ws', '/ip6/2a11::1/tcp/2/ws',
    '/ip4/11.0.0.1/tcp/2/ws'), ['/ip4/11.0.0.1/tcp/2/ws', '/ip4/192.168.1.1/tcp/2/ws'])
  assert.equal(near('/ip4/127.0.0.1/tcp/2/ws', '/ip4/192.168.1.1/tcp/2/ws'),
    ['/ip4/192.168.1.1/tcp/2/ws', '/ip4/127.0.0.1/tcp/2/ws'])
  assert.equal(near('/ip4/127.0.0.1/tcp/2/ws'), ['/ip4/127.0.0.1/tcp/2/ws'])
  assert.equal(circuitsOf([new Uint8Array([1, 2, 3])], true), [])
})

test.run()
