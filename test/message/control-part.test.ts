import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { unwrap } from '../../src/base/errors.ts'
import { encodeCbor } from '../../src/message/cbor.ts'
import { compose, multiContent, single, textPart } from '../../src/message/composition.ts'
import {
  CONTROL_TYPE, contentControls, controlContent, controlPart
} from '../../src/message/control-part.ts'
import { decodeContent, encodeContent } from '../../src/message/content.ts'
import { visibleText } from '../../src/message/visible-text.ts'
import { seeded } from '../random.ts'
import { everyControl } from './generate.ts'
import type { CborValue } from '../../src/message/cbor.ts'
import type { MimiContent } from '../../src/message/content.ts'
import type { MultiPart, Part, SinglePart } from '../../src/message/part.ts'

const random = seeded('control parts')
const profile = { kind: 'profile', name: 'Ana' } as const
const welcome = { kind: 'welcome' } as const

function sent (content: MimiContent): MimiContent {
  return unwrap(decodeContent(encodeContent(content)))
}

function rawPart (value: CborValue): SinglePart {
  return single(CONTROL_TYPE, encodeCbor(value), 0)
}

function multi (semantics: MultiPart['semantics'], parts: Part[]): MultiPart {
  return { cardinality: 'multi', disposition: 1, language: '', semantics, parts }
}

test('one control travels in one part, several in one multipart, in their order', () => {
  const one = sent(controlContent([welcome], random))
  assert.is(one.body.cardinality, 'single')
  assert.equal(contentControls(one), [welcome])
  const long = new Set(['capabilities', 'repair', 'reading'])
  const many = everyControl(random).filter(({ kind }) => !long.has(kind))
  const content = sent(controlContent(many, random))
  assert.equal(contentControls(content), many)
  assert.is(visibleText(content), undefined, 'controls never show in a timeline')
})

test('controls and a text of one moment travel together', () => {
  const parts = [controlPart(profile), textPart('hello'), controlPart(welcome)]
  const content = sent(multiContent(parts, random))
  assert.equal(contentControls(content), [profile, welcome])
  assert.is(visibleText(content), 'hello')
})

test('a control of a later version has its number, one that breaks a bound is left out', () => {
  const content = sent(multiContent([
    rawPart([99, 'x']), rawPart([1]), rawPart(['no']),
    single(CONTROL_TYPE, new Uint8Array(3), 0), controlPart(profile)
  ], random))
  assert.equal(contentControls(content), [{ kind: 'unknown', number: 99 }, profile])
  assert.is(visibleText(content), undefined)
})

test('alternatives and units are not looked into, nested lists are', () => {
  const pair = [controlPart(profile), controlPart(welcome)]
  const controls = (part: Part): unknown[] => contentControls(sent(compose(part, random)))
  assert.equal(controls(multi('chooseOne', pair)), [])
  assert.equal(controls(multi('singleUnit', pair)), [])
  const nested = multi('processAll', [multi('processAll', pair), textPart('x')])
  assert.equal(controls(nested), [profile, welcome])
})

test('a text that looks like a control is none', () => {
  const body = { ...controlPart(profile), contentType: 'application/vnd.snug.control2' }
  assert.equal(contentControls(sent(compose(body, random))), [])
})

test.run()
