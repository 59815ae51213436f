import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { equalSecrets, wipe } from '../../src/crypto/compare.ts'
import { seeded } from '../random.ts'

const test = suite('compare')

test('finds secrets equal, and unequal at any single bit', () => {
  const secret = seeded('compare')(40)
  assert.ok(equalSecrets(secret, secret.slice()))
  for (let bit = 0; bit < 320; bit++) {
    const other = secret.slice()
    other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    assert.not.ok(equalSecrets(secret, other))
  }
})

test('finds secrets of different lengths unequal, zeros included', () => {
  assert.not.ok(equalSecrets(new Uint8Array(4), new Uint8Array(5)))
  assert.not.ok(equalSecrets(new Uint8Array(0), new Uint8Array(1)))
  assert.ok(equalSecrets(new Uint8Array(0), new Uint8Array(0)))
})

test('wipes every buffer it is given, and only the part that a view shows', () => {
  const whole = new Uint8Array(8).fill(7)
  const second = new Uint8Array(3).fill(9)
  wipe(whole.subarray(2, 5), second)
  assert.equal([...whole], [7, 7, 0, 0, 0, 7, 7, 7])
  assert.equal([...second], [0, 0, 0])
})

test.run()
