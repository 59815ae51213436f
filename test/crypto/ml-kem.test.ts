import { shake128 } from '@noble/hashes/sha3.js'
import { ml_kem768 as noble } from '@noble/post-quantum/ml-kem.js'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { toHex } from '../../src/base/bytes.ts'
import { asMlKemCiphertext, asMlKemPrivateKey, asMlKemPublicKey } from '../../src/crypto/keys.ts'
import {
  decapsulate, encapsulate, generateMlKem, mlKemPublicKey
} from '../../src/crypto/ml-kem.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { seeded } from '../random.ts'
import vectors from '../vectors/crypto-ml-kem.json' with { type: 'json' }
import type { Encapsulation } from '../../src/crypto/ml-kem.ts'

const test = suite('ML-KEM-768')
test.before(cryptoReady)

function encapsulated (publicKey: Uint8Array, seed: Uint8Array): Encapsulation {
  // A copy: the randomness is wiped after its use.
  const result = encapsulate(asMlKemPublicKey(publicKey), () => seed.slice())
  if (result === undefined) throw new Error('the key was refused')
  return result
}

test('gives the accumulated vectors of a hundred keys, ciphertexts and refusals', () => {
  const input = shake128.create({})
  const output = shake128.create({})
  for (let round = 0; round < vectors.rounds; round++) {
    const seed = asMlKemPrivateKey(input.xof(64))
    const message = input.xof(32)
    const invalid = asMlKemCiphertext(input.xof(1_088))
    const publicKey = mlKemPublicKey(seed)
    const { ciphertext, secret } = encapsulated(publicKey, message)
    assert.equal(decapsulate(seed, ciphertext), secret)
    output.update(publicKey)
    output.update(ciphertext)
    output.update(secret)
    output.update(decapsulate(seed, invalid))
  }
  assert.is(toHex(output.xof(32)), vectors.digest)
})

test('agrees with the second implementation, also on ciphertexts that were changed', () => {
  const random = seeded('ml-kem/second')
  for (let round = 0; round < 10; round++) {
    const pair = generateMlKem(random)
    const second = noble.keygen(pair.privateKey)
    assert.equal(pair.publicKey, second.publicKey)
    const message = random(32)
    const ours = encapsulated(pair.publicKey, message)
    const theirs = noble.encapsulate(second.publicKey, message)
    assert.equal(ours.ciphertext, theirs.cipherText)
    assert.equal(ours.secret, theirs.sharedSecret)
    const changed = asMlKemCiphertext(ours.ciphertext.slice())
    changed[random.int(1_088)] = random.int(256)
    const secret = decapsulate(pair.privateKey, changed)
    assert.equal(secret, noble.decapsulate(changed, second.secretKey))
  }
})

test('refuses a public key with a coefficient of q or more, at any place', () => {
  const random = seeded('ml-kem/modulus')
  const { publicKey } = generateMlKem(random)
  for (let round = 0; round < 40; round++) {
    const at = 3 * random.int(384)
    const value = random.between(3_329, 4_095)
    const bent = asMlKemPublicKey(publicKey.slice())
    if (random.chance(0.5)) {
      bent[at] = value & 255
      bent[at + 1] = ((bent[at + 1] ?? 0) & 0xf0) | (value >> 8)
    } else {
      bent[at + 1] = ((bent[at + 1] ?? 0) & 0x0f) | ((value & 15) << 4)
      bent[at + 2] = value >> 4
    }
    assert.is(encapsulate(bent, random), undefined)
  }
  assert.is(encapsulate(publicKey.subarray(1) as typeof publicKey, random), undefined)
  assert.not.equal(encapsulate(publicKey, random), undefined)
})

test('wipes the randomness that it was given', () => {
  const seed = seeded('ml-kem/wipe')(32)
  encapsulate(generateMlKem(seeded('ml-kem/wipe')).publicKey, () => seed)
  assert.equal(seed, new Uint8Array(32))
})

test.run()
