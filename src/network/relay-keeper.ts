// Keeps a place at relays: friends' nodes through which we are reached behind a NAT (DESIGN §9).
// libp2p makes a reservation once and never again after the connection was lost; here it is made
// anew each time the relay is there again, and renewed in good time by our own clock: the relay's
// may be another. It is only asked for where the relay says that it relays.

import { toHex } from '../base/bytes.ts'
import { pause } from '../base/clock.ts'
import { HOUR, MINUTE, SECOND } from '../base/limits.ts'
import { peerIdOf, peerKeyOf } from './peer-key.ts'
import { circuitsOf } from './relay-circuits.ts'
import type { Address, PeerKey } from '../base/channel.ts'
import type { Clock, Timer } from '../base/clock.ts'
import type { NetworkNode, RelayEvent } from './network-node.ts'
import type { RelayStatus } from './network-status.ts'
import type { IdentifyResult } from '@libp2p/interface'

const HOP = '/libp2p/circuit/relay/0.2.0/hop'
const RETRY_MS = 10 * MINUTE
/** For how long relays keep a place at most: whoever says more has another clock. */
const TERM_MS = 2 * HOUR
const ASK_MS = 15 * SECOND

export interface RelayKeeperInit {
  readonly net: NetworkNode
  readonly clock: Clock
  /** The addresses through relays may be others now. */
  readonly changed: () => void
}

export class RelayKeeper {
  readonly #init: RelayKeeperInit
  #relays: readonly PeerKey[] = []
  /** For each relay, when it is asked again. */
  readonly #timers = new Map<string, Timer>()
  /** One is asked after the other: the library forgets who waits when a reservation is made. */
  #asking: Promise<void> = Promise.resolve()

  constructor (init: RelayKeeperInit) {
    this.#init = init
    const { node, reservations } = init.net
    node.addEventListener('peer:identify', this.#onIdentify)
    reservations.addEventListener('relay:removed', this.#onRemoved)
    reservations.addEventListener('relay:created-reservation', this.#onCreated)
  }

  /** The relays to keep a place at, in place of those before. */
  keep (relays: readonly PeerKey[]): void {
    this.#relays = relays
    for (const relay of relays) this.#reserve(relay)
  }

  wants (peer: PeerKey): boolean {
    const name = toHex(peer)
    return this.#relays.some((relay) => toHex(relay) === name)
  }

  /** Addresses at which we are reached through relays. */
  addresses (): Address[] {
    const { net } = this.#init
    return this.#relays.flatMap((relay) => {
      const reservation = net.reservations.getReservation(peerIdOf(relay))
      return circuitsOf(reservation?.addrs ?? [], net.closed)
    })
  }

  /** Each relay, and until when it keeps a place for us. */
  status (): RelayStatus[] {
    const { node, reservations } = this.#init.net
    return this.#relays.map((peer) => {
      const reservation = reservations.getReservation(peerIdOf(peer))
      return {
        peer,
        connected: node.getConnections(peerIdOf(peer)).some(({ status }) => status === 'open'),
        until: reservation === undefined ? undefined : Number(reservation.expire) * SECOND
      }
    })
  }

  close (): void {
    const { node, reservations } = this.#init.net
    node.removeEventListener('peer:identify', this.#onIdentify)
    reservations.removeEventListener('relay:removed', this.#onRemoved)
    reservations.removeEventListener('relay:created-reservation', this.#onCreated)
    for (const timer of this.#timers.values()) timer.cancel()
    this.#relays = []
  }

  readonly #onIdentify = (event: { readonly detail: IdentifyResult }): void => {
    const peer = peerKeyOf(event.detail.peerId)
    if (peer !== undefined) this.#reserve(peer)
  }

  readonly #onCreated = ({ detail: { relay, details } }: RelayEvent): void => {
    const { clock, net, changed } = this.#init
    const peer = peerKeyOf(relay)
    if (peer === undefined) return
    const { reservation } = details
    const told = Number(reservation.expire) * SECOND - clock.now()
    const term = told > 0 && told <= TERM_MS ? told : TERM_MS
    // In our own time, by which the library judges whether to ask again.
    reservation.expire = BigInt(Math.round((clock.now() + term) / SECOND))
    this.#again(peer, term / 2, () => {
      if (net.reservations.getReservation(relay) !== reservation) return
      reservation.expire = BigInt(Math.floor(clock.now() / SECOND))
      this.#ask(peer)
    })
    changed()
  }

  /** The connection ended that it was made over; there may be another one already. */
  readonly #onRemoved = ({ detail: { relay } }: RelayEvent): void => {
    const peer = peerKeyOf(relay)
    if (peer !== undefined) this.#reserve(peer)
    this.#init.changed()
  }

  #reserve (relay: PeerKey): void {
    const { node, reservations } = this.#init.net
    const peerId = peerIdOf(relay)
    if (!this.wants(relay) || reservations.hasReservation(peerId)) return
    const open = node.getConnections(peerId)
    if (open.some(({ direct, status }) => direct && status === 'open')) this.#ask(relay)
  }

  #ask (relay: PeerKey): void {
    this.#asking = this.#asking.then(async () => {
      if (!this.wants(relay)) return
      const { node, reservations } = this.#init.net
      const peerId = peerIdOf(relay)
      try {
        const known = await node.peerStore.get(peerId)
        if (!known.protocols.includes(HOP)) return
        const enough = new AbortController()
        await Promise.race([
          reservations.addRelay(peerId, 'configured'),
          pause(this.#init.clock, ASK_MS, enough.signal)
        ]).finally(() => { enough.abort() })
      } catch {
        // Refused, full, or gone: if it is still there later, it is asked again.
        this.#again(relay, RETRY_MS, () => { this.#reserve(relay) })
      }
    })
  }

  #again (relay: PeerKey, ms: number, run: () => void): void {
    const name = toHex(relay)
    this.#timers.get(name)?.cancel()
    this.#timers.set(name, this.#init.clock.schedule(ms, () => {
      this.#timers.delete(name)
      run()
    }))
  }
}
