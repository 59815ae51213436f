import { ed25519 as noble } from '@noble/curves/ed25519.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { concat, utf8 } from '../../src/base/bytes.ts'
import { blindKeySign, blindPublicKey, unblindPublicKey } from '../../src/crypto/blinding.ts'
import {
  ed25519PublicKey, generateEd25519, labelled, sign, verify, verifyLabelled
} from '../../src/crypto/ed25519.ts'
import { asEd25519PrivateKey, asEd25519PublicKey } from '../../src/crypto/keys.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { seeded } from '../random.ts'
import vectors from '../vectors/crypto-blinding.json' with { type: 'json' }
import small from '../vectors/crypto-ed25519.json' with { type: 'json' }
import { hex } from './hex.ts'
import type { LabelledMessage } from '../../src/crypto/ed25519.ts'
import type { Ed25519PublicKey } from '../../src/crypto/keys.ts'

const test = suite('key blinding')
test.before(cryptoReady)

function blinded (key: Uint8Array, blind: Uint8Array, context: Uint8Array): Ed25519PublicKey {
  const result = blindPublicKey(asEd25519PublicKey(key), blind, context)
  if (result === undefined) throw new Error('the key was refused')
  return result
}

for (const vector of vectors.vectors) {
  test(`gives the key and the signature of the draft: ${vector.name}`, () => {
    const [skS, pkS, bk] = [asEd25519PrivateKey(hex(vector.skS)), hex(vector.pkS), hex(vector.bk)]
    const [context, message] = [hex(vector.context), hex(vector.message) as LabelledMessage]
    assert.equal(ed25519PublicKey(skS), pkS)
    const pkR = blinded(pkS, bk, context)
    assert.equal(pkR, hex(vector.pkR))
    assert.equal(unblindPublicKey(pkR, bk, context), pkS)
    const signature = blindKeySign(skS, bk, context, message)
    assert.equal(signature, hex(vector.signature))
    assert.ok(verifyLabelled(pkR, message, signature))
  })
}

/** The little-endian number of the bytes, modulo the order of the group. */
function scalar (bytes: Uint8Array): bigint {
  let value = 0n
  for (let i = bytes.length - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i] ?? 0)
  return value % noble.Point.Fn.ORDER
}

test('agrees with an implementation of the draft over another library', () => {
  const random = seeded('blinding/second')
  const { BASE, Fn } = noble.Point
  for (let round = 0; round < 20; round++) {
    const pair = generateEd25519(random)
    const [blind, context, message] = [random(32), random(random.int(40)), random(random.int(99))]
    const b = sha512(concat(blind, Uint8Array.of(0), context))
    const expected = noble.Point.fromBytes(pair.publicKey).multiply(scalar(b.subarray(0, 32)))
    const key = blinded(pair.publicKey, blind, context)
    assert.equal(key, expected.toBytes())

    const secret = noble.utils.getExtendedPublicKey(pair.privateKey)
    const s = Fn.mul(secret.scalar, scalar(b.subarray(0, 32)))
    const r = scalar(sha512(concat(secret.prefix, b.subarray(32), message)))
    const R = BASE.multiply(r).toBytes()
    const k = scalar(sha512(concat(R, key, message)))
    const signature = concat(R, Fn.toBytes(Fn.add(r, Fn.mul(k, s))))
    const ours = blindKeySign(pair.privateKey, blind, context, message as LabelledMessage)
    assert.equal(ours, signature)
    assert.ok(noble.verify(ours, message, key))
  }
})

test('makes signatures that verify by their label under the blinded key and no other', () => {
  const random = seeded('blinding/label')
  const pair = generateEd25519(random)
  const [blind, context, message] = [random(32), utf8('context'), utf8('where I am')]
  const key = blinded(pair.publicKey, blind, context)
  const signature = blindKeySign(pair.privateKey, blind, context, labelled('record', message))
  assert.ok(verify(key, 'record', message, signature))
  assert.not.ok(verify(key, 'other', message, signature))
  assert.not.ok(verify(pair.publicKey, 'record', message, signature))
  assert.not.ok(verify(blinded(pair.publicKey, random(32), context), 'record', message, signature))
  assert.not.ok(verify(key, 'record', message, sign(pair.privateKey, 'record', message)))
})

test('gives another key for another blind and for another context', () => {
  const random = seeded('blinding/days')
  const { publicKey } = generateEd25519(random)
  const [first, second] = [random(32), random(32)]
  const keys = [first, second].flatMap((blind) =>
    ['a', 'b'].map((context) => String(blinded(publicKey, blind, utf8(context)))))
  assert.is(new Set([...keys, String(publicKey)]).size, 5)
})

test('refuses keys that are no point of the group, of small order or not canonical', () => {
  const blind = seeded('blinding/bad')(32)
  const notCanonical = `${'f'.repeat(62)}7f`
  const notOnCurve = `02${'0'.repeat(62)}`
  for (const key of [...small.smallOrder, notCanonical, notOnCurve]) {
    const bad = asEd25519PublicKey(hex(key))
    assert.is(blindPublicKey(bad, blind, utf8('')), undefined, key)
    assert.is(unblindPublicKey(bad, blind, utf8('')), undefined, key)
  }
})

test.run()
