import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { concat } from '../../src/base/bytes.ts'
import { unwrap } from '../../src/base/errors.ts'
import { sign } from '../../src/crypto/ed25519.ts'
import { encodeCertificate } from '../../src/identity/certificate.ts'
import {
  acceptDeviceList, decodeDeviceList, encodeDeviceList, isListed, issueDeviceList
} from '../../src/identity/device-list.ts'
import { createDevice } from '../../src/identity/device.ts'
import { fuzz } from '../fuzz.ts'
import { NOW, person } from './people.ts'
import { refusal, refusesEveryChange } from './tampering.ts'
import type { Certificate } from '../../src/identity/certificate.ts'

const test = suite('device list')
const VERSION = NOW / 1_000
const ana = person('Ana')
const ben = person('Ben')
const devices = (count: number): Certificate[] =>
  Array.from({ length: count }, () => createDevice(ana.account, ana.random, NOW).certificate)
const two = issueDeviceList(ana.account, VERSION, devices(2))
const bytes = encodeDeviceList(two)

test('comes back as it was, empty and full', () => {
  for (const count of [0, 1, 2, 16]) {
    const list = issueDeviceList(ana.account, VERSION, devices(count))
    assert.equal(unwrap(decodeDeviceList(encodeDeviceList(list))), list)
    assert.is(encodeDeviceList(list).length, 102 + 213 * count)
  }
})

test('stands in the order of device ids, whatever the order of issue', () => {
  const some = devices(5)
  const list = issueDeviceList(ana.account, VERSION, some)
  assert.equal(issueDeviceList(ana.account, VERSION, some.toReversed()), list)
  const ids = list.certificates.map(({ deviceId }) => Buffer.from(deviceId).toString('hex'))
  assert.equal(ids, ids.toSorted())
})

test('is not issued with doubles, with devices of others, or with too many', () => {
  const [device] = devices(1)
  assert.throws(() => issueDeviceList(ana.account, VERSION, [device!, device!]), RangeError)
  assert.throws(() => issueDeviceList(ana.account, VERSION, [ben.device.certificate]), RangeError)
  assert.throws(() => issueDeviceList(ana.account, VERSION, devices(17)), RangeError)
})

test('no byte of it can be changed', () => {
  refusesEveryChange(bytes, decodeDeviceList)
})

test('says what is wrong with it', () => {
  assert.is(refusal(decodeDeviceList(bytes.with(0, 2))), 'device-list-newer')
  assert.is(refusal(decodeDeviceList(bytes.with(0, 0))), 'device-list-malformed')
  assert.is(refusal(decodeDeviceList(bytes.with(37, 17))), 'device-list-malformed')
  assert.is(refusal(decodeDeviceList(bytes.slice(0, -1))), 'device-list-malformed')
  const changed = bytes.with(36, (bytes[36] ?? 0) ^ 1)
  assert.is(refusal(decodeDeviceList(changed)), 'device-list-signature')
})

test('a signed list in disorder, or with foreign or invalid certificates, is refused', () => {
  const signed = (certificates: Certificate[]): Uint8Array => {
    const head = concat(bytes.slice(0, 37), new Uint8Array([certificates.length]))
    const body = concat(head, ...certificates.map(encodeCertificate))
    return concat(body, sign(ana.account.privateKey, 'snug/1/device-list', body))
  }
  const decode = (...certificates: Certificate[]): string =>
    refusal(decodeDeviceList(signed(certificates)))
  const [first, second] = two.certificates
  assert.is(decode(second!, first!), 'device-list-malformed')
  assert.is(decode(first!, first!), 'device-list-malformed')
  assert.is(decode(ben.device.certificate), 'device-list-malformed')
  assert.is(decode({ ...first!, created: 7 }), 'certificate-signature')
})

test('a newer one takes the place of an older one; the same may come again', () => {
  const next = issueDeviceList(ana.account, VERSION + 1, devices(1))
  assert.equal(unwrap(acceptDeviceList(ana.account.id, undefined, bytes, NOW)), two)
  assert.equal(unwrap(acceptDeviceList(ana.account.id, two, bytes, NOW)), two)
  assert.equal(unwrap(acceptDeviceList(ana.account.id, two, encodeDeviceList(next), NOW)), next)
})

test('an older one, a fork, one of the future and one of another account are refused', () => {
  const accept = (list: Uint8Array): string =>
    refusal(acceptDeviceList(ana.account.id, two, list, NOW))
  const version = (number: number): Uint8Array =>
    encodeDeviceList(issueDeviceList(ana.account, number, devices(1)))
  const bens = encodeDeviceList(issueDeviceList(ben.account, VERSION + 1, []))
  assert.is(accept(version(VERSION - 1)), 'version-old')
  assert.is(accept(version(VERSION)), 'version-fork')
  assert.is(accept(version(VERSION + 86_401)), 'version-ahead')
  assert.is(accept(bens), 'device-list-account')
  assert.is(accept(bytes.slice(0, -1)), 'device-list-malformed')
})

test('knows its devices by their whole certificate', () => {
  assert.ok(isListed(two, two.certificates[1]!))
  assert.not(isListed(two, { ...two.certificates[1]!, created: 7 }))
  assert.not(isListed(two, ana.device.certificate))
})

test('its decoder bears any bytes and accepts no change', async () => {
  const empty = encodeDeviceList(issueDeviceList(ana.account, 5, []))
  const { refused } = await fuzz(decodeDeviceList, [bytes, empty], {
    seed: 'device list',
    check: (result, _input, changed) => assert.not(changed && result.ok)
  })
  assert.ok(refused > 0)
})

test.run()
