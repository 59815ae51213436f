import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { concat } from '../../src/base/bytes.ts'
import { unwrap } from '../../src/base/errors.ts'
import { sign } from '../../src/crypto/ed25519.ts'
import { mlKemPublicKey } from '../../src/crypto/ml-kem.ts'
import { x25519PublicKey } from '../../src/crypto/x25519.ts'
import {
  BUNDLE_SIZE, bundleHash, decodeBundle, encodeBundle, makeBundle
} from '../../src/identity/bundle.ts'
import { encodeCertificate } from '../../src/identity/certificate.ts'
import { fuzz } from '../fuzz.ts'
import { NOW, person } from './people.ts'
import { refusal, refusesEveryChange } from './tampering.ts'

const test = suite('bundle')
const VERSION = NOW / 1_000
const ana = person('Ana')
const ben = person('Ben')
const { bundle, privatePrekeys } = makeBundle(ana.device, 'contact', VERSION, ana.random)
const bytes = encodeBundle(bundle)

/** The bundle with another body, signed by Ana's device. */
function signed (body: Uint8Array): Uint8Array {
  return concat(body, sign(ana.device.sign, 'snug/1/bundle', body))
}

test('has 1 499 bytes and comes back as it was, for each purpose', () => {
  for (const kind of ['invite', 'address', 'contact'] as const) {
    const made = makeBundle(ana.device, kind, VERSION, ana.random).bundle
    assert.is(encodeBundle(made).length, BUNDLE_SIZE)
    assert.equal(unwrap(decodeBundle(encodeBundle(made))), made)
    assert.is(made.kind, kind)
  }
})

test('its private halves belong to it, and every bundle has fresh ones', () => {
  assert.equal(x25519PublicKey(privatePrekeys.prekey), bundle.prekey)
  assert.equal(mlKemPublicKey(privatePrekeys.kem), bundle.kem)
  const another = makeBundle(ana.device, 'contact', VERSION, ana.random)
  assert.not.equal(another.privatePrekeys.prekey, privatePrekeys.prekey)
  assert.not.equal(another.privatePrekeys.kem, privatePrekeys.kem)
  assert.not.equal(another.bundle.hash, bundle.hash)
})

test('is named by its hash, and in first messages by the beginning of it', () => {
  assert.equal(bundle.hash, bundleHash(bytes))
  assert.equal(bundle.id, bundle.hash.slice(0, 8))
})

test('no byte of it can be changed', () => {
  refusesEveryChange(bytes, decodeBundle)
})

test('says what is wrong with it', () => {
  const body = bytes.slice(0, -64)
  assert.is(refusal(decodeBundle(bytes.with(0, 2))), 'bundle-newer')
  assert.is(refusal(decodeBundle(bytes.slice(0, -1))), 'bundle-malformed')
  assert.is(refusal(decodeBundle(signed(body.with(1, 4)))), 'bundle-kind')
  assert.is(refusal(decodeBundle(signed(body.with(1, 0)))), 'bundle-kind')
  assert.is(refusal(decodeBundle(signed(body.with(5, 0)))), 'certificate-signature')
  assert.is(refusal(decodeBundle(bytes.with(300, (bytes[300] ?? 0) ^ 1))), 'bundle-signature')
})

test('a device cannot speak for another one', () => {
  const certificate = encodeCertificate(ben.device.certificate)
  const body = concat(bytes.slice(0, 2), certificate, bytes.slice(215, -64))
  assert.is(refusal(decodeBundle(signed(body))), 'bundle-signature')
})

test('its decoder bears any bytes and accepts no change', async () => {
  const { refused } = await fuzz(decodeBundle, [bytes], {
    seed: 'bundle',
    check: (result, _input, changed) => assert.not(changed && result.ok)
  })
  assert.ok(refused > 0)
})

test.run()
