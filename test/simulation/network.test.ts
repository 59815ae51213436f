import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { ManualClock, settle } from '../clock.ts'
import { seeded } from '../random.ts'
import { Effects } from './effects.ts'
import { SimulatedNetwork } from './network.ts'
import type { Channel } from '../../src/base/channel.ts'
import type { Result } from '../../src/base/errors.ts'
import type { Link } from './link.ts'
import type { SimulatedNode } from './network.ts'

const test = suite('simulated network')
const PROTOCOL = '/test/1'

interface Scene {
  readonly clock: ManualClock
  readonly network: SimulatedNetwork
  readonly a: SimulatedNode
  readonly b: SimulatedNode
  /** What b received, in order, and when. */
  readonly got: Array<{ readonly at: number, readonly frame: Uint8Array }>
  /** Channels that b accepted. */
  readonly accepted: Channel[]
}

function scene (seed: string, link: Partial<Link> = {}): Scene {
  const clock = new ManualClock()
  const network = new SimulatedNetwork({ clock, random: seeded(seed), link })
  const [a, b] = [network.node(['/ip4/192.0.2.1']), network.node(['/ip4/192.0.2.2'])]
  const got: Scene['got'] = []
  const accepted: Channel[] = []
  b.serve(PROTOCOL, async (channel) => {
    accepted.push(channel)
    for (;;) {
      const frame = await channel.receive()
      if (frame === undefined) return
      got.push({ at: clock.monotonic(), frame })
    }
  })
  return { clock, network, a, b, got, accepted }
}

async function connect ({ clock, a, b }: Scene, addresses = b.addresses): Promise<Result<Channel>> {
  const connected = a.connect(b.self, addresses, PROTOCOL)
  await clock.advance(1_000)
  return await connected
}

function open (result: Result<Channel>): Channel {
  if (!result.ok) throw new Error(result.fault.code)
  return result.value
}

function code (result: Result<Channel>): string { return result.ok ? 'ok' : result.fault.code }

test('frames arrive late, in order, and the same way each time', async () => {
  const runs = []
  for (let run = 0; run < 2; run++) {
    const all = scene('order', { delay: [10, 200] })
    const channel = open(await connect(all))
    for (let i = 0; i < 50; i++) assert.ok(await channel.send(Uint8Array.of(i)))
    assert.is(all.got.length, 0)
    await all.clock.advance(1_000)
    assert.equal(all.got.map(({ frame }) => frame[0]), Array.from({ length: 50 }, (_, i) => i))
    runs.push(all.got.map(({ at }) => at))
  }
  assert.equal(runs[0], runs[1])
  assert.ok(new Set(runs[0]).size > 1)
})

test('a slow link takes its time', async () => {
  const all = scene('slow', { rate: 1_000 })
  const channel = open(await connect(all))
  const start = all.clock.monotonic()
  for (let i = 0; i < 4; i++) await channel.send(new Uint8Array(500))
  await all.clock.advance(5_000)
  assert.equal(all.got.map(({ at }) => at - start), [500, 1_000, 1_500, 2_000])
})

test('a slow reader slows the sender down', async () => {
  const all = scene('reader')
  const { network, a, b } = all
  const node = network.node(['/ip4/192.0.2.3'])
  let read: Channel | undefined
  node.serve(PROTOCOL, async (channel) => { read = channel; await new Promise(() => {}) })
  const channel = open(await b.connect(node.self, node.addresses, PROTOCOL))
  let sent = 0
  const sending = (async () => { while (await channel.send(new Uint8Array(65_536))) sent++ })()
  for (let i = 0; i < 20; i++) await settle()
  assert.is(sent, 4)
  await read?.receive()
  for (let i = 0; i < 20; i++) await settle()
  assert.is(sent, 5)
  network.disconnect(b, node)
  await sending
  assert.ok(a.isUp)
})

test('a lost frame breaks the connection, and both sides learn it', async () => {
  const all = scene('loss', { loss: 1 })
  const channel = open(await connect(all))
  assert.not(await channel.send(new Uint8Array(1)))
  assert.is(await channel.receive(), undefined)
  assert.is(await all.accepted[0]?.receive(), undefined)
  assert.not(all.network.isConnected(all.a, all.b))
})

test('who is down, elsewhere, unknown or does not serve is not reached', async () => {
  const all = scene('reach')
  const { network, a, b } = all
  assert.is(code(await connect(all, ['/ip4/192.0.2.9'] as never)), 'unreachable')
  assert.is(code(await a.connect(b.self, b.addresses, '/other')), 'refused')
  const old = b.addresses
  b.down()
  assert.is(code(await connect(all)), 'unreachable')
  b.up(['/ip4/198.51.100.2'])
  assert.is(code(await connect(all, old)), 'unreachable')
  assert.is(code(await connect(all)), 'refused')
  b.serve(PROTOCOL, async () => {})
  assert.is(code(await connect(all)), 'ok')
  a.down()
  assert.is(code(await connect(all)), 'unreachable')
  assert.is(code(await b.connect(seeded('x')(32) as never, [], PROTOCOL)), 'unreachable')
  assert.ok(network.frames === 0)
})

test('a connection that stands needs no address', async () => {
  const all = scene('standing')
  open(await connect(all))
  assert.is(code(await connect(all, [])), 'ok')
  all.network.disconnect(all.a, all.b)
  assert.is(code(await connect(all, [])), 'unreachable')
})

test('a partition cuts what stands and keeps new connections from it, until it heals', async () => {
  const all = scene('partition', { delay: [50, 50] })
  const { network, clock, a, b } = all
  const channel = open(await connect(all))
  await channel.send(new Uint8Array(1))
  network.partition([a], [b])
  await clock.advance(1_000)
  assert.is(all.got.length, 0)
  assert.not(await channel.send(new Uint8Array(1)))
  assert.is(code(await connect(all)), 'unreachable')
  network.heal()
  assert.is(code(await connect(all)), 'ok')
})

test('what was sent before a close arrives', async () => {
  const all = scene('close', { delay: [10, 90] })
  const channel = open(await connect(all))
  for (let i = 0; i < 3; i++) await channel.send(new Uint8Array(1))
  channel.close()
  assert.not(await channel.send(new Uint8Array(1)))
  await all.clock.advance(1_000)
  assert.is(all.got.length, 3)
  assert.is(await all.accepted[0]?.receive(), undefined)
})

test('effects are counted, and the node stops at the one that is asked for', async () => {
  const all = scene('effects')
  all.a.effects = new Effects()
  const channel = open(await connect(all))
  await channel.send(new Uint8Array(1))
  assert.is(all.a.effects.count, 2)
  let crashed = 0
  all.a.effects.onCrash(() => { crashed++; all.a.down() })
  all.a.effects.crashIn(2)
  assert.ok(await channel.send(new Uint8Array(1)))
  assert.not(await channel.send(new Uint8Array(1)))
  assert.is(crashed, 1)
  await settle()
  assert.is(all.got.length, 2)
})

test.run()
