// The libp2p node of a page: WebSockets to nodes, WebRTC to other browsers and to nodes, circuits
// through friends' houses. It listens nowhere; who wants to come in comes through a relay. Nobody
// outside is asked for help: no STUN but that of our relays, no bootstrap list, no delegate.

import { noise } from '@chainsafe/libp2p-noise'
import { circuitRelayTransport } from '@libp2p/circuit-relay-v2'
import { generateKeyPairFromSeed } from '@libp2p/crypto/keys'
import { identify, identifyPush } from '@libp2p/identify'
import { FaultTolerance } from '@libp2p/interface'
import { ping } from '@libp2p/ping'
import { webRTC, webRTCDirect } from '@libp2p/webrtc'
import { webSockets } from '@libp2p/websockets'
import { createLibp2p } from 'libp2p'
import { connectionGater } from '../../src/network/gater.ts'
import { guarded } from '../../src/network/guarded-registrar.ts'
import { InboundGuard } from '../../src/network/inbound-guard.ts'
import { DIALLING, insides, muxer, NODE_INFO, PEER_STORE } from '../../src/network/libp2p-config.ts'
import { createDht } from '../../src/network/libp2p-dht.ts'
import { networkNode } from '../../src/network/libp2p-node.ts'
import { peerKeyOf } from '../../src/network/peer-key.ts'
import { stunServersOf } from '../../src/network/stun-servers.ts'
import { VolatileDatastore } from '../../src/network/volatile-datastore.ts'
import type { SnugLibp2p } from '../../src/network/libp2p-node.ts'
import type { NodeNeeds } from '../../src/peer/compose.ts'
import type { Connection } from '@libp2p/interface'
import type { Multiaddr } from '@multiformats/multiaddr'

const CONNECTIONS_MAX = 100
/** Connections that one host holds open with us: here all of them come through relays. */
const PER_HOST_MAX = 100

export interface PageLibp2pOptions extends NodeNeeds {
  /** The page comes from this machine or its network: local addresses count as public ones. */
  readonly closed: boolean
  /** Refuses further addresses to dial: for tests. */
  readonly denyDial?: (address: Multiaddr) => boolean
}

export async function createPageLibp2p (options: PageLibp2pOptions): Promise<SnugLibp2p> {
  const { clock, closed, policy } = options
  const datastore = new VolatileDatastore(clock)
  const told: { published: readonly Multiaddr[] } = { published: [] }
  const links: { connections: () => Connection[] } = { connections: () => [] }
  const allows = (of: 'direct' | 'relay') => (connection: Connection): boolean => {
    const peer = peerKeyOf(connection.remotePeer)
    return peer !== undefined && policy[of](peer)
  }
  const direct = allows('direct')
  const stunServers = (): { readonly urls: string }[] =>
    stunServersOf(links.connections().filter(allows('relay'))).map((urls) => ({ urls }))
  const dht = createDht({ clock, dht: 'client' }, closed)
  const node = await createLibp2p({
    start: false,
    privateKey: await generateKeyPairFromSeed('Ed25519', options.privateKey),
    nodeInfo: NODE_INFO,
    datastore,
    peerStore: PEER_STORE,
    addresses: { listen: [], announceFilter: () => [...told.published] },
    transportManager: { faultTolerance: FaultTolerance.NO_FATAL },
    transports: [
      webSockets(),
      (components) => circuitRelayTransport()(guarded(components, allows('relay'))),
      (components) => webRTC({
        rtcConfiguration: () => ({ iceServers: stunServers() })
      })(guarded(components, direct)),
      webRTCDirect({ rtcConfiguration: { iceServers: [] } })
    ],
    connectionEncrypters: [noise()],
    streamMuxers: [muxer()],
    connectionGater: connectionGater({
      policy,
      closed,
      families: () => new Set(),
      inbound: new InboundGuard(PER_HOST_MAX),
      ...options.denyDial === undefined ? {} : { denyDial: options.denyDial }
    }),
    connectionManager: { ...DIALLING, maxConnections: CONNECTIONS_MAX },
    connectionMonitor: { enabled: false },
    services: {
      insides,
      ping: ping(),
      // Over a circuit, our addresses are told only to whom we would meet directly.
      identify: (components) => identify()(guarded(components, (connection) =>
        connection.direct || direct(connection))),
      identifyPush: identifyPush({ runOnLimitedConnection: false, debounce: 250 }),
      ...dht === undefined ? {} : { dht: dht.service }
    }
  })
  links.connections = () => node.getConnections()
  dht?.quieten(node)
  await node.start()
  return networkNode({
    node, ...node.services.insides, datastore, closed, told, upgrades: true,
    listen: [], end: () => {}
  })
}
