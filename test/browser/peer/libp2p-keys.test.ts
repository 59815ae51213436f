// The keys of libp2p in a page beside the library's: each reads, names and verifies what the other
// made, and what is no Ed25519 key is refused.

import * as library from '@libp2p/crypto/keys'
import { peerIdFromPrivateKey, peerIdFromPublicKey } from '@libp2p/peer-id'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Uint8ArrayList } from 'uint8arraylist'
import * as page from '../../../browser/peer/libp2p-keys.ts'
import { cryptoReady } from '../../../src/crypto/sodium.ts'
import { seeded } from '../../random.ts'

const test = suite('keys of libp2p in a page')
test.before(cryptoReady)

const random = seeded('libp2p-keys')

test('are the same keys, ids and bytes as the library makes of a seed', async () => {
  for (let round = 0; round < 20; round++) {
    const seed = random(32)
    const ours = await page.generateKeyPairFromSeed('Ed25519', seed)
    const theirs = await library.generateKeyPairFromSeed('Ed25519', seed)
    assert.equal(ours.raw, theirs.raw)
    assert.equal(ours.publicKey.raw, theirs.publicKey.raw)
    assert.is(ours.publicKey.toString(), theirs.publicKey.toString())
    assert.is(ours.publicKey.toCID().toString(), theirs.publicKey.toCID().toString())
    assert.equal(ours.publicKey.toMultihash().bytes, theirs.publicKey.toMultihash().bytes)
    assert.is(peerIdFromPrivateKey(ours).toString(), peerIdFromPrivateKey(theirs).toString())
    assert.ok(peerIdFromPublicKey(ours.publicKey).equals(peerIdFromPrivateKey(theirs)))
    assert.ok(ours.equals(theirs) && theirs.equals(ours))
    assert.ok(ours.publicKey.equals(theirs.publicKey) && theirs.publicKey.equals(ours.publicKey))
    const bytes = page.publicKeyToProtobuf(ours.publicKey)
    assert.equal(bytes, library.publicKeyToProtobuf(theirs.publicKey))
    assert.ok(page.publicKeyFromProtobuf(bytes).equals(theirs.publicKey))
    assert.ok(page.publicKeyFromMultihash(ours.publicKey.toMultihash()).equals(theirs.publicKey))
    assert.ok(page.publicKeyFromRaw(theirs.publicKey.raw).equals(theirs.publicKey))
  }
})

test('are others each time, and differ', async () => {
  const [one, other] = [await page.generateKeyPair(), await page.generateKeyPair()]
  assert.not(one.equals(other))
  assert.not(one.publicKey.equals(other.publicKey))
  for (const nothing of [undefined, null, {}, { raw: 'key' }]) {
    assert.not(one.publicKey.equals(nothing))
  }
})

test('sign what the library verifies, and verify what it signs', async () => {
  for (let round = 0; round < 10; round++) {
    const seed = random(32)
    const ours = await page.generateKeyPairFromSeed('Ed25519', seed)
    const theirs = await library.generateKeyPairFromSeed('Ed25519', seed)
    const message = random(random.int(400))
    const pieces = new Uint8ArrayList(message.subarray(0, 1), message.subarray(1))
    const signature = await ours.sign(pieces)
    assert.equal(signature, Uint8Array.from(await theirs.sign(message)))
    assert.ok(await theirs.publicKey.verify(message, signature))
    assert.ok(await ours.publicKey.verify(pieces, signature))
    const damaged = Uint8Array.from(signature, (byte, at) => at === round ? byte ^ 1 : byte)
    assert.not(await theirs.publicKey.verify(message, damaged))
    assert.not(await ours.publicKey.verify(message, damaged))
    assert.not(await ours.publicKey.verify(message, signature.subarray(1)))
  }
})

test('are of no other type', async () => {
  for (const type of ['secp256k1', 'ECDSA'] as const) {
    const { publicKey } = await library.generateKeyPair(type)
    const bytes = library.publicKeyToProtobuf(publicKey)
    assert.throws(() => page.publicKeyFromProtobuf(bytes), /no key of Ed25519/)
  }
  assert.throws(() => page.publicKeyFromRaw(new Uint8Array(33)), /no key of Ed25519/)
})

test('are read from no other bytes', () => {
  const good = page.publicKeyToProtobuf({ raw: random(32) })
  for (let at = 0; at < good.length; at++) {
    const bent = good.slice()
    bent[at] = (bent[at] ?? 0) ^ 0x55
    if (at >= 4) assert.equal(page.publicKeyToProtobuf(page.publicKeyFromProtobuf(bent)), bent)
    else assert.throws(() => page.publicKeyFromProtobuf(bent), /no key of Ed25519/)
    assert.throws(() => page.publicKeyFromProtobuf(good.subarray(0, at)), /no key of Ed25519/)
  }
})

test.run()
