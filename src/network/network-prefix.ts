// From which network of the internet a connection comes: the IPv4 /24 or the IPv6 /48 that it is
// in. Nothing is said of this machine and of private networks, whose addresses stand for many (a
// proxy before the house, a router before the flat), and of a name. Through a relay it is the
// relay's name that says where from.

import { addressScope } from '../identity/address-scope.ts'
import { hostOf, ipv6Groups } from './host.ts'
import type { Address } from '../base/channel.ts'

const CIRCUIT = '/p2p-circuit'

/** Undefined where it says nothing. */
export function networkPrefix (remote: string): string | undefined {
  const [relay, ...behind] = remote.split(CIRCUIT)
  if (behind.length > 0) return relay?.split('/p2p/').at(-1)
  const host = hostOf(remote)
  if (host === undefined || addressScope(remote as Address) !== 'public') return undefined
  return host.family === 'ip4'
    ? host.ip.split('.').slice(0, 3).join('.')
    : ipv6Groups(host.ip).slice(0, 3).join(':')
}
