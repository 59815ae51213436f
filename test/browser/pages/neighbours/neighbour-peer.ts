// One of the neighbours as the peer that views get: the messenger is real, the network tells what
// the simulation knows.

import { pageClock } from '../../../../browser/clock.ts'
import { NetworkDesk } from '../../../../src/peer/network-desk.ts'
import type { NetworkStatus } from '../../../../src/network/network-status.ts'
import type { Peer } from '../../../../src/peer/compose.ts'
import type { Inhabitant } from '../../../simulation/inhabitant.ts'
import type { Neighbourhood } from './neighbourhood.ts'

export function neighbourPeer (person: Inhabitant, { network, people }: Neighbourhood): Peer {
  const status = (): NetworkStatus => ({
    self: person.node.self,
    own: { announced: [], confirmed: [], listening: [], relayed: [] },
    told: [],
    relays: [],
    connections: people.filter(({ node }) => network.isConnected(person.node, node))
      .map(({ node }) => ({
        peer: node.self,
        address: node.addresses[0] ?? '',
        direction: 'outbound',
        route: network.linkOf(person.node, node).route,
        streams: ['/snug/mail/1']
      })),
    wanted: [],
    recordNodes: 3,
    traffic: new Map([['/snug/mail/1', { sent: 18_220, received: 40_331 }]]),
    faults: []
  })
  // Views use no more of the network than this.
  const parts = { messenger: person.messenger, network: { status },
    net: { silent: [], listening: () => [] } } as unknown as Peer
  const desk = new NetworkDesk({ messenger: parts.messenger, at: () => parts, clock: pageClock })
  return { ...parts, desk, stop: async () => {} }
}
