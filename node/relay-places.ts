// A place that this node keeps for somebody ends with their last connection (circuit relay v2,
// "Reservation"): nobody is reached without one, and the places of those who come and go would soon
// be all there are. The library keeps each of them for two hours.

import type { CircuitRelayService } from '@libp2p/circuit-relay-v2'
import type { Libp2p, PeerId } from '@libp2p/interface'

/** From now on, for as long as the node runs. */
export function endPlacesWithConnections (node: Libp2p<{ relay: CircuitRelayService }>): void {
  const { reservations } = node.services.relay
  node.addEventListener('peer:disconnect', ({ detail: peer }: { readonly detail: PeerId }) => {
    // By its own timer: it would still run for a place that was only taken off the list, and end
    // the next one of the same peer.
    reservations.get(peer)?.signal.reset(0)
  })
}
