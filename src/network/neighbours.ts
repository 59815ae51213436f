// Peers that show themselves in the local network, where that is switched on. Who is asked for is
// dialled where it was seen, too, and what waits for a friend is tried as soon as that one is seen.
// What is seen proves nothing: the handshake of a connection does.

import { toHex } from '../base/bytes.ts'
import { asAddress } from '../identity/address.ts'
import { addressScope } from '../identity/address-scope.ts'
import { peerKeyOf } from './peer-key.ts'
import type { Address, PeerKey } from '../base/channel.ts'
import type { PeerInfo } from '@libp2p/interface'

const PEERS_MAX = 256
const ADDRESSES_MAX = 8

export class Neighbours {
  readonly #seen = new Map<string, readonly Address[]>()
  /** Hears of each that is seen. */
  seen: (peer: PeerKey) => void = () => {}

  note ({ id, multiaddrs }: PeerInfo): void {
    const peer = peerKeyOf(id)
    if (peer === undefined) return
    const addresses = multiaddrs.map((address) => asAddress(address.toString()))
      .filter((address) => address !== undefined)
      .filter((address) => addressScope(address) === 'local')
      .slice(0, ADDRESSES_MAX)
    if (addresses.length === 0) return
    const name = toHex(peer)
    this.#seen.delete(name)
    this.#seen.set(name, addresses)
    const [oldest] = this.#seen.keys()
    if (this.#seen.size > PEERS_MAX && oldest !== undefined) this.#seen.delete(oldest)
    this.seen(peer)
  }

  /** Where a peer was seen last. */
  at (peer: PeerKey): readonly Address[] { return this.#seen.get(toHex(peer)) ?? [] }
}
