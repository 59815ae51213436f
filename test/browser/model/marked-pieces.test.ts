// What a search found, marked in a text and in parts of it.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { markedLine, markedPieces } from '../../../browser/model/marked-pieces.ts'
import type { MarkedPiece } from '../../../browser/model/marked-pieces.ts'

const test = suite('marked pieces')

function written (pieces: readonly MarkedPiece[]): string {
  return pieces.map(({ text, isHit }) => isHit ? `[${text}]` : text).join('')
}

const TEXT = 'the big pot and the good bread'
const RANGES = [{ start: 4, end: 7 }, { start: 25, end: 30 }]

test('marks the ranges and keeps the rest', () => {
  assert.is(written(markedPieces(TEXT, RANGES)), 'the [big] pot and the good [bread]')
  assert.is(written(markedPieces(TEXT, [])), TEXT)
})

test('marks what falls into a part of the text', () => {
  assert.is(written(markedPieces(TEXT.slice(6), RANGES, 6)), '[g] pot and the good [bread]')
  assert.is(written(markedPieces(TEXT.slice(8, 11), RANGES, 8)), 'pot')
})

test('gives the text back whole, whatever the ranges are', () => {
  for (const ranges of [[{ start: -5, end: 2 }], [{ start: 20, end: 900 }], [{ start: 9, end: 3 }],
    [{ start: 2, end: 9 }, { start: 4, end: 6 }]]) {
    const whole = markedPieces(TEXT, ranges).map(({ text }) => text).join('')
    assert.is(whole, TEXT)
  }
})

test('begins a line a little before the first hit, with a whole word', () => {
  const long = `${'word '.repeat(40)}found it here`
  const start = long.indexOf('found')
  const line = written(markedLine(long, [{ start, end: start + 5 }], 60))
  assert.match(line, /^…word (word )*\[found\] it here$/)
  assert.is(written(markedLine(TEXT, RANGES, 300)), written(markedPieces(TEXT, RANGES)))
})

test.run()
