import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { sha256 } from '../../src/crypto/hash.ts'
import { cryptoReady, frame, put, result, room, sodium } from '../../src/crypto/sodium.ts'
import { seeded } from '../random.ts'

const test = suite('sodium')

test('says what to do where it was not made ready', async () => {
  assert.throws(() => sodium(), /await cryptoReady/)
  await cryptoReady()
  await cryptoReady()
  assert.type(sodium()._malloc, 'function')
})

test('leaves nothing in the memory, whether the operation returns or throws', () => {
  const secret = seeded('sodium')(100)
  let pointer = 0
  frame(100, () => { pointer = put(secret) })
  assert.equal(result(pointer, 100), new Uint8Array(100))
  assert.throws(() => frame(100, () => {
    pointer = put(secret)
    assert.equal(result(pointer, 100), secret)
    throw new Error('midway')
  }), /midway/)
  assert.equal(result(pointer, 100), new Uint8Array(100))
})

test('gives fields that do not overlap', () => {
  frame(300, () => {
    const pointers = [room(1), room(17), room(32), put(new Uint8Array(100)), room(0), room(5)]
    const sizes = [1, 17, 32, 100, 0, 5]
    pointers.forEach((pointer, i) => {
      assert.ok((pointers[i + 1] ?? Infinity) >= pointer + (sizes[i] ?? 0))
    })
  })
})

test('refuses a frame inside a frame and more memory than was reserved', () => {
  assert.throws(() => frame(64, () => { put(new Uint8Array(1)); sha256(new Uint8Array(1)) }),
    /frame inside/)
  assert.throws(() => frame(64, () => room(1024 * 1024)), /more memory/)
})

test('takes input of megabytes and does not keep the memory for it', () => {
  const wasm = sodium()
  sha256(new Uint8Array(8 * 1024 * 1024))
  const size = wasm.HEAPU8.length
  for (let round = 0; round < 20; round++) sha256(new Uint8Array(8 * 1024 * 1024))
  assert.is(wasm.HEAPU8.length, size)
  assert.is(sha256(new Uint8Array(0))[0], 0xe3)
})

test.run()
