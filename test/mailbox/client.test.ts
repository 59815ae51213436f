import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { HOUR, MINUTE, SECOND } from '../../src/base/limits.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { newCapability } from '../../src/mailbox/capability.ts'
import { MailboxClient } from '../../src/mailbox/client.ts'
import { makeReceipt } from '../../src/mailbox/hold.ts'
import { EMPTY_ANSWER, encodeHostFrame } from '../../src/mailbox/host-frame.ts'
import { MAIL_PROTOCOL } from '../../src/mailbox/protocol.ts'
import { decodeRequest } from '../../src/mailbox/request-decoder.ts'
import { envelopeHash } from '../../src/message/envelope.ts'
import { settle } from '../clock.ts'
import { DAY_SECONDS, faulted, value, World } from './fixture.ts'
import type { Channel, PeerKey } from '../../src/base/channel.ts'
import type { Receipt } from '../../src/mailbox/hold.ts'
import type { Answer, HostFrame, MailEntry } from '../../src/mailbox/host-frame.ts'
import type { StreamNonce } from '../../src/mailbox/ownership.ts'
import type { Operation } from '../../src/mailbox/request.ts'
import type { OwnedBox } from '../../src/mailbox/box.ts'
import type { SimulatedNode } from '../simulation/network.ts'

const test = suite('mailbox client')
test.before(cryptoReady)

type Reply = (operation: Operation, channel: Channel) => Partial<Answer> | undefined

/** A node that answers as a test likes; undefined is no answer. */
function scripted (world: World, reply: Reply): { node: SimulatedNode, box: OwnedBox } {
  const node = world.node()
  node.serve(MAIL_PROTOCOL, async (channel) => {
    const nonce = world.random(32) as StreamNonce
    await send(channel, { type: 'hello', nonce, time: world.now })
    for (;;) {
      const frame = await channel.receive()
      if (frame === undefined) return
      const { id, operation } = value(decodeRequest(frame))
      const answer = operation === undefined ? undefined : reply(operation, channel)
      if (answer === undefined) continue
      await send(channel, { type: 'answer', id, answer: { ...EMPTY_ANSWER, ...answer } })
    }
  })
  return { node, box: world.box({ node } as never) }
}

async function send (channel: Channel, frame: HostFrame): Promise<void> {
  await channel.send(encodeHostFrame(frame))
}

test('refuses a receipt that is none', async () => {
  const world = new World('receipts')
  let lie: (hold: Answer) => Partial<Answer> = (answer) => answer
  const { node, box } = scripted(world, (operation) => {
    if (operation.type !== 'put') return {}
    const until = world.now + DAY_SECONDS
    const hold = { box: operation.box, envelope: envelopeHash(operation.envelope), until }
    const receipt = makeReceipt(operation.token, node.self, hold)
    return lie({ ...EMPTY_ANSWER, until, receipt })
  })
  const { client } = world.person()
  const capability = newCapability(box.host, box.box, 0, world.random)
  const put = async (): ReturnType<MailboxClient['put']> => {
    return await client.put(capability, world.envelope(), 'day')
  }
  assert.is(value(await put()).until, world.now + DAY_SECONDS)
  lie = (answer) => ({ ...answer, receipt: world.random(32) as Receipt })
  faulted(await put(), 'false-receipt')
  lie = (answer) => ({ ...answer, receipt: undefined })
  faulted(await put(), 'false-receipt')
  lie = (answer) => ({ ...answer, until: answer.until + 1 })
  faulted(await put(), 'false-receipt')
  let old: Partial<Answer> = {}
  lie = (answer) => { old = answer; return answer }
  value(await put())
  lie = () => old
  faulted(await put(), 'false-receipt')
})

test('never promises more than the protocol keeps', async () => {
  const world = new World('until')
  const { node, box } = scripted(world, (operation) => {
    if (operation.type !== 'put') return {}
    const until = 4_294_967_295
    const hold = { box: operation.box, envelope: envelopeHash(operation.envelope), until }
    return { until, receipt: makeReceipt(operation.token, node.self, hold) }
  })
  const { client } = world.person()
  const capability = newCapability(box.host, box.box, 0, world.random)
  const hold = value(await client.put(capability, world.envelope(), 'fortnight'))
  assert.is(hold.until, world.now + 14 * DAY_SECONDS)
})

test('gives up on a host that does not answer, and begins anew with the next request', async () => {
  const world = new World('silent')
  let silent = true
  const { box } = scripted(world, () => silent ? undefined : {})
  const ben = world.person()
  const answers = Promise.all([ben.client.own(box), ben.client.own(box)])
  await world.clock.advance(29 * SECOND)
  assert.is(ben.closed, 0)
  await world.clock.advance(2 * SECOND)
  const [first] = await answers
  faulted(first ?? { ok: true, value: undefined }, 'timeout')
  assert.is(ben.closed, 1)
  silent = false
  value(await ben.client.own(box))
})

test('gives up on a host that never says hello', async () => {
  const world = new World('hello')
  const node = world.node()
  node.serve(MAIL_PROTOCOL, async (channel) => { await channel.receive() })
  const ben = world.person()
  const answer = ben.client.own(world.box({ node } as never))
  await world.clock.advance(MINUTE)
  faulted(await answer, 'host-closed')
})

test('cuts off a host that says what no honest host says', async () => {
  const entry: MailEntry = {
    position: 1, tokenHash: new Uint8Array(32) as never, envelope: new Uint8Array(16_384)
  }
  const lies: Array<(channel: Channel, operation: Operation) => Promise<void>> = [
    async (channel) => { await channel.send(new Uint8Array(9)) },
    async (channel) => { await send(channel, { type: 'answer', id: 99, answer: EMPTY_ANSWER }) },
    async (channel) => {
      await send(channel, { type: 'hello', nonce: new Uint8Array(32) as StreamNonce, time: 1 })
    },
    async (channel, { box }) => { await send(channel, { type: 'push', box, entries: [entry] }) }
  ]
  for (const [i, lie] of lies.entries()) {
    const world = new World(`lie ${i}`)
    const { box } = scripted(world, (operation, channel) => {
      void lie(channel, operation)
      return undefined
    })
    const ben = world.person()
    faulted(await ben.client.own(box), 'host-closed')
    assert.is(ben.mail.length, 0)
  }
})

test('cuts off a host that pushes without end', async () => {
  const world = new World('endless')
  const { box } = scripted(world, (operation, channel) => {
    if (operation.type !== 'subscribe') return {}
    const tokenHash = world.random(32) as never
    const pushAll = async (): Promise<void> => {
      for (let position = 1; position < 1_000; position++) {
        const entries = [{ position, tokenHash, envelope: world.envelope(16_384) }]
        await send(channel, { type: 'push', box: operation.box, entries })
      }
    }
    void pushAll()
    return {}
  })
  const ben = world.person()
  ben.take = () => new Promise(() => {})
  value(await ben.client.subscribe(box))
  for (let i = 0; i < 30; i++) await settle()
  assert.is(ben.closed, 1)
  assert.ok(world.network.bytes < 2_000_000)
})

test('is not made to ask forever by a host that has always more', async () => {
  const world = new World('more')
  const { box } = scripted(world, () => ({ more: true }))
  assert.is(value(await world.person().client.fetch(box, 0)).more, false)
})

test('opens one stream for many operations, and proves a box once', async () => {
  const world = new World('once', { delay: [10, 10] })
  const proofs: string[] = []
  let streams = 0
  const { node, box } = scripted(world, (operation) => {
    if (operation.type === 'own') proofs.push(operation.type)
    return {}
  })
  const serve = node.handler(MAIL_PROTOCOL)
  node.serve(MAIL_PROTOCOL, async (channel) => {
    streams++
    await serve?.(channel)
  })
  const { client } = world.person()
  const all = Promise.all(Array.from({ length: 100 }, (_, i) => client.fetch(box, i)))
  await world.clock.advance(SECOND)
  for (const page of await all) value(page)
  assert.is(streams, 1)
  assert.is(proofs.length, 1)
})

test('closes a stream that nobody needs, but not one that waits for mail', async () => {
  const world = new World('idle')
  const house = await world.house()
  const [ben, ana] = [world.person(), world.person()]
  const { box, capability } = await world.leased(house, ben)
  value(await ben.client.subscribe(box))
  value(await ana.client.put(capability, world.envelope(), 'day'))
  await world.clock.advance(HOUR)
  assert.is(ana.closed, 1)
  assert.not(ana.client.isConnected(house.node.self))
  assert.ok(ben.client.isConnected(house.node.self))
  value(await ana.client.put(capability, world.envelope(), 'day'))
  await settle()
  assert.is(ben.mail.length, 2)
  ben.client.close()
  ana.client.close()
  await house.host.close()
  assert.is(world.clock.pending, 0)
})

test('answers unreachable, refused and closed as what they are', async () => {
  const world = new World('faults')
  const house = await world.house()
  const ben = world.person()
  const box = world.box(house)
  faulted(await ben.client.own({ ...box, host: { ...box.host, addresses: [] } }), 'unreachable')
  const unknown = { ...box.host, peer: world.random(32) as PeerKey }
  faulted(await ben.client.own({ ...box, host: unknown }), 'unreachable')
  faulted(await ben.client.own(world.box({ node: world.node() } as never)), 'refused')
  house.node.down()
  faulted(await ben.client.own(box), 'unreachable')
  ben.client.close()
  faulted(await ben.client.own(box), 'host-closed')
})

test('tells how far a host is ahead in time', async () => {
  const world = new World('clock')
  const house = await world.house()
  const ahead: number[] = []
  const late = new World('late')
  late.clock.set(world.clock.now() - 2 * 24 * HOUR)
  const client = new MailboxClient({
    transport: world.node(),
    clock: late.clock,
    onMail: async () => {},
    onClock: (_, by) => { ahead.push(by) }
  })
  faulted(await client.own(world.box(house)), 'unknown-box')
  assert.equal(ahead, [2 * DAY_SECONDS])
  client.close()
})

test('a node uses its own host without a network', async () => {
  const world = new World('local')
  const house = await world.house({ policy: 'nobody', relation: () => 'none' })
  const mail: MailEntry[] = []
  let closed = 0
  const self = new MailboxClient({
    transport: house.node,
    clock: world.clock,
    onMail: async (_host, _box, entries) => { mail.push(...entries) },
    onClosed: () => { closed++ },
    local: house.host.accept
  })
  const box = world.box(house, 'invite')
  value(await self.lease(box, { bytes: 262_144, seconds: 7 * DAY_SECONDS }))
  value(await self.subscribe(box))
  const capability = await world.granted({ client: self } as never, box)
  value(await world.person().client.put(capability, world.envelope(), 'day'))
  for (let i = 0; i < 40; i++) value(await self.put(capability, world.envelope(16_384 / 4), 'day'))
  for (let i = 0; i < 20; i++) await settle()
  assert.is(mail.length, 41)
  assert.is(house.host.status().boxes[0]?.envelopes, 0)
  await house.host.close()
  await settle()
  assert.is(closed, 1)
})

test.run()
