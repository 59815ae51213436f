// Keeps a place at relays: friends' nodes through which we are reached behind a NAT (DESIGN §9).
// libp2p makes a reservation once and never again after the connection was lost; here it is made
// anew each time the relay is there again. It is only asked for where the relay says that it
// relays: a refusal for that reason would make the library refuse this relay until the process
// ends.

import { toHex } from '../base/bytes.ts'
import { MINUTE } from '../base/limits.ts'
import { multiaddr } from '@multiformats/multiaddr'
import { asAddress } from '../identity/address.ts'
import { addressScope } from '../identity/address-scope.ts'
import { peerIdOf, peerKeyOf } from './peer-key.ts'
import type { Address, PeerKey } from '../base/channel.ts'
import type { Clock, Timer } from '../base/clock.ts'
import type { NetworkNode } from './network-node.ts'
import type { IdentifyResult } from '@libp2p/interface'

const HOP = '/libp2p/circuit/relay/0.2.0/hop'
const RETRY_MS = 10 * MINUTE
const ADDRESSES_PER_RELAY = 2

export interface RelayKeeperInit {
  readonly net: NetworkNode
  readonly clock: Clock
  /** The addresses through relays may be others now. */
  readonly changed: () => void
}

export class RelayKeeper {
  readonly #init: RelayKeeperInit
  #relays: readonly PeerKey[] = []
  readonly #retries = new Map<string, Timer>()

  constructor (init: RelayKeeperInit) {
    this.#init = init
    const { node, reservations } = init.net
    node.addEventListener('peer:identify', this.#onIdentify)
    reservations.addEventListener('relay:removed', init.changed)
    reservations.addEventListener('relay:created-reservation', init.changed)
  }

  /** The relays to keep a place at, in place of those before. */
  keep (relays: readonly PeerKey[]): void {
    this.#relays = relays
    for (const relay of relays) void this.#reserve(relay)
  }

  wants (peer: PeerKey): boolean {
    const name = toHex(peer)
    return this.#relays.some((relay) => toHex(relay) === name)
  }

  /** Addresses at which we are reached through relays, at most two for each. */
  addresses (): Address[] {
    return this.#relays.flatMap((relay) => {
      const reservation = this.#init.net.reservations.getReservation(peerIdOf(relay))
      const circuits = (reservation?.addrs ?? []).map(circuitOf).filter((address) =>
        address !== undefined && (this.#init.net.closed || addressScope(address) === 'public'))
      return [...new Set(circuits)].slice(0, ADDRESSES_PER_RELAY) as Address[]
    })
  }

  close (): void {
    this.#init.net.node.removeEventListener('peer:identify', this.#onIdentify)
    for (const timer of this.#retries.values()) timer.cancel()
    this.#relays = []
  }

  readonly #onIdentify = (event: { readonly detail: IdentifyResult }): void => {
    const peer = peerKeyOf(event.detail.peerId)
    if (peer !== undefined) void this.#reserve(peer)
  }

  async #reserve (relay: PeerKey): Promise<void> {
    const { node, reservations } = this.#init.net
    const peerId = peerIdOf(relay)
    if (!this.wants(relay) || reservations.hasReservation(peerId)) return
    const open = node.getConnections(peerId)
    if (!open.some(({ direct, status }) => direct && status === 'open')) return
    try {
      const known = await node.peerStore.get(peerId)
      if (known.protocols.includes(HOP)) await reservations.addRelay(peerId, 'configured')
    } catch {
      // Refused, full, or gone: if it is still there later, it is asked again.
      const name = toHex(relay)
      this.#retries.get(name)?.cancel()
      this.#retries.set(name, this.#init.clock.schedule(RETRY_MS, () => {
        this.#retries.delete(name)
        void this.#reserve(relay)
      }))
    }
  }
}

function circuitOf (bytes: Uint8Array): Address | undefined {
  try {
    return asAddress(`${multiaddr(bytes).toString()}/p2p-circuit`)
  } catch {
    return undefined
  }
}
