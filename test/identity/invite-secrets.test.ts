import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { asBoxName, asToken } from '../../src/identity/capability.ts'
import {
  asInviteSecret, createInviteSecret, inviteCapability, invitePsk
} from '../../src/identity/invite-secrets.ts'
import { toHex, utf8 } from '../../src/base/bytes.ts'
import { cleo, dan } from './invites.ts'
import { person } from './people.ts'

const test = suite('invite secrets')
const secret = createInviteSecret(person('Ana').random)

test('are what another implementation of HKDF derives', () => {
  const derive = (salt: Uint8Array, what: string, length: number): Uint8Array =>
    hkdf(sha256, secret, salt, utf8(`snug/1/invite/${what}`), length)
  const salt = sha256(cleo.peer)
  assert.equal(inviteCapability(secret, cleo.peer), {
    box: derive(salt, 'box', 16), token: derive(salt, 'token', 32), outer: derive(salt, 'outer', 32)
  })
  assert.equal(invitePsk(secret), derive(new Uint8Array(32), 'psk', 32))
})

test('share nothing between hosts, nor between invites', () => {
  const other = createInviteSecret(person('Ben').random)
  const all = [[secret, cleo], [secret, dan], [other, cleo]] as const
  const values = all.flatMap(([from, { peer }]) =>
    [...Object.values(inviteCapability(from, peer)), invitePsk(from)].map(toHex))
  assert.is(new Set(values).size, 3 * 3 + 2)
})

test('have their sizes', () => {
  assert.throws(() => asInviteSecret(new Uint8Array(31)), RangeError)
  assert.throws(() => asBoxName(new Uint8Array(15)), RangeError)
  assert.throws(() => asToken(new Uint8Array(33)), RangeError)
})

test.run()
