import { ed25519, x25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { ml_kem768 as mlKem } from '@noble/post-quantum/ml-kem.js'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { concat, fromBase64url, toHex, utf8 } from '../../src/base/bytes.ts'
import { unwrap } from '../../src/base/errors.ts'
import { decodeBundle } from '../../src/identity/bundle.ts'
import { decodeDeviceList } from '../../src/identity/device-list.ts'
import { parseInvite } from '../../src/identity/invite-link.ts'
import { decodeSuccession } from '../../src/identity/succession.ts'
import frozen from '../vectors/identity.json' with { type: 'json' }
import { bytes, figuresOf } from './figures.ts'

// The second implementation here is noble, over offsets counted from PROTOCOL.md by hand.
const test = suite('frozen identity bytes')
const { inputs, figures } = frozen
const labelled = (label: string, body: Uint8Array): Uint8Array =>
  concat(utf8(label), new Uint8Array([0]), body)
const certificate = bytes(figures.certificates[0]!)
const bundle = bytes(figures.bundle)

function signedBy (key: Uint8Array, label: string, whole: Uint8Array): boolean {
  return ed25519.verify(whole.slice(-64), labelled(label, whole.slice(0, -64)), key)
}

test('are what this version makes of the same inputs', () => {
  assert.equal(figuresOf(inputs), figures)
})

test('are read by this version', () => {
  assert.is(toHex(unwrap(decodeBundle(bundle)).hash), figures.bundleHash)
  const list = unwrap(decodeDeviceList(bytes(figures.deviceList)))
  assert.is(list.certificates.length, inputs.devices.length)
  assert.is(unwrap(decodeSuccession(bytes(figures.succession))).version, inputs.successionVersion)
  assert.is(unwrap(parseInvite(figures.inviteLink, 0)).expiry, inputs.invite.expiry)
  assert.is(unwrap(parseInvite(figures.reusableLink, 0)).kind, 'reusable')
})

test('hold the keys where the protocol says, by another implementation', () => {
  const [device] = inputs.devices
  assert.is(figures.accountId, toHex(ed25519.getPublicKey(bytes(inputs.account))))
  assert.equal(certificate, concat(
    new Uint8Array([1]), bytes(figures.accountId), bytes(device!.id),
    x25519.getPublicKey(bytes(device!.dh)),
    ed25519.getPublicKey(bytes(device!.sign)), ed25519.getPublicKey(bytes(device!.discovery)),
    u32(device!.created), certificate.slice(-64)))
  assert.equal(bundle, concat(
    new Uint8Array([1, 1]), certificate, x25519.getPublicKey(bytes(inputs.bundle.prekey)),
    mlKem.keygen(bytes(inputs.bundle.kem)).publicKey, u32(inputs.bundle.version),
    bundle.slice(-64)))
})

test('are signed under the labels of the protocol, by another implementation', () => {
  const account = bytes(figures.accountId)
  for (const each of figures.certificates) {
    assert.ok(signedBy(account, 'snug/1/device-certificate', bytes(each)))
  }
  assert.ok(signedBy(account, 'snug/1/device-list', bytes(figures.deviceList)))
  assert.ok(signedBy(account, 'snug/1/succession', bytes(figures.succession)))
  assert.ok(signedBy(certificate.slice(81, 113), 'snug/1/bundle', bundle))
})

test('are hashed under the labels of the protocol, by another implementation', () => {
  const hash = (label: string, body: Uint8Array): string => toHex(sha256(labelled(label, body)))
  assert.is(figures.bundleHash, hash('snug/1/bundle-hash', bundle))
  assert.is(figures.bundleId, figures.bundleHash.slice(0, 16))
  assert.is(figures.certificateHash, hash('snug/1/certificate-hash', certificate))
  for (const [link, kind, named] of [
    [figures.inviteLink, 1, figures.bundleHash], [figures.reusableLink, 2, figures.certificateHash]
  ] as const) {
    const invite = fromBase64url(link.slice(5))!
    assert.is(toHex(invite.slice(-4)), hash('snug/1/invite-check', invite.slice(0, -4)).slice(0, 8))
    assert.is(toHex(invite.slice(0, 103)), toHex(concat(
      new Uint8Array([1, kind]), bytes(figures.accountId), bytes(named),
      bytes(inputs.invite.secret), u32(inputs.invite.expiry),
      new Uint8Array([inputs.invite.hosts.length]))))
  }
})

function u32 (value: number): Uint8Array {
  return new Uint8Array([value >>> 24, value >>> 16, value >>> 8, value])
}

test.run()
