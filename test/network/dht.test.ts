// The DHT of real nodes on loopback: ten of them, with records that are published, looked up,
// replayed, forged and wrong.

import { Record as DhtRecord } from '@libp2p/kad-dht'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { systemClock } from '../../node/clock.ts'
import { DAY, SECOND } from '../../src/base/limits.ts'
import { generateEd25519 } from '../../src/crypto/ed25519.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { Directory } from '../../src/network/directory.ts'
import { dayOf } from '../../src/network/record-key.ts'
import { makeRecord, seqOf } from '../../src/network/record.ts'
import { ManualClock, START } from '../clock.ts'
import { seeded } from '../random.ts'
import { PATIENCE, slow } from '../runner/report.ts'
import { stopNodes, testNode, until } from './node.ts'
import type { Address, PeerKey } from '../../src/base/channel.ts'
import type { Clock } from '../../src/base/clock.ts'
import type { RecordNode } from '../../src/network/network-node.ts'
import type { RecordKey } from '../../src/network/record-key.ts'
import type { OwnDiscovery, SignedRecord } from '../../src/network/record.ts'
import type { Place } from '../../src/network/wanted.ts'
import type { TestNode } from './node.ts'
import type { KadDHT } from '@libp2p/kad-dht'

type DatastoreKey = Parameters<TestNode['net']['datastore']['put']>[0]

slow(40)
await cryptoReady()

const random = seeded('dht')
const signal = AbortSignal.timeout(120_000 * PATIENCE)
const owner: OwnDiscovery = { secret: random(32), keys: generateEd25519(random) }
const discovery = { secret: owner.secret, publicKey: owner.keys.publicKey }

const began = systemClock.now()
/** The system's time, as if it were noon at first: no record is of yesterday in the middle. */
const clock: Clock = { ...systemClock, now: () => START + systemClock.now() - began }

function recordsOf (node: TestNode): RecordNode {
  if (node.net.records === undefined) throw new Error('no DHT')
  return node.net.records
}

function directory (node: TestNode, by: Clock = clock): Directory {
  return new Directory({ network: recordsOf(node), clock: by, random })
}

function signed (seq: number, name: string, own = owner, day = dayOf(clock.now())): SignedRecord {
  const addresses = ['/ip4/11.0.0.1/tcp/7684' as Address]
  const peer = seeded(name)(32) as PeerKey
  const time = Math.floor(clock.now() / SECOND)
  return makeRecord(own, day, seq, { peer, time, addresses }, random)
}

function placeOf (node: TestNode): Place {
  return { peer: node.transport.self, addresses: node.addresses }
}

async function nodes (count: number): Promise<TestNode[]> {
  const all: TestNode[] = []
  for (let i = 0; i < count; i++) {
    const node = await testNode(`dht ${i}`, { dht: 'server', clock })
    all.push(node)
    const first = all[0]
    const { self, addresses } = { ...first?.transport, addresses: first?.addresses ?? [] }
    if (i > 0 && self !== undefined) await node.transport.dial(self, addresses)
    await until(() => i === 0 || recordsOf(node).size > 0)
    await recordsOf(node).join(signal)
  }
  return all
}

function seqsHeld (all: readonly TestNode[], key: RecordKey): number[] {
  return all.map((node) => node.net.records?.held(key))
    .filter((value) => value !== undefined).map(seqOf)
}

test.after.each(stopNodes)

test('ten nodes find what is published, and refuse what is old, forged or garbage', async () => {
  const all = await nodes(10)
  await until(() => all.every((node) => recordsOf(node).size >= 5))
  const [, publisher, , reader, , liar] = all
  assert.ok(publisher && reader && liar)

  const now = await directory(publisher).publish(owner, placeOf(publisher))
  assert.ok(now >= 5, `${now} nodes keep it`)
  const search = await directory(reader).find(discovery)
  assert.ok(search.outcome === 'found')
  assert.equal(search.found.location.addresses, publisher.addresses)
  assert.equal(search.found.location.peer, publisher.transport.self)

  // Whoever replays an older record of the same day finds nobody who takes it.
  const old = signed(0, 'old')
  assert.is(await recordsOf(liar).store(old.key, old.value, signal), 0)
  const held = seqsHeld(all, old.key)
  assert.ok(held.length >= 5 && held.every((seq) => seq === search.found.seq))

  const other = signed(86_399, 'other', { secret: random(32), keys: generateEd25519(random) })
  assert.is(await recordsOf(liar).store(old.key, other.value, signal), 0)
  assert.is(await recordsOf(liar).store(old.key, random(1_169), signal), 0)
  assert.is(await recordsOf(liar).store(old.key, random(100_000), signal), 0)
  const tooOld = signed(5, 'too old', owner, dayOf(clock.now() - 3 * DAY))
  assert.is(await recordsOf(liar).store(tooOld.key, tooOld.value, signal), 0)
  const key = new TextEncoder().encode('/pk/' + 'x'.repeat(34)) as unknown as RecordKey
  assert.is(await recordsOf(liar).store(key, random(36), signal), 0)
  const again = await directory(reader).find(discovery)
  assert.ok(again.outcome === 'found' && again.found.seq === search.found.seq)

  // A node that was not there yet finds it too.
  const late = await testNode('late', { dht: 'client', clock })
  const [first] = all
  assert.ok(first)
  await late.transport.dial(first.transport.self, first.addresses)
  await until(() => recordsOf(late).size > 0)
  assert.is((await directory(late).find(discovery)).outcome, 'found')
})

test('an empty table answers at once, and so does one of nodes that are gone', async () => {
  const alone = await testNode('alone', { dht: 'server', clock })
  // By a clock that stands still, nothing waits for its time to be over.
  const searching = directory(alone, new ManualClock())
  assert.is((await searching.find(discovery)).outcome, 'alone')
  assert.is(await searching.publish(owner, placeOf(alone)), 0)

  const dead = await testNode('dead', { dht: 'server', clock })
  await alone.transport.dial(dead.transport.self, dead.addresses)
  await until(() => recordsOf(alone).size > 0)
  await dead.net.stop()
  assert.is((await searching.find(discovery)).outcome, 'nothing')
})

/** Puts a record into the store of one node alone, under the name that the library gives it. */
function plant (node: TestNode, { key, value }: SignedRecord): void {
  const path = ['dht', 'record', base32(key)]
  const name = { list: () => path, toString: () => `/${path.join('/')}` }
  node.net.datastore.put(name as DatastoreKey, new DhtRecord(key, value, new Date()).serialize())
}

/** RFC 4648 §6, in lower case and unpadded. */
function base32 (bytes: Uint8Array): string {
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  const letters = 'abcdefghijklmnopqrstuvwxyz234567'
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => letters.charAt(Number.parseInt(five.padEnd(5, '0'), 2))).join('')
}

test('readers take the newest of several answers and write nothing back', async () => {
  const [reader, behind, ahead] = await nodes(3)
  assert.ok(reader && behind && ahead)
  await until(() => recordsOf(reader).size === 2)
  plant(behind, signed(5, 'behind'))
  plant(ahead, signed(9, 'ahead'))
  const search = await directory(reader).find(discovery)
  assert.ok(search.outcome === 'found' && search.found.seq === 9)
  const { key } = signed(0, 'x')
  assert.equal(seqsHeld([behind, ahead, reader], key), [5, 9])

  // The library's own reading does write: this is what kad-records.ts leaves before it begins.
  const dht = (reader.net.node.services as { dht: KadDHT }).dht
  for await (const event of dht.get(key, { signal })) assert.ok(event.name !== undefined)
  assert.equal(seqsHeld([behind, ahead, reader], key), [9, 9])
})

test('a node whose DHT is off answers nobody, and a client is in nobody\'s table', async () => {
  const server = await testNode('server', { dht: 'server', clock })
  const client = await testNode('client', { dht: 'client', clock })
  const off = await testNode('off', { dht: 'off', clock })
  assert.is(off.net.records, undefined)
  await client.transport.dial(server.transport.self, server.addresses)
  await off.transport.dial(server.transport.self, server.addresses)
  await until(() => recordsOf(client).size === 1)
  await recordsOf(client).join(signal)
  assert.is(recordsOf(server).size, 0)
  assert.ok(!client.net.node.getProtocols().includes('/snug/kad/1.0.0'))
  assert.ok(server.net.node.getProtocols().includes('/snug/kad/1.0.0'))
})

test.run()
