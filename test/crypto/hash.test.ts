import { hkdf as nobleHkdf } from '@noble/hashes/hkdf.js'
import { hmac as nobleHmac } from '@noble/hashes/hmac.js'
import { sha256 as nobleSha256, sha512 as nobleSha512 } from '@noble/hashes/sha2.js'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { utf8 } from '../../src/base/bytes.ts'
import { hmacSha256, sha256, sha512 } from '../../src/crypto/hash.ts'
import { hkdf } from '../../src/crypto/hkdf.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { seeded } from '../random.ts'
import vectors from '../vectors/crypto-hash.json' with { type: 'json' }
import { hex } from './hex.ts'

const test = suite('hashes')
test.before(cryptoReady)

test('gives the digests of the SHA-2 examples', () => {
  for (const { message, digest } of vectors.sha256) assert.equal(sha256(hex(message)), hex(digest))
  for (const { message, digest } of vectors.sha512) assert.equal(sha512(hex(message)), hex(digest))
})

test('gives the codes of the HMAC vectors, also for keys longer than a block', () => {
  for (const { key, message, mac } of vectors.hmac) {
    assert.equal(hmacSha256(hex(key), hex(message)), hex(mac))
  }
})

test('gives the output of the HKDF vectors', () => {
  for (const { ikm, salt, info, okm } of vectors.hkdf) {
    assert.equal(hkdf(hex(ikm), hex(salt), hex(info), okm.length / 2), hex(okm))
  }
})

test('agrees with the second implementation for messages of every size', () => {
  const random = seeded('hash/second')
  for (let round = 0; round < 150; round++) {
    const message = random(random.int(random.pick([70, 300, 5_000])))
    const key = random(random.int(150))
    assert.equal(sha256(message), nobleSha256(message))
    assert.equal(sha512(message), nobleSha512(message))
    assert.equal(hmacSha256(key, message), nobleHmac(nobleSha256, key, message))
    const [info, length] = [random(random.int(80)), random.int(300)]
    const expected = nobleHkdf(nobleSha256, message, key, info, length)
    assert.equal(hkdf(message, key, info, length), expected)
  }
})

test('takes an info as text, an empty salt as 32 zero bytes, and up to 8160 bytes', () => {
  const ikm = seeded('hkdf')(32)
  const empty = new Uint8Array(0)
  assert.equal(hkdf(ikm, empty, 'snug/1/test', 40), hkdf(ikm, empty, utf8('snug/1/test'), 40))
  assert.equal(hkdf(ikm, empty, '', 40), hkdf(ikm, new Uint8Array(32), '', 40))
  const longest = nobleHkdf(nobleSha256, ikm, empty, empty, 8_160)
  assert.equal(hkdf(ikm, empty, '', 8_160), longest)
  assert.throws(() => hkdf(ikm, empty, '', 8_161), /8160/)
})

test.run()
