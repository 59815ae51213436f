// Durations in sentences, as a language bends them.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { dative, genitive } from '../../../browser/text/cases.ts'

const test = suite('durations in sentences')

function inWords (language: string, unit: string, count: number): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' })
    .format(count)
}

test('are in the dative after a German preposition', () => {
  for (const [unit, count, words] of [['day', 1, '1 Tag'], ['day', 7, '7 Tagen'],
    ['year', 2, '2 Jahren'], ['hour', 12, '12 Stunden'], ['second', 30, '30 Sekunden']] as const) {
    assert.is(dative(inWords('de', unit, count)), words)
  }
})

test('are in the genitive after an Arabic preposition', () => {
  for (const [unit, count, ends] of [['day', 2, 'يومين'], ['hour', 2, 'ساعتين']] as const) {
    assert.ok(genitive(inWords('ar', unit, count)).endsWith(ends))
  }
  for (const count of [1, 7, 30]) {
    assert.is(genitive(inWords('ar', 'day', count)), inWords('ar', 'day', count))
  }
})

test.run()
