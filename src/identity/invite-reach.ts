// Who can make use of an invite: the CLI and the app say so before it is shared (DESIGN §9).

import { addressScope } from './address-scope.ts'
import type { Fault } from '../base/errors.ts'
import type { AddressScope } from './address-scope.ts'
import type { Invite } from './invite.ts'

const ORDER = ['public', 'local', 'machine', 'nowhere'] as const

/** The widest scope of any address in it. */
export function inviteReach (invite: Invite): AddressScope {
  const scopes = new Set(invite.hosts.flatMap((host) => host.addresses.map(addressScope)))
  return ORDER.find((scope) => scopes.has(scope)) ?? 'nowhere'
}

/** What to tell the inviter: `invite-no-address`, `invite-this-machine`, `invite-local`. */
export function inviteWarning (invite: Invite): Fault | undefined {
  switch (inviteReach(invite)) {
    case 'public': return undefined
    case 'local': return {
      code: 'invite-local',
      message: 'This invite works only within your local network: it has no public address.',
      action: 'Use a house as your host, or announce a public address, and make a new invite.'
    }
    case 'machine': return {
      code: 'invite-this-machine',
      message: 'This invite works on this computer only: all of its addresses are local to it.',
      action: 'Listen on a network address, or use a house as your host, and make a new invite.'
    }
    case 'nowhere': return {
      code: 'invite-no-address',
      message: 'Nobody can use this invite: it has no address of yours or of a host.',
      action: 'Use a house as your host, or announce a public address, and make a new invite.'
    }
  }
}
