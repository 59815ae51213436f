import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { inviteReach, inviteWarning } from '../../src/identity/invite-reach.ts'
import { host, oneTime } from './invites.ts'
import type { AddressScope } from '../../src/identity/address-scope.ts'

const test = suite('invite reach')
const PUBLIC = '/ip4/45.83.220.7/tcp/7684'
const LOCAL = '/ip4/192.168.1.20/tcp/7684'
const MACHINE = '/ip4/127.0.0.1/tcp/7684'

test('is the widest of any address', () => {
  const reach = (...addresses: string[][]): AddressScope =>
    inviteReach(oneTime(addresses.map((some, i) => host(`${i}`, ...some))))
  assert.is(reach([MACHINE, LOCAL], [PUBLIC]), 'public')
  assert.is(reach([MACHINE], [MACHINE, LOCAL]), 'local')
  assert.is(reach([MACHINE]), 'machine')
  assert.is(reach([], []), 'nowhere')
  assert.is(reach(), 'nowhere')
})

test('is told to the inviter before sharing, with what to do', () => {
  const code = (...addresses: string[]): string | undefined => {
    const warning = inviteWarning(oneTime([host('Cleo', ...addresses)]))
    if (warning !== undefined) {
      assert.match(warning.message, /^[A-Z].{20,}\.$/)
      assert.match(warning.action ?? '', /make a new invite\.$/)
    }
    return warning?.code
  }
  assert.is(code(PUBLIC), undefined)
  assert.is(code(LOCAL), 'invite-local')
  assert.is(code(MACHINE), 'invite-this-machine')
  assert.is(code(), 'invite-no-address')
})

test.run()
