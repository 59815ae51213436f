// From a circuit to a direct connection: while a peer that may learn our addresses is reached
// through a relay only, WebRTC is tried by way of that relay, first soon and then seldom. The
// circuit carries on meanwhile, and for good where WebRTC is blocked. Hole punching of nodes
// (DCUtR) is libp2p's own; whichever of the two succeeds, `nearer` tells.

import { SECOND } from '../base/limits.ts'
import { multiaddr } from '@multiformats/multiaddr'
import { deadline } from './deadline.ts'
import { CIRCUIT } from './dial-plan.ts'
import { peerKeyOf } from './peer-key.ts'
import type { PeerKey } from '../base/channel.ts'
import type { Clock, Timer } from '../base/clock.ts'
import type { Connection, Libp2p } from '@libp2p/interface'
import type { Multiaddr } from '@multiformats/multiaddr'

export interface UpgraderInit {
  readonly node: Libp2p
  readonly clock: Clock
  /** Whether it is this side that tries. */
  readonly tries: boolean
  /** Opens one address at once, beside libp2p's queue. */
  readonly open: (target: Multiaddr, signal: AbortSignal) => Promise<Connection>
  /** Whether a peer may learn our addresses. */
  readonly direct: (peer: PeerKey) => boolean
  /** A peer that was reached through a relay is now reached directly, too. */
  readonly nearer: (peer: PeerKey) => void
}

/** Waits before each try; the last one repeats for as long as the circuit is open. */
const WAITS_MS = [0, 2, 5, 15, 60, 300].map((seconds) => seconds * SECOND)
/** That the side with the higher peer key waits: two that dial at once get in each other's way. */
const TURN_MS = 3 * SECOND
/** Between looks at a peer that may not learn our addresses, or not yet. */
const LOOK_MS = 0.5 * SECOND
const LOOKS = 40
const TRY_MS = 8 * SECOND

interface Watched { timer: Timer | undefined, tries: number, looks: number }

export class Upgrader {
  readonly #init: UpgraderInit
  readonly #watched = new Map<Connection, Watched>()

  constructor (init: UpgraderInit) {
    this.#init = init
    init.node.addEventListener('connection:open', this.#onOpen)
    init.node.addEventListener('connection:close', this.#onClose)
  }

  /** Something changed: a contact was accepted, or the network is another. Tries anew, now. */
  hurry (): void {
    for (const [connection, watched] of this.#watched) this.#anew(connection, watched)
  }

  close (): void {
    this.#init.node.removeEventListener('connection:open', this.#onOpen)
    this.#init.node.removeEventListener('connection:close', this.#onClose)
    for (const { timer } of this.#watched.values()) timer?.cancel()
    this.#watched.clear()
  }

  readonly #onOpen = ({ detail: connection }: { readonly detail: Connection }): void => {
    const peer = peerKeyOf(connection.remotePeer)
    if (peer === undefined) return
    if (connection.direct) {
      if (this.#circuits(connection).length > 0) this.#init.nearer(peer)
      return
    }
    if (!this.#init.tries) return
    const watched = { timer: undefined, tries: 0, looks: 0 }
    this.#watched.set(connection, watched)
    this.#schedule(connection, watched)
  }

  readonly #onClose = ({ detail: connection }: { readonly detail: Connection }): void => {
    this.#watched.get(connection)?.timer?.cancel()
    this.#watched.delete(connection)
    if (!connection.direct) return
    // The direct way is gone, the circuit is not.
    for (const circuit of this.#circuits(connection)) {
      const watched = this.#watched.get(circuit)
      if (watched !== undefined) this.#anew(circuit, watched)
    }
  }

  #anew (connection: Connection, watched: Watched): void {
    if (watched.timer === undefined) return
    watched.timer.cancel()
    watched.tries = 0
    watched.looks = 0
    this.#schedule(connection, watched)
  }

  #schedule (connection: Connection, watched: Watched): void {
    const wait = WAITS_MS[Math.min(watched.tries, WAITS_MS.length - 1)] ?? 0
    const turn = isSecond(this.#init.node, connection) ? TURN_MS : 0
    this.#again(connection, watched, wait + turn)
  }

  async #try (connection: Connection, watched: Watched): Promise<void> {
    const peer = peerKeyOf(connection.remotePeer)
    if (peer === undefined || connection.status !== 'open') return
    if (this.#isDirect(connection)) {
      watched.tries = WAITS_MS.length
    } else if (!this.#init.direct(peer)) {
      // One that is a contact soon is met soon; one that never is costs a look now and then.
      if (++watched.looks <= LOOKS) return this.#again(connection, watched, LOOK_MS)
      watched.tries = WAITS_MS.length
    } else {
      watched.tries++
      await this.#dial(connection)
    }
    if (this.#watched.get(connection) === watched) this.#schedule(connection, watched)
  }

  #again (connection: Connection, watched: Watched, wait: number): void {
    watched.timer = this.#init.clock.schedule(wait, () => {
      watched.timer = undefined
      void this.#try(connection, watched)
    })
  }

  async #dial (connection: Connection): Promise<void> {
    const limit = deadline(this.#init.clock, TRY_MS)
    try {
      await this.#init.open(throughWebRTC(connection), limit.signal)
    } catch {
      // The circuit is what there is.
    } finally {
      limit.done()
    }
  }

  #circuits ({ remotePeer }: Connection): Connection[] {
    return this.#init.node.getConnections(remotePeer)
      .filter(({ direct, status }) => !direct && status === 'open')
  }

  #isDirect ({ remotePeer }: Connection): boolean {
    return this.#init.node.getConnections(remotePeer)
      .some(({ direct, status }) => direct && status === 'open')
  }
}

/** Whether the other side is to try first. */
function isSecond (node: Libp2p, { remotePeer }: Connection): boolean {
  return node.peerId.toString() > remotePeer.toString()
}

/** The address of the peer of a circuit by WebRTC, by way of the same relay. */
function throughWebRTC ({ remoteAddr, remotePeer }: Connection): Multiaddr {
  const [relay = ''] = remoteAddr.toString().split(CIRCUIT)
  return multiaddr(`${relay}${CIRCUIT}/webrtc/p2p/${remotePeer.toString()}`)
}
