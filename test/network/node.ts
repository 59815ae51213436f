// Real libp2p nodes on loopback, for the tests of the network layer.

import { systemClock } from '../../node/clock.ts'
import { createNodeLibp2p } from '../../node/libp2p.ts'
import { Libp2pTransport } from '../../src/network/libp2p-transport.ts'
import { PeerRules } from '../../src/network/peer-policy.ts'
import { seeded } from '../random.ts'
import { PATIENCE } from '../runner/report.ts'
import type { Address } from '../../src/base/channel.ts'
import type { SnugLibp2p } from '../../src/network/libp2p-node.ts'
import type { NodeLibp2pOptions } from '../../node/libp2p-options.ts'

export const LOOPBACK = ['/ip4/127.0.0.1/tcp/0']

export interface TestNode {
  readonly net: SnugLibp2p
  readonly rules: PeerRules
  readonly transport: Libp2pTransport
  readonly addresses: Address[]
}

const running: SnugLibp2p[] = []

/** A node that trusts everybody unless its rules are changed, by default without a DHT. */
export async function testNode (
  seed: string, options: Partial<NodeLibp2pOptions> = {}
): Promise<TestNode> {
  const rules = new PeerRules()
  rules.friend = rules.known = rules.direct = rules.relay = () => true
  const net = await createNodeLibp2p({
    privateKey: seeded(seed)(32),
    clock: systemClock,
    policy: rules,
    listen: LOOPBACK,
    dht: 'off',
    webrtc: false,
    ...options
  })
  running.push(net)
  const transport = new Libp2pTransport({
    node: net.node,
    clock: systemClock,
    open: (target, signal) => net.open(target, signal),
    direct: (peer) => rules.direct(peer)
  })
  return { net, rules, transport, addresses: net.listening() }
}

/** Stops every node of this file that still runs. */
export async function stopNodes (): Promise<void> {
  await Promise.all(running.splice(0).map((net) => net.stop()))
}

/**
 * Waits until `condition` holds; throws when it does not in so long, on a machine with nothing else
 * to do.
 */
export async function until (
  condition: () => boolean | Promise<boolean>, seconds = 5
): Promise<void> {
  const end = performance.now() + 1_000 * seconds * PATIENCE
  while (!await condition()) {
    if (performance.now() > end) throw new Error(`still not: ${String(condition)}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
