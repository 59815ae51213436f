import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { fromHex, toHex } from '../../src/base/bytes.ts'
import { unwrap } from '../../src/base/errors.ts'
import { encodeCbor } from '../../src/message/cbor.ts'
import { textContent } from '../../src/message/composition.ts'
import { decodeContent, encodeContent } from '../../src/message/content.ts'
import { claimsMatch, NO_EXTENSIONS } from '../../src/message/extensions.ts'
import { CONTENT_MAX } from '../../src/message/payload.ts'
import { fuzz } from '../fuzz.ts'
import { seeded } from '../random.ts'
import { anyContent, anyMessageId } from './generate.ts'
import type { CborValue } from '../../src/message/cbor.ts'
import type { MimiContent } from '../../src/message/content.ts'
import type { Part } from '../../src/message/part.ts'

const NULL_PART: CborValue = [1, '', 0]
const SINGLE: CborValue = [1, '', 1, 'text/plain', Uint8Array.of(65)]
const EXTERNAL: readonly CborValue[] = [
  6, '', 2, 'image/png', 'https://house.example/1', 0, 5, 1, new Uint8Array(16), new Uint8Array(12),
  new Uint8Array(0), 1, new Uint8Array(32), 'a picture', 'a.png'
]

/** The seven fields of a content, one of them replaced. */
function fields (at: number, value: CborValue): CborValue[] {
  const all: CborValue[] = [
    new Uint8Array(16), null, new Uint8Array(0), null, null, new Map(), SINGLE
  ]
  all[at] = value
  return all
}

function faultOf (value: CborValue): string {
  const result = decodeContent(encodeCbor(value))
  return result.ok ? 'ok' : `${result.fault.code}: ${result.fault.message}`
}

function external (at: number, value: CborValue): CborValue {
  return EXTERNAL.map((field, i) => i === at ? value : field)
}

function nested (levels: number): CborValue {
  return levels === 1 ? SINGLE : [1, '', 3, 2, [nested(levels - 1), NULL_PART]]
}

function extended (entries: readonly (readonly [number | string, CborValue])[]): CborValue {
  return fields(5, new Map(entries))
}

test('a plain text has the bytes that PROTOCOL §8 gives it', () => {
  const content = textContent('hello', (length) => new Uint8Array(length).fill(0xab))
  const head = `8750${'ab'.repeat(16)}f640f6f6a0`
  const type = '7818746578742f706c61696e3b636861727365743d7574662d38'
  assert.is(toHex(encodeContent(content)), `${head}85016001${type}4568656c6c6f`)
})

test('every kind of content comes back as it was written', () => {
  for (let seed = 0; seed < 400; seed++) {
    const content = anyContent(seeded(seed))
    const bytes = encodeContent(content)
    const decoded = unwrap(decodeContent(bytes))
    assert.equal(decoded, content, `seed ${seed}`)
    assert.is(toHex(encodeContent(decoded)), toHex(bytes))
  }
})

test('bounds hold: what is within them is read, what breaks one names the field', () => {
  const id = new Uint8Array(32)
  id[0] = 1
  const accepted: readonly CborValue[] = [
    fields(0, new Uint8Array(16)), fields(1, id), fields(2, new Uint8Array(4_096)),
    fields(3, [true, 0xffffffff]), fields(4, id), fields(6, NULL_PART), fields(6, nested(4)),
    fields(6, [255, 'x'.repeat(255), 0]), fields(6, EXTERNAL),
    fields(6, [1, '', 3, 0, Array.from({ length: 1_023 }, () => NULL_PART)]),
    extended([[-5, null], ['x'.repeat(255), [[[1]]]], [7, new Map([[1, [Uint8Array.of(1)]]])]]),
    extended(Array.from({ length: 64 }, (_, i) => [i + 3, i]))
  ]
  for (const value of accepted) assert.is(faultOf(value), 'ok')

  const refused: readonly (readonly [CborValue, RegExp])[] = [
    [7, /list of fields/],
    [[], /salt/],
    [fields(0, new Uint8Array(15)), /salt/],
    [fields(0, 'x'.repeat(16)), /salt/],
    [fields(1, new Uint8Array(31)), /replaces/],
    [fields(1, new Uint8Array(32)), /replaces/], // hash function 0
    [fields(1, false), /replaces/],
    [fields(2, new Uint8Array(4_097)), /topic/],
    [fields(2, null), /topic/],
    [fields(3, [1, 1]), /expiry/],
    [fields(3, [true]), /expiry/],
    [fields(3, [true, -1]), /expiry/],
    [fields(3, [true, 2 ** 32]), /expiry/],
    [fields(3, [true, 1, 1]), /expiry/],
    [fields(4, 'id'), /answers/],
    [fields(5, []), /extensions/],
    [extended([[1, 5]]), /extensions/],
    [extended([[2, Uint8Array.of(1)]]), /extensions/],
    [extended([[1, 'x'.repeat(4_097)]]), /extensions/],
    [extended([[0, 1]]), /extensions/],
    [extended([['', 1]]), /extensions/],
    [extended([['x'.repeat(256), 1]]), /extensions/],
    [extended([['x', [[[[1]]]]]]), /extensions/],
    [extended(Array.from({ length: 65 }, (_, i) => [i + 3, i])), /extensions/],
    [fields(6, null), /list of fields/],
    [fields(6, []), /disposition/],
    [fields(6, [256, '', 0]), /disposition/],
    [fields(6, [1, 'x'.repeat(256), 0]), /language/],
    [fields(6, [1, '', 4]), /cardinality/],
    [fields(6, [1, '', 0, 0]), /end/],
    [fields(6, [1, '', 1, 'text/plain']), /body/],
    [fields(6, [1, '', 1, 'text/plain', 'text']), /body/],
    [fields(6, [1, '', 1, 'x'.repeat(256), Uint8Array.of(1)]), /content type/],
    [fields(6, [1, '', 3, 3, [SINGLE, SINGLE]]), /semantics/],
    [fields(6, [1, '', 3, 2, [SINGLE]]), /parts/],
    [fields(6, [1, '', 3, 2, [SINGLE, [1, '', 9]]]), /cardinality/],
    [fields(6, nested(5)), /nested/],
    [fields(6, [1, '', 3, 0, Array.from({ length: 1_024 }, () => NULL_PART)]), /number of parts/],
    [fields(6, external(4, 'x'.repeat(4_097))), /address/],
    [fields(6, external(5, 2 ** 32)), /expiry of the body/],
    [fields(6, external(7, 0x10000)), /encryption/],
    [fields(6, external(8, new Uint8Array(256))), /key/],
    [fields(6, external(11, 256)), /hash function/],
    [fields(6, external(14, 'x'.repeat(256))), /file name/],
    [[...fields(0, new Uint8Array(16)), 1], /end/]
  ]
  for (const [value, pattern] of refused) assert.match(faultOf(value), pattern)
})

test('a content fits beside any acknowledgement, and a longer one says what to do', () => {
  const empty = encodeContent(textContent('', seeded(1))).length
  const fitting = CONTENT_MAX - empty - 2 // the head of a longer body takes two bytes more
  const bytes = encodeContent(textContent('x'.repeat(fitting), seeded(1)))
  assert.is(bytes.length, CONTENT_MAX)
  assert.ok(decodeContent(bytes).ok)
  try {
    encodeContent(textContent('x'.repeat(fitting + 1), seeded(1)))
    assert.unreachable()
  } catch (error) {
    const fault = error as { code: string, message: string, action: string }
    assert.is(fault.code, 'content-too-large')
    assert.match(fault.message, /14736 bytes.*at most 14735/)
    assert.match(fault.action, /attachment/)
  }
})

test('what nobody would accept is not encoded', () => {
  const content = textContent('hello', seeded(1))
  const part = content.body
  const broken: MimiContent[] = [
    { ...content, salt: new Uint8Array(15) },
    { ...content, expires: { relative: true, time: 1.5 } },
    { ...content, expires: { relative: true, time: -1 } },
    { ...content, body: { ...part, disposition: 256 } },
    { ...content, extensions: { ...NO_EXTENSIONS, others: new Map([['x', Number.NaN]]) } }
  ]
  for (const each of broken) assert.throws(() => encodeContent(each))
})

test('a stated URI must be the one of the session', () => {
  const stated = { ...NO_EXTENSIONS, senderUri: 'snug:a' }
  assert.ok(claimsMatch(NO_EXTENSIONS, 'snug:a', 'snug:r'))
  assert.ok(claimsMatch(stated, 'snug:a', 'snug:r'))
  assert.not.ok(claimsMatch(stated, 'snug:b', 'snug:r'))
  assert.not.ok(claimsMatch({ ...stated, roomUri: 'snug:x' }, 'snug:a', 'snug:r'))
})

function measure (part: Part, depth = 1): { depth: number, parts: number } {
  if (part.cardinality !== 'multi') return { depth, parts: 1 }
  const inner = part.parts.map((each) => measure(each, depth + 1))
  return {
    depth: Math.max(...inner.map((each) => each.depth)),
    parts: 1 + inner.reduce((sum, each) => sum + each.parts, 0)
  }
}

test('any bytes give a content within bounds, in the same bytes again, or a fault', async () => {
  const random = seeded('content samples')
  const samples = Array.from({ length: 30 }, () => encodeContent(anyContent(random)))
  const counts = await fuzz(decodeContent, samples, {
    seed: 'content',
    rounds: 6_000,
    check: (result, input) => {
      if (!result.ok) {
        assert.match(result.fault.code, /^(?:cbor|content)-/)
        return
      }
      assert.is(toHex(encodeContent(result.value)), toHex(input))
      const { depth, parts } = measure(result.value.body)
      assert.ok(depth <= 4 && parts <= 1_024)
    }
  })
  assert.ok(counts.refused > 1_000, JSON.stringify(counts))
})

test('parts that a byte of length multiplies cost no more than the message is long', () => {
  // 4 levels of 65 535 parts announced in a few bytes.
  const bomb = fromHex(`8750${'00'.repeat(16)}f640f6f6a0${'850160030299ffff'.repeat(4)}`)
  const result = decodeContent(bomb ?? new Uint8Array(0))
  assert.not.ok(result.ok)
})

test('an id as others write it is kept', () => {
  const id = anyMessageId(seeded(4))
  const content = { ...textContent('x', seeded(1)), replaces: id, inReplyTo: id }
  assert.equal(unwrap(decodeContent(encodeContent(content))).replaces, id)
})

test.run()
