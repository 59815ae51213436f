// Where this page comes from, and what follows from it.

import { asAddress } from '../../src/identity/address.ts'
import { addressScope } from '../../src/identity/address-scope.ts'

/** Whether a page of this host name comes from this machine or its network. */
export function isNearPage (hostname: string): boolean {
  const address = asAddress(`${hostPart(hostname)}/tcp/1`)
  return address !== undefined && addressScope(address) !== 'public'
}

/**
 * The multiaddr at which the house that serves a page is reached by WebSocket, without its peer id.
 */
export function houseAddressOf (page: Pick<Location, 'hostname' | 'port' | 'protocol'>): string {
  const sealed = page.protocol === 'https:'
  const port = page.port === '' ? (sealed ? '443' : '80') : page.port
  return `${hostPart(page.hostname)}/tcp/${port}/${sealed ? 'tls/ws' : 'ws'}`
}

function hostPart (hostname: string): string {
  if (hostname.startsWith('[')) return `/ip6/${hostname.slice(1, -1)}`
  return /^[\d.]+$/.test(hostname) ? `/ip4/${hostname}` : `/dns/${hostname}`
}
