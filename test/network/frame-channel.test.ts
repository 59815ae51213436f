// Channels over pairs of streams: order, backpressure, and every way in which the other side can be
// slow, wrong or gone.

import { streamPair } from '@libp2p/utils'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { CHANNEL_LIMITS, FrameChannel } from '../../src/network/frame-channel.ts'
import { FRAME_MAX, encodeFrame } from '../../src/network/frame-decoder.ts'
import { ManualClock, settle } from '../clock.ts'
import { seeded } from '../random.ts'
import { until } from './node.ts'
import type { PeerKey } from '../../src/base/channel.ts'
import type { Stream } from '@libp2p/interface'

const remote = new Uint8Array(32) as PeerKey

async function pair (): Promise<{ a: Stream, b: Stream, clock: ManualClock }> {
  const [a, b] = await streamPair()
  return { a, b, clock: new ManualClock() }
}

function channel (stream: Stream, clock: ManualClock): FrameChannel {
  return new FrameChannel({ stream, remote, route: 'direct', clock })
}

test('frames arrive whole and in order, however many are sent at once', async () => {
  const { a, b, clock } = await pair()
  const [from, to] = [channel(a, clock), channel(b, clock)]
  const random = seeded('order')
  const frames = Array.from({ length: 300 }, () => random(random.pick([0, 1, 100, 20_000])))
  const sent = Promise.all(frames.map((frame) => from.send(frame)))
  for (const frame of frames) assert.equal(await to.receive(), frame)
  assert.ok((await sent).every((accepted) => accepted))
})

test('closing tells the other side after everything sent before, and ends both', async () => {
  const { a, b, clock } = await pair()
  const [from, to] = [channel(a, clock), channel(b, clock)]
  await from.send(new Uint8Array([1]))
  from.close()
  assert.is(await from.send(new Uint8Array([2])), false)
  assert.is(await from.receive(), undefined)
  assert.equal(await to.receive(), new Uint8Array([1]))
  assert.is(await to.receive(), undefined)
  assert.is(await to.send(new Uint8Array([3])), false)
  await until(() => a.status === 'closed' && b.status === 'closed')
  assert.is(clock.pending, 0)
})

test('a stream that ended before the channel was made still gives what it brought', async () => {
  const { a, b, clock } = await pair()
  a.send(encodeFrame(new Uint8Array([7])))
  await a.close()
  await until(() => b.remoteWriteStatus === 'closed')
  const late = channel(b, clock)
  assert.equal(await late.receive(), new Uint8Array([7]))
  assert.is(await late.receive(), undefined)
})

test('a reader that does not read stops the sender, and nothing piles up', async () => {
  const { a, b, clock } = await pair()
  const from = channel(a, clock)
  const to = channel(b, clock)
  let sent = 0
  let stopped = false
  const sending = (async () => {
    while (!stopped && await from.send(new Uint8Array(FRAME_MAX).fill(sent))) sent++
  })()
  await until(() => b.readStatus === 'paused')
  await settle()
  const held = sent
  assert.ok(b.readBufferLength < 4 * 1_024 * 1_024)
  for (let i = 0; i < held; i++) assert.is((await to.receive())?.[0], i & 255)
  stopped = true
  to.close()
  from.close()
  await sending
})

test('a frame that is too long closes the stream', async () => {
  const { a, b, clock } = await pair()
  const to = channel(b, clock)
  a.send(new Uint8Array([0xff, 0xff, 0x7f, 1, 2, 3]))
  assert.is(await to.receive(), undefined)
  assert.is(b.status, 'aborted')
})

test('a frame that begins and does not end is given up on after a minute', async () => {
  const { a, b, clock } = await pair()
  const to = channel(b, clock)
  const received = to.receive()
  a.send(encodeFrame(new Uint8Array(100)).subarray(0, 50))
  await until(() => clock.pending === 1)
  await clock.advance(CHANNEL_LIMITS.frameMs / 2)
  a.send(new Uint8Array(1))
  await settle()
  await clock.advance(CHANNEL_LIMITS.frameMs / 2)
  assert.is(await received, undefined)
  assert.is(b.status, 'aborted')
})

test('a frame that waits for its reader is not the sender\'s fault', async () => {
  const { a, b, clock } = await pair()
  const to = channel(b, clock)
  a.send(encodeFrame(new Uint8Array([5])))
  a.send(encodeFrame(new Uint8Array([6])).subarray(0, 1))
  await until(() => b.readBufferLength === 0)
  await settle()
  await clock.advance(10 * CHANNEL_LIMITS.frameMs)
  assert.equal(await to.receive(), new Uint8Array([5]))
  a.send(new Uint8Array([6]))
  assert.equal(await to.receive(), new Uint8Array([6]))
})

test('an idle stream stays open for as long as nothing happens', async () => {
  const { a, b, clock } = await pair()
  const [from, to] = [channel(a, clock), channel(b, clock)]
  const received = to.receive()
  await clock.advance(7 * 24 * 3_600_000)
  await from.send(new Uint8Array([9]))
  assert.equal(await received, new Uint8Array([9]))
})

test('a side that takes no bytes for a minute is given up on', async () => {
  const { a, b, clock } = await pair()
  b.pause()
  const from = channel(a, clock)
  let results: boolean[] = []
  const sending = (async () => {
    for (let i = 0; i < 1_000; i++) {
      const accepted = await from.send(new Uint8Array(FRAME_MAX))
      results = [...results, accepted]
      if (!accepted) return
    }
  })()
  await until(() => a.writableNeedsDrain)
  await settle()
  await clock.advance(CHANNEL_LIMITS.drainMs)
  await sending
  assert.is(results.at(-1), false)
  assert.is(a.status, 'aborted')
})

test('a side that never closes its half is cut off', async () => {
  const { a, clock } = await pair()
  const from = channel(a, clock)
  from.close()
  await settle()
  await clock.advance(CHANNEL_LIMITS.closeMs)
  assert.is.not(a.status, 'open')
  assert.is(clock.pending, 0)
})

test('a half-open stream ends by itself when nobody reads it', async () => {
  const { a, b, clock } = await pair()
  const to = channel(b, clock)
  await a.close()
  await until(() => b.writeStatus === 'closed')
  assert.is(await to.send(new Uint8Array([1])), false)
})

test('a reset ends waiting readers and writers', async () => {
  const { a, b, clock } = await pair()
  const to = channel(b, clock)
  const received = to.receive()
  a.abort(new Error('gone'))
  assert.is(await received, undefined)
  assert.is(await to.send(new Uint8Array([1])), false)
})

test('two readers at once are a mistake of the caller', async () => {
  const { b, clock } = await pair()
  const to = channel(b, clock)
  const first = to.receive()
  let message = ''
  await to.receive().catch((error: unknown) => { message = String(error) })
  assert.match(message, 'one caller')
  to.close()
  assert.is(await first, undefined)
})

test.run()
