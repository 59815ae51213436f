import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { unwrap } from '../../src/base/errors.ts'
import { sign, verify } from '../../src/crypto/ed25519.ts'
import {
  accountKey, asAccountId, decodeAccount, encodeAccount
} from '../../src/identity/account.ts'
import { fuzz } from '../fuzz.ts'
import { person } from './people.ts'
import { refusal } from './tampering.ts'

const test = suite('account')
const { account } = person('Ana')

test('its id is the public key under which it signs', () => {
  const message = new Uint8Array([1, 2, 3])
  const signature = sign(account.privateKey, 'test', message)
  assert.ok(verify(accountKey(account.id), 'test', message, signature))
  assert.is(account.id.length, 32)
})

test('comes back from the store as it was', () => {
  assert.equal(unwrap(decodeAccount(encodeAccount(account))), account)
})

test('a record of another version or length is corrupt', () => {
  const bytes = encodeAccount(account)
  assert.is(refusal(decodeAccount(bytes.slice(0, -1))), 'account-corrupt')
  assert.is(refusal(decodeAccount(new Uint8Array([...bytes, 0]))), 'account-corrupt')
  assert.is(refusal(decodeAccount(bytes.with(0, 2))), 'account-corrupt')
})

test('an id has 32 bytes', () => {
  assert.throws(() => asAccountId(new Uint8Array(31)), RangeError)
})

test('its decoder bears any bytes', async () => {
  const { refused } = await fuzz(decodeAccount, [encodeAccount(account)], { seed: 'account' })
  assert.ok(refused > 0)
})

test.run()
