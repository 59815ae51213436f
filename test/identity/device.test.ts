import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { toHex } from '../../src/base/bytes.ts'
import { unwrap } from '../../src/base/errors.ts'
import { ed25519PublicKey } from '../../src/crypto/ed25519.ts'
import { x25519PublicKey } from '../../src/crypto/x25519.ts'
import { createDevice, decodeDevice, encodeDevice } from '../../src/identity/device.ts'
import { fuzz } from '../fuzz.ts'
import { NOW, person } from './people.ts'
import { refusal, refusesEveryChange } from './tampering.ts'

const test = suite('device')
const ana = person('Ana')
const bytes = encodeDevice(ana.device)

test('holds the private halves of what its certificate names', () => {
  const { certificate, dh, sign, discovery } = ana.device
  assert.equal(x25519PublicKey(dh), certificate.dh)
  assert.equal(ed25519PublicKey(sign), certificate.sign)
  assert.equal(ed25519PublicKey(discovery), certificate.discovery)
})

test('every installation has keys and an id of its own', () => {
  const second = createDevice(ana.account, ana.random, NOW)
  const values = [ana.device, second].flatMap(({ certificate, ...keys }) =>
    [certificate.deviceId, ...Object.values(keys)].map(toHex))
  assert.is(new Set(values).size, 8)
  assert.equal(second.certificate.account, ana.device.certificate.account)
})

test('comes back from the store as it was', () => {
  assert.equal(unwrap(decodeDevice(bytes)), ana.device)
})

test('one device is never put together from two', () => {
  const other = encodeDevice(person('Ben').device)
  const mixed = new Uint8Array([...bytes.slice(0, 214), ...other.slice(214)])
  assert.is(refusal(decodeDevice(mixed)), 'device-corrupt')
})

test('no byte of the public part, of the version or of a signing key can change unnoticed', () => {
  // X25519 ignores five bits of a private key (RFC 7748 §5): those of its first and last byte.
  const clamped = new Set([214, 245])
  refusesEveryChange(bytes, (changed) => {
    const at = changed.findIndex((byte, i) => byte !== bytes[i])
    return changed.length === bytes.length && clamped.has(at)
      ? { ok: false, fault: { code: 'not-tried', message: '' } }
      : decodeDevice(changed)
  })
  assert.is(refusal(decodeDevice(bytes.slice(1))), 'device-corrupt')
})

test('its decoder bears any bytes', async () => {
  const { refused } = await fuzz(decodeDevice, [bytes], { seed: 'device' })
  assert.ok(refused > 0)
})

test.run()
