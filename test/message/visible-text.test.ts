import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { utf8 } from '../../src/base/bytes.ts'
import { compose, MARKDOWN, PLAIN_TEXT, single, textPart } from '../../src/message/composition.ts'
import { controlPart } from '../../src/message/control-part.ts'
import { visibleText } from '../../src/message/visible-text.ts'
import { seeded } from '../random.ts'
import { anyContent } from './generate.ts'
import type { MultiPart, Part } from '../../src/message/part.ts'

const CANNOT = 'Something that this version of Snug cannot show'
const random = seeded('visible')
const picture = single('image/png', Uint8Array.of(1, 2), 4)
const control = controlPart({ kind: 'welcome' })
const nothing: Part = { cardinality: 'null', disposition: 1, language: '' }

function shown (part: Part): string | undefined {
  return visibleText(compose(part, random))
}

function text (contentType: string, body: string): Part {
  return single(contentType, utf8(body), 1)
}

function multi (semantics: MultiPart['semantics'], ...parts: Part[]): MultiPart {
  return { cardinality: 'multi', disposition: 1, language: '', semantics, parts }
}

test('text and markdown are shown as they were written', () => {
  assert.is(shown(textPart('Hello\n\tBen ☺')), 'Hello\n\tBen ☺')
  assert.is(shown(text(MARKDOWN, '**Hello** <b>')), '**Hello** <b>')
  const types = [
    'text/plain', 'TEXT/Plain; Charset=UTF-8', 'text/plain;charset="utf-8"', 'text/plain;x=y'
  ]
  for (const type of types) {
    assert.is(shown(text(type, 'hello')), 'hello', type)
  }
})

test('control characters do not reach a terminal, and every line end is one', () => {
  assert.is(shown(textPart('\u001b[2Ja\u0007b\u009bc\u0000')), '[2Jabc')
  assert.is(shown(textPart('a\r\nb\rc\u2028d\u2029e\u0085f')), 'a\nb\nc\nd\ne\nf')
})

test('nobody overrides the direction of letters, and honest text of two directions stays', () => {
  assert.is(shown(textPart('See \u202Egnp.exe\u202C, \u202Dabc')), 'See gnp.exe\u202C, abc')
  const honest = '\u2067שלום\u2069 \u202Bמה\u202C \u202Aab\u202C \u2066x\u2069 \u2068y\u2069 \u200F'
  assert.is(shown(textPart(honest)), honest)
})

test('what cannot be shown is named in words', () => {
  assert.is(shown(picture), `[${CANNOT}: image/png]`)
  assert.is(shown(text('text/html;charset=utf-8', '<p>')), `[${CANNOT}: text/html;charset=utf-8]`)
  assert.is(shown(text('', 'x')), `[${CANNOT}]`)
  assert.match(shown(text('text/plain;charset=utf-16', 'x')) ?? '', /cannot show/)
  assert.match(shown(single(PLAIN_TEXT, Uint8Array.of(0xff), 1)) ?? '', /cannot show/)
  assert.is(shown(text('image/x\u001b[2J', 'x')), `[${CANNOT}: image/x[2J]`)
})

test('something kept elsewhere is named by its description, its file name or its type', () => {
  const none = new Uint8Array(0)
  const external = {
    cardinality: 'external', disposition: 6, language: '', contentType: 'video/mp4',
    url: 'https://house.example/1', expires: 0, size: 0,
    encAlg: 0, key: none, nonce: none, aad: none, hashAlg: 0, contentHash: none,
    description: '', filename: ''
  } as const
  assert.is(shown({ ...external, description: 'our holiday', filename: 'a.mp4' }), '[our holiday]')
  assert.is(shown({ ...external, filename: 'a.mp4' }), '[a.mp4]')
  assert.is(shown(external), '[Something that is kept elsewhere: video/mp4]')
})

test('nothing and controls alone leave no trace', () => {
  assert.is(shown(nothing), undefined)
  assert.is(shown(control), undefined)
  assert.is(shown(multi('processAll', control, nothing)), undefined)
  assert.is(shown(multi('chooseOne', control, control)), undefined)
})

test('of alternatives the first that can be shown is, else the first is named', () => {
  const page = text('text/html', '<p>')
  assert.is(shown(multi('chooseOne', picture, page, textPart('hello'))), 'hello')
  assert.is(shown(multi('chooseOne', picture, page)), `[${CANNOT}: image/png]`)
  const mixed = multi('processAll', picture, textPart('a'))
  assert.match(shown(multi('chooseOne', control, mixed, textPart('b'))) ?? '', /\]\na$/)
})

test('parts that are processed one by one stand one below the other', () => {
  assert.is(shown(multi('processAll', textPart('a'), control, textPart('b'))), 'a\nb')
  assert.match(shown(multi('processAll', textPart('a'), picture)) ?? '', /^a\n\[.*image\/png\]$/)
})

test('a unit of which one part cannot be shown is named as a whole', () => {
  assert.is(shown(multi('singleUnit', textPart('a'), textPart('b'))), 'a\nb')
  assert.is(shown(multi('singleUnit', textPart('a'), picture)), `[${CANNOT}]`)
})

test('any content has a text without control characters, or none', () => {
  for (let seed = 0; seed < 500; seed++) {
    const text = visibleText(anyContent(seeded(`visible ${seed}`)))
    assert.not.match(text ?? '', /(?![\n\t])\p{Cc}/u)
  }
})

test.run()
