// Node's operations beside the portable ones: the same bytes, the same refusals, at every size
// around the thresholds from which node/crypto.ts uses Node's own crypto.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { accelerateWithNode, nodeOperations } from '../../node/crypto.ts'
import { dh as nodeDh, importsRawKeys, x25519PublicKey } from '../../node/x25519.ts'
import { open as nodeOpen, seal as nodeSeal } from '../../node/xchacha20.ts'
import { accelerate, current } from '../../src/crypto/accelerator.ts'
import { dh, generateX25519 } from '../../src/crypto/x25519.ts'
import { portable } from '../../src/crypto/portable.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { seeded } from '../random.ts'
import hashes from '../vectors/crypto-hash.json' with { type: 'json' }
import x25519 from '../vectors/crypto-x25519.json' with { type: 'json' }
import xchacha20 from '../vectors/crypto-xchacha20.json' with { type: 'json' }
import { hex } from './hex.ts'

const test = suite('acceleration by Node')
test.before(cryptoReady)
test.after.each(() => { accelerate({}) })

const node = { ...portable, ...nodeOperations }

function plain (bytes: Uint8Array | undefined): boolean {
  return bytes?.constructor === Uint8Array
}

test('is used once it is switched on, and gone when nothing is replaced', () => {
  assert.is(current.dh, portable.dh)
  accelerateWithNode()
  assert.is(current.dh, nodeDh)
  assert.is(current.hkdf, portable.hkdf)
  accelerate({})
  assert.is(current.dh, portable.dh)
  assert.ok(importsRawKeys())
})

test('gives the secrets and refusals of the X25519 vectors, cold and from the cache', () => {
  for (let round = 0; round < 3; round++) {
    for (const pair of x25519.pairs) {
      assert.equal(nodeDh(hex(pair.private), hex(pair.public)), hex(pair.shared), pair.name)
    }
    for (const point of x25519.lowOrder) {
      assert.is(nodeDh(hex(x25519.agreement.privateA), hex(point)), undefined, point)
    }
  }
})

test('gives the public keys and secrets of the portable X25519', () => {
  const random = seeded('accelerator/x25519')
  for (let round = 0; round < 100; round++) {
    const [mine, theirs] = [random(32), random(32)]
    const publicKey = x25519PublicKey(mine)
    assert.equal(publicKey, portable.x25519PublicKey(mine))
    for (let use = 0; use < 3; use++) assert.equal(nodeDh(mine, theirs), portable.dh(mine, theirs))
    assert.ok(plain(publicKey) && plain(nodeDh(mine, theirs)))
  }
})

test('computes with the bytes of a key as they are, also after they were wiped', () => {
  accelerateWithNode()
  const random = seeded('accelerator/wipe')
  const [mine, theirs] = [generateX25519(random), generateX25519(random)]
  const before = dh(mine.privateKey, theirs.publicKey)
  mine.privateKey.fill(0)
  const after = dh(mine.privateKey, theirs.publicKey)
  assert.not.equal(before, after)
  assert.equal(after, portable.dh(new Uint8Array(32), theirs.publicKey))
})

test('throws at keys of the wrong length as the portable X25519 does', () => {
  const key = new Uint8Array(32).fill(9)
  assert.throws(() => nodeDh(key.subarray(1), key), /32 bytes/)
  assert.throws(() => nodeDh(key, key.subarray(1)), /32 bytes/)
})

test('gives the digests of the portable hashes on both sides of the thresholds', () => {
  const random = seeded('accelerator/hash')
  for (const { message, digest } of hashes.sha256) {
    assert.equal(node.sha256(hex(message)), hex(digest))
  }
  for (const size of [0, 1, 767, 768, 769, 2_047, 2_048, 2_049, 20_000]) {
    const message = random(size)
    assert.equal(node.sha256(message), portable.sha256(message))
    assert.equal(node.sha512(message), portable.sha512(message))
    assert.ok(plain(node.sha256(message)) && plain(node.sha512(message)))
  }
})

test('gives the Argon2id of the portable module', async () => {
  const random = seeded('accelerator/argon2')
  for (const cost of [{ memory: 8_192, passes: 1 }, { memory: 8 * 1_024 * 1_024, passes: 1 },
    { memory: 65_536, passes: 3 }])
  {
    const [input, salt] = [random(32), random(16)]
    const hash = await node.workHash(input, salt, cost)
    assert.equal(hash, await portable.workHash(input, salt, cost))
    assert.ok(plain(hash))
  }
})

test('seals and opens the XChaCha20-Poly1305 vectors', () => {
  for (const vector of xchacha20.vectors) {
    const [key, nonce, ad] = [hex(vector.key), hex(vector.nonce), hex(vector.ad)]
    assert.equal(nodeSeal(key, nonce, hex(vector.plaintext), ad), hex(vector.sealed))
    assert.equal(nodeOpen(key, nonce, hex(vector.sealed), ad), hex(vector.plaintext))
  }
})

test('seals as the portable cipher does, and opens nothing that was changed', () => {
  const random = seeded('accelerator/seal')
  for (const size of [0, 100, 12_271, 12_272, 12_273, 12_287, 12_288, 12_289, 70_000]) {
    const [key, nonce, plaintext, ad] = [random(32), random(24), random(size), random(20)]
    const sealed = node.seal(key, nonce, plaintext, ad)
    assert.equal(sealed, portable.seal(key, nonce, plaintext, ad))
    assert.equal(node.open(key, nonce, sealed, ad), plaintext)
    assert.ok(plain(sealed) && plain(node.open(key, nonce, sealed, ad)))
    assert.is(node.open(key, nonce, sealed, random(20)), undefined)
    for (let round = 0; round < 10; round++) {
      const changed = sealed.slice()
      const at = random.int(changed.length)
      changed[at] = (changed[at] ?? 0) ^ (1 << random.int(8))
      assert.is(nodeOpen(key, nonce, changed, ad), undefined)
      assert.is(nodeOpen(key, nonce, sealed.subarray(0, at), ad), undefined)
    }
  }
})

test.run()
