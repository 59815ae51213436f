// What may be pasted into a message.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { refusalOf } from '../../../browser/model/pasted.ts'

const test = suite('pasted')

function pasted (text: string, files = 0) {
  return { files: { length: files }, getData: () => text }
}

test('takes text, also beside the picture that an office program makes of it', () => {
  assert.is(refusalOf(pasted('line\n\ttwo 🕯️')), undefined)
  assert.is(refusalOf(pasted('a table', 1)), undefined)
  assert.is(refusalOf(pasted('')), undefined)
})

test('refuses files', () => {
  assert.is(refusalOf(pasted('', 2)), 'files')
})

test('refuses bytes that are no text', () => {
  assert.is(refusalOf(pasted('\u007fELF\u0002\u0001\0\0')), 'binary')
  assert.is(refusalOf(pasted('PNG\u001a'.repeat(9))), 'binary')
  assert.is(refusalOf(pasted('\ufffd\ufffdJFIF\ufffd')), 'binary')
})

test.run()
