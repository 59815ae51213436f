import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { concat, fromHex, toHex, utf8 } from '../../src/base/bytes.ts'
import { unwrap } from '../../src/base/errors.ts'
import { ENVELOPE_SIZES } from '../../src/base/limits.ts'
import { asSymmetricKey } from '../../src/crypto/keys.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { asBoxName } from '../../src/identity/capability.ts'
import {
  envelopeHash, openEnvelope, padInner, PAYLOAD_MAX, sealEnvelope, sizeFor, unpadInner
} from '../../src/message/envelope.ts'
import { fuzz } from '../fuzz.ts'
import { seeded } from '../random.ts'
import frozen from '../vectors/envelope.json' with { type: 'json' }

const random = seeded('envelope')
const key = asSymmetricKey(random(32))
const box = asBoxName(random(16))

// PROTOCOL §5, §6: what stands around a payload in an inner, for each kind of message.
const MESSAGE = 24 + 2 + (45 + 16) + 16
const WITH_PREFIX = 1 + 1_357 + MESSAGE
const PLAIN = 1 + MESSAGE
const WITH_KEM_KEY = PLAIN + 1_184
const WITH_CIPHERTEXT = PLAIN + 1_088

test.before(cryptoReady)

test('the size depends on the payload\'s length alone, and every kind of message fits', () => {
  let last = 0
  for (let length = 0; length <= PAYLOAD_MAX; length++) {
    const size = unwrap(sizeFor(length))
    assert.ok(size >= last)
    last = size
    assert.ok(size - 41 > length + WITH_PREFIX)
    const index = ENVELOPE_SIZES.indexOf(size)
    const smaller = ENVELOPE_SIZES[index - 1]
    assert.ok((smaller ?? 0) - 41 <= length + WITH_PREFIX, 'no smaller one holds it')
  }
  for (const length of [18, 545, 546, 2_593, 2_594, 6_689, 6_690, PAYLOAD_MAX]) {
    const size = unwrap(sizeFor(length))
    for (const around of [WITH_PREFIX, PLAIN, WITH_KEM_KEY, WITH_CIPHERTEXT]) {
      assert.is(sealEnvelope(random(length + around), size, key, box, random).length, size)
      assert.is(padInner(random(length + around), size).length, size - 41)
    }
  }
})

test('the classes end where PROTOCOL §9 lets them end', () => {
  assert.is(PAYLOAD_MAX, 14_881)
  const lengths = [545, 546, 2_593, 2_594, 6_689, 6_690, 14_881]
  const sizes = lengths.map((length) => unwrap(sizeFor(length)))
  assert.equal(sizes, [2_048, 4_096, 4_096, 8_192, 8_192, 16_384, 16_384])
})

test('a payload that is too large is refused with words that say what to do', () => {
  const result = sizeFor(14_882)
  assert.ok(!result.ok)
  assert.is(result.fault.code, 'payload-too-large')
  assert.match(result.fault.message, /14882 bytes.*at most 14881/)
  assert.match(result.fault.action ?? '', /attachment/)
})

test('what is sealed is opened, and never twice the same string', () => {
  for (const size of ENVELOPE_SIZES) {
    for (const length of [0, 1, size - 42]) {
      const inner = random(length)
      const one = sealEnvelope(inner, size, key, box, random)
      const other = sealEnvelope(inner, size, key, box, random)
      assert.equal(openEnvelope(key, box, one), inner)
      assert.not.equal(one.slice(25), other.slice(25))
      assert.not.equal(envelopeHash(one), envelopeHash(other))
    }
    assert.throws(() => sealEnvelope(random(size - 41), size, key, box, random), /do not fit/)
  }
})

test('an inner that ends like padding comes back whole', () => {
  for (const inner of [Uint8Array.of(0x80), Uint8Array.of(1, 0x80, 0, 0), new Uint8Array(9)]) {
    assert.equal(openEnvelope(key, box, sealEnvelope(inner, 2_048, key, box, random)), inner)
    assert.equal(unpadInner(padInner(inner, 4_096)), inner)
  }
})

test('another key, another box or a changed byte opens nothing', () => {
  const inner = random(300)
  const envelope = sealEnvelope(inner, 2_048, key, box, random)
  assert.is(openEnvelope(asSymmetricKey(random(32)), box, envelope), undefined)
  assert.is(openEnvelope(key, asBoxName(random(16)), envelope), undefined)
  for (let at = 0; at < envelope.length; at++) {
    const changed = envelope.slice()
    changed[at] = (changed[at] ?? 0) ^ (1 << random.int(8))
    assert.is(openEnvelope(key, box, changed), undefined, `byte ${at}`)
  }
  for (const length of [0, 1, 24, 25, 40, 41, 2_047, 4_096, 16_384, 20_000]) {
    const cut = new Uint8Array(length)
    cut.set(envelope.subarray(0, length))
    assert.is(openEnvelope(key, box, cut), undefined, `${length} bytes`)
  }
})

test('an envelope is what PROTOCOL §9 says, checked by another implementation', () => {
  const inner = random(500)
  const envelope = sealEnvelope(inner, 2_048, key, box, random)
  assert.is(envelope[0], 1)
  const ad = concat(utf8('snug/1/envelope'), Uint8Array.of(0), box)
  const padded = xchacha20poly1305(key, envelope.slice(1, 25), ad).decrypt(envelope.slice(25))
  assert.equal(padded, concat(inner, Uint8Array.of(0x80), new Uint8Array(2_048 - 41 - 501)))
  const hashed = concat(utf8('snug/1/envelope-hash'), Uint8Array.of(0), envelope)
  assert.is(toHex(envelopeHash(envelope)), toHex(sha256(hashed)))
})

test('the frozen envelope is sealed to the same bytes and opened', () => {
  const bytes = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array(0)
  const { inner, envelope, hash } = frozen.envelope
  const frozenKey = asSymmetricKey(bytes(frozen.envelope.outer))
  const frozenBox = asBoxName(bytes(frozen.envelope.box))
  const nonce = bytes(frozen.envelope.nonce)
  const made = sealEnvelope(bytes(inner), 2_048, frozenKey, frozenBox, () => nonce)
  assert.is(toHex(made), envelope)
  assert.is(toHex(envelopeHash(made)), hash)
  assert.equal(openEnvelope(frozenKey, frozenBox, made), bytes(inner))
})

test('what is no padded inner is refused', () => {
  assert.is(unpadInner(new Uint8Array(2_048 - 41)), undefined)
  assert.is(unpadInner(new Uint8Array(2_048 - 41).fill(1)), undefined)
  assert.is(unpadInner(new Uint8Array(0)), undefined)
  for (const length of [2_048, 2_006, 2_008, 64]) {
    const padded = new Uint8Array(length)
    padded[3] = 0x80
    assert.is(unpadInner(padded), undefined, `${length} bytes are no padded inner`)
  }
})

test('no change of an envelope is accepted, and no bytes make the opener throw', async () => {
  const samples = [1, 500, 1_900].map((length) => {
    return sealEnvelope(random(length), 2_048, key, box, random)
  })
  const counts = await fuzz((bytes) => openEnvelope(key, box, bytes), samples, {
    seed: 'envelope',
    rounds: 2_000,
    check: (inner, _input, changed) => {
      if (changed) assert.is(inner, undefined)
    }
  })
  assert.ok(counts.refused > 1_000, JSON.stringify(counts))
  const padded = [1, 500, 1_900].map((length) => padInner(random(length), 2_048))
  await fuzz(unpadInner, padded, {
    seed: 'padded',
    rounds: 2_000,
    check: (inner, input) => {
      if (inner !== undefined) assert.equal(padInner(inner, 2_048), input)
    },
    maxBytes: 2_100
  })
})

test.run()
