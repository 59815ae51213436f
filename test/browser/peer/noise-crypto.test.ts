// The crypto of Noise in a page beside the library's own: the same bytes, the same refusals.

import { pureJsCrypto } from '@chainsafe/libp2p-noise'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Uint8ArrayList } from 'uint8arraylist'
import { defaultCrypto } from '../../../browser/peer/noise-crypto.ts'
import { cryptoReady } from '../../../src/crypto/sodium.ts'
import { seeded } from '../../random.ts'

const test = suite('crypto of Noise in a page')
test.before(cryptoReady)

const random = seeded('noise-crypto')

/** The same bytes in two pieces, as they come from the network. */
function inPieces (bytes: Uint8Array): Uint8ArrayList {
  const at = random.int(bytes.length + 1)
  return new Uint8ArrayList(bytes.subarray(0, at), bytes.subarray(at))
}

test('hashes and derives keys as the library does', () => {
  for (let round = 0; round < 40; round++) {
    const bytes = random(random.int(300))
    assert.equal(defaultCrypto.hashSHA256(bytes), pureJsCrypto.hashSHA256(bytes))
    assert.equal(defaultCrypto.hashSHA256(inPieces(bytes)), pureJsCrypto.hashSHA256(bytes))
    const [chainingKey, ikm] = [random(32), random(round % 2 === 0 ? 0 : 32)]
    assert.equal(defaultCrypto.getHKDF(chainingKey, ikm), pureJsCrypto.getHKDF(chainingKey, ikm))
  }
})

test('agrees on secrets with the library', () => {
  for (let round = 0; round < 20; round++) {
    const seed = random(32)
    const mine = defaultCrypto.generateX25519KeyPairFromSeed(seed)
    assert.equal(mine, pureJsCrypto.generateX25519KeyPairFromSeed(seed))
    const theirs = pureJsCrypto.generateX25519KeyPair()
    assert.equal(
      defaultCrypto.generateX25519SharedKey(mine.privateKey, inPieces(theirs.publicKey)),
      pureJsCrypto.generateX25519SharedKey(theirs.privateKey, mine.publicKey)
    )
  }
  const [one, other] = [0, 1].map(() => defaultCrypto.generateX25519KeyPair())
  assert.not.equal(one, other)
})

test('refuses public keys that make the secret known to everybody', () => {
  const { privateKey } = defaultCrypto.generateX25519KeyPair()
  const low = new Uint8Array(32)
  assert.throws(() => pureJsCrypto.generateX25519SharedKey(privateKey, low))
  assert.throws(() => defaultCrypto.generateX25519SharedKey(privateKey, low), /low order/)
})

test('seals what the library opens, opens what it seals, and nothing else', () => {
  for (const length of [0, 1, 15, 16, 17, 300, 2_048, 65_519, 200_000]) {
    const [key, nonce, ad, text] = [random(32), random(12), random(random.int(40)), random(length)]
    const sealed = defaultCrypto.chaCha20Poly1305Encrypt(inPieces(text), nonce, ad, key).subarray()
    assert.equal(sealed, pureJsCrypto.chaCha20Poly1305Encrypt(text, nonce, ad, key))
    const pieces = inPieces(sealed)
    assert.equal(defaultCrypto.chaCha20Poly1305Decrypt(pieces, nonce, ad, key), text)
    const damaged = sealed.slice()
    const at = random.int(damaged.length)
    damaged[at] = (damaged[at] ?? 0) ^ 1
    for (const bad of [damaged, sealed.subarray(1), sealed.subarray(0, 15)]) {
      assert.throws(() => defaultCrypto.chaCha20Poly1305Decrypt(bad, nonce, ad, key), /not open/)
    }
    assert.throws(() => defaultCrypto.chaCha20Poly1305Decrypt(sealed, nonce, key, key), /not open/)
  }
})

test.run()
