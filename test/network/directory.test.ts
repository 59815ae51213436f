// Finding and being found, among simulated nodes: empty, lagging and lying ones.

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { fromUtf8 } from '../../src/base/bytes.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/base/limits.ts'
import { generateEd25519 } from '../../src/crypto/ed25519.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { Directory } from '../../src/network/directory.ts'
import { dayOf } from '../../src/network/record-key.ts'
import { makeRecord } from '../../src/network/record.ts'
import { RecordPublisher } from '../../src/network/record-publisher.ts'
import { ManualClock, START, settle } from '../clock.ts'
import { seeded } from '../random.ts'
import { SimulatedRecords } from './simulated-records.ts'
import type { Address, PeerKey } from '../../src/base/channel.ts'
import type { Search } from '../../src/network/directory.ts'
import type { Discovery } from '../../src/network/record-key.ts'
import type { OwnDiscovery } from '../../src/network/record.ts'
import type { Place } from '../../src/network/wanted.ts'

await cryptoReady()
const random = seeded('directory')
const own: OwnDiscovery = { secret: random(32), keys: generateEd25519(random) }
const discovery: Discovery = { secret: own.secret, publicKey: own.keys.publicKey }
const today = dayOf(START)

function place (name: string): Place {
  return {
    peer: seeded(name)(32) as PeerKey,
    addresses: [`/ip4/11.0.0.1/tcp/${1_000 + name.length}` as Address]
  }
}

function world (nodes = 5) {
  const clock = new ManualClock()
  const network = new SimulatedRecords(clock, nodes)
  return { clock, network, directory: new Directory({ network, clock, random }) }
}

function peerOf (search: Search): PeerKey | string {
  return search.outcome === 'found' ? search.found.location.peer : search.outcome
}

test('with nobody to ask, the answer is "alone", at once', async () => {
  const { directory } = world(0)
  assert.is((await directory.find(discovery)).outcome, 'alone')
  assert.is(await directory.publish(own, place('x')), 0)
})

test('what is published today is found today', async () => {
  const { directory } = world()
  assert.is((await directory.find(discovery)).outcome, 'nothing')
  assert.is(await directory.publish(own, place('here')), 5)
  const search = await directory.find(discovery)
  assert.equal(peerOf(search), place('here').peer)
  assert.ok(search.outcome === 'found' && search.found.seq === 12 * 3_600)
})

test('the newest of several answers counts, in whatever order they come', async () => {
  const { clock, network, directory } = world()
  await directory.publish(own, place('old'))
  const [first, ...rest] = network.nodes
  await clock.advance(HOUR)
  await directory.publish(own, place('new'))
  // The node that answers first lags behind.
  const name = fromUtf8(makeRecord(own, today, 0, { ...place('x'), time: 0 }, random).key) ?? ''
  const old = makeRecord(own, today, 43_200, { ...place('old'), time: 0 }, random)
  first?.set(name, old.value)
  assert.is(rest.length, 4)
  assert.equal(peerOf(await directory.find(discovery)), place('new').peer)
})

test('an old record that is replayed does not replace the newer one', async () => {
  const { clock, network, directory } = world()
  await directory.publish(own, place('old'))
  const old = makeRecord(own, today, 43_200, { ...place('old'), time: 0 }, random)
  await clock.advance(HOUR)
  await directory.publish(own, place('new'))
  assert.is(await network.store(old.key, old.value), 0)
  assert.equal(peerOf(await directory.find(discovery)), place('new').peer)
})

test('lies, garbage and records of others are passed over', async () => {
  const { network, directory } = world()
  await directory.publish(own, place('true'))
  const other: OwnDiscovery = { secret: own.secret, keys: generateEd25519(random) }
  network.hostile = [
    random(1_169), new Uint8Array(), random(5_000),
    makeRecord(other, today, 86_399, { ...place('lie'), time: 0 }, random).value,
    makeRecord(own, today + 1, 86_399, { ...place('other day'), time: 0 }, random).value
  ]
  assert.equal(peerOf(await directory.find(discovery)), place('true').peer)
})

test('a record that hosts published gives way to a newer one of the neighbouring day', async () => {
  const { network, directory } = world()
  const time = START / SECOND
  // Made ten days ago for today, and yesterday evening by the device itself.
  const ahead = makeRecord(own, today, 0, { ...place('ahead'), time: time - 10 * 86_400 }, random)
  const late = { ...place('evening'), time: time - 40_000 }
  const evening = makeRecord(own, today - 1, 80_000, late, random)
  await network.store(ahead.key, ahead.value)
  assert.equal(peerOf(await directory.find(discovery)), place('ahead').peer)
  await network.store(evening.key, evening.value)
  assert.equal(peerOf(await directory.find(discovery)), place('evening').peer)
})

test('a device whose clock is a day ahead is found', async () => {
  const { network, directory } = world()
  const location = { ...place('ahead'), time: START / SECOND + 80_000 }
  const record = makeRecord(own, today + 1, 5, location, random)
  await network.store(record.key, record.value)
  assert.equal(peerOf(await directory.find(discovery)), place('ahead').peer)
})

test('what is left for a coming day is published then, never over a newer record', async () => {
  const { clock, network, directory } = world()
  const ahead = directory.makeAhead(own, place('ahead'))
  assert.is(ahead.length, 14)
  assert.ok(ahead.every(({ value }) => directory.accepts(value)))
  assert.is(directory.accepts(random(1_169)), false)
  const [tomorrow] = ahead
  assert.ok(tomorrow !== undefined)
  assert.is(await directory.publishLeft(tomorrow.value), undefined)
  clock.set(START + DAY)
  assert.is(await directory.publishLeft(tomorrow.value), 5)
  assert.equal(peerOf(await directory.find(discovery)), place('ahead').peer)
  const newer = makeRecord(own, today + 1, 7, { ...place('x'), time: 0 }, random)
  network.own.set(fromUtf8(tomorrow.key) ?? '', newer.value)
  assert.is(await directory.publishLeft(tomorrow.value), undefined)
  assert.is(await directory.publishLeft(random(1_169)), undefined)
})

test('a search ends by the clock when nodes do not answer', async () => {
  const { clock, directory, network } = world()
  network.values = async function * (_key, signal): AsyncGenerator<Uint8Array> {
    await new Promise<void>((resolve) => { signal.addEventListener('abort', () => { resolve() }) })
    yield * []
  }
  const search = directory.find(discovery)
  await clock.advance(MINUTE)
  assert.is((await search).outcome, 'nothing')
  assert.is(clock.pending, 0)
})

test('records are published at the start, after changes, twice a day and on new days', async () => {
  const { clock, network, directory } = world()
  let here: string | undefined = 'start'
  const published: string[] = []
  const publish = directory.publish.bind(directory)
  directory.publish = (discoveryKeys, to, signal) => {
    published.push(new Date(clock.now()).toISOString().slice(0, 16))
    return publish(discoveryKeys, to, signal)
  }
  const left = directory.makeAhead(own, place('left')).map(({ value }) => value)
  const publisher = new RecordPublisher({
    directory,
    clock,
    random,
    own: () => here === undefined ? undefined : { discovery: own, place: place(here) },
    left: () => Promise.resolve(left)
  })
  await clock.advance(MINUTE)
  assert.equal(published, ['2026-11-01T12:00'])
  here = 'changed'
  publisher.changed()
  publisher.changed()
  await clock.advance(MINUTE)
  assert.is(published.length, 2)
  assert.equal(peerOf(await directory.find(discovery)), place('changed').peer)
  await clock.advance(23 * HOUR)
  assert.ok(published.some((time) => time.startsWith('2026-11-02T00:')), published.join(' '))
  assert.is(published.length, 3)
  await clock.advance(24 * HOUR)
  assert.ok(published.length >= 5 && published.length <= 6, published.join(' '))
  // Without an account of its own, a house still publishes what friends left.
  here = undefined
  clock.set(START + 3 * DAY)
  await clock.advance(13 * HOUR)
  await settle()
  const stored = network.nodes[0]
  const isLeft = (value: Uint8Array): boolean => left.some((one) => String(one) === String(value))
  assert.ok([...stored?.values() ?? []].some(isLeft))
  publisher.close()
  assert.is(clock.pending, 0)
})

test('as long as nobody has our record, it is published as soon as somebody is there', async () => {
  const { clock, network, directory } = world(0)
  const publisher = new RecordPublisher({
    directory,
    clock,
    random,
    own: () => ({ discovery: own, place: place('back') }),
    left: () => Promise.resolve([])
  })
  publisher.changed()
  await clock.advance(2 * SECOND)
  network.nodes.push(new Map())
  publisher.changed()
  await clock.advance(2 * SECOND)
  assert.equal(peerOf(await directory.find(discovery)), place('back').peer)
  publisher.close()
})

test.run()
