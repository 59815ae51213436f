// From the addresses of a peer to what libp2p dials. Whoever is reached through a relay can mostly be
// reached directly by WebRTC, with the relay for the first words only: that is tried first. For a peer
// that must not learn our addresses, only circuits are left.

import { multiaddr } from '@multiformats/multiaddr'
import { peerIdOf } from './peer-key.ts'
import type { Address, PeerKey } from '../base/channel.ts'
import type { Multiaddr } from '@multiformats/multiaddr'

const CIRCUIT = '/p2p-circuit'

/** Whether `address` leads through a relay all the way. */
export function isCircuit (address: Address): boolean {
  return address.endsWith(CIRCUIT)
}

export function dialPlan (
  peer: PeerKey, addresses: readonly Address[], direct: boolean
): Multiaddr[] {
  const circuits = addresses.filter(isCircuit)
  const planned = direct
    ? [
        ...addresses.filter((address) => !isCircuit(address)),
        ...circuits.map((circuit) => `${circuit}/webrtc`),
        ...circuits
      ]
    : circuits
  const suffix = `/p2p/${peerIdOf(peer).toString()}`
  return [...new Set(planned)].flatMap((address) => {
    try {
      return [multiaddr(address + suffix)]
    } catch {
      return []
    }
  })
}
