// The words of a search, marked in a text.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { highlight } from '../../../browser/model/highlight.ts'

const test = suite('highlight')

function marked (text: string, query: string, isShort = false): string {
  return highlight(text, query, isShort)
    .map((piece) => piece.isHit ? `[${piece.text}]` : piece.text).join('')
}

test('marks every word, whatever its case and accents', () => {
  assert.is(marked('Crème brûlée and creme', 'CREME'), '[Crème] brûlée and [creme]')
})

test('marks beginnings of words and not their middle', () => {
  assert.is(marked('bread and shortbread', 'bre'), '[bre]ad and shortbread')
})

test('marks several words', () => {
  assert.is(marked('the big pot', 'pot the'), '[the] big [pot]')
})

test('begins a little before the first hit where there is little room', () => {
  const text = `${'x '.repeat(100)}here it is`
  assert.ok(marked(text, 'here', true).startsWith('…'))
  assert.ok(marked(text, 'here', true).endsWith('[here] it is'))
})

test('marks nothing without a word', () => {
  assert.is(marked('text', '  …'), 'text')
})

test('keeps letters that fold to several together', () => {
  assert.is(marked('ﬁne 🕯️', 'fi'), '[ﬁ]ne 🕯️')
})

test.run()
