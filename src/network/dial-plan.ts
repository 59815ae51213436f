// From the addresses of a peer to what libp2p dials. Whoever is reached through a relay can mostly
// be reached directly by WebRTC, with the circuit for the first words only. For a peer that must
// not learn our addresses, only circuits are left.

import { multiaddr } from '@multiformats/multiaddr'
import { hostOf } from './host.ts'
import { peerIdOf, peerKeyFromText } from './peer-key.ts'
import type { Address, PeerKey } from '../base/channel.ts'
import type { Multiaddr } from '@multiformats/multiaddr'

export const CIRCUIT = '/p2p-circuit'

/** Whether `address` leads through a relay all the way. */
export function isCircuit (address: Address): boolean {
  return address.endsWith(CIRCUIT)
}

/** The relay through which `address` leads, where it leads through one. */
export function relayOf (address: Address): PeerKey | undefined {
  const [way, rest] = address.split(CIRCUIT)
  const relay = rest === undefined ? undefined : way?.split('/p2p/')[1]
  return relay === undefined ? undefined : peerKeyFromText(relay)
}

export interface DialPlan {
  readonly direct: readonly Multiaddr[]
  readonly circuits: readonly Multiaddr[]
  /** By way of the circuits; none for a peer that must not learn our addresses. */
  readonly webrtc: readonly Multiaddr[]
}

export interface DialRules {
  /** Whether the peer may learn our addresses. */
  readonly direct: boolean
  /** IP families (`ip4`, `ip6`) of our own network; none where they are not known. */
  readonly families: ReadonlySet<string>
}

export function dialPlan (
  peer: PeerKey, addresses: readonly Address[], { direct, families }: DialRules
): DialPlan {
  const circuits = addresses.filter(isCircuit)
  const others = addresses.filter((address) => !isCircuit(address)).filter((address) => {
    const family = hostOf(address)?.family
    return family === undefined || families.size === 0 || families.has(family)
  })
  return {
    direct: direct ? targets(peer, others) : [],
    circuits: targets(peer, circuits),
    webrtc: direct ? targets(peer, circuits.map((circuit) => `${circuit}/webrtc`)) : []
  }
}

function targets (peer: PeerKey, addresses: readonly string[]): Multiaddr[] {
  const suffix = `/p2p/${peerIdOf(peer).toString()}`
  return [...new Set(addresses)].flatMap((address) => {
    try {
      return [multiaddr(address + suffix)]
    } catch {
      return []
    }
  })
}
