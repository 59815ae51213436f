import { xchacha20poly1305 as noble } from '@noble/ciphers/chacha.js'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { NONCE, open, seal, TAG } from '../../src/crypto/aead.ts'
import { hchacha20 } from '../../src/crypto/hchacha20.ts'
import { asSymmetricKey } from '../../src/crypto/keys.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { fuzz } from '../fuzz.ts'
import { seeded } from '../random.ts'
import vectors from '../vectors/crypto-xchacha20.json' with { type: 'json' }
import { hex } from './hex.ts'

const test = suite('XChaCha20-Poly1305')
test.before(cryptoReady)

for (const vector of vectors.vectors) {
  test(`seals and opens the vector: ${vector.name}`, () => {
    const key = asSymmetricKey(hex(vector.key))
    const [nonce, ad, plaintext] = [hex(vector.nonce), hex(vector.ad), hex(vector.plaintext)]
    assert.equal(seal(key, nonce, plaintext, ad), hex(vector.sealed))
    assert.equal(open(key, nonce, hex(vector.sealed), ad), plaintext)
  })
}

test('derives the subkey of the HChaCha20 vector', () => {
  const { key, nonce, subkey } = vectors.hchacha20
  assert.equal(hchacha20(hex(key), hex(nonce)), hex(subkey))
})

test('agrees with the second implementation for lengths up to many blocks', () => {
  const random = seeded('aead/second')
  for (let round = 0; round < 60; round++) {
    const [key, nonce] = [asSymmetricKey(random(32)), random(NONCE)]
    const [plaintext, ad] = [random(random.int(700)), random(random.int(100))]
    const sealed = seal(key, nonce, plaintext, ad)
    assert.is(sealed.length, plaintext.length + TAG)
    assert.equal(sealed, noble(key, nonce, ad).encrypt(plaintext))
    assert.equal(open(key, nonce, sealed, ad), plaintext)
  }
})

test('opens nothing that was changed, and leaves its input as it was', async () => {
  const random = seeded('aead/fuzz')
  const [key, nonce, ad] = [asSymmetricKey(random(32)), random(NONCE), random(10)]
  const sealed = seal(key, nonce, random(100), ad)
  const counts = await fuzz((bytes) => open(key, nonce, bytes, ad), [sealed], {
    seed: 'aead',
    check: (value, _input, changed) => { if (changed) assert.is(value, undefined) }
  })
  assert.ok(counts.refused > 1_500)
})

test('opens nothing under another key, nonce or associated data', () => {
  const random = seeded('aead/other')
  const [key, nonce, ad] = [asSymmetricKey(random(32)), random(NONCE), random(10)]
  const sealed = seal(key, nonce, random(30), ad)
  assert.is(open(asSymmetricKey(random(32)), nonce, sealed, ad), undefined)
  assert.is(open(key, random(NONCE), sealed, ad), undefined)
  assert.is(open(key, nonce, sealed, ad.subarray(1)), undefined)
  assert.is(open(key, nonce, new Uint8Array(TAG - 1), ad), undefined)
})

test('throws at a nonce or a key of the wrong length, and works on', () => {
  const random = seeded('aead/length')
  const [key, nonce, empty] = [asSymmetricKey(random(32)), random(NONCE), new Uint8Array(0)]
  assert.throws(() => seal(key, nonce.subarray(1), empty, empty), /24 bytes/)
  assert.throws(() => seal(key.subarray(1) as typeof key, nonce, empty, empty), /32 bytes/)
  assert.equal(open(key, nonce, seal(key, nonce, empty, empty), empty), empty)
})

test.run()
