// How often WebRTC is tried by way of a circuit, and when not: over connections by hand.

import { peerIdFromString } from '@libp2p/peer-id'
import { multiaddr } from '@multiformats/multiaddr'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { peerIdOf } from '../../src/network/peer-key.ts'
import { Upgrader } from '../../src/network/upgrader.ts'
import { ManualClock, settle } from '../clock.ts'
import { testKey } from './keys.ts'
import type { PeerKey } from '../../src/base/channel.ts'
import type { Connection, Libp2p } from '@libp2p/interface'

const test = suite('upgrader')
const SECOND = 1_000
const RELAY = '/ip4/127.0.0.1/tcp/1/ws/p2p/12D3KooWCz86v9wmY1J9CNG7XSyEfgYYwPVqbygkXBqymEwfhFUt'

class Bench {
  readonly clock = new ManualClock()
  readonly connections: Connection[] = []
  readonly dialled: string[] = []
  readonly nearer: PeerKey[] = []
  readonly upgrader: Upgrader
  readonly remote: PeerKey
  direct = true
  opens = false
  readonly #events = new EventTarget()

  constructor () {
    // The one with the lower peer id begins.
    const [low, high] = [testKey('a'), testKey('b')]
      .toSorted((a, b) => peerIdOf(a).toString() < peerIdOf(b).toString() ? -1 : 1)
    if (low === undefined || high === undefined) throw new Error('no keys')
    this.remote = high
    const node = {
      peerId: peerIdOf(low),
      addEventListener: this.#events.addEventListener.bind(this.#events),
      removeEventListener: this.#events.removeEventListener.bind(this.#events),
      getConnections: () => this.connections
    }
    this.upgrader = new Upgrader({
      node: node as unknown as Libp2p,
      clock: this.clock,
      tries: true,
      open: (target) => {
        this.dialled.push(target.toString())
        return this.opens
          ? Promise.resolve(this.open(true))
          : Promise.reject(new Error('blocked'))
      },
      direct: () => this.direct,
      nearer: (peer) => { this.nearer.push(peer) }
    })
  }

  open (direct: boolean): Connection {
    const remotePeer = peerIdFromString(peerIdOf(this.remote).toString())
    const connection = {
      direct, remotePeer, status: 'open',
      remoteAddr: multiaddr(`${RELAY}/p2p-circuit/p2p/${remotePeer.toString()}`)
    } as unknown as Connection
    this.connections.push(connection)
    this.#events.dispatchEvent(new CustomEvent('connection:open', { detail: connection }))
    return connection
  }

  end (connection: Connection): void {
    this.connections.splice(this.connections.indexOf(connection), 1)
    this.#events.dispatchEvent(new CustomEvent('connection:close', { detail: connection }))
  }
}

test('a circuit to a contact is followed by WebRTC through the same relay', async () => {
  const bench = new Bench()
  bench.opens = true
  bench.open(false)
  await bench.clock.advance(SECOND)
  const [target = ''] = bench.dialled
  assert.is(target, `${RELAY}/p2p-circuit/webrtc/p2p/${peerIdOf(bench.remote).toString()}`)
  assert.equal(bench.nearer, [bench.remote])
  await bench.clock.advance(3_600 * SECOND)
  assert.is(bench.dialled.length, 1, 'once there is a direct way nothing is tried')
  const [, direct] = bench.connections
  if (direct !== undefined) bench.end(direct)
  await bench.clock.advance(SECOND)
  assert.is(bench.dialled.length, 2, 'and when it is gone it is tried anew')
  bench.upgrader.close()
})

test('where WebRTC is blocked it is tried less and less, and the circuit stays', async () => {
  const bench = new Bench()
  const circuit = bench.open(false)
  await bench.clock.advance(120 * SECOND)
  assert.is(bench.dialled.length, 5)
  await bench.clock.advance(3_600 * SECOND)
  assert.ok(bench.dialled.length <= 5 + 13)
  assert.is(circuit.status, 'open')
  const before = bench.dialled.length
  bench.upgrader.hurry()
  await bench.clock.advance(SECOND)
  assert.is(bench.dialled.length, before + 1, 'another network is another chance')
  bench.upgrader.close()
})

test('nobody who must not learn our addresses is met, and a new contact is met soon', async () => {
  const bench = new Bench()
  bench.direct = false
  bench.open(false)
  await bench.clock.advance(600 * SECOND)
  assert.equal(bench.dialled, [])
  bench.open(false)
  await bench.clock.advance(2 * SECOND)
  bench.direct = true
  await bench.clock.advance(SECOND)
  assert.is(bench.dialled.length, 1)
  bench.upgrader.close()
})

test('nothing is tried after the circuit or the network ended', async () => {
  const bench = new Bench()
  bench.end(bench.open(false))
  bench.open(false)
  bench.upgrader.close()
  await bench.clock.advance(600 * SECOND)
  await settle()
  assert.equal(bench.dialled, [])
  assert.is(bench.clock.pending, 0)
})

test.run()
