// Finding devices by their reachability records, and being found (DESIGN §9, PROTOCOL.md §11).
// A help only: it works with an empty, eclipsed or lying network, by finding nothing.

import { CLOCK_SKEW_MAX, DAY, SECOND } from '../base/limits.ts'
import { deadline } from './deadline.ts'
import { DAYS_AHEAD, checkRecord, makeRecord, openRecord, readRecord, seqOf } from './record.ts'
import { blindedKey, dayOf, recordKeyOf } from './record-key.ts'
import type { Clock, Random } from '../base/clock.ts'
import type { Location } from './location.ts'
import type { OwnDiscovery, SignedRecord } from './record.ts'
import type { Day, Discovery } from './record-key.ts'
import type { RecordNetwork } from './record-network.ts'

export interface Found {
  readonly location: Location
  readonly day: Day
  readonly seq: number
}

/** What a search came to; alone: there was nobody to ask. */
export type Search =
  | { readonly outcome: 'found', readonly found: Found }
  | { readonly outcome: 'nothing' }
  | { readonly outcome: 'alone' }

export interface DirectoryInit {
  readonly network: RecordNetwork
  readonly clock: Clock
  readonly random: Random
}

/** Valid answers after which a search of one day ends. */
const ANSWERS = 4
const SEARCH_MS = 15 * SECOND
const STORE_MS = 60 * SECOND
/** A location's time may lie this far ahead of our clock; what lies further counts as no newer. */
const AHEAD_MS = CLOCK_SKEW_MAX

export class Directory {
  readonly #network: RecordNetwork
  readonly #clock: Clock
  readonly #random: Random

  constructor (init: DirectoryInit) {
    this.#network = init.network
    this.#clock = init.clock
    this.#random = init.random
  }

  /** How many nodes that keep records are known. */
  get size (): number { return this.#network.size }

  /** Publishes where we are for today; how many nodes keep it. */
  async publish (
    own: OwnDiscovery, location: Omit<Location, 'time'>, signal?: AbortSignal
  ): Promise<number> {
    const now = this.#clock.now()
    const seq = Math.floor((now % DAY) / SECOND)
    const record = makeRecord(own, dayOf(now), seq, this.#timed(location), this.#random)
    return await this.#store(record.key, record.value, signal)
  }

  /** Records for tomorrow and the days after, to be left with hosts that publish them. */
  makeAhead (own: OwnDiscovery, location: Omit<Location, 'time'>): SignedRecord[] {
    const today = dayOf(this.#clock.now())
    return Array.from({ length: DAYS_AHEAD }, (_, i) =>
      makeRecord(own, today + 1 + i, 0, this.#timed(location), this.#random))
  }

  /** Whether a record that somebody leaves with us is one that nodes would store now or later. */
  accepts (value: Uint8Array): boolean {
    const head = readRecord(value)
    return head.ok && checkRecord(head.value.key, value, this.#clock.now()).ok
  }

  /**
   * Publishes one record that a friend left; undefined where it is not its day, or a newer is
   * known.
   */
  async publishLeft (value: Uint8Array, signal?: AbortSignal): Promise<number | undefined> {
    const head = readRecord(value)
    if (!head.ok || head.value.day !== dayOf(this.#clock.now())) return undefined
    const held = this.#network.held(head.value.key)
    if (held !== undefined && seqOf(held) > head.value.seq) return undefined
    return await this.#store(head.value.key, value, signal)
  }

  /** Where a device is, by what its contacts know of it. */
  async find (discovery: Discovery, signal?: AbortSignal): Promise<Search> {
    if (this.#network.size === 0) return { outcome: 'alone' }
    const limit = deadline(this.#clock, SEARCH_MS, signal)
    try {
      const today = dayOf(this.#clock.now())
      const now = await this.#findDay(discovery, today, limit.signal)
      if (now !== undefined && now.seq > 0) return { outcome: 'found', found: now }
      // Nothing of today by the device itself: clocks differ, and hosts may lag behind.
      const around = await Promise.all([today - 1, today + 1].map((day) =>
        this.#findDay(discovery, day, limit.signal)))
      const newest = [now, ...around].filter((found) => found !== undefined)
        .toSorted((a, b) => this.#age(a) - this.#age(b))[0]
      return newest === undefined ? { outcome: 'nothing' } : { outcome: 'found', found: newest }
    } finally {
      limit.done()
    }
  }

  async #findDay (
    discovery: Discovery, day: Day, signal: AbortSignal
  ): Promise<Found | undefined> {
    const blinded = blindedKey(discovery, day)
    if (blinded === undefined || signal.aborted) return undefined
    const key = recordKeyOf(blinded)
    let best: Found | undefined
    let answers = 0
    const judge = (value: Uint8Array): void => {
      const opened = openRecord(discovery, day, value)
      if (opened === undefined) return
      answers++
      if (best === undefined || opened.seq > best.seq) best = { ...opened, day }
    }
    const held = this.#network.held(key)
    if (held !== undefined) judge(held)
    for await (const value of this.#network.values(key, signal)) {
      judge(value)
      if (answers >= ANSWERS) break
    }
    return best
  }

  /** Milliseconds since the device wrote it. */
  #age (found: Found): number {
    const age = this.#clock.now() - found.location.time * SECOND
    return age < -AHEAD_MS ? Infinity : age
  }

  async #store (
    key: SignedRecord['key'], value: Uint8Array, outer: AbortSignal | undefined
  ): Promise<number> {
    if (this.#network.size === 0) return 0
    const limit = deadline(this.#clock, STORE_MS, outer)
    try {
      return await this.#network.store(key, value, limit.signal)
    } finally {
      limit.done()
    }
  }

  #timed (location: Omit<Location, 'time'>): Location {
    return { ...location, time: Math.floor(this.#clock.now() / SECOND) }
  }
}
