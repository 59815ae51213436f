// Clients that send what they like: each costs the host a bounded amount, and nobody else anything.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { SECOND } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { newBox } from '../../src/mailbox/box.ts'
import { decodeHostFrame } from '../../src/mailbox/host-frame.ts'
import { proveBox } from '../../src/mailbox/ownership.ts'
import { MAIL_PROTOCOL } from '../../src/mailbox/protocol.ts'
import { encodeRequest } from '../../src/mailbox/request.ts'
import { settle } from '../clock.ts'
import { faulted, value, World } from './fixture.ts'
import type { Channel } from '../../src/base/channel.ts'
import type { Signature } from '../../src/crypto/keys.ts'
import type { Token } from '../../src/identity/capability.ts'
import type { HostFrame } from '../../src/mailbox/host-frame.ts'
import type { StreamNonce } from '../../src/mailbox/ownership.ts'
import type { Operation } from '../../src/mailbox/request.ts'
import type { SimulatedNode } from '../simulation/network.ts'
import type { House } from './fixture.ts'

const test = suite('hostile client')
test.before(cryptoReady)

/** A stream on which a test says what it likes. */
class RawStream {
  readonly channel: Channel
  readonly nonce: StreamNonce

  constructor (channel: Channel, nonce: StreamNonce) {
    this.channel = channel
    this.nonce = nonce
  }

  static async open (node: SimulatedNode, house: House): Promise<RawStream> {
    const { self, addresses } = house.node
    const channel = value(await node.connect(self, addresses, MAIL_PROTOCOL))
    const hello = value(decodeHostFrame(await channel.receive() ?? new Uint8Array(0)))
    if (hello.type !== 'hello') throw new Error('no hello')
    return new RawStream(channel, hello.nonce)
  }

  async ask (id: number, operation: Operation): Promise<string> {
    await this.channel.send(encodeRequest(id, operation))
    const frame = await this.frame()
    return frame?.type === 'answer' ? frame.answer.code : 'closed'
  }

  async frame (): Promise<HostFrame | undefined> {
    const bytes = await this.channel.receive()
    return bytes === undefined ? undefined : value(decodeHostFrame(bytes))
  }
}

test('a frame that cannot be decoded ends the stream, and only that', async () => {
  const world = new World('garbage')
  const house = await world.house()
  const ben = world.person()
  const { box } = await world.leased(house, ben)
  const frames = [
    new Uint8Array(0), world.random(40), new Uint8Array(65_536).fill(0x7b), world.random(65_536),
    Uint8Array.of(8, 0), encodeRequest(1, { type: 'subscribe', box: box.box }).slice(0, -1)
  ]
  for (const frame of frames) {
    const stream = await RawStream.open(world.node(), house)
    await stream.channel.send(frame)
    assert.is(await stream.frame(), undefined)
  }
  value(await ben.client.fetch(box, 0))
  assert.equal(house.errors, [])
})

test('an operation of a later version is answered, and the stream goes on', async () => {
  const world = new World('later')
  const house = await world.house()
  const stream = await RawStream.open(world.node(), house)
  await stream.channel.send(Uint8Array.of(8, 5, 0x7a, 2, 1, 2))
  const answer = await stream.frame()
  assert.is(answer?.type === 'answer' ? answer.answer.code : '', 'unsupported')
  assert.is(await stream.ask(6, { type: 'subscribe', box: world.box(house).box }), 'unproved')
})

test('a proof of another stream, host or peer proves nothing', async () => {
  const world = new World('proofs')
  const [house, other] = [await world.house(), await world.house()]
  const ben = world.person()
  const { box } = await world.leased(house, ben)
  const stream = await RawStream.open(ben.node, house)
  const context = { host: house.node.self, owner: ben.node.self, nonce: stream.nonce }
  const good = proveBox(box.key, context, box.box)
  const bad: Signature[] = [
    proveBox(box.key, { ...context, nonce: world.random(32) as StreamNonce }, box.box),
    proveBox(box.key, { ...context, host: other.node.self }, box.box),
    proveBox(box.key, { ...context, owner: other.node.self }, box.box),
    proveBox(newBox(box.host, 'contact', world.random).key, context, box.box),
    world.random(64) as Signature
  ]
  for (const proof of bad) {
    assert.is(await stream.ask(1, { type: 'own', box: box.box, proof }), 'unproved')
    assert.is(await stream.ask(2, { type: 'fetch', box: box.box, after: 0 }), 'unproved')
  }
  assert.is(await stream.ask(3, { type: 'own', box: box.box, proof: good }), 'done')
  assert.is(await stream.ask(4, { type: 'fetch', box: box.box, after: 0 }), 'done')
  // The same bytes on the next stream.
  const next = await RawStream.open(ben.node, house)
  assert.is(await next.ask(1, { type: 'own', box: box.box, proof: good }), 'unproved')
})

test('nothing of an owner can be done without a proof', async () => {
  const world = new World('unproved')
  const house = await world.house()
  const { box } = await world.leased(house, world.person())
  const stream = await RawStream.open(world.node(), house)
  const name = box.box
  const hash = world.random(32) as never
  const operations: Operation[] = [
    { type: 'renew', box: name, seconds: 1, counter: new Uint8Array(0) },
    { type: 'release', box: name, reason: 'used' },
    { type: 'fetch', box: name, after: 0 },
    { type: 'acknowledge', box: name, positions: [1] },
    { type: 'subscribe', box: name },
    { type: 'grant', box: name, allowances: [{ tokenHash: hash, envelopes: 1, bytes: 1 }] },
    { type: 'revoke', box: name, tokenHashes: [hash] },
    { type: 'leaveBundle', box: name, bundle: new Uint8Array(1) },
    { type: 'records', box: name, records: [] }
  ]
  for (const operation of operations) assert.is(await stream.ask(1, operation), 'unproved')
})

test('a thousand guesses of a token are a thousand answers', async () => {
  const world = new World('guesses')
  const house = await world.house()
  const ben = world.person()
  const { box, capability } = await world.leased(house, ben)
  const stream = await RawStream.open(world.node(), house)
  const commits = house.store.commits
  const envelope = world.envelope()
  const bytes = house.host.status()
  for (let i = 1; i <= 500; i++) {
    const token = world.random(32) as Token
    const put: Operation = { type: 'put', box: box.box, token, envelope, ttl: 'day',
      proof: new Uint8Array(0) }
    assert.is(await stream.ask(i, put), 'unknown-box')
  }
  assert.is(house.store.commits, commits)
  assert.equal(house.host.status(), bytes)
  value(await world.person().client.put(capability, envelope, 'day'))
})

test('a client that asks faster than it may is read more slowly, others are not', async () => {
  const world = new World('flood')
  const house = await world.house({ limits: { requests: { burst: 20, perSecond: 10 } } })
  const ben = world.person()
  const { box } = await world.leased(house, ben)
  const stream = await RawStream.open(world.node(), house)
  let answers = 0
  void (async () => { while (await stream.frame() !== undefined) answers++ })()
  const flood = encodeRequest(1, { type: 'subscribe', box: box.box })
  for (let i = 0; i < 500; i++) await stream.channel.send(flood)
  await settle()
  assert.is(answers, 20)
  await world.clock.advance(5 * SECOND)
  assert.is(answers, 70)
  value(await world.person().client.put(await world.granted(ben, box), world.envelope(), 'day'))
  stream.channel.close()
  await world.clock.advance(SECOND)
  assert.ok(answers <= 80)
})

test('a client that takes no answers holds a bounded amount of the host', async () => {
  const world = new World('deaf')
  const quick = { burst: 1e6, perSecond: 1e6 }
  const house = await world.house({ limits: { requests: quick, puts: quick, putsFrom: quick } })
  const ben = world.person()
  const { box, capability } = await world.leased(house, ben)
  for (let i = 0; i < 60; i++) {
    value(await world.person().client.put(capability, world.envelope(16_384), 'day'))
  }
  const stream = await RawStream.open(ben.node, house)
  const context = { host: house.node.self, owner: ben.node.self, nonce: stream.nonce }
  const proof = proveBox(box.key, context, box.box)
  assert.is(await stream.ask(1, { type: 'own', box: box.box, proof }), 'done')
  let sent = 0
  const before = world.network.bytes
  const flood = (async () => {
    for (let i = 2; i < 20_000; i++) {
      const request = encodeRequest(i, { type: 'fetch', box: box.box, after: 0 })
      if (!await stream.channel.send(request)) return
      sent++
    }
  })()
  for (let i = 0; i < 60; i++) await settle()
  // A window of answers, those under way, and the requests that wait unread.
  assert.ok(world.network.bytes - before < 2_000_000, `${world.network.bytes - before} bytes`)
  assert.ok(sent < 20_000)
  stream.channel.close()
  await flood
  value(await world.person().client.put(capability, world.envelope(), 'day'))
})

test('one peer has only so many streams: the oldest go', async () => {
  const world = new World('streams')
  const house = await world.house({ limits: { streamsPerPeer: 3 } })
  const node = world.node()
  const streams = []
  for (let i = 0; i < 5; i++) streams.push(await RawStream.open(node, house))
  await settle()
  const { box } = world.box(house)
  const codes = []
  for (const stream of streams) codes.push(await stream.ask(1, { type: 'subscribe', box }))
  assert.equal(codes, ['closed', 'closed', 'unproved', 'unproved', 'unproved'])
})

test('a thousand streams of one peer at once are no more than it may have', async () => {
  const world = new World('thousand', { delay: [5, 5] })
  const house = await world.house({ limits: { streamsPerPeer: 8 } })
  const node = world.node()
  const { self, addresses } = house.node
  const opening = Array.from({ length: 1_000 }, () => node.connect(self, addresses, MAIL_PROTOCOL))
  await world.clock.advance(SECOND)
  const channels = (await Promise.all(opening)).map(value)
  const { box } = world.box(house)
  await Promise.all(channels.map((channel) => {
    return channel.send(encodeRequest(1, { type: 'subscribe', box }))
  }))
  await world.clock.advance(SECOND)
  let answered = 0
  const readAll = async (channel: Channel): Promise<void> => {
    for (;;) {
      const bytes = await channel.receive()
      if (bytes === undefined) return
      if (value(decodeHostFrame(bytes)).type === 'answer') answered++
    }
  }
  for (const channel of channels) void readAll(channel)
  await world.clock.advance(SECOND)
  assert.is(answered, 8)
})

test('where all streams are taken, those of nobody in particular go first', async () => {
  const world = new World('crowd')
  const house = await world.house({ limits: { streams: 3 } })
  const [ben, ana] = [world.person(), world.person()]
  const { box } = await world.leased(house, ben)
  const strangers = [
    await RawStream.open(world.node(), house), await RawStream.open(world.node(), house)
  ]
  value(await ana.client.lease(world.box(house), { bytes: 0, seconds: 60 }))
  await settle()
  assert.is(await strangers[0]?.ask(1, { type: 'subscribe', box: box.box }), 'closed')
  assert.is(await strangers[1]?.ask(1, { type: 'subscribe', box: box.box }), 'unproved')
  value(await world.person().client.lease(world.box(house), { bytes: 0, seconds: 60 }))
  // Only owners are left: a stranger gets no place.
  const { self, addresses } = house.node
  const channel = value(await world.node().connect(self, addresses, MAIL_PROTOCOL))
  assert.is(await channel.receive(), undefined)
  value(await ben.client.fetch(box, 0))
  faulted(await world.person().client.own(box), 'host-closed')
})

test('a stream that is cut in the middle of requests leaves nothing behind', async () => {
  const world = new World('cut', { delay: [1, 50] })
  const house = await world.house()
  const [ben, ana] = [world.person(), world.person()]
  const setup = world.leased(house, ben)
  await world.clock.advance(SECOND)
  const { box, capability } = await setup
  const puts = Array.from({ length: 20 }, () => ana.client.put(capability, world.envelope(), 'day'))
  await world.clock.advance(150)
  world.network.disconnect(ana.node, house.node)
  await world.clock.advance(SECOND)
  const held = (await Promise.all(puts)).filter((put) => put.ok).length
  const page = ben.client.fetch(box, 0)
  await world.clock.advance(SECOND)
  assert.ok(value(await page).entries.length >= held)
  assert.equal(house.errors, [])
  await house.host.close()
})

test.run()
