// Frames in all the pieces in which a network may bring them, and what must be refused.

import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { concat } from '../../src/base/bytes.ts'
import { FRAME_MAX, FrameDecoder, encodeFrame } from '../../src/network/frame-decoder.ts'
import { fuzz } from '../fuzz.ts'
import { seeded } from '../random.ts'

function decodeAll (bytes: Uint8Array): Uint8Array[] | undefined {
  const decoder = new FrameDecoder()
  decoder.push(bytes)
  const frames: Uint8Array[] = []
  for (let frame = decoder.next(); frame !== undefined; frame = decoder.next()) frames.push(frame)
  return decoder.refused ? undefined : frames
}

test('frames come out whole, whatever the pieces in which they came', () => {
  const random = seeded('pieces')
  for (let round = 0; round < 50; round++) {
    const lengths = [0, 1, 127, 128, 16_383, 16_384, FRAME_MAX, random.int(70)]
    const frames = random.shuffle(lengths).map((length) => random(length))
    const wire = concat(...frames.map(encodeFrame))
    const decoder = new FrameDecoder()
    const out: Uint8Array[] = []
    for (let at = 0; at < wire.length;) {
      const piece = random.pick([1, 2, 3, 1_000, 40_000])
      decoder.push(wire.subarray(at, at + piece))
      at += piece
      const ready = decoder.ready
      const frame = decoder.next()
      assert.is(frame !== undefined, ready)
      if (frame !== undefined) out.push(frame)
    }
    for (let frame = decoder.next(); frame !== undefined; frame = decoder.next()) out.push(frame)
    assert.equal(out, frames)
    assert.is(decoder.held, 0)
  }
})

test('a frame of 64 KiB is the longest', () => {
  assert.equal(decodeAll(encodeFrame(new Uint8Array(FRAME_MAX)))?.[0]?.length, FRAME_MAX)
  assert.throws(() => encodeFrame(new Uint8Array(FRAME_MAX + 1)), RangeError)
  assert.is(decodeAll(new Uint8Array([0x81, 0x80, 0x04])), undefined)
})

test('a length in more than three bytes, or not in its shortest form, is refused', () => {
  assert.is(decodeAll(new Uint8Array([0x80, 0x80, 0x80, 0x00])), undefined)
  assert.is(decodeAll(new Uint8Array([0x81, 0x00, 7])), undefined)
  assert.is(decodeAll(new Uint8Array([0xff, 0xff, 0xff, 0xff, 0x0f])), undefined)
})

test('after a refusal nothing is held and nothing comes out', () => {
  const decoder = new FrameDecoder()
  decoder.push(new Uint8Array([0x80, 0x80, 0x80]))
  assert.is(decoder.next(), undefined)
  assert.ok(decoder.refused)
  decoder.push(encodeFrame(new Uint8Array(5)))
  assert.is(decoder.held, 0)
  assert.is(decoder.next(), undefined)
})

test('whatever comes, the decoder neither throws nor makes up bytes', async () => {
  const [small, long, none] = [3, 200, 0].map((length) => encodeFrame(new Uint8Array(length)))
  assert.ok(small && long && none)
  const samples = [small, concat(long, none)]
  const counts = await fuzz(decodeAll, samples, {
    seed: 'frames',
    check: (frames, input) => {
      const length = frames?.reduce((sum, frame) => sum + frame.length, 0) ?? 0
      if (length > input.length) throw new Error('more bytes out than in')
    }
  })
  assert.ok(counts.refused > 50, `${counts.refused} refused`)
})

test.run()
