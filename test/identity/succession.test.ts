import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { concat } from '../../src/base/bytes.ts'
import { unwrap } from '../../src/base/errors.ts'
import { sign } from '../../src/crypto/ed25519.ts'
import {
  acceptSuccession, decodeSuccession, encodeSuccession, issueSuccession
} from '../../src/identity/succession.ts'
import { fuzz } from '../fuzz.ts'
import { NOW, person } from './people.ts'
import { refusal, refusesEveryChange } from './tampering.ts'

const test = suite('succession')
const VERSION = NOW / 1_000
const ana = person('Ana')
const next = person('Ana, later')
const succession = issueSuccession(ana.account, next.account.id, VERSION)
const bytes = encodeSuccession(succession)

test('has 133 bytes and comes back as it was', () => {
  assert.is(bytes.length, 133)
  assert.equal(unwrap(decodeSuccession(bytes)), succession)
})

test('no byte of it can be changed', () => {
  refusesEveryChange(bytes, decodeSuccession)
})

test('an account does not succeed itself', () => {
  assert.throws(() => issueSuccession(ana.account, ana.account.id, VERSION), RangeError)
  const body = concat(bytes.slice(0, 33), ana.account.id, bytes.slice(65, 69))
  const own = concat(body, sign(ana.account.privateKey, 'snug/1/succession', body))
  assert.is(refusal(decodeSuccession(own)), 'succession-malformed')
})

test('says what is wrong with it', () => {
  assert.is(refusal(decodeSuccession(bytes.with(0, 2))), 'succession-newer')
  assert.is(refusal(decodeSuccession(bytes.slice(0, -1))), 'succession-malformed')
  assert.is(refusal(decodeSuccession(bytes.with(40, 0))), 'succession-signature')
})

test('is accepted from the account that it leaves, and never goes back', () => {
  const accept = (encoded: Uint8Array): string =>
    refusal(acceptSuccession(ana.account.id, succession, encoded, NOW))
  assert.equal(unwrap(acceptSuccession(ana.account.id, undefined, bytes, NOW)), succession)
  assert.equal(unwrap(acceptSuccession(ana.account.id, succession, bytes, NOW)), succession)
  const other = person('Ben').account
  const to = (version: number): Uint8Array =>
    encodeSuccession(issueSuccession(ana.account, other.id, version))
  assert.ok(acceptSuccession(ana.account.id, succession, to(VERSION + 1), NOW).ok)
  assert.is(accept(to(VERSION - 1)), 'version-old')
  assert.is(accept(to(VERSION)), 'version-fork')
  assert.is(accept(to(VERSION + 90_000)), 'version-ahead')
  const reversed = encodeSuccession(issueSuccession(other, ana.account.id, VERSION + 1))
  assert.is(accept(reversed), 'succession-account')
})

test('its decoder bears any bytes and accepts no change', async () => {
  const { refused } = await fuzz(decodeSuccession, [bytes], {
    seed: 'succession',
    check: (result, _input, changed) => assert.not(changed && result.ok)
  })
  assert.ok(refused > 0)
})

test.run()
