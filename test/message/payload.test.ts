import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { toHex } from '../../src/base/bytes.ts'
import { unwrap } from '../../src/base/errors.ts'
import { PAYLOAD_MAX } from '../../src/message/envelope.ts'
import { CONTENT_MAX, decodePayload, encodePayload, GAPS_MAX } from '../../src/message/payload.ts'
import { fuzz } from '../fuzz.ts'
import { seeded } from '../random.ts'
import type { Payload } from '../../src/message/payload.ts'
import type { SeededRandom } from '../random.ts'

const NUMBERS = [1, 2, 255, 256, 2 ** 32, 2 ** 53 - 1]

function anyPayload (random: SeededRandom): Payload {
  const count = random.pick([0, 0, 1, 64])
  const gaps = new Set(Array.from({ length: count }, () => random.between(1, 0xffff)))
  const seq = random.pick([0, ...NUMBERS])
  return {
    seq,
    upTo: random.pick([0, ...NUMBERS]),
    gaps: [...gaps].sort((a, b) => a - b),
    content: random(seq === 0 ? 0 : random.between(1, 300))
  }
}

test('a payload has the bytes that PROTOCOL §7 gives it', () => {
  const payload = { seq: 5, upTo: 2 ** 40, gaps: [2, 0x1234], content: Uint8Array.of(0xaa, 0xbb) }
  assert.is(toHex(encodePayload(payload)), '0100000000000000050000010000000000020002' + '1234aabb')
  const acknowledgement = { seq: 0, upTo: 7, gaps: [], content: new Uint8Array(0) }
  assert.is(toHex(encodePayload(acknowledgement)), '010000000000000000000000000000000700')
})

test('every payload comes back as it was written', () => {
  for (let seed = 0; seed < 300; seed++) {
    const payload = anyPayload(seeded(seed))
    assert.equal(unwrap(decodePayload(encodePayload(payload))), payload, `seed ${seed}`)
  }
})

test('the longest content fits beside the longest acknowledgement, and fills an envelope', () => {
  assert.is(CONTENT_MAX, 14_735)
  const gaps = Array.from({ length: GAPS_MAX }, (_, i) => 2 * i + 1)
  const content = new Uint8Array(CONTENT_MAX).fill(1)
  assert.is(encodePayload({ seq: 1, upTo: 0, gaps, content }).length, PAYLOAD_MAX)
  const longer = new Uint8Array(CONTENT_MAX + 1)
  assert.throws(() => encodePayload({ seq: 1, upTo: 0, gaps: [], content: longer }), /too long/)
})

test('what breaks a rule is refused in words', () => {
  const valid = encodePayload({ seq: 3, upTo: 9, gaps: [1, 4], content: Uint8Array.of(1) })
  const why = (change: (bytes: Uint8Array) => Uint8Array | void): string => {
    const bytes = valid.slice()
    const result = decodePayload(change(bytes) ?? bytes)
    if (result.ok) return 'ok'
    return `${result.fault.code} ${result.fault.message} ${result.fault.action ?? ''}`
  }
  assert.is(why(() => {}), 'ok')
  assert.match(why((bytes) => { bytes[0] = 2 }), /payload-malformed.*version.*update/)
  assert.match(why((bytes) => { bytes[1] = 0x20 }), /cut short/) // a number above 2^53 - 1
  assert.match(why((bytes) => { bytes[17] = 65 }), /too much/)
  assert.match(why((bytes) => { bytes[19] = 4 }), /order/) // 4, 4
  assert.match(why((bytes) => { bytes[19] = 0 }), /order/) // 0 names upTo itself
  assert.match(why((bytes) => { bytes[8] = 0 }), /disagree/) // seq 0 with content
  assert.match(why((bytes) => bytes.slice(0, -1)), /disagree/) // seq without content
  assert.match(why((bytes) => bytes.slice(0, 20)), /cut short/)
  assert.match(why(() => new Uint8Array(0)), /version/)
  assert.match(why(() => new Uint8Array(PAYLOAD_MAX + 1).fill(1)), /too long/)
})

test('a payload that its reader would refuse is not encoded', () => {
  const content = Uint8Array.of(1)
  const broken: Payload[] = [
    { seq: 0, upTo: 0, gaps: [], content },
    { seq: 1, upTo: 0, gaps: [], content: new Uint8Array(0) },
    { seq: 1, upTo: 0, gaps: [2, 1], content },
    { seq: 1, upTo: 0, gaps: [0x10000], content },
    { seq: 2 ** 53, upTo: 0, gaps: [], content },
    { seq: 1, upTo: -1, gaps: [], content }
  ]
  for (const payload of broken) assert.throws(() => encodePayload(payload))
})

test('any bytes give a payload, in the same bytes again, or a fault', async () => {
  const random = seeded('payload samples')
  const samples = Array.from({ length: 20 }, () => encodePayload(anyPayload(random)))
  const counts = await fuzz(decodePayload, samples, {
    seed: 'payload',
    rounds: 4_000,
    check: (result, input) => {
      if (result.ok) assert.is(toHex(encodePayload(result.value)), toHex(input))
      else assert.is(result.fault.code, 'payload-malformed')
    }
  })
  assert.ok(counts.refused > 500 && counts.accepted > 500, JSON.stringify(counts))
})

test.run()
