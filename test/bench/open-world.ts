// What the nodes of a benchmark know of each other: everybody is a friend, and all come from one
// address, which the limits against floods would otherwise mind.

import { PeerRules } from '../../src/network/peer-policy.ts'
import type { FloodLimits } from '../../node/libp2p-options.ts'

/** Nodes that listen on loopback alone are in a closed world: they dial each other there. */
export const LOOPBACK: readonly string[] = ['/ip4/127.0.0.1/tcp/0']

export const FREE_FOR_ALL = new PeerRules()
FREE_FOR_ALL.friend = FREE_FOR_ALL.known = FREE_FOR_ALL.direct = FREE_FOR_ALL.relay = () => true

export const MANY_CONNECTIONS: FloodLimits = {
  connections: 1_024, perHost: 1_024, perHostAndSecond: 1_024, pending: 1_024
}
