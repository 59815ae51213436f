// When the other end of a connection is asked whether it is there, and what becomes of those that
// do not answer: over connections by hand.

import { peerIdFromString } from '@libp2p/peer-id'
import { multiaddr } from '@multiformats/multiaddr'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { MINUTE, SECOND } from '../../src/base/limits.ts'
import { Liveness } from '../../src/network/liveness.ts'
import { ManualClock, settle } from '../clock.ts'
import type { Connection, Libp2p } from '@libp2p/interface'

const test = suite('liveness')
const PEER = '12D3KooWCz86v9wmY1J9CNG7XSyEfgYYwPVqbygkXBqymEwfhFUt'
const WEB = `/ip4/11.0.0.1/tcp/1/ws/p2p/${PEER}`

/** What a connection does when it is asked. */
type Answer = 'answers' | 'refuses' | 'keeps silent'

class Bench {
  readonly clock = new ManualClock()
  readonly connections: Connection[] = []
  readonly ended: string[] = []
  doubts = 0
  readonly asked: string[] = []
  readonly liveness: Liveness
  readonly #events = new EventTarget()

  constructor (heartbeatMs?: () => number) {
    const node = Object.assign(this.#events, { getConnections: () => this.connections })
    this.liveness = new Liveness({
      node: node as unknown as Libp2p, clock: this.clock, heartbeatMs,
      doubted: () => { this.doubts++ }
    })
  }

  open (name: string, answer: Answer, address = WEB, direct = true): Connection {
    const gone = new AbortController()
    const connection = {
      direct, status: 'open', remotePeer: peerIdFromString(PEER), remoteAddr: multiaddr(address),
      abort: () => {
        if (connection.status === 'open') this.ended.push(name)
        Object.assign(connection, { status: 'aborted' })
        gone.abort()
      },
      newStream: (_protocol: string, { signal }: { readonly signal: AbortSignal }) => {
        this.asked.push(name)
        if (answer === 'answers') return Promise.resolve({ abort: () => {} })
        if (answer === 'refuses') return Promise.reject(new Error('no such protocol'))
        return new Promise((_, reject) => {
          const fail = (): void => { reject(new Error('late')) }
          signal.addEventListener('abort', fail)
          gone.signal.addEventListener('abort', fail)
        })
      }
    } as unknown as Connection
    this.connections.push(connection)
    this.#events.dispatchEvent(new CustomEvent('connection:open', { detail: connection }))
    return connection
  }
}

test('who does not answer in time is gone; a refusal is an answer', async () => {
  const bench = new Bench()
  bench.open('alive', 'answers')
  const looked = bench.liveness.look(2 * SECOND)
  await settle()
  bench.connections.splice(0)
  assert.is(await looked, 0)
  bench.open('refusing', 'refuses')
  bench.open('dead', 'keeps silent')
  const again = bench.liveness.look(2 * SECOND)
  assert.is(await bench.liveness.look(2 * SECOND), 0, 'what is being asked is not asked twice')
  await bench.clock.advance(2 * SECOND)
  assert.is(await again, 1)
  assert.equal(bench.ended, ['dead'])
  bench.liveness.close()
})

test('a page asks now and then over its WebSockets, and over nothing else', async () => {
  let pace = MINUTE
  const bench = new Bench(() => pace)
  bench.open('web', 'answers')
  bench.open('direct', 'keeps silent', `/webrtc/p2p/${PEER}`)
  bench.open('circuit', 'keeps silent', `${WEB}/p2p-circuit/p2p/${PEER}`, false)
  await settle()
  bench.asked.splice(0)
  await bench.clock.advance(10 * MINUTE)
  assert.equal(bench.asked, Array.from({ length: 10 }, () => 'web'))
  pace = 4 * MINUTE
  await bench.clock.advance(MINUTE)
  bench.asked.splice(0)
  await bench.clock.advance(12 * MINUTE)
  assert.is(bench.asked.length, 3)
  bench.liveness.close()
  assert.is(bench.clock.pending, 0)
})

test('a node, whose connections TCP looks after, asks nothing by itself', async () => {
  const bench = new Bench()
  bench.open('web', 'keeps silent')
  await bench.clock.advance(60 * MINUTE)
  assert.equal(bench.asked, [])
  bench.liveness.close()
})

test('who connects anew is asked whether the connection before is still there', async () => {
  const bench = new Bench()
  bench.open('old', 'keeps silent')
  bench.open('upgraded', 'keeps silent', `/webrtc/p2p/${PEER}`)
  assert.equal(bench.asked, [], 'a connection beside it is not in its place')
  bench.open('new', 'answers')
  assert.equal(bench.asked, ['old'])
  await bench.clock.advance(10 * SECOND)
  assert.equal(bench.ended, ['old'])
  bench.liveness.close()
})

test('whose answer is late may be reached anew, and is given up once that is done', async () => {
  const bench = new Bench()
  const old = bench.open('old', 'keeps silent')
  const looked = bench.liveness.look(10 * SECOND)
  assert.not.ok(bench.liveness.doubts(old))
  await bench.clock.advance(SECOND)
  assert.ok(bench.liveness.doubts(old))
  assert.is(bench.doubts, 1)
  assert.equal(bench.ended, [])
  bench.open('new', 'answers')
  assert.is(await looked, 1)
  assert.equal(bench.ended, ['old'])
  assert.not.ok(bench.liveness.doubts(old))
  bench.liveness.close()
  assert.is(bench.clock.pending, 0)
})

test.run()
