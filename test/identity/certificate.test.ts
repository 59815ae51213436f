import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { unwrap } from '../../src/base/errors.ts'
import {
  CERTIFICATE_SIZE,
  asDeviceId, certificateHash, decodeCertificate, encodeCertificate, issueCertificate
} from '../../src/identity/certificate.ts'
import { fuzz } from '../fuzz.ts'
import { NOW, person } from './people.ts'
import { refusal, refusesEveryChange } from './tampering.ts'

const test = suite('certificate')
const ana = person('Ana')
const ben = person('Ben')
const { certificate } = ana.device
const bytes = encodeCertificate(certificate)

test('has 213 bytes and comes back as it was', () => {
  assert.is(bytes.length, CERTIFICATE_SIZE)
  assert.equal(unwrap(decodeCertificate(bytes)), certificate)
  assert.is(certificate.created, NOW / 1_000)
  assert.equal(certificate.account, ana.account.id)
})

test('no byte of it can be changed', () => {
  refusesEveryChange(bytes, decodeCertificate)
})

test('says what is wrong with it', () => {
  assert.is(refusal(decodeCertificate(bytes.with(0, 2))), 'certificate-newer')
  assert.is(refusal(decodeCertificate(bytes.with(0, 0))), 'certificate-malformed')
  assert.is(refusal(decodeCertificate(bytes.slice(0, -1))), 'certificate-malformed')
  const signature = bytes.with(CERTIFICATE_SIZE - 40, 0x55)
  assert.is(refusal(decodeCertificate(signature)), 'certificate-signature')
})

test('another account cannot vouch for the device', () => {
  const forged = { ...issueCertificate(ben.account, certificate), account: ana.account.id }
  assert.is(refusal(decodeCertificate(encodeCertificate(forged))), 'certificate-signature')
})

test('an account key of small order, under which any signature could hold, is refused', () => {
  const identity = new Uint8Array(32).with(0, 1)
  const forged = bytes.slice()
  forged.set(identity, 1) // account
  forged.set(identity, CERTIFICATE_SIZE - 64) // R
  forged.fill(0, CERTIFICATE_SIZE - 32) // S = 0
  assert.is(refusal(decodeCertificate(forged)), 'certificate-signature')
})

test('its hash names it', () => {
  assert.is(certificateHash(certificate).length, 32)
  assert.not.equal(certificateHash(certificate), certificateHash(ben.device.certificate))
})

test('a device id has 16 bytes', () => {
  assert.throws(() => asDeviceId(new Uint8Array(15)), RangeError)
})

test('its decoder bears any bytes and accepts no change', async () => {
  const samples = [bytes, encodeCertificate(ben.device.certificate)]
  const { refused } = await fuzz(decodeCertificate, samples, {
    seed: 'certificate',
    check: (result, _input, changed) => assert.not.ok(changed && result.ok)
  })
  assert.ok(refused > 0)
})

test.run()
