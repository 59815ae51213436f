// What may be pasted into a message.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { refusalOf } from '../../../browser/model/pasted.ts'
import { CONTENT_MAX } from '../../../src/message/payload.ts'

const test = suite('pasted')

function pasted (text: string, files = 0) {
  return { files: { length: files }, getData: () => text }
}

test('takes text, also beside the picture that an office program makes of it', () => {
  assert.is(refusalOf(pasted('line\n\ttwo 🕯️'), 0), undefined)
  assert.is(refusalOf(pasted('a table', 1), 0), undefined)
  assert.is(refusalOf(pasted(''), 0), undefined)
})

test('refuses files', () => {
  assert.is(refusalOf(pasted('', 2), 0), 'files')
})

test('refuses bytes that are no text', () => {
  assert.is(refusalOf(pasted('\u007fELF\u0002\u0001\0\0'), 0), 'binary')
  assert.is(refusalOf(pasted('PNG\u001a'.repeat(9)), 0), 'binary')
  assert.is(refusalOf(pasted('\ufffd\ufffdJFIF\ufffd'), 0), 'binary')
})

test('refuses what no message holds, beside what is in the field already', () => {
  const longest = pasted('x'.repeat(CONTENT_MAX))
  assert.is(refusalOf(longest, 0), undefined)
  assert.is(refusalOf(longest, 1), 'too-long')
  assert.is(refusalOf(pasted('x'.repeat(100_000)), 0), 'too-long')
})

test.run()
