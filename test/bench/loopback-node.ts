// Nodes that know each other as friends and meet on loopback, all from one address, which the
// limits against floods would otherwise mind.

import { systemClock } from '../../node/clock.ts'
import { createNodeLibp2p } from '../../node/libp2p.ts'
import { systemRandom } from '../../node/storage-random.ts'
import { Libp2pTransport } from '../../src/network/libp2p-transport.ts'
import { PeerRules } from '../../src/network/peer-policy.ts'
import type { SnugLibp2p } from '../../src/network/libp2p-node.ts'
import type { DhtMode } from '../../src/network/libp2p-dht.ts'

export interface LoopbackNode {
  readonly net: SnugLibp2p
  readonly transport: Libp2pTransport
}

const MANY = { connections: 1_024, perHost: 1_024, perHostAndSecond: 1_024, pending: 1_024 }

export async function loopbackNode (
  dht: DhtMode = 'off', privateKey: Uint8Array = systemRandom(32)
): Promise<LoopbackNode> {
  const policy = new PeerRules()
  policy.friend = policy.known = policy.direct = policy.relay = () => true
  const net = await createNodeLibp2p({
    privateKey,
    clock: systemClock,
    policy,
    // Who listens on loopback alone is in a closed world, and dials there.
    listen: ['/ip4/127.0.0.1/tcp/0'],
    dht,
    webrtc: false,
    flood: MANY
  })
  const transport = new Libp2pTransport({
    node: net.node, clock: systemClock, open: (target, signal) => net.open(target, signal)
  })
  return { net, transport }
}
