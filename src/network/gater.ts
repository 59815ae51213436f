// What libp2p asks before it dials, accepts or relays. Strangers in the DHT must not make this node
// knock at doors of its own network or resolve names, nobody but friends gets a circuit, and one
// host never takes all the connections there are.

import { asAddress } from '../identity/address.ts'
import { addressScope } from '../identity/address-scope.ts'
import { hostOf } from './host.ts'
import { peerKeyFromText, peerKeyOf } from './peer-key.ts'
import type { Address, PeerKey } from '../base/channel.ts'
import type { InboundGuard } from './inbound-guard.ts'
import type { PeerPolicy } from './peer-policy.ts'
import type { ConnectionGater, PeerId } from '@libp2p/interface'
import type { Multiaddr } from '@multiformats/multiaddr'

export interface GaterInit {
  readonly policy: PeerPolicy
  readonly closed: boolean
  /**
   * IP families of our own network; none where they are not known. Over UDP, others fail by
   * silence.
   */
  readonly families: () => ReadonlySet<string>
  readonly inbound: InboundGuard
  /** Refuses further addresses: for tests of what happens when a transport is blocked. */
  readonly denyDial?: (address: Multiaddr) => boolean
}

export function connectionGater (init: GaterInit): ConnectionGater {
  const { policy, closed, inbound } = init
  const asks = (question: (peer: PeerKey) => boolean, peer: PeerId): boolean => {
    const key = peerKeyOf(peer)
    return key !== undefined && question(key)
  }
  const isReached = (address: Multiaddr): boolean => {
    const [family, families] = [hostOf(address.toString())?.family, init.families()]
    return family === undefined || families.size === 0 || families.has(family)
  }
  const mayDial = (address: Multiaddr, peer: PeerKey | undefined): boolean => {
    const parsed = asAddress(address.toString())
    if (parsed === undefined) return false
    const chosen = peer !== undefined && (policy.known(peer) || policy.asked(peer))
    return isDialled(parsed, chosen) || (closed && (chosen || !isNamed(parsed)))
  }
  return {
    denyDialMultiaddr: (address) => {
      const peer = address.getComponents().findLast(({ name }) => name === 'p2p')?.value
      const key = peer === undefined ? undefined : peerKeyFromText(peer)
      return !mayDial(address, key) || !isReached(address) || init.denyDial?.(address) === true
    },
    filterMultiaddrForPeer: (peer, address) => mayDial(address, peerKeyOf(peer)),
    denyInboundConnection: (connection) => !inbound.admit(connection),
    denyInboundRelayReservation: (peer) => !asks((key) => policy.friend(key), peer),
    // Whoever knows that a friend is reached here may knock: only the friend's contacts are told.
    denyOutboundRelayedConnection: (_from, to) => !asks((key) => policy.friend(key), to),
    denyInboundRelayedConnection: (relay) => !asks((key) => policy.relay(key), relay)
  }
}

/** Names are looked up, and local networks entered, only for peers that we chose. */
function isDialled (address: Address, chosen: boolean): boolean {
  const scope = addressScope(address)
  if (scope === 'public') return chosen || !isNamed(address)
  return scope === 'local' && chosen
}

function isNamed (address: Address): boolean {
  return address.startsWith('/dns')
}
