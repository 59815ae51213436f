// The libp2p node of Snug on Node.js. Nobody outside is asked for help: no STUN, no bootstrap list,
// no delegate, no lookup of names unless an address that we chose to dial has one.

import { noise } from '@chainsafe/libp2p-noise'
import { circuitRelayServer } from '@libp2p/circuit-relay-v2'
import { generateKeyPairFromSeed } from '@libp2p/crypto/keys'
import { dcutr } from '@libp2p/dcutr'
import { identify, identifyPush } from '@libp2p/identify'
import { FaultTolerance } from '@libp2p/interface'
import { mdns } from '@libp2p/mdns'
import { ping } from '@libp2p/ping'
import { multiaddr } from '@multiformats/multiaddr'
import { createLibp2p } from 'libp2p'
import { asAddress } from '../src/identity/address.ts'
import { connectionGater } from '../src/network/gater.ts'
import { guarded } from '../src/network/guarded-registrar.ts'
import { InboundGuard } from '../src/network/inbound-guard.ts'
import { DIALLING, insides, muxer, NODE_INFO, PEER_STORE } from '../src/network/libp2p-config.ts'
import { createDht } from '../src/network/libp2p-dht.ts'
import { Neighbours } from '../src/network/neighbours.ts'
import { addressesOf, networkNode } from '../src/network/libp2p-node.ts'
import { familiesOf, isClosedWorld } from '../src/network/own-addresses.ts'
import { peerKeyOf } from '../src/network/peer-key.ts'
import { STUN_PORT, stunServersOf } from '../src/network/stun-servers.ts'
import { VolatileDatastore } from '../src/network/volatile-datastore.ts'
import { HolePunching } from './hole-punching.ts'
import { FLOOD_LIMITS } from './libp2p-options.ts'
import { transports } from './libp2p-transports.ts'
import { listenOrder } from './listen.ts'
import { portMappings, triedByFriends } from './port-mappings.ts'
import { endPlacesWithConnections } from './relay-places.ts'
import { guardSockets } from './socket-guard.ts'
import { startStunServer } from './stun-server.ts'
import type { Address } from '../src/base/channel.ts'
import type { SnugLibp2p } from '../src/network/libp2p-node.ts'
import type { NodeLibp2pOptions } from './libp2p-options.ts'
import type { Connection, PeerId } from '@libp2p/interface'
import type { AddressManager } from '@libp2p/interface-internal'
import type { Multiaddr } from '@multiformats/multiaddr'

const RELAYED_MS = 60 * 60_000 // that a circuit lasts
const RELAYED_BYTES = 32n * 1_024n * 1_024n // that go through a circuit
const RESERVATIONS_MAX = 128
const PLACE_MS = 2 * 60 * 60_000 // that a place is kept for who does not ask again
const LAN_LOOK_MS = 20_000

/** What parts of the node ask of it once it exists. */
interface Links {
  connections: () => Connection[]
  families: () => ReadonlySet<string>
}

/** Creates and starts a node. Addresses that it cannot listen on are named in its `silent`. */
export async function createNodeLibp2p (options: NodeLibp2pOptions): Promise<SnugLibp2p> {
  const { policy, clock } = options
  const flood = { ...FLOOD_LIMITS, ...options.flood }
  const parsed = (texts: readonly string[]): Address[] =>
    texts.map(asAddress).filter((address) => address !== undefined)
  const closed = isClosedWorld(parsed(options.listen), parsed(options.announce ?? []))
  const datastore = new VolatileDatastore(clock)
  const told: { published: readonly Multiaddr[] } = { published: [] }
  const mapped = { changed: (): void => {} }
  const neighbours = options.mdns === true ? new Neighbours() : undefined
  const links: Links = { connections: () => [], families: () => new Set() }
  const allows = (of: 'direct' | 'relay' | 'friend') => (connection: Connection): boolean => {
    const peer = peerKeyOf(connection.remotePeer)
    return peer !== undefined && policy[of](peer)
  }
  const direct = allows('direct')
  const dht = createDht(options, closed)
  const punching = new HolePunching({ direct, friend: allows('friend') })

  const node = await createLibp2p({
    start: false,
    privateKey: await generateKeyPairFromSeed('Ed25519', options.privateKey),
    nodeInfo: NODE_INFO,
    datastore,
    peerStore: PEER_STORE,
    addresses: {
      listen: listenOrder(options.listen),
      announce: [...options.announce ?? []],
      // No address of a local network is told to whoever connects.
      announceFilter: (addresses) => {
        const fixed = (options.announce ?? []).length > 0 || closed ? addresses : []
        const all = new Map([...fixed, ...told.published].map((one) => [one.toString(), one]))
        return [...all.values()]
      }
    },
    transportManager: { faultTolerance: FaultTolerance.NO_FATAL },
    transports: punching.through(closed, transports({
      direct,
      relay: allows('relay'),
      webrtc: options.webrtc !== false,
      webSide: options.webSide,
      stunServers: () => stunServersOf(links.connections().filter(allows('relay')))
    })),
    connectionEncrypters: [noise()],
    streamMuxers: [muxer()],
    connectionGater: connectionGater({
      policy,
      closed,
      families: () => links.families(),
      inbound: new InboundGuard(flood.perHost),
      ...options.denyDial === undefined ? {} : { denyDial: options.denyDial }
    }),
    connectionManager: {
      ...DIALLING,
      maxConnections: flood.connections,
      inboundConnectionThreshold: flood.perHostAndSecond,
      maxIncomingPendingConnections: flood.pending
    },
    connectionMonitor: { enabled: false },
    peerDiscovery: neighbours === undefined ? [] : [(components) => {
      const look = mdns({ interval: LAN_LOOK_MS, serviceTag: '_snug._udp.local' })(
        withLanAddresses(components))
      look.addEventListener('peer', ({ detail }) => { neighbours.note(detail) })
      return look
    }],
    services: {
      insides,
      ping: ping(),
      // Over a circuit, our addresses are told only to whom we would meet directly.
      identify: (components) => identify()(guarded(components, (connection) =>
        connection.direct || direct(connection))),
      identifyPush: identifyPush({ runOnLimitedConnection: false, debounce: 250 }),
      dcutr: (components) => dcutr()(guarded(punching.told(components), direct)),
      relay: circuitRelayServer({
        maxInboundHopStreams: 8,
        hopTimeout: 15_000,
        reservations: {
          maxReservations: RESERVATIONS_MAX,
          reservationTtl: options.placeMs ?? PLACE_MS,
          defaultDurationLimit: RELAYED_MS,
          defaultDataLimit: RELAYED_BYTES
        }
      }),
      ...dht === undefined ? {} : { dht: dht.service },
      ...options.upnp === true
        ? { triedByFriends, upnp: portMappings(() => { mapped.changed() }) }
        : {}
    }
  })

  const { addressManager, transportManager } = node.services.insides
  links.connections = () => node.getConnections()
  links.families = () => familiesOf(addressesOf(transportManager.getAddrs()))
  dht?.quieten(node)
  punching.watch(node)
  endPlacesWithConnections(node)
  const unguard = guardSockets(() => new Set(transportManager.getAddrs().flatMap(tcpPort)))
  try {
    await node.start()
  } catch (error) {
    unguard()
    throw error
  }
  const port = options.stun ?? (closed ? undefined : STUN_PORT)
  const stun = port === undefined ? undefined : await startStunServer(port)
  const end = (): void => {
    unguard()
    stun?.close()
  }
  return networkNode({
    node, addressManager, transportManager, datastore, closed, told, upgrades: false,
    listen: options.listen, end,
    ...neighbours === undefined ? {} : { neighbours },
    onMapped: (run) => { mapped.changed = run }
  })
}

function tcpPort (address: Multiaddr): number[] {
  const port = address.getComponents().find(({ name }) => name === 'tcp')?.value
  return port === undefined ? [] : [Number(port)]
}

/** In the local network the local addresses are told: that is what its discovery is for. */
function withLanAddresses<Of extends { addressManager: AddressManager, peerId: PeerId }> (
  components: Of
): Of {
  return new Proxy(components, {
    get: (target, name) => name !== 'addressManager'
      ? Reflect.get(target, name) as unknown
      : {
          getAddresses: () => target.addressManager.getAddressesWithMetadata()
            .filter(({ type }) => type === 'transport')
            .map((address) => address.multiaddr.toString())
            .filter((address) => !address.includes('/ip4/127.') && !address.includes('/ip6/::1/'))
            .map((address) => multiaddr(`${address}/p2p/${target.peerId.toString()}`))
        }
  })
}
