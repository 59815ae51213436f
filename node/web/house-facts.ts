// What a house says of itself to whoever opens its web address: what any stranger learns by
// connecting to it, and nothing about anybody else.

import { peerIdOf } from '../../src/network/peer-key.ts'
import type { Peer } from '../../src/peer/compose.ts'
import type { Asker } from './asker.ts'

export interface HouseFacts {
  /** The version of this answer. */
  readonly snug: 1
  readonly peer: string
  /** For whom it keeps mail. */
  readonly policy: string
  /** Somebody owns it: a page that wants to has to be given a link by an owner. */
  readonly owned: boolean
  /** Where it is reached, each with /p2p/ at its end. */
  readonly addresses: readonly string[]
}

export function houseFacts ({ house, messenger, network }: Peer, asker: Asker): HouseFacts {
  const peer = peerIdOf(network.transport.self).toString()
  const addresses = network.addresses(asker === 'here' ? 'neighbour' : 'world')
  return {
    snug: 1,
    peer,
    policy: messenger.policy(),
    owned: house?.owned === true,
    addresses: addresses.map((address) => `${address}/p2p/${peer}`)
  }
}
