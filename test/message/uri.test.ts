import { sha256 } from '@noble/hashes/sha2.js'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { concat, toBase64url, utf8 } from '../../src/base/bytes.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { asAccountId } from '../../src/identity/account.ts'
import { accountUri, roomUri } from '../../src/message/uri.ts'

const low = asAccountId(new Uint8Array(32).fill(1))
const high = asAccountId(concat(new Uint8Array(31).fill(1), Uint8Array.of(2)))

test.before(cryptoReady)

test('an account is named by its key', () => {
  assert.is(accountUri(low), 'snug:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE')
})

test('both sides name their room alike, and as PROTOCOL §8 says', () => {
  const hash = sha256(concat(utf8('snug/1/room'), Uint8Array.of(0), low, high))
  assert.is(roomUri(low, high), `snug:${toBase64url(hash)}`)
  assert.is(roomUri(high, low), roomUri(low, high))
  assert.is.not(roomUri(low, low), roomUri(low, high))
})

test.run()
