import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { decodeDirectFrame, encodeDirectFrame } from '../../src/delivery/direct-frame.ts'
import { fuzz } from '../fuzz.ts'
import { seeded } from '../random.ts'
import type { DirectFrame } from '../../src/delivery/direct-frame.ts'

const test = suite('direct frame')
const random = seeded('direct-frame')

const frames: readonly DirectFrame[] = [
  { type: 'message', id: 1, padded: random(2_007) },
  { type: 'message', id: 0xffffffff, padded: random(16_384) },
  { type: 'stored', id: 7 },
  { type: 'refused', id: 8 },
  { type: 'signal', sealed: random(72) }
]

test('every frame comes back, and its layout is that of the protocol', () => {
  for (const frame of frames) {
    assert.equal(decodeDirectFrame(encodeDirectFrame(frame)), { ok: true, value: frame })
  }
  assert.equal(encodeDirectFrame({ type: 'stored', id: 0x01020304 }),
    Uint8Array.of(2, 1, 2, 3, 4))
  assert.equal(encodeDirectFrame({ type: 'signal', sealed: new Uint8Array(72).fill(9) }),
    Uint8Array.of(6, ...new Uint8Array(72).fill(9)))
})

test('what is no frame, too long or has something left over is refused', () => {
  const wrong = [[], [0], [4], [5], [6], [255], [2, 0, 0, 0], [2, 0, 0, 0, 1, 0], [1, 0, 0],
    [6, ...new Uint8Array(71)], [6, ...new Uint8Array(73)]]
  for (const bytes of wrong) {
    const decoded = decodeDirectFrame(Uint8Array.from(bytes))
    assert.is(decoded.ok ? 'ok' : decoded.fault.code, 'frame-malformed', String(bytes))
  }
  const long = encodeDirectFrame({ type: 'message', id: 1, padded: new Uint8Array(16_385) })
  assert.not(decodeDirectFrame(long).ok)
})

test('anything may come over the network', async () => {
  const counts = await fuzz(decodeDirectFrame, frames.map(encodeDirectFrame),
    { seed: 'direct-frame', check: (value, input) => {
      if (!value.ok) return
      if (Buffer.compare(encodeDirectFrame(value.value), input) !== 0) throw new Error('lossy')
    } })
  assert.ok(counts.refused > 0 && counts.accepted > 0)
})

test.run()
