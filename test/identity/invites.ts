// Invites that the tests share.

import { asAddress } from '../../src/identity/address.ts'
import { makeBundle } from '../../src/identity/bundle.ts'
import { createInviteSecret } from '../../src/identity/invite-secrets.ts'
import { DAY } from '../../src/base/limits.ts'
import { seeded } from '../random.ts'
import { NOW, person } from './people.ts'
import type { Address, PeerKey } from '../../src/base/channel.ts'
import type { InviteHost } from '../../src/identity/invite-host.ts'
import type { OneTimeInvite } from '../../src/identity/invite.ts'

export const ana = person('Ana')

/** When the invites of this file end, in seconds. */
export const EXPIRY = (NOW + 7 * DAY) / 1_000

export function address (text: string): Address {
  const parsed = asAddress(text)
  if (parsed === undefined) throw new Error(`no address: ${text}`)
  return parsed
}

export function host (name: string, ...addresses: string[]): InviteHost {
  return { peer: seeded(`host/${name}`)(32) as PeerKey, addresses: addresses.map(address) }
}

export const cleo = host('Cleo', '/ip4/45.83.220.7/tcp/7684', '/ip6/2a01:4f8:c17:b0f::2/tcp/7684')
export const dan = host('Dan', '/ip4/81.2.69.142/tcp/7684', '/ip6/2a02:8388:6c0:1::9/tcp/7684')

export function oneTime (hosts: readonly InviteHost[], expiry = EXPIRY): OneTimeInvite {
  const random = seeded('invite')
  const { bundle } = makeBundle(ana.device, 'invite', NOW / 1_000, random)
  return {
    kind: 'one-time',
    account: ana.account.id,
    bundleHash: bundle.hash,
    secret: createInviteSecret(random),
    expiry,
    hosts
  }
}
