// The host part of multiaddrs: its IP address.

import { multiaddr } from '@multiformats/multiaddr'
import type { Address } from '../base/channel.ts'

export interface Host { readonly family: string, readonly ip: string }

/** The IP with which `text`, a multiaddr, begins; undefined where it begins with a name. */
export function hostOf (text: string): Host | undefined {
  try {
    const [first] = multiaddr(text).getComponents()
    const isIp = first?.name === 'ip4' || first?.name === 'ip6'
    if (!isIp || first.value === undefined) return undefined
    return { family: first.name, ip: first.value }
  } catch {
    return undefined
  }
}

/** Whether both begin with the same IP. */
export function sameHost (a: string, b: string): boolean {
  const [first, second] = [hostOf(a), hostOf(b)]
  return first !== undefined && first.family === second?.family && first.ip === second.ip
}

/** `address` at another host of the same family; undefined where the families differ. */
export function atHost (address: Address, host: Host): Address | undefined {
  const own = hostOf(address)
  if (own === undefined || own.family !== host.family) return undefined
  const [, ...rest] = multiaddr(address).getComponents()
  const moved = multiaddr(`/${host.family}/${host.ip}`).getComponents()
  return multiaddr([...moved, ...rest]).toString() as Address
}

/** Who counts as one host: an IPv4 address, the /64 of an IPv6 address. */
export function householdOf ({ family, ip }: Host): string {
  return family === 'ip6' ? ipv6Groups(ip).slice(0, 4).join(':') : ip
}

/** The groups of an IPv6 address; `::` within it stands for as many zeros as it takes. */
export function ipv6Groups (ip: string): string[] {
  const [head = '', tail = ''] = ip.split('::')
  const groups = head === '' ? [] : head.split(':')
  const rest = tail === '' ? [] : tail.split(':')
  if (ip.includes('::')) while (groups.length + rest.length < 8) groups.push('0')
  return [...groups, ...rest]
}
