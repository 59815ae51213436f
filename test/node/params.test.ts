import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { durationOf } from '../../node/commands/duration.ts'
import { checkParams } from '../../node/commands/params.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/base/limits.ts'
import { seeded } from '../random.ts'
import type { Params } from '../../node/commands/params.ts'

const test = suite('parameters')

const PARAMS = {
  name: { kind: 'text', max: 5, required: true, position: true, help: 'who' },
  often: { kind: 'number', min: 1, max: 9, help: 'how often' },
  lasts: { kind: 'duration', help: 'how long' },
  loud: { kind: 'flag', help: 'loudly' },
  code: { kind: 'switch', help: 'with a code' },
  stage: { kind: 'choice', choices: ['one', 'two'], help: 'how far' },
  places: { kind: 'list', help: 'where' },
  file: { kind: 'path', help: 'which file' }
} as const satisfies Params

test('are the same from words and from JSON', () => {
  const expected = {
    name: 'Ana',
    often: 3,
    lasts: 2 * DAY,
    loud: true,
    code: false,
    stage: 'two',
    places: ['a', 'b'],
    file: '/a'
  }
  const json = { ...expected }
  const words = { ...expected, often: '3', lasts: '2d' }
  for (const given of [json, words]) {
    assert.equal(checkParams(PARAMS, given), { ok: true, value: expected })
  }
})

test('that are not given are undefined, and null is not given', () => {
  const checked = checkParams(PARAMS, { name: 'Ana', often: null })
  assert.ok(checked.ok)
  assert.is(checked.ok && checked.value.often, undefined)
})

test('each refusal names the parameter', () => {
  const cases: readonly (readonly [object, string])[] = [
    [{ name: 'Anabel' }, 'name is longer than 5 characters.'],
    [{ name: '' }, 'name is empty.'],
    [{}, 'name is missing: who.'],
    [{ often: 10 }, 'often must be a whole number from 1 to 9.'],
    [{ often: '3x' }, 'often must be a whole number from 1 to 9.'],
    [{ often: '-3' }, 'often must be a whole number from 1 to 9.'],
    [{ often: Number.NaN }, 'often must be a whole number from 1 to 9.'],
    [{ lasts: '2 fortnights' }, 'lasts must be a time such as 30s, 5m, 2h, 2d or 1w.'],
    [{ lasts: 0 }, 'lasts must be a time such as 30s, 5m, 2h, 2d or 1w.'],
    [{ loud: 'yes' }, 'loud must be true or false.'],
    [{ code: 1 }, 'code must be true or false.'],
    [{ stage: 'three' }, 'stage must be one of one, two.'],
    [{ stage: ['one'] }, 'stage must be one of one, two.'],
    [{ places: 'a' }, 'places must be a list of at most 32.'],
    [{ places: Array(33).fill('a') }, 'places must be a list of at most 32.'],
    [{ places: ['a', 5] }, 'places must be text.'],
    [{ file: 'a' }, 'file must be an absolute path.'],
    [{ other: 1 }, 'There is no parameter "other" here.']
  ]
  for (const [given, message] of cases) {
    const named = given === cases[2]?.[0] ? given : { name: 'Ana', ...given }
    assert.equal(checkParams(PARAMS, named), { ok: false, fault: { code: 'bad-input', message } })
  }
})

test('of no kind at all are refused, never thrown at', () => {
  const random = seeded('parameters')
  const values = [null, 1, '', 'a', true, [], {}, [null], { a: 1 }, Number.NaN, -1, 1e300, '2d',
    'x'.repeat(99)]
  for (const given of [5, 'a', [], [1], true]) assert.is(checkParams(PARAMS, given).ok, false)
  for (let round = 0; round < 2_000; round++) {
    const names = ['name', 'often', 'lasts', 'loud', 'code', 'stage', 'places', 'file', '__proto__',
      'x']
    const given = Object.fromEntries(
      Array.from({ length: random.int(5) }, () => [random.pick(names), random.pick(values)])
    )
    const checked = checkParams(PARAMS, given)
    if (!checked.ok) assert.is(checked.fault.code, 'bad-input')
  }
})

test('lengths of time are a number and a unit', () => {
  assert.equal(['1s', '90 s', '5m', '2h', '2d', '1w', '250ms'].map(durationOf),
    [SECOND, 90 * SECOND, 5 * MINUTE, 2 * HOUR, 2 * DAY, 7 * DAY, 250])
  for (const text of ['', 's', '5', '-5s', '1.5h', '5 years', '9999999999s', '5s5m']) {
    assert.is(durationOf(text), undefined, text)
  }
})

test.run()
