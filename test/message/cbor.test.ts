import { encode } from 'cborg'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { fromHex, toHex } from '../../src/base/bytes.ts'
import { decodeCbor, encodeCbor } from '../../src/message/cbor.ts'
import { fuzz } from '../fuzz.ts'
import { seeded } from '../random.ts'
import { anyContent } from './generate.ts'
import { encodeContent } from '../../src/message/content.ts'
import type { CborValue } from '../../src/message/cbor.ts'

function bytesOf (hex: string): Uint8Array {
  const bytes = fromHex(hex)
  if (bytes === undefined) throw new Error('not hexadecimal')
  return bytes
}

function codeOf (hex: string, depth = 4): string {
  const result = decodeCbor(bytesOf(hex), depth)
  return result.ok ? 'ok' : result.fault.code
}

// RFC 8949 appendix A, the rows that fall into the data model.
const ROWS: readonly [CborValue, string][] = [
  [0, '00'], [23, '17'], [24, '1818'], [100, '1864'], [1_000, '1903e8'], [1_000_000, '1a000f4240'],
  [1_000_000_000_000, '1b000000e8d4a51000'], [-1, '20'], [-100, '3863'], [-1_000, '3903e7'],
  [false, 'f4'], [true, 'f5'], [null, 'f6'], [new Uint8Array(0), '40'],
  [Uint8Array.of(1, 2, 3, 4), '4401020304'], ['', '60'], ['IETF', '6449455446'], ['"\\', '62225c'],
  ['ü', '62c3bc'], ['水', '63e6b0b4'], ['𐅑', '64f0908591'], [[], '80'], [[1, 2, 3], '83010203'],
  [[1, [2, 3], [4, 5]], '8301820203820405'], [new Map(), 'a0'],
  [new Map([[1, 2], [3, 4]]), 'a201020304'], [['a', new Map([['b', 'c']])], '826161a161626163'],
  [Number.MAX_SAFE_INTEGER, '1b001fffffffffffff'],
  [Number.MIN_SAFE_INTEGER, '3b001ffffffffffffe'], ['\ufeffa', '64efbbbf61']
]

test('values of the data model have the encoding of RFC 8949 and come back', () => {
  for (const [value, hex] of ROWS) {
    assert.is(toHex(encodeCbor(value)), hex)
    const decoded = decodeCbor(bytesOf(hex), 4)
    assert.ok(decoded.ok, hex)
    assert.equal(decoded.value, value)
  }
})

test('map keys are sorted by their bytes, not by their length', () => {
  const map = new Map<number | string, CborValue>([['aa', 1], [-1, 2], ['b', 3], [100, 4], [10, 5]])
  const hex = 'a50a05186404200261620362616101'
  assert.is(toHex(encodeCbor(map)), hex)
  assert.is(codeOf(hex), 'ok')
})

test('everything but the one deterministic form is refused with a fault that says so', () => {
  const refused: readonly [string, string, string][] = [
    ['an empty input', '', 'cbor-malformed'],
    ['a number in more bytes than needed', '1817', 'cbor-not-deterministic'],
    ['a length in more bytes than needed', '5801ff', 'cbor-not-deterministic'],
    ['indefinite bytes', '5f4101ff', 'cbor-not-deterministic'],
    ['indefinite text', '7f6161ff', 'cbor-not-deterministic'],
    ['an indefinite array', '9f01ff', 'cbor-not-deterministic'],
    ['an indefinite map', 'bf0101ff', 'cbor-not-deterministic'],
    ['a lone break', 'ff', 'cbor-not-deterministic'],
    ['unsorted keys', 'a203010102', 'cbor-not-deterministic'],
    ['a key twice', 'a201010102', 'cbor-not-deterministic'],
    ['a text key twice', 'a2616101616102', 'cbor-not-deterministic'],
    ['a key of bytes', 'a1410101', 'cbor-type'],
    ['a key of null', 'a1f601', 'cbor-type'],
    ['a key of an array', 'a1800a', 'cbor-type'],
    ['a half float', 'f93c00', 'cbor-type'],
    ['a float', 'fa47c35000', 'cbor-type'],
    ['a double', 'fb3ff199999999999a', 'cbor-type'],
    ['not a number', 'f97e00', 'cbor-type'],
    ['undefined', 'f7', 'cbor-type'],
    ['a simple value', 'f0', 'cbor-type'],
    ['a simple value in two bytes', 'f818', 'cbor-type'],
    ['a tag', 'c074323031332d30332d32315432303a30343a30305a', 'cbor-type'],
    ['a big number', 'c249010000000000000000', 'cbor-type'],
    ['an integer above 2^53 - 1', '1b0020000000000000', 'cbor-malformed'],
    ['malformed text', '61ff', 'cbor-text'],
    ['a surrogate in text', '63eda080', 'cbor-text'],
    ['overlong text', '62c080', 'cbor-text'],
    ['malformed text of some length', `7821${'61'.repeat(32)}80`, 'cbor-text'],
    ['cut bytes', '44010203', 'cbor-malformed'],
    ['a cut array', '8301', 'cbor-malformed'],
    ['an array of 2^32 - 1 items', '9affffffff00', 'cbor-malformed'],
    ['a map of 2^53 - 1 items', 'bb001fffffffffffff00', 'cbor-malformed'],
    ['something left over', '0000', 'cbor-malformed'],
    ['a reserved head', '1c', 'cbor-malformed']
  ]
  for (const [what, hex, code] of refused) assert.is(codeOf(hex), code, what)
})

test('depth is bounded before anything recurses', () => {
  assert.is(codeOf('81818180', 4), 'ok')
  assert.is(codeOf('81818180', 3), 'cbor-depth')
  assert.is(codeOf('81a1018180', 4), 'ok')
  assert.is(codeOf('81a1018180', 3), 'cbor-depth')
  // Siblings do not add up.
  assert.is(codeOf('8481008100810080', 2), 'ok')
  assert.is(codeOf('81'.repeat(200_000), 8), 'cbor-depth')
  assert.is(codeOf('a100'.repeat(100_000), 8), 'cbor-depth')
})

test('what was decoded is a copy, also of a buffer, and plain bytes', () => {
  const field = new Uint8Array(200).fill(7)
  for (const bytes of [encodeCbor([field]), Buffer.from(encodeCbor([field]))]) {
    const decoded = decodeCbor(bytes, 1)
    bytes.fill(0)
    assert.ok(decoded.ok)
    assert.equal(decoded.value, [field])
  }
  assert.is(encodeCbor([field]).constructor, Uint8Array)
})

test('an encoding after one that failed is whole', () => {
  assert.throws(() => encode({ broken: () => {} }))
  assert.is(toHex(encodeCbor([1, 'a'])), '82016161')
})

test('whatever comes in, what is accepted is the encoding of what it gives', async () => {
  const random = seeded('cbor samples')
  const samples = [
    ...ROWS.map(([, hex]) => bytesOf(hex)),
    ...Array.from({ length: 12 }, () => encodeContent(anyContent(random)))
  ]
  const counts = await fuzz((bytes) => decodeCbor(bytes, 9), samples, {
    seed: 'cbor',
    rounds: 6_000,
    check: (result, input) => {
      if (result.ok) assert.is(toHex(encodeCbor(result.value)), toHex(input))
      else assert.ok(result.fault.message.length > 20)
    }
  })
  assert.ok(counts.refused > 1_000 && counts.accepted > 100, JSON.stringify(counts))
})

test.run()
