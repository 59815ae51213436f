// How a libp2p node of Snug on Node.js can be set up, and what it is by default (DESIGN §9).

import type { Clock } from '../src/base/clock.ts'
import type { DhtMode } from '../src/network/libp2p-dht.ts'
import type { PeerPolicy } from '../src/network/peer-policy.ts'
import type { Multiaddr } from '@multiformats/multiaddr'
import type { WebSide } from './web-sockets.ts'

const TCP_PORT = 7_684
const WEB_PORT = 7_685
const UDP_PORT = 7_684

/** All interfaces, both families. */
export const DEFAULT_LISTEN: readonly string[] = ['/ip4/0.0.0.0', '/ip6/::'].flatMap((host) => [
  `${host}/tcp/${TCP_PORT}`,
  `${host}/tcp/${WEB_PORT}/ws`,
  `${host}/udp/${UDP_PORT}/webrtc-direct`
])

/** Bounds against floods; real use stays far below them. */
export interface FloodLimits {
  /** Connections in all. */
  readonly connections: number
  /** Connections that one host (an IPv4 address, an IPv6 /64) holds open. */
  readonly perHost: number
  /** New connections of one host in a second. */
  readonly perHostAndSecond: number
  /** Connections whose handshake is not done. */
  readonly pending: number
}

export const FLOOD_LIMITS: FloodLimits = {
  connections: 512, perHost: 48, perHostAndSecond: 10, pending: 64
}

export interface NodeLibp2pOptions {
  /** The 32-byte seed of the peer key. */
  readonly privateKey: Uint8Array
  readonly clock: Clock
  /** What the layers above answer about peers. */
  readonly policy: PeerPolicy
  /** Multiaddrs to listen on; DEFAULT_LISTEN as a rule. None makes a node that only dials. */
  readonly listen: readonly string[]
  /** Fixed public multiaddrs, which are then the only direct ones that are told. */
  readonly announce?: readonly string[]
  /** Default: auto. */
  readonly dht?: DhtMode
  /** Asks the router for port mappings. Off by default. */
  readonly upnp?: boolean
  /** Looks for peers in the local network, and is seen there. Off by default. */
  readonly mdns?: boolean
  /** Default: true. */
  readonly webrtc?: boolean
  /** UDP port at which STUN requests are answered. Default: STUN_PORT, except in a closed world. */
  readonly stun?: number
  readonly flood?: Partial<FloodLimits>
  /** Milliseconds for which a place is kept for who is reached through this node. Default: 2 h. */
  readonly placeMs?: number
  /** What else there is at the ports of the WebSocket listeners. */
  readonly webSide?: WebSide
  /** Refuses further addresses to dial: for tests. */
  readonly denyDial?: (address: Multiaddr) => boolean
}
