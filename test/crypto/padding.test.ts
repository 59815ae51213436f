import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { pad, unpad } from '../../src/crypto/padding.ts'
import { fuzz } from '../fuzz.ts'
import { seeded } from '../random.ts'

const test = suite('padding')

test('pads to the size with 0x80 and zeros, as ISO/IEC 7816-4 shows it', () => {
  assert.equal([...pad(Uint8Array.of(1, 2), 5)], [1, 2, 0x80, 0, 0])
  assert.equal([...pad(new Uint8Array(0), 1)], [0x80])
})

test('gives back what was padded, also where it ends like padding itself', () => {
  const random = seeded('padding')
  for (const bytes of [Uint8Array.of(0x80), Uint8Array.of(0x80, 0, 0), new Uint8Array(9)]) {
    for (const size of [10, 11, 64]) assert.equal(unpad(pad(bytes, size)), bytes)
  }
  for (let round = 0; round < 200; round++) {
    const bytes = random(random.int(100))
    assert.equal(unpad(pad(bytes, bytes.length + 1 + random.int(50))), bytes)
  }
})

test('throws where the mark itself does not fit', () => {
  assert.throws(() => pad(new Uint8Array(16), 16), /do not fit into 16/)
})

test('finds no padding in nothing, in zeros, or behind another byte', () => {
  for (const bytes of [[], [0], [0, 0, 0], [1], [0x80, 1], [0x80, 1, 0, 0], [0x81, 0]]) {
    assert.is(unpad(Uint8Array.from(bytes)), undefined)
  }
})

test('bears any bytes, and what it accepts pads to the same bytes again', async () => {
  const samples = [pad(new Uint8Array(0), 1), pad(seeded('padding/fuzz')(20), 64)]
  await fuzz(unpad, samples, {
    seed: 'padding',
    check: (value, input) => {
      if (value !== undefined) assert.equal(pad(value, input.length), input)
    }
  })
})

test.run()
