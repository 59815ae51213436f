import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { concat, toHex, utf8 } from '../../src/base/bytes.ts'
import { unwrap } from '../../src/base/errors.ts'
import { sha256 } from '../../src/crypto/hash.ts'
import { asSymmetricKey } from '../../src/crypto/keys.ts'
import { PASSPHRASE_COST } from '../../src/crypto/passphrase.ts'
import { cryptoReady } from '../../src/crypto/sodium.ts'
import {
  decodeKeyFileHeader, encodeKeyFile, generateProfileKey, openKeyFile
} from '../../src/storage/profile-key.ts'
import { fuzz } from '../fuzz.ts'
import { seeded } from '../random.ts'
import { CHEAP } from './cheap.ts'
import type { Result } from '../../src/base/errors.ts'
import type { Unlock } from '../../src/storage/profile-key.ts'

const test = suite('profile key')

await cryptoReady()
const random = seeded('profile key')
const key = generateProfileKey(3, random)
const open: Unlock = { protection: 'file-permissions' }
const kept: Unlock = { protection: 'platform', secret: asSymmetricKey(random(32)) }

function locked (passphrase: string): Unlock {
  return { protection: 'passphrase', passphrase }
}

function file (unlock: Unlock, cost = CHEAP): Uint8Array {
  return unwrap(encodeKeyFile(key, unlock, random, cost))
}

function codeOf (result: Result<unknown>): string {
  return result.ok ? 'opened' : result.fault.code
}

/** A key file with its check made right again. */
function checked (bytes: Uint8Array): Uint8Array {
  const before = bytes.subarray(0, -8)
  return concat(before, sha256(concat(utf8('snug/1/key-file-check\0'), before)).subarray(0, 8))
}

/** A key file with `bytes` written at an offset. */
function patched (original: Uint8Array, at: number, ...bytes: number[]): Uint8Array {
  const copy = original.slice()
  copy.set(bytes, at)
  return checked(copy)
}

test('comes back out of its file, with a passphrase, a platform\'s secret, and neither', () => {
  for (const unlock of [open, locked('old bridge'), locked(''), kept]) {
    const found = unwrap(openKeyFile(file(unlock), unlock))
    assert.equal(found, key)
    const header = unwrap(decodeKeyFileHeader(file(unlock)))
    assert.equal(header, { version: 3, profile: key.profile, protection: unlock.protection })
  }
})

test('is wrapped at the cost that the design names, and not readable in the file', () => {
  const bytes = file(locked('old bridge'), PASSPHRASE_COST)
  assert.is(bytes.length, 8 + 1 + 4 + 16 + 1 + 24 + 24 + 48 + 8)
  assert.is(toHex(bytes.subarray(30, 38)), '0001000000000003', '64 MiB, 3 passes')
  assert.not.ok(toHex(bytes).includes(toHex(key.dataKey)))
  assert.equal(unwrap(openKeyFile(bytes, locked('old bridge'))), key)
})

test('is wrapped under the secret of a platform, which is not in the file', () => {
  const bytes = file(kept)
  assert.is(bytes.length, 8 + 1 + 4 + 16 + 1 + 24 + 48 + 8)
  assert.is(bytes[29], 2)
  assert.not.ok(toHex(bytes).includes(toHex(key.dataKey)))
})

test('is wrapped anew each time', () => {
  assert.is.not(toHex(file(locked('x'))), toHex(file(locked('x'))))
  assert.is.not(toHex(file(kept)), toHex(file(kept)))
})

test('opens with the same words from another keyboard', () => {
  assert.equal(unwrap(openKeyFile(file(locked('Caf\u00e9')), locked('Cafe\u0301'))), key)
})

test('has words for each way of not opening', () => {
  const attempts: Array<[Uint8Array, Unlock, string, RegExp]> = [
    [file(locked('right')), locked('wrong'), 'passphrase-wrong', /passphrase is wrong/],
    [file(locked('right')), locked('Right'), 'passphrase-wrong', /passphrase is wrong/],
    [file(locked('right')), open, 'passphrase-needed', /locked with a passphrase/],
    [file(open), locked('any'), 'passphrase-unneeded', /has none/],
    [new Uint8Array(), open, 'key-file-damaged', /damaged/],
    [file(open).subarray(0, -1), open, 'key-file-damaged', /damaged/],
    [patched(file(open), 0, 0x53), open, 'key-file-damaged', /damaged/],
    [patched(file(open), 8, 2), open, 'profile-newer', /newer version/],
    [patched(file(open), 29, 3), open, 'profile-newer', /newer version/],
    [file(kept), open, 'key-elsewhere', /kept by the browser/],
    [file(kept), locked('any'), 'passphrase-unneeded', /has none/],
    [file(kept), { ...kept, secret: asSymmetricKey(random(32)) }, 'key-elsewhere', /not here/],
    [file(locked('right')), kept, 'passphrase-needed', /locked with a passphrase/],
    [file(open), kept, 'key-elsewhere', /not here/]
  ]
  for (const [bytes, unlock, code, words] of attempts) {
    const result = openKeyFile(bytes, unlock)
    assert.is(codeOf(result), code)
    assert.match(result.ok ? '' : result.fault.message, words)
    assert.ok(!result.ok && (result.fault.action?.length ?? 0) > 10)
  }
})

test('refuses to spend more memory or time than any version would ask for', () => {
  const bytes = file(locked('right'))
  for (const cost of [
    [0xff, 0xff, 0xff, 0xff, 0, 0, 0, 1], [0, 8, 0, 0, 0, 0, 0, 1], [0, 0, 0, 7, 0, 0, 0, 1],
    [0, 0, 0, 8, 0, 0, 0, 0], [0, 0, 0, 8, 0xff, 0xff, 0xff, 0xff]
  ]) {
    assert.is(codeOf(openKeyFile(patched(bytes, 30, ...cost), locked('right'))), 'key-file-damaged')
  }
})

test('binds the header to the wrapped key', () => {
  const bytes = file(locked('right'))
  // A lower version would hide what a newer program wrote.
  assert.is(codeOf(openKeyFile(patched(bytes, 9, 0, 0, 0, 2), locked('right'))), 'passphrase-wrong')
  assert.is(codeOf(openKeyFile(patched(bytes, 13, 1, 2, 3), locked('right'))), 'passphrase-wrong')
  assert.is(codeOf(openKeyFile(patched(file(kept), 9, 0, 0, 0, 2), kept)), 'key-elsewhere')
})

test('bears any bytes, and takes no changed ones', async () => {
  const samples: Array<[Uint8Array[], Unlock]> = [
    [[file(open)], open], [[file(locked('right'))], locked('right')], [[file(kept)], kept]
  ]
  for (const [files, unlock] of samples) {
    const { refused } = await fuzz((bytes) => openKeyFile(bytes, unlock), files, {
      seed: `key file ${unlock.protection}`,
      rounds: 1_000,
      check: (result, _input, changed) => {
        if (changed && result.ok) throw new Error('a changed key file was accepted')
      }
    })
    assert.ok(refused > 500)
    // Past the check, to what lies behind it.
    await fuzz((bytes) => openKeyFile(checked(bytes), unlock), files, {
      seed: `checked key file ${unlock.protection}`, rounds: 500, maxMs: 3_000
    })
  }
})

test.run()
