// The host part of multiaddrs: its IP address.

import { multiaddr } from '@multiformats/multiaddr'
import type { Address } from '../base/channel.ts'

interface Host { readonly family: string, readonly ip: string }

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
