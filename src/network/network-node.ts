// What the network layer needs of a libp2p node, beyond libp2p's own interface. node/ and browser/
// each configure such a node; src/network runs on whichever it is given (DESIGN §3).

import type { Address } from '../base/channel.ts'
import type { Neighbours } from './neighbours.ts'
import type { RecordNetwork } from './record-network.ts'
import type { Connection, Libp2p, PeerId } from '@libp2p/interface'
import type { Multiaddr } from '@multiformats/multiaddr'

/** A node of the DHT. */
export interface RecordNode extends RecordNetwork {
  /** Looks for the nodes closest to us, so that they and we know of each other. */
  join (signal: AbortSignal): Promise<void>
}

/** A place that a relay keeps for us. */
export interface RelayReservation {
  readonly addrs: readonly Uint8Array[]
  /** Seconds since 1970, first by the clock of the relay. */
  expire: bigint
}

export interface RelayEvent {
  readonly detail: {
    readonly relay: PeerId
    readonly details: { readonly reservation: RelayReservation }
  }
}

type RelayEventName = 'relay:removed' | 'relay:created-reservation'

/** The places that relays keep for us, as the circuit transport of libp2p manages them. */
export interface RelayReservations {
  /** Asks for a place, or to keep one on that is about to end. */
  addRelay (peer: PeerId, type: 'configured'): Promise<unknown>
  hasReservation (peer: PeerId): boolean
  getReservation (peer: PeerId): RelayReservation | undefined
  addEventListener (type: RelayEventName, listener: (event: RelayEvent) => void): void
  removeEventListener (type: RelayEventName, listener: (event: RelayEvent) => void): void
}

export interface NetworkNode {
  readonly node: Libp2p
  /** It listens on local interfaces only, and local addresses count as public ones do elsewhere. */
  readonly closed: boolean
  /** Absent where the DHT is switched off. */
  readonly records: RecordNode | undefined
  /**
   * Whether it tries WebRTC by way of a circuit by itself, as pages do. A node leaves that to
   * pages, and hole punching to DCUtR.
   */
  readonly upgrades: boolean
  readonly reservations: RelayReservations
  /** Fixed addresses of the owner, complete with certificate hashes. */
  announced (): Address[]
  /** What the transports listen on, with the addresses of the interfaces. */
  listening (): Address[]
  /** Public addresses that a router maps to us, tried or not. */
  mapped (): Address[]
  /** Calls whenever there are more of them, where a router is asked at all. */
  readonly onMapped?: (run: () => void) => void
  /** Absent where nobody looks around in the local network. */
  readonly neighbours?: Neighbours
  /** From now on everybody who connects is told these, besides the announced ones. */
  publish (addresses: readonly Address[]): void
  /**
   * Opens a connection to one address at once, beside libp2p's queue of dials and its joining of
   * them.
   */
  open (target: Multiaddr, signal: AbortSignal): Promise<Connection>
}
