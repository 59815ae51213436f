// Numbers with their units, as a person reads them.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { sizeWords } from '../../../browser/text/numbers.ts'

const test = suite('numbers')

test('sizes are in the largest unit, and bytes have a plural', () => {
  assert.is(sizeWords(0), '0 bytes')
  assert.is(sizeWords(1), '1 byte')
  assert.is(sizeWords(999), '999 bytes')
  assert.is(sizeWords(1_340), '1.3 kB')
  assert.is(sizeWords(2_000_000), '2 MB')
  assert.is(sizeWords(12_345_678), '12 MB')
})

test.run()
