// A DHT of real nodes, all in this process: TCP on loopback, each with a table of its own. Looks
// records up and counts what that takes. Whatever goes over the sockets is counted once, where it
// was dialled: messages of the DHT, and the handshakes with nodes that were not connected before.

import { subscribe } from 'node:diagnostics_channel'
import { systemClock } from '../../../node/clock.ts'
import { accelerateWithNode } from '../../../node/crypto.ts'
import { systemRandom } from '../../../node/storage-random.ts'
import { generateEd25519 } from '../../../src/crypto/ed25519.ts'
import { cryptoReady } from '../../../src/crypto/sodium.ts'
import { Directory } from '../../../src/network/directory.ts'
import { KadRecords } from '../../../src/network/kad-records.ts'
import { seeded } from '../../random.ts'
import { LookupTrace } from '../lookup-trace.ts'
import { loopbackNode } from '../loopback-node.ts'
import { serveCalls } from '../worker.ts'
import type { Socket } from 'node:net'
import type { OwnDiscovery } from '../../../src/network/record.ts'
import type { Discovery } from '../../../src/network/record-key.ts'
import type { LoopbackNode } from '../loopback-node.ts'
import type { KadDHT } from '@libp2p/kad-dht'

const JOIN_MS = 30_000
const SETTLE_MS = 300 // in which ends what a search leaves under way, identify included

export interface Lookup {
  readonly found: boolean
  readonly ms: number
  /** Nodes on the way to the first record; undefined where the reader held it itself. */
  readonly hops: number | undefined
  /** Questions and answers of the DHT. */
  readonly messages: number
  /** Over TCP, both ways, handshakes with new nodes included. */
  readonly bytes: number
  readonly dialled: number
}

interface DhtNode extends LoopbackNode {
  readonly records: KadRecords
  readonly trace: LookupTrace
}

const random = seeded('dht lookups')
const nodes: DhtNode[] = []
const sockets = new Set<Socket>()
let closedBytes = 0

subscribe('net.client.socket', (message) => {
  const { socket } = message as { readonly socket: Socket }
  sockets.add(socket)
  socket.once('close', () => {
    sockets.delete(socket)
    closedBytes += socket.bytesRead + socket.bytesWritten
  })
})

function bytesSoFar (): number {
  let bytes = closedBytes
  for (const socket of sockets) bytes += socket.bytesRead + socket.bytesWritten
  return bytes
}

async function newNode (): Promise<DhtNode> {
  const { net, transport } = await loopbackNode('server', random(32))
  const { dht } = net.node.services as { readonly dht: KadDHT }
  const trace = new LookupTrace(dht)
  const held: KadRecords['held'] = (key) => net.datastore.record(key)
  const records = new KadRecords({ dht: trace.dht, self: net.node.peerId, held })
  return { net, transport, records, trace }
}

function directoryOf ({ records }: DhtNode): Directory {
  return new Directory({ network: records, clock: systemClock, random: systemRandom })
}

async function lookUp (reader: DhtNode, discovery: Discovery): Promise<Lookup> {
  await pause(SETTLE_MS)
  const before = { bytes: bytesSoFar(), connections: sockets.size }
  reader.trace.begin()
  const begin = performance.now()
  const search = await directoryOf(reader).find(discovery)
  const ms = performance.now() - begin
  await pause(SETTLE_MS)
  return {
    found: search.outcome === 'found',
    ms,
    hops: reader.trace.hops,
    messages: reader.trace.messages,
    bytes: bytesSoFar() - before.bytes,
    dialled: sockets.size - before.connections
  }
}

function pause (ms: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, ms) })
}

const calls = {
  /** Starts nodes that join through a node that is there, each knowing only that one. */
  grow: async ({ count }: { readonly count: number }): Promise<void> => {
    await cryptoReady()
    accelerateWithNode()
    while (nodes.length < count) {
      const node = await newNode()
      if (nodes.length > 0) {
        const first = random.pick(nodes)
        await node.transport.dial(first.transport.self, first.net.listening())
        while (node.records.size === 0) await pause(5)
        await node.records.join(AbortSignal.timeout(JOIN_MS))
      }
      nodes.push(node)
    }
  },

  /** Nodes in the table of each node. */
  tables: async (): Promise<number[]> => nodes.map(({ records }) => records.size),

  /** Records published by different nodes, each looked up by a node that did not publish it. */
  lookUp: async ({ count }: { readonly count: number }): Promise<Lookup[]> => {
    const lookups: Lookup[] = []
    for (let i = 0; i < count; i++) {
      const [publisher, reader] = random.shuffle(nodes) as [DhtNode, DhtNode]
      const owner: OwnDiscovery = { secret: random(32), keys: generateEd25519(random) }
      const location = { peer: publisher.transport.self, addresses: publisher.net.listening() }
      await directoryOf(publisher).publish(owner, location)
      const discovery = { secret: owner.secret, publicKey: owner.keys.publicKey }
      lookups.push(await lookUp(reader, discovery))
    }
    return lookups
  },

  rss: async (): Promise<number> => process.memoryUsage.rss()
}

export type DhtCalls = typeof calls

serveCalls(calls)
