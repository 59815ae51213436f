// Peers that this node chose to reach: houses, and those that an invite names. They may be met
// directly, although they are no contacts; strangers who come by themselves may not.

import { toHex } from '../base/bytes.ts'
import { relayOf } from '../network/dial-plan.ts'
import type { Address, PeerKey, Transport } from '../base/channel.ts'
import type { HostAddress } from '../mailbox/host-address.ts'

const REACHED_MAX = 1_024

export class ChosenPeers {
  readonly #joined: ReadonlySet<string>
  readonly #reached = new Set<string>()
  readonly #relays = new Set<string>()
  readonly #owned = new Set<string>()
  #hosts = new Set<string>()

  /** `joined`: houses of the configuration. */
  constructor (joined: readonly HostAddress[]) {
    this.#joined = new Set(joined.map(({ peer }) => toHex(peer)))
  }

  /** The hosts that keep our mail, in place of those before. */
  useHosts (hosts: readonly HostAddress[]): void {
    this.#hosts = new Set(hosts.map(({ peer }) => toHex(peer)))
    for (const { addresses } of hosts) this.#throughRelays(addresses)
  }

  /** A house: without meeting it there is no way to anybody. */
  isHouse (peer: PeerKey): boolean {
    const name = toHex(peer)
    return this.#hosts.has(name) || this.#joined.has(name) || this.#owned.has(name)
  }

  /** One that the layers above asked for. */
  isReached (peer: PeerKey): boolean { return this.#reached.has(toHex(peer)) }

  /** One that the layers above asked for, or a relay on the way to one. */
  isAsked (peer: PeerKey): boolean { return this.isReached(peer) || this.#relays.has(toHex(peer)) }

  /** The transport as the layers above use it, which is how they choose. */
  watch (transport: Transport): Transport {
    return {
      get self () { return transport.self },
      connect: (remote, addresses, protocol, signal) => {
        add(this.#reached, toHex(remote))
        this.#throughRelays(addresses)
        return transport.connect(remote, addresses, protocol, signal)
      },
      serve: (protocol, accept) => transport.serve(protocol, accept)
    }
  }

  /** The transport to houses that are this person's own, or are to be. */
  watchOwned (transport: Transport): Transport {
    const watched = this.watch(transport)
    return {
      get self () { return transport.self },
      connect: (remote, addresses, protocol, signal) => {
        add(this.#owned, toHex(remote))
        return watched.connect(remote, addresses, protocol, signal)
      },
      serve: (protocol, accept) => transport.serve(protocol, accept)
    }
  }

  #throughRelays (addresses: readonly Address[]): void {
    for (const relay of addresses.map(relayOf)) {
      if (relay !== undefined) add(this.#relays, toHex(relay))
    }
  }
}

/** The one added longest ago goes first. */
function add (names: Set<string>, name: string): void {
  names.delete(name)
  names.add(name)
  const [oldest] = names
  if (names.size > REACHED_MAX && oldest !== undefined) names.delete(oldest)
}
