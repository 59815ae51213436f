// At which addresses we are reached: gathers what is known of them, has friends try what is not,
// and tells libp2p what to say to everybody. An address counts as confirmed until the network
// changes or a friend finds it silent.

import { toHex } from '../base/bytes.ts'
import { HOUR, MINUTE, SECOND } from '../base/limits.ts'
import { asAddress } from '../identity/address.ts'
import { addressScope } from '../identity/address-scope.ts'
import { DIAL_BACK_MAX } from './dial-back.ts'
import { atHost, hostOf, sameHost } from './host.ts'
import { tell } from './own-addresses.ts'
import { peerKeyOf } from './peer-key.ts'
import type { Address } from '../base/channel.ts'
import type { Clock, Timer } from '../base/clock.ts'
import type { DialBack } from './dial-back-service.ts'
import type { NetworkNode } from './network-node.ts'
import type { Audience, OwnAddresses } from './own-addresses.ts'
import type { PeerPolicy } from './peer-policy.ts'
import type { RelayKeeper } from './relay-keeper.ts'
import type { Connection, IdentifyResult } from '@libp2p/interface'

export interface ReachabilityInit {
  readonly net: NetworkNode
  readonly dialBack: DialBack
  readonly relays: () => RelayKeeper
  readonly policy: PeerPolicy
  readonly clock: Clock
  /** What we tell others is another now. */
  readonly changed: () => void
}

const ASK_SPACING_MS = 10 * MINUTE // for one friend
const RECHECK_MS = 12 * HOUR
const FRESH_MS = 11 * HOUR // for which no second friend is asked

// A friend who was asked just now, or does not know yet that we are one, gives no answer.
const AGAIN_MS = 5 * SECOND
const TRIES = 6

interface Sight { readonly connection: Connection, readonly ip: string, readonly tries: number }

export class Reachability {
  readonly #init: ReachabilityInit
  /** When each was last found to answer. */
  readonly #confirmed = new Map<Address, number>()
  /** As whom friends see us, by their connection. */
  readonly #sights = new Map<string, Sight>()
  readonly #asked = new Map<string, number>()
  /** Friends are asked one after the other: what one has found, the next need not try. */
  #asking: Promise<void> = Promise.resolve()
  readonly #again = new Set<Timer>()
  #recheck: Timer
  #told = ''

  constructor (init: ReachabilityInit) {
    this.#init = init
    init.net.node.addEventListener('peer:identify', this.#onIdentify)
    init.net.node.addEventListener('connection:close', this.#onClose)
    this.#recheck = this.#scheduleRecheck()
    // A router opens ports later than friends are met.
    init.net.onMapped?.(() => {
      this.#asked.clear()
      for (const sight of this.#sights.values()) this.#queue(sight)
    })
  }

  own (): OwnAddresses {
    const { net, relays } = this.#init
    return {
      announced: net.announced(),
      confirmed: [...this.#confirmed.keys()],
      listening: net.listening(),
      relayed: relays().addresses()
    }
  }

  tell (audience: Audience): Address[] {
    return tell(this.own(), audience, this.#init.net.closed)
  }

  /** The network is another: nothing is confirmed any more, and friends are asked anew. */
  networkChanged (): void {
    this.#confirmed.clear()
    this.#asked.clear()
    this.update()
    for (const sight of this.#sights.values()) this.#queue(sight)
  }

  /** Tells libp2p and the layers above, where what we tell has changed. */
  update (): void {
    const told = (['world', 'contact', 'neighbour', 'hidden'] as const).map((to) => this.tell(to))
    const now = JSON.stringify(told)
    if (now === this.#told) return
    this.#told = now
    this.#init.net.publish(told[0] ?? [])
    this.#init.changed()
  }

  close (): void {
    this.#recheck.cancel()
    for (const timer of this.#again) timer.cancel()
    this.#init.net.node.removeEventListener('peer:identify', this.#onIdentify)
    this.#init.net.node.removeEventListener('connection:close', this.#onClose)
  }

  readonly #onIdentify = (event: { readonly detail: IdentifyResult }): void => {
    const { connection, observedAddr } = event.detail
    const ip = observedAddr === undefined ? undefined : observedAddr.toString()
    if (ip === undefined || !connection.direct) return
    const sight = { connection, ip, tries: 1 }
    this.#sights.set(connection.id, sight)
    this.#queue(sight)
  }

  readonly #onClose = (event: { readonly detail: Connection }): void => {
    this.#sights.delete(event.detail.id)
  }

  #queue (sight: Sight): void {
    this.#asking = this.#asking.then(() => this.#ask(sight)).catch(() => {})
  }

  async #ask (sight: Sight): Promise<void> {
    const { clock, dialBack, policy } = this.#init
    const peer = peerKeyOf(sight.connection.remotePeer)
    if (peer === undefined || sight.connection.status !== 'open') return
    if (!policy.friend(peer) || !policy.direct(peer)) return
    const isFresh = (address: Address): boolean =>
      clock.monotonic() - (this.#confirmed.get(address) ?? -Infinity) < FRESH_MS
    const open = this.#candidates(sight.ip).filter((address) => !isFresh(address))
    const asked = this.#asked.get(toHex(peer)) ?? -Infinity
    if (open.length === 0 || clock.monotonic() - asked < ASK_SPACING_MS) return
    const answer = await dialBack.ask(sight.connection, open)
    if (answer === undefined) {
      this.#askAgain(sight)
      return
    }
    this.#asked.set(toHex(peer), clock.monotonic())
    for (const [address, outcome] of answer) {
      if (outcome === 'reachable') this.#confirmed.set(address, clock.monotonic())
      if (outcome === 'unreachable') this.#confirmed.delete(address)
    }
    this.update()
  }

  /** Not over what the last network left behind: the next connection has a sight of its own. */
  #askAgain ({ connection, ip, tries }: Sight): void {
    if (tries === TRIES || !this.#sights.has(connection.id)) return
    const sight = { connection, ip, tries: tries + 1 }
    const timer = this.#init.clock.schedule(AGAIN_MS, () => {
      this.#again.delete(timer)
      if (!this.#sights.has(connection.id)) return
      this.#sights.set(connection.id, sight)
      this.#queue(sight)
    })
    this.#again.add(timer)
  }

  /** Where we may answer, if we are seen from `ip`: there, at the ports on which we listen. */
  #candidates (ip: string): Address[] {
    const { net } = this.#init
    const host = hostOf(ip)
    if (host === undefined || net.announced().length > 0) return []
    const guessed = net.listening().map((address) => atHost(address, host))
    const mapped = net.mapped().filter((address) => sameHost(address, ip))
    return [...new Set([...mapped, ...guessed])]
      .map((address) => address === undefined ? undefined : asAddress(address))
      .filter((address) => address !== undefined)
      .filter((address) => net.closed || addressScope(address) === 'public')
      .slice(0, DIAL_BACK_MAX)
  }

  #scheduleRecheck (): Timer {
    return this.#init.clock.schedule(RECHECK_MS, () => {
      this.#recheck = this.#scheduleRecheck()
      for (const sight of this.#sights.values()) this.#queue(sight)
    })
  }
}
