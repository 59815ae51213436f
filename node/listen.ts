// In which order, and on which of the configured addresses, this machine can listen.

import { networkInterfaces } from 'node:os'

const IP6 = '/ip6/'

/**
 * IPv6 comes first: WebRTC's library then serves both families from one socket, and IPv6 never the
 * other way round. On a machine without IPv6 it is left out, where its failure would take IPv4 with
 * it.
 */
export function listenOrder (
  listen: readonly string[], hasIp6: boolean = machineHasIp6()
): string[] {
  const six = listen.filter((address) => address.startsWith(IP6))
  const others = listen.filter((address) => !address.startsWith(IP6))
  return hasIp6 ? [...six, ...others] : others
}

function machineHasIp6 (): boolean {
  return Object.values(networkInterfaces()).flat().some((info) => info?.family === 'IPv6')
}
