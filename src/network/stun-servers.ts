// Who is asked how we look from outside: the relays that keep a place for us, and no other STUN
// server (DESIGN §9).

import { multiaddr } from '@multiformats/multiaddr'
import type { Connection } from '@libp2p/interface'

/** UDP port at which a house answers STUN: WebRTC's library shares its port with nobody. */
export const STUN_PORT = 7_685

/** More only slow WebRTC down. */
const SERVERS_MAX = 2

/** STUN servers of connected relays, as WebRTC wants them named. */
export function stunServersOf (relays: readonly Connection[]): string[] {
  const hosts = relays.filter(({ direct }) => direct).map((connection) => {
    const [first] = multiaddr(connection.remoteAddr.toString()).getComponents()
    return first?.name === 'ip6' ? `[${first.value}]` : first?.value
  })
  const known = hosts.filter((host) => host !== undefined)
  return [...new Set(known)].slice(0, SERVERS_MAX).map((host) => `stun:${host}:${STUN_PORT}`)
}
