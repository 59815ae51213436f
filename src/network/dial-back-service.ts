// Dial-back (PROTOCOL.md §10.4): friends try for each other which addresses answer from outside.
// Only friends are served, one request at a time and each seldom, and only addresses that carry the
// IP from which the asker is seen: nobody can make this node knock at somebody else's door.

import { equalBytes, toHex } from '../base/bytes.ts'
import { SECOND } from '../base/limits.ts'
import { CIRCUIT, dialPlan } from './dial-plan.ts'
import { deadline } from './deadline.ts'
import {
  DIAL_BACK, DIAL_BACK_MAX, DIAL_BACK_NONCE, decodeDialBackAnswer, decodeDialBackRequest,
  encodeDialBackAnswer, encodeDialBackRequest
} from './dial-back.ts'
import { FrameChannel } from './frame-channel.ts'
import { addressScope } from '../identity/address-scope.ts'
import { sameHost } from './host.ts'
import { peerKeyOf } from './peer-key.ts'
import type { Address, PeerKey } from '../base/channel.ts'
import type { Clock, Random } from '../base/clock.ts'
import type { NetworkNode } from './network-node.ts'
import type { Outcome } from './dial-back.ts'
import type { PeerPolicy } from './peer-policy.ts'
import type { Connection, Stream } from '@libp2p/interface'

export interface DialBackInit {
  readonly net: NetworkNode
  readonly policy: PeerPolicy
  readonly clock: Clock
  readonly random: Random
}

const TRY_MS = 6 * SECOND
const ASK_MS = 45 * SECOND
const SPACING_MS = 15 * SECOND // between requests of one friend
const ASKERS_MAX = 256 // remembered

export class DialBack {
  readonly #init: DialBackInit
  readonly #served = new Map<string, number>()

  constructor (init: DialBackInit) {
    this.#init = init
  }

  /** Serves friends; returns what ends that. */
  serve (): () => void {
    const { node } = this.#init.net
    const handler = (stream: Stream, connection: Connection): Promise<void> =>
      this.#answer(stream, connection)
    const limits = { maxInboundStreams: 1, maxOutboundStreams: 1, runOnLimitedConnection: false }
    const handling = node.handle(DIAL_BACK, handler, limits)
    return () => { void handling.then(() => node.unhandle(DIAL_BACK)).catch(() => {}) }
  }

  /**
   * Has the peer of `connection` try up to five of our addresses; undefined where it does not
   * answer.
   */
  async ask (
    connection: Connection, addresses: readonly Address[]
  ): Promise<ReadonlyMap<Address, Outcome> | undefined> {
    const { clock, random } = this.#init
    const remote = peerKeyOf(connection.remotePeer)
    if (remote === undefined) return undefined
    const asked = addresses.slice(0, DIAL_BACK_MAX)
    const nonce = random(DIAL_BACK_NONCE)
    const limit = deadline(clock, ASK_MS)
    try {
      const stream = await connection.newStream(DIAL_BACK, { signal: limit.signal })
      const channel = new FrameChannel({ stream, remote, route: 'direct', clock })
      limit.signal.addEventListener('abort', () => { channel.close() })
      await channel.send(encodeDialBackRequest(nonce, asked))
      const answer = decodeDialBackAnswer(await channel.receive() ?? new Uint8Array())
      channel.close()
      if (answer === undefined || !equalBytes(answer.nonce, nonce)) return undefined
      return new Map(asked.map((address, i) => [address, answer.outcomes[i] ?? 'untried']))
    } catch {
      return undefined
    } finally {
      limit.done()
    }
  }

  async #answer (stream: Stream, connection: Connection): Promise<void> {
    const remote = peerKeyOf(connection.remotePeer)
    if (remote === undefined || !this.#init.policy.friend(remote) || !this.#isDue(remote)) {
      stream.abort(new Error('no dial-back for this peer now'))
      return
    }
    const channel = new FrameChannel({ stream, remote, route: 'direct', clock: this.#init.clock })
    const request = decodeDialBackRequest(await channel.receive() ?? new Uint8Array())
    if (request !== undefined) {
      const outcomes: Outcome[] = []
      for (const address of request.addresses) {
        outcomes.push(await this.#try(remote, connection, address))
      }
      await channel.send(encodeDialBackAnswer({ nonce: request.nonce, outcomes }))
    }
    channel.close()
  }

  async #try (
    remote: PeerKey, connection: Connection, address: Address | undefined
  ): Promise<Outcome> {
    if (address === undefined || address.includes(CIRCUIT)) return 'untried'
    // Within this machine or its network an answer would tell which of its ports are open.
    if (!this.#init.net.closed && addressScope(address) !== 'public') return 'untried'
    if (!connection.direct || !sameHost(address, connection.remoteAddr.toString())) return 'untried'
    const limit = deadline(this.#init.clock, TRY_MS)
    const [target] = dialPlan(remote, [address], { direct: true, families: new Set() }).direct
    if (target === undefined) return 'untried'
    try {
      const opened = await this.#init.net.open(target, limit.signal)
      opened.close().catch(() => { opened.abort(new Error('tried')) })
      return 'reachable'
    } catch {
      return 'unreachable'
    } finally {
      limit.done()
    }
  }

  #isDue (remote: PeerKey): boolean {
    const now = this.#init.clock.monotonic()
    const name = toHex(remote)
    const last = this.#served.get(name) ?? -Infinity
    if (now - last < SPACING_MS) return false
    this.#served.delete(name)
    this.#served.set(name, now)
    const [oldest] = this.#served.keys()
    if (this.#served.size > ASKERS_MAX && oldest !== undefined) this.#served.delete(oldest)
    return true
  }
}
