import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { count } from '../../src/base/plural.ts'
import { bytesInWords, inWords, Terminal } from '../../node/cli/terminal.ts'
import { Output } from '../../node/cli/output.ts'
import { START } from '../clock.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/base/limits.ts'
import { fakeIo } from './fake-io.ts'

const test = suite('terminal')
// 1 November 2026 is a Sunday.
const plain = new Terminal({ columns: 80, colour: false, interactive: true, now: START,
  timeZone: 'UTC' })
const bright = new Terminal({ columns: 80, colour: true, interactive: true, now: START,
  timeZone: 'UTC' })

test('text of others moves no cursor, changes no colour and turns no line around', () => {
  const hostile = 'a\u001b[2Jb\u009b31mc\rd\u0007e\u202ef\u2066g\u2028h\u0000'
  assert.is(plain.safe(hostile), 'a[2Jb31mcdefgh')
  assert.is(plain.safe('one\ntwo\tthree'), 'one two three')
  assert.is(plain.safeLines('one\r\ntwo\rthree'), 'one\ntwo\nthree')
  assert.is(plain.safe('שלום 你好 👩‍🚀'), 'שלום 你好 👩‍🚀')
})

test('colour is only where it is wanted', () => {
  assert.is(plain.style('bold', 'a'), 'a')
  assert.is(bright.style('bold', 'a'), '\u001b[1ma\u001b[0m')
  assert.is(bright.style('bold', ''), '')
})

test('columns stand under each other, wide characters and colours included', () => {
  assert.is(plain.table([['a', 'bb', 'c'], ['ddd', 'e', 'f']]), 'a    bb  c\nddd  e   f')
  assert.is(plain.table([['你好', 'x'], ['abcd', 'y']]), '你好  x\nabcd  y')
  assert.is(bright.table([[bright.style('bold', 'a'), 'x'], ['bc', 'y']]),
    '\u001b[1ma\u001b[0m   x\nbc  y')
  assert.is(plain.table([['a', ''], ['b', '']]), 'a\nb')
})

test('times are short when they are near', () => {
  assert.is(plain.time(START - HOUR), '11:00')
  assert.is(plain.time(START - DAY), 'Sat 12:00')
  assert.is(plain.time(START - 40 * DAY), '22 Sept 2026 12:00')
  assert.is(plain.day(START + HOUR), 'today')
  assert.is(plain.day(START + DAY), 'tomorrow')
  assert.is(plain.day(START + 5 * DAY), 'Friday')
  assert.is(plain.day(START + 14 * DAY), '15 Nov 2026')
})

test('lengths and sizes are in words', () => {
  assert.equal([30 * DAY, DAY, 90 * MINUTE, 5 * SECOND, 1].map(inWords), ['30 days', '1 day',
    '2 hours', '5 seconds', '0 seconds'])
  assert.equal([0, 999, 1_500, 2_345_678].map(bytesInWords), ['0 bytes', '999 bytes', '1.5 kB',
    '2.3 MB'])
  assert.equal([count(1, 'message'), count(2, 'message'), count(0, 'person', 'people')], [
    '1 message',
    '2 messages',
    '0 people'
  ])
})

test('JSON holds nothing that a terminal acts on, and is the same value', async () => {
  const io = fakeIo()
  const output = new Output(io, plain, { json: true, quiet: false })
  const value = { name: 'a\u001b[2J\u009b\u202e\u2066b' }
  await output.value(value)
  // oxlint-disable-next-line no-control-regex
  assert.not.match(io.out, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u2066]/)
  assert.equal(JSON.parse(io.out), value)
  await output.value(undefined)
  assert.ok(io.out.endsWith('null\n'))
  output.fault({ code: 'timeout', message: value.name })
  // oxlint-disable-next-line no-control-regex
  assert.not.match(io.err, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u2066]/)
  assert.is(JSON.parse(io.err).error.message, value.name)
})

test('remarks and errors are on the standard error; with --quiet only errors', async () => {
  for (const quiet of [false, true]) {
    const io = fakeIo()
    const output = new Output(io, plain, { json: false, quiet })
    await output.text('data')
    await output.text('')
    output.say('a remark')
    assert.is(output.fault({ code: 'timeout', message: 'Late.', action: 'Wait\u001b[2J.' }), 4)
    assert.is(io.out, 'data\n')
    assert.is(io.err, `${quiet ? '' : 'a remark\n'}Late.\nWait[2J.\n`)
  }
})

test.run()
