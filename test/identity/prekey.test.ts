import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { unwrap } from '../../src/base/errors.ts'
import { DAY, HOUR } from '../../src/base/limits.ts'
import { makeBundle } from '../../src/identity/bundle.ts'
import {
  arePrekeysExpired, decodePrekeys, encodePrekeys, isRotationDue, prekeyRecord, replacedPrekeys
} from '../../src/identity/prekey.ts'
import { fuzz } from '../fuzz.ts'
import { NOW, person } from './people.ts'
import { refusal } from './tampering.ts'

const test = suite('prekey record')
const ana = person('Ana')
const invite = prekeyRecord(makeBundle(ana.device, 'invite', 5, ana.random), NOW, NOW + 21 * DAY)
const contact = prekeyRecord(makeBundle(ana.device, 'contact', 5, ana.random), NOW)

test('comes back from the store as it was, with and without an end', () => {
  assert.equal(unwrap(decodePrekeys(encodePrekeys(invite))), invite)
  assert.equal(unwrap(decodePrekeys(encodePrekeys(contact))), contact)
})

test('a contact bundle is replaced after 48 hours, an invite bundle never', () => {
  assert.not(isRotationDue(contact, NOW + 48 * HOUR - 1))
  assert.ok(isRotationDue(contact, NOW + 48 * HOUR))
  assert.not(isRotationDue(invite, NOW + 20 * DAY))
})

test('private halves live for 28 days after the replacement, which counts once', () => {
  assert.not(arePrekeysExpired(contact, NOW + 365 * DAY))
  const replaced = replacedPrekeys(contact, NOW + 2 * DAY)
  assert.not(isRotationDue(replaced, NOW + 9 * DAY))
  assert.is(replacedPrekeys(replaced, NOW + 9 * DAY).expires, NOW + 30 * DAY)
  assert.not(arePrekeysExpired(replaced, NOW + 30 * DAY - 1))
  assert.ok(arePrekeysExpired(replaced, NOW + 30 * DAY))
  assert.ok(arePrekeysExpired(invite, NOW + 21 * DAY))
})

test('private halves of another bundle, and damage, are corrupt', () => {
  const bytes = encodePrekeys(contact)
  const mixed = new Uint8Array([...encodePrekeys(invite).slice(0, 1_500), ...bytes.slice(1_500)])
  assert.is(refusal(decodePrekeys(mixed)), 'prekeys-corrupt')
  assert.is(refusal(decodePrekeys(bytes.slice(0, -1))), 'prekeys-corrupt')
  assert.is(refusal(decodePrekeys(bytes.with(0, 2))), 'prekeys-corrupt')
  assert.is(refusal(decodePrekeys(bytes.with(1_540, (bytes[1_540] ?? 0) ^ 1))), 'prekeys-corrupt')
  assert.is(refusal(decodePrekeys(bytes.with(700, (bytes[700] ?? 0) ^ 1))), 'prekeys-corrupt')
})

test('its decoder bears any bytes', async () => {
  const options = { seed: 'prekeys', rounds: 500 }
  const { refused } = await fuzz(decodePrekeys, [encodePrekeys(contact)], options)
  assert.ok(refused > 0)
})

test.run()
