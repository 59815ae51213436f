// A started libp2p node as the network layer wants it (src/network/network-node.ts).

import { multiaddr } from '@multiformats/multiaddr'
import { asAddress } from '../identity/address.ts'
import { KadRecords } from './kad-records.ts'
import type { Address } from '../base/channel.ts'
import type { Neighbours } from './neighbours.ts'
import type { NetworkNode, RelayReservations } from './network-node.ts'
import type { VolatileDatastore } from './volatile-datastore.ts'
import type { Libp2p } from '@libp2p/interface'
import type { AddressManager, TransportManager } from '@libp2p/interface-internal'
import type { KadDHT } from '@libp2p/kad-dht'
import type { Multiaddr } from '@multiformats/multiaddr'

export interface SnugLibp2p extends NetworkNode {
  /** What libp2p keeps: peers met, records of the DHT. */
  readonly datastore: VolatileDatastore
  /** Addresses of the configuration on which nothing listens: in use, or no such interface. */
  readonly silent: readonly string[]
  stop (): Promise<void>
}

export interface NodeParts {
  readonly node: Libp2p<{ dht?: KadDHT }>
  readonly addressManager: AddressManager
  readonly transportManager: TransportManager
  readonly datastore: VolatileDatastore
  readonly closed: boolean
  readonly upgrades: boolean
  readonly told: { published: readonly Multiaddr[] }
  readonly listen: readonly string[]
  readonly neighbours?: Neighbours
  readonly onMapped?: (run: () => void) => void
  /** Ends what belongs to the node and is none of libp2p's. */
  readonly end: () => void
}

const CIRCUITS = '@libp2p/circuit-relay-v2-transport'
const FILTER = 'relayFilter'

export function networkNode (parts: NodeParts): SnugLibp2p {
  const { node, addressManager, transportManager, datastore, closed, told, upgrades } = parts
  const { dht } = node.services
  const ofType = (type: string): Address[] => addressesOf(
    addressManager.getAddressesWithMetadata().filter((address) => address.type === type)
      .map((address) => address.multiaddr))
  return {
    node,
    closed,
    upgrades,
    datastore,
    records: dht === undefined
      ? undefined
      : new KadRecords({ dht, self: node.peerId, held: (key) => datastore.record(key) }),
    reservations: reservationsOf(transportManager),
    silent: parts.listen.filter((text) => !isListening(text, transportManager.getAddrs())),
    announced: () => ofType('announce'),
    listening: () => addressesOf(transportManager.getAddrs()),
    mapped: () => ofType('ip-mapping'),
    ...parts.onMapped === undefined ? {} : { onMapped: parts.onMapped },
    ...parts.neighbours === undefined ? {} : { neighbours: parts.neighbours },
    publish: (published) => {
      const suffix = `/p2p/${node.peerId.toString()}`
      told.published = published.map((address) => multiaddr(address + suffix))
      // Tells the services that watch our own entry: the DHT's mode and what is pushed to peers.
      node.peerStore.patch(node.peerId, {
        multiaddrs: addressManager.getAddresses().map((address) => address.decapsulate(suffix))
      }).catch(() => {})
    },
    open: (target, signal) => transportManager.dial(target, { signal }),
    stop: async () => {
      parts.end()
      await node.stop()
    }
  }
}

/** Those that Snug knows how to write. */
export function addressesOf (list: readonly Multiaddr[]): Address[] {
  return list.map((address) => asAddress(address.toString()))
    .filter((address) => address !== undefined)
}

function reservationsOf (transportManager: TransportManager): RelayReservations {
  const circuits = transportManager.getTransports()
    .find((transport) => transport[Symbol.toStringTag] === CIRCUITS)
  const reservations: unknown = circuits && Reflect.get(circuits, 'reservationStore')
  if (reservations === undefined || !Reflect.has(Object(reservations), FILTER)) {
    throw new TypeError('the circuit transport keeps no reservations')
  }
  // A relay that was gone in the moment in which it was asked would never be asked again.
  Reflect.set(Object(reservations), FILTER, { has: () => false, add: () => {} })
  return reservations as RelayReservations
}

/** Whether one of `listening` is of the same family, transport and port as `text`. */
function isListening (text: string, listening: readonly Multiaddr[]): boolean {
  const wanted = multiaddr(text).getComponents()
  return listening.some((address) => {
    const components = address.getComponents()
    return wanted.every(({ name, value }, i) => components[i]?.name === name &&
      (i === 0 || value === undefined || value === '0' || components[i]?.value === value))
  })
}
