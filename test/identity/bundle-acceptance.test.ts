import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { unwrap } from '../../src/base/errors.ts'
import { acceptContactBundle, acceptInvitedBundle } from '../../src/identity/bundle-acceptance.ts'
import { encodeBundle, makeBundle } from '../../src/identity/bundle.ts'
import { certificateHash } from '../../src/identity/certificate.ts'
import { createDevice } from '../../src/identity/device.ts'
import { createInviteSecret } from '../../src/identity/invite-secrets.ts'
import { NOW, person } from './people.ts'
import { refusal } from './tampering.ts'
import type { BundleKind } from '../../src/identity/bundle.ts'
import type { LocalDevice } from '../../src/identity/device.ts'
import type { Invite } from '../../src/identity/invite.ts'

const test = suite('bundle acceptance')
const VERSION = NOW / 1_000
const ana = person('Ana')
const ben = person('Ben')
const made = (kind: BundleKind, device: LocalDevice = ana.device, version = VERSION): Uint8Array =>
  encodeBundle(makeBundle(device, kind, version, ana.random).bundle)
const fields = {
  account: ana.account.id, secret: createInviteSecret(ana.random), expiry: VERSION, hosts: []
}

test('a one-time invite takes only the bundle whose hash it names', () => {
  const { bundle } = makeBundle(ana.device, 'invite', VERSION, ana.random)
  const invite: Invite = { ...fields, kind: 'one-time', bundleHash: bundle.hash }
  assert.equal(unwrap(acceptInvitedBundle(invite, encodeBundle(bundle))), bundle)
  assert.is(refusal(acceptInvitedBundle(invite, made('invite'))), 'bundle-not-invited')
  const bytes = encodeBundle(bundle)
  const fromBen = { ...invite, account: ben.account.id }
  assert.is(refusal(acceptInvitedBundle(fromBen, bytes)), 'bundle-not-invited')
  assert.is(refusal(acceptInvitedBundle(invite, bytes.with(9, 0))), 'certificate-signature')
})

test('a bundle made for another purpose does not serve an invite that names its hash', () => {
  const { bundle } = makeBundle(ana.device, 'contact', VERSION, ana.random)
  const invite: Invite = { ...fields, kind: 'one-time', bundleHash: bundle.hash }
  assert.is(refusal(acceptInvitedBundle(invite, encodeBundle(bundle))), 'bundle-not-invited')
})

test('a reusable address takes every address bundle of the device that it names', () => {
  const invite: Invite = {
    ...fields, kind: 'reusable', certificateHash: certificateHash(ana.device.certificate)
  }
  assert.ok(acceptInvitedBundle(invite, made('address')).ok)
  assert.ok(acceptInvitedBundle(invite, made('address')).ok)
  const second = createDevice(ana.account, ana.random, NOW)
  assert.is(refusal(acceptInvitedBundle(invite, made('address', second))), 'bundle-not-invited')
  assert.is(refusal(acceptInvitedBundle(invite, made('address', ben.device))), 'bundle-not-invited')
  assert.is(refusal(acceptInvitedBundle(invite, made('invite'))), 'bundle-not-invited')
})

test('a contact bundle comes from the device that is known, and never goes back', () => {
  const { certificate } = ana.device
  const first = unwrap(acceptContactBundle(certificate, undefined, made('contact'), NOW))
  const accept = (bytes: Uint8Array): string =>
    refusal(acceptContactBundle(certificate, first, bytes, NOW))
  assert.equal(unwrap(acceptContactBundle(certificate, first, encodeBundle(first), NOW)), first)
  const next = made('contact', ana.device, VERSION + 1)
  assert.ok(acceptContactBundle(certificate, first, next, NOW).ok)
  assert.is(accept(made('contact', ana.device, VERSION - 1)), 'version-old')
  assert.is(accept(made('contact', ana.device, VERSION)), 'version-fork')
  assert.is(accept(made('contact', ana.device, VERSION + 90_000)), 'version-ahead')
  assert.is(accept(made('contact', ben.device, VERSION + 1)), 'bundle-other-device')
  assert.is(accept(made('address', ana.device, VERSION + 1)), 'bundle-other-device')
  assert.is(accept(made('contact').slice(0, -1)), 'bundle-malformed')
})

test.run()
