import { ed25519 as noble } from '@noble/curves/ed25519.js'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { concat, utf8 } from '../../src/base/bytes.ts'
import {
  ed25519PublicKey, generateEd25519, labelled, sign, verify, verifyLabelled
} from '../../src/crypto/ed25519.ts'
import { asEd25519PrivateKey, asEd25519PublicKey } from '../../src/crypto/keys.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { seeded } from '../random.ts'
import vectors from '../vectors/crypto-ed25519.json' with { type: 'json' }
import { hex } from './hex.ts'
import type { LabelledMessage } from '../../src/crypto/ed25519.ts'
import type { Signature } from '../../src/crypto/keys.ts'

const test = suite('Ed25519')
test.before(cryptoReady)

/** Verifies as RFC 8032 has it, without a label, as the vectors need it. */
function accepts (publicKey: string, message: string, signature: string): boolean {
  return verifyLabelled(asEd25519PublicKey(hex(publicKey)), hex(message) as LabelledMessage,
    hex(signature) as Signature)
}

test('derives the public keys and accepts the signatures of RFC 8032 §7.1', () => {
  for (const { seed, public: publicKey, message, signature } of vectors.signing) {
    assert.equal(ed25519PublicKey(asEd25519PrivateKey(hex(seed))), hex(publicKey))
    assert.ok(accepts(publicKey, message, signature))
  }
})

test('accepts valid signatures, and none that is shorter or longer', () => {
  for (const { message, signature } of vectors.valid) {
    assert.ok(accepts(vectors.public, message, signature))
    assert.not.ok(accepts(vectors.public, message, signature.slice(0, -2)))
    assert.not.ok(accepts(vectors.public, message, `${signature}00`))
    assert.not.ok(accepts(vectors.public, `${message}00`, signature))
  }
})

test('refuses zero, one, L and p in place of R and S', () => {
  const { message, r, s } = vectors.special
  for (const first of r) {
    for (const second of s) assert.not.ok(accepts(vectors.public, message, first + second))
  }
})

for (const edge of vectors.edge) {
  test(`${edge.accepted ? 'accepts' : 'refuses'}: ${edge.name}`, () => {
    assert.is(accepts(edge.public, edge.message, edge.signature), edge.accepted)
  })
}

test('refuses keys of small order, under which R = S * B would sign everything', () => {
  const one = hex('01'.padEnd(64, '0'))
  const base = noble.Point.BASE.toBytes()
  for (const key of vectors.smallOrder) {
    for (let message = 0; message < 32; message++) { // one in eight would pass without the check
      const signature = concat(base, one) as Signature
      assert.not.ok(verify(asEd25519PublicKey(hex(key)), 'l', Uint8Array.of(message), signature))
    }
  }
})

test('refuses S + L in place of S', () => {
  const pair = generateEd25519(seeded('ed25519/malleable'))
  const message = utf8('hello')
  const signature = sign(pair.privateKey, 'l', message)
  const order = noble.Point.Fn.ORDER
  let s = order
  for (let i = 31; i >= 0; i--) s += BigInt(signature[32 + i] ?? 0) << BigInt(8 * i)
  const shifted = signature.slice() as Signature
  for (let i = 0; i < 32; i++) shifted[32 + i] = Number((s >> BigInt(8 * i)) & 255n)
  assert.ok(verify(pair.publicKey, 'l', message, signature))
  assert.not.ok(verify(pair.publicKey, 'l', message, shifted))
})

test('signs the label, a zero byte and the message, as the second implementation does', () => {
  const random = seeded('ed25519/second')
  for (let round = 0; round < 30; round++) {
    const pair = generateEd25519(random)
    const message = random(random.int(300))
    const signature = sign(pair.privateKey, 'snug/1/test', message)
    const text = concat(utf8('snug/1/test'), Uint8Array.of(0), message)
    assert.equal(pair.publicKey, noble.getPublicKey(pair.privateKey))
    assert.equal(signature, noble.sign(text, pair.privateKey))
    assert.ok(verify(pair.publicKey, 'snug/1/test', message, signature))
  }
})

test('refuses another label, message, key, and any changed bit of the signature', () => {
  const random = seeded('ed25519/changed')
  const [pair, other] = [generateEd25519(random), generateEd25519(random)]
  const message = random(20)
  const signature = sign(pair.privateKey, 'one', message)
  assert.not.ok(verify(pair.publicKey, 'two', message, signature))
  assert.not.ok(verify(pair.publicKey, 'on', concat(utf8('e'), message), signature))
  assert.not.ok(verify(other.publicKey, 'one', message, signature))
  for (let bit = 0; bit < 512; bit++) {
    const changed = signature.slice() as Signature
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    assert.not.ok(verify(pair.publicKey, 'one', message, changed), `bit ${bit}`)
  }
  assert.throws(() => labelled('a\0b', message), /zero/)
})

test.run()
