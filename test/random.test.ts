import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { seeded } from './random.ts'

const test = suite('seeded random')

test('gives the same from the same seed and other things from another', () => {
  const draw = (seed: string): string => Buffer.from(seeded(seed)(40)).toString('hex')
  assert.is(draw('a'), draw('a'))
  assert.is.not(draw('a'), draw('b'))
  assert.is(seeded(7)(3).length, 3)
})

test('draws whole numbers of every value within the bounds, about equally often', () => {
  const random = seeded('bounds')
  const seen = [0, 0, 0, 0, 0]
  for (let i = 0; i < 10_000; i++) {
    const n = random.between(3, 7) - 3
    seen[n] = (seen[n] ?? Number.NaN) + 1
  }
  for (const count of seen) {
    assert.ok(count > 1_800 && count < 2_200, `drawn ${count} times of 10 000`)
  }
  assert.throws(() => random.int(0), RangeError)
  assert.throws(() => random.pick([]), RangeError)
})

test('shuffles without losing anything and leaves the original alone', () => {
  const items = [1, 2, 3, 4, 5, 6, 7, 8]
  const shuffled = seeded(1).shuffle(items)
  assert.equal(items, [1, 2, 3, 4, 5, 6, 7, 8])
  assert.not.equal(shuffled, items)
  assert.equal(shuffled.toSorted((a, b) => a - b), items)
})

test('forks into generators that differ by label', () => {
  const fork = (label: string): number => seeded(1).fork(label).int(1_000_000)
  assert.is(fork('x'), fork('x'))
  assert.is.not(fork('x'), fork('y'))
})

test.run()
