import { argon2id as noble } from '@noble/hashes/argon2.js'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { utf8 } from '../../src/base/bytes.ts'
import { KIB, MIB } from '../../src/base/limits.ts'
import { deriveFromPassphrase, PASSPHRASE_COST } from '../../src/crypto/passphrase.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import { seeded } from '../random.ts'

const test = suite('passphrase')
test.before(cryptoReady)

const CHEAP = { memory: 64 * KIB, passes: 2 }
const salt = seeded('passphrase')(16)

test('agrees with the second implementation of Argon2id', () => {
  for (const words of ['correct horse battery staple', '', 'Grüße, 世界']) {
    for (const cost of [CHEAP, { memory: 256 * KIB, passes: 1 }]) {
      const { memory, passes } = cost
      const parameters = { t: passes, m: memory / KIB, p: 1, dkLen: 32 }
      const expected = noble(utf8(words), salt, parameters)
      assert.equal(deriveFromPassphrase(words, salt, cost), expected)
    }
  }
})

test('costs 64 MiB and three passes unless told otherwise', () => {
  assert.equal(PASSPHRASE_COST, { memory: 64 * MIB, passes: 3 })
  const expected = deriveFromPassphrase('words', salt, { memory: 64 * MIB, passes: 3 })
  assert.equal(deriveFromPassphrase('words', salt), expected)
})

test('gives one key for the same words in every Unicode form', () => {
  const forms = ['\u00e9t\u00e9 \ufb01n', 'e\u0301te\u0301 fin', '\uff45\u0301t\u00e9 \ufb01n']
  const keys = forms.map((form) => String(deriveFromPassphrase(form, salt, CHEAP)))
  assert.is(new Set(keys).size, 1)
})

test('gives another key for another salt, case, space or cost', () => {
  const keys = [
    deriveFromPassphrase('word', salt, CHEAP), deriveFromPassphrase('Word', salt, CHEAP),
    deriveFromPassphrase('word ', salt, CHEAP),
    deriveFromPassphrase('word', new Uint8Array(16), CHEAP),
    deriveFromPassphrase('word', salt, { ...CHEAP, passes: 3 })
  ]
  assert.is(new Set(keys.map(String)).size, keys.length)
})

test('throws at a salt of another length and at a cost that protects nothing', () => {
  assert.throws(() => deriveFromPassphrase('word', new Uint8Array(15), CHEAP), /16 bytes/)
  assert.throws(() => deriveFromPassphrase('word', salt, { memory: 1_024, passes: 1 }), /8 KiB/)
  assert.throws(() => deriveFromPassphrase('word', salt, { ...CHEAP, passes: 0 }), /one pass/)
})

test.run()
