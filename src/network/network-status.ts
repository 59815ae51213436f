// What the network layer says about itself, for `snug net`.

import type { Milliseconds } from '../base/brand.ts'
import type { PeerKey, Route } from '../base/channel.ts'
import type { Address } from '../base/channel.ts'
import type { OwnAddresses } from './own-addresses.ts'
import type { PeerFault, ProtocolTraffic } from './traffic.ts'
import type { WantedStatus } from './wanted.ts'

export interface ConnectionStatus {
  readonly peer: PeerKey
  /** The other end as a multiaddr. */
  readonly address: string
  readonly direction: 'inbound' | 'outbound'
  readonly route: Route
  /** Protocols of the streams that are open. */
  readonly streams: readonly string[]
}

/** A friend's node or a house that is to relay for us. */
export interface RelayStatus {
  readonly peer: PeerKey
  readonly connected: boolean
  /** Until when it keeps a place for us; undefined where it keeps none. */
  readonly until: Milliseconds | undefined
}

export interface NetworkStatus {
  readonly self: PeerKey
  readonly own: OwnAddresses
  /** What contacts are told. */
  readonly told: readonly Address[]
  readonly connections: readonly ConnectionStatus[]
  readonly wanted: readonly WantedStatus[]
  readonly relays: readonly RelayStatus[]
  /** Nodes of the DHT that are known; undefined where it is switched off. */
  readonly recordNodes: number | undefined
  readonly traffic: ReadonlyMap<string, ProtocolTraffic>
  readonly faults: readonly PeerFault[]
}
