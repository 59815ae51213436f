import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { toHex } from '../../src/base/bytes.ts'
import { systemRandom } from '../../node/storage-random.ts'

test('requests of any length are answered in full', () => {
  for (const length of [0, 1, 24, 256, 257, 4_096, 65_537, 200_000]) {
    assert.is(systemRandom(length).length, length)
  }
})

test('nothing is handed out twice, and nothing is left empty', () => {
  const seen = new Set<string>()
  for (let i = 0; i < 2_000; i++) {
    const bytes = systemRandom(16 + i % 40)
    assert.ok(bytes.some((byte) => byte !== 0))
    seen.add(toHex(bytes.subarray(0, 16)))
  }
  assert.is(seen.size, 2_000)
})

test('what was handed out is the caller\'s own: changing it changes nothing else', () => {
  const first = systemRandom(32)
  const copy = first.slice()
  systemRandom(32).fill(0)
  assert.equal(first, copy)
})

test.run()
