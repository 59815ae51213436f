import { x25519 as noble } from '@noble/curves/ed25519.js'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { toHex } from '../../src/base/bytes.ts'
import { asX25519PrivateKey, asX25519PublicKey } from '../../src/crypto/keys.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { dh, generateX25519, x25519PublicKey } from '../../src/crypto/x25519.ts'
import { seeded } from '../random.ts'
import vectors from '../vectors/crypto-x25519.json' with { type: 'json' }
import { hex } from './hex.ts'

const test = suite('X25519')
test.before(cryptoReady)

function agree (privateKey: string, publicKey: string): string | undefined {
  const secret = dh(asX25519PrivateKey(hex(privateKey)), asX25519PublicKey(hex(publicKey)))
  return secret === undefined ? undefined : toHex(secret)
}

for (const pair of vectors.pairs) {
  test(`gives the secret of the vector: ${pair.name}`, () => {
    assert.is(agree(pair.private, pair.public), pair.shared)
  })
}

test('gives the keys and the secret of RFC 7748 §6.1, from either side', () => {
  const { privateA, publicA, privateB, publicB, shared } = vectors.agreement
  assert.is(toHex(x25519PublicKey(asX25519PrivateKey(hex(privateA)))), publicA)
  assert.is(toHex(x25519PublicKey(asX25519PrivateKey(hex(privateB)))), publicB)
  assert.is(agree(privateA, publicB), shared)
  assert.is(agree(privateB, publicA), shared)
})

test('gives the iterated secret of RFC 7748 §5.2 after one and after a thousand rounds', () => {
  let scalar = '09'.padEnd(64, '0')
  let point = scalar
  for (let round = 1; round <= 1_000; round++) {
    const next = agree(scalar, point) ?? ''
    point = scalar
    scalar = next
    if (round === 1) assert.is(scalar, vectors.iterated.once)
  }
  assert.is(scalar, vectors.iterated.thousand)
})

test('gives no secret for a public key of low order, whatever the private key', () => {
  const random = seeded('x25519/low order')
  for (const point of vectors.lowOrder) {
    const { privateKey } = generateX25519(random)
    assert.is(dh(privateKey, asX25519PublicKey(hex(point))), undefined, point)
  }
})

test('agrees with the second implementation', () => {
  const random = seeded('x25519/second')
  for (let round = 0; round < 40; round++) {
    const mine = generateX25519(random)
    assert.equal(mine.publicKey, noble.getPublicKey(mine.privateKey))
    const point = random(32) // any 32 bytes are a point of the curve or of its twist
    const secret = dh(mine.privateKey, asX25519PublicKey(point))
    assert.equal(secret, noble.getSharedSecret(mine.privateKey, point))
  }
})

test('takes its keys from the randomness that it is given', () => {
  const [first, second] = [generateX25519(seeded('a')), generateX25519(seeded('a'))]
  assert.equal(first, second)
  assert.not.equal(first, generateX25519(seeded('b')))
})

test.run()
