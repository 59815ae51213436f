// Keeps wanted peers connected: libp2p no longer does, and forgets a peer after five tries. Waits
// double with jitter, survive restarts through the peer book, and end at once when something
// changed: the machine woke, the network is another, the person has something to send.

import { backoff } from '../base/backoff.ts'
import { equalBytes } from '../base/bytes.ts'
import { fraction } from '../base/clock.ts'
import { HOUR, MINUTE, SECOND } from '../base/limits.ts'
import { deadline } from './deadline.ts'
import type { Address, PeerKey } from '../base/channel.ts'
import type { Clock, Random, Timer } from '../base/clock.ts'
import type { Result } from '../base/errors.ts'
import type { PeerBook } from './peer-book.ts'
import type { Place, Wanted, WantedStatus } from './wanted.ts'

export interface ReconnectorInit {
  readonly clock: Clock
  readonly random: Random
  readonly book: PeerBook
  readonly isConnected: (peer: PeerKey) => boolean
  /** Opens a connection, not using one that exists. */
  readonly dial: (place: Place, signal: AbortSignal) => Promise<Result<void>>
  /** Hears of a wanted peer that was found elsewhere and answers there. */
  readonly moved?: (id: string, place: Place) => void
}

interface Watched {
  wanted: Wanted
  timer: Timer | undefined
  dueAt: number // monotonic ms
  trying: AbortController | undefined
  triedAt: number // monotonic ms
  locatedAt: number // monotonic ms
  lookups: number // since it last answered, or something changed
  fault: string | undefined
}

const TRY_MS = 45 * SECOND
const FRESH_MS = SECOND // in which a try that began is not begun again
const AT_ONCE = 8 // tries
const SPREAD_MS = 3 * SECOND // that tries of one moment are spread over
/** Between lookups of a peer that does not answer: who moved needs a while to say where to. */
const LOOKUP_FLOOR_MS = 30 * SECOND
const LOOKUP_GROWTH = 4
const LOOKUP_CEILING_MS = 12 * HOUR
/** Somebody who asks for a lookup gets one, but not again and again. */
const LOOKUP_ASKED_MS = 5 * MINUTE

export class Reconnector {
  readonly #init: ReconnectorInit
  readonly #watched = new Map<string, Watched>()
  readonly #queue: Watched[] = []
  #running = 0

  constructor (init: ReconnectorInit) {
    this.#init = init
  }

  /** Wants a peer, or tells where a wanted one is now. */
  want (wanted: Wanted): void {
    const known = this.#watched.get(wanted.id)
    const watched = known ?? {
      wanted,
      timer: undefined,
      dueAt: 0,
      trying: undefined,
      triedAt: -Infinity,
      locatedAt: -Infinity,
      lookups: 0,
      fault: undefined
    }
    watched.wanted = wanted
    this.#watched.set(wanted.id, watched)
    const { book, clock } = this.#init
    if (wanted.addresses.length > 0) book.learn(wanted.peer, wanted.addresses)
    const left = (book.entry(wanted.peer)?.retryAt ?? 0) - clock.now()
    // A clock that was wrong when the wait was written must not make it longer than any wait is.
    this.#schedule(watched, left > 0 ? Math.min(left, wanted.patience.ceiling) : this.#spread())
  }

  unwant (id: string): void {
    const watched = this.#watched.get(id)
    watched?.timer?.cancel()
    watched?.trying?.abort()
    this.#watched.delete(id)
  }

  wants (peer: PeerKey): boolean {
    return this.#of(peer).length > 0
  }

  /** A connection to `peer` opened, by whomever. */
  connected (peer: PeerKey): void {
    for (const watched of this.#of(peer)) {
      watched.timer?.cancel()
      watched.timer = undefined
      watched.fault = undefined
      watched.lookups = 0
      this.#init.book.succeeded(peer)
    }
  }

  /** The last connection to `peer` ended. */
  disconnected (peer: PeerKey): void {
    for (const watched of this.#of(peer)) this.#schedule(watched, SECOND + this.#spread())
  }

  /**
   * Tries now, and looks up what does not answer: one wanted peer, or all of them, because the way
   * may be another. What is tried since then still takes the old one.
   */
  wake (id?: string): void {
    const all = id === undefined ? [...this.#watched.values()] : [this.#watched.get(id)]
    for (const watched of all) {
      if (watched === undefined) continue
      if (this.#monotonic() - watched.locatedAt > LOOKUP_ASKED_MS) watched.lookups = 0
      if (watched.trying === undefined) this.#schedule(watched, 0)
      else if (id === undefined && this.#monotonic() - watched.triedAt > FRESH_MS) {
        watched.trying.abort()
        watched.trying = undefined
        this.#schedule(watched, 0)
      }
    }
  }

  status (): WantedStatus[] {
    return [...this.#watched.values()].map(({ wanted, trying, timer, dueAt, fault }) => ({
      id: wanted.id,
      peer: wanted.peer,
      connected: this.#init.isConnected(wanted.peer),
      trying: trying !== undefined,
      failures: this.#init.book.entry(wanted.peer)?.failures ?? 0,
      nextTryMs: timer === undefined ? undefined : Math.max(0, dueAt - this.#monotonic()),
      fault
    }))
  }

  close (): void {
    for (const id of [...this.#watched.keys()]) this.unwant(id)
  }

  #of (peer: PeerKey): Watched[] {
    return [...this.#watched.values()].filter(({ wanted }) => equalBytes(wanted.peer, peer))
  }

  #schedule (watched: Watched, ms: number): void {
    watched.timer?.cancel()
    watched.dueAt = this.#monotonic() + ms
    watched.timer = this.#init.clock.schedule(ms, () => {
      watched.timer = undefined
      this.#queue.push(watched)
      this.#next()
    })
  }

  #next (): void {
    while (this.#running < AT_ONCE) {
      const watched = this.#queue.shift()
      if (watched === undefined) return
      const current = this.#watched.get(watched.wanted.id) === watched
      if (!current || watched.trying !== undefined) continue
      if (this.#init.isConnected(watched.wanted.peer)) continue
      this.#running++
      void this.#try(watched).finally(() => {
        this.#running--
        this.#next()
      })
    }
  }

  async #try (watched: Watched): Promise<void> {
    const { book, clock, random } = this.#init
    const trying = new AbortController()
    watched.trying = trying
    watched.triedAt = this.#monotonic()
    const limit = deadline(clock, TRY_MS, trying.signal)
    const result = await this.#reach(watched, limit.signal).catch((error: unknown) => ({
      ok: false as const, fault: { code: 'internal', message: String(error) }
    }))
    limit.done()
    if (watched.trying !== trying) return
    watched.trying = undefined
    if (this.#watched.get(watched.wanted.id) !== watched) return
    if (result.ok) return this.connected(watched.wanted.peer)
    watched.fault = result.fault.message
    const { peer, patience } = watched.wanted
    const wait = backoff(patience, (book.entry(peer)?.failures ?? 0) + 1, random)
    book.failed(peer, clock.now() + wait)
    this.#schedule(watched, wait)
  }

  /** Dials where the peer was, then looks up where it is and dials there. */
  async #reach (watched: Watched, signal: AbortSignal): Promise<Result<void>> {
    const { wanted } = watched
    const known = this.#init.book.entry(wanted.peer)?.addresses ?? []
    const addresses = [...new Set<Address>([...wanted.addresses, ...known])]
    const result = await this.#init.dial({ peer: wanted.peer, addresses }, signal)
    if (result.ok || wanted.locate === undefined || signal.aborted) return result
    if (this.#monotonic() - watched.locatedAt < lookupSpacing(watched.lookups)) return result
    watched.locatedAt = this.#monotonic()
    watched.lookups++
    const place = await wanted.locate(signal)
    if (place === undefined || signal.aborted) return result
    const samePeer = equalBytes(place.peer, wanted.peer)
    if (samePeer && place.addresses.every((address) => addresses.includes(address))) return result
    const found = await this.#init.dial(place, signal)
    if (!found.ok || this.#watched.get(wanted.id) !== watched) return found
    watched.wanted = { ...wanted, peer: place.peer, addresses: place.addresses }
    this.#init.book.learn(place.peer, place.addresses)
    this.#init.moved?.(wanted.id, place)
    return found
  }

  #spread (): number {
    return fraction(this.#init.random) * SPREAD_MS
  }

  #monotonic (): number {
    return this.#init.clock.monotonic()
  }
}

function lookupSpacing (lookups: number): number {
  if (lookups === 0) return 0
  return Math.min(LOOKUP_CEILING_MS, LOOKUP_FLOOR_MS * LOOKUP_GROWTH ** (lookups - 1))
}
