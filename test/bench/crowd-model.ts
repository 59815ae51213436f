// A model of 10 000 strangers against one person and three hosts: the rates, the queue and the
// work are the host's own (HostRate, WorkGate, HOST_LIMITS), time is counted and not waited for,
// and a try costs what a real one was measured to cost. Each stranger is one peer with a core of
// its own, works for one host, and tries again whenever it is refused, for a day.

import { DAY, HOUR, SECOND } from '../../src/base/limits.ts'
import { HOST_LIMITS, boxLimit } from '../../src/mailbox/host-limits.ts'
import { HostRate } from '../../src/mailbox/host-rates.ts'
import { TokenBucket } from '../../src/mailbox/token-bucket.ts'
import { WorkGate } from '../../src/mailbox/work-gate.ts'
import { ManualClock } from '../clock.ts'
import { seeded } from '../random.ts'
import type { PeerKey } from '../../src/base/channel.ts'
import type { BoxId } from '../../src/message/envelope.ts'
import type { WorkCost } from './work-cost.ts'

export interface CrowdInit {
  readonly strangers: number
  /** Networks that they come from, evenly. */
  readonly networks: number
  /** Whether the person fetches at once, or is away for the whole day. */
  readonly isOnline: boolean
}

export interface CrowdOutcome {
  /** First messages that hosts took within the first hour, and within the day. */
  readonly hour: number
  readonly day: number
  /** Requests that stand at the door in the end. */
  readonly atTheDoor: number
  /** Hours of a core that all strangers worked, and tries for each message that got in. */
  readonly coreHours: number
  readonly triesEach: number
  /** Seconds of a core that the three hosts spent on checks. */
  readonly hostSeconds: number
  /** Bytes that the person's device fetched. */
  readonly bytes: number
  /** Of 100 honest strangers, spread over the day: how many got in, with one try an hour. */
  readonly honest: number
}

const HOSTS = 3
const HONEST = 100
const ENVELOPE = 4_096
const DOOR = 256 // conversation/doorkeeper.ts
const PAUSE = HOUR / 4

interface Knocker {
  readonly peer: PeerKey
  readonly network: string
  readonly host: number
  readonly isHonest: boolean
  worked: number
  at: number
}

export function crowdModel (init: CrowdInit, cost: WorkCost): CrowdOutcome {
  const random = seeded('crowd model')
  const clock = new ManualClock()
  const box = random(16) as BoxId
  const limits = HOST_LIMITS
  const peers = Array.from({ length: HOSTS }, () => random(32) as PeerKey)
  const hosts = peers.map((self) => ({
    gate: new WorkGate({ self: () => self, clock, random, limits: limits.work }),
    rate: new HostRate(limits.strangersFrom, limits.counted),
    all: new TokenBucket(limits.strangers, 0),
    held: 0
  }))
  const knockers: Knocker[] = [
    ...Array.from({ length: init.strangers }, (_, i) => ({
      peer: random(32) as PeerKey, network: `hostile ${i % init.networks}`, host: i % HOSTS,
      isHonest: false, worked: 0, at: random.int(10 * 60) * SECOND
    })),
    ...Array.from({ length: HONEST }, (_, i) => ({
      peer: random(32) as PeerKey, network: `honest ${i}`, host: i % HOSTS,
      isHonest: true, worked: 0, at: Math.floor(i * DAY / HONEST)
    }))
  ]
  const queue = new Agenda(knockers)
  let [hour, day, tries, checks, fetched, honest, door] = [0, 0, 0, 0, 0, 0, 0]
  for (let next = queue.take(); next !== undefined && next.at < DAY; next = queue.take()) {
    const host = hosts[next.host]
    if (host === undefined) continue
    const { bits } = host.gate.asks(box, host.held)
    if (host.held >= boxLimit('request').envelopes) {
      queue.put(next, next.at + (next.isHonest ? HOUR : PAUSE))
      continue
    }
    if (next.worked < bits) {
      // The search goes on from what it had: as many tries as the wanted bits take on average.
      const more = tryCount(random) * (2 ** bits - (next.worked > 0 ? 2 ** next.worked : 0))
      if (!next.isHonest) tries += more
      next.worked = bits
      queue.put(next, next.at + more * cost.tryMs)
      continue
    }
    const wait = host.rate.take(next, next.at) || host.all.take(next.at)
    if (wait > 0) {
      queue.put(next, next.at + Math.max(wait, SECOND))
      continue
    }
    checks++
    day++
    if (next.at < HOUR) hour++
    if (init.isOnline) {
      fetched += ENVELOPE
      if (door < DOOR) {
        door++
        if (next.isHonest) honest++
      }
    } else {
      host.held++
      if (next.isHonest) honest++
    }
  }
  if (!init.isOnline) {
    const held = hosts.reduce((sum, { held: count }) => sum + count, 0)
    fetched = held * ENVELOPE
    door = Math.min(DOOR, held)
  }
  return {
    hour, day, atTheDoor: door, coreHours: tries * cost.tryMs / HOUR,
    triesEach: tries / Math.max(1, day - honest), hostSeconds: checks * cost.checkMs / SECOND,
    bytes: fetched, honest
  }
}

/** How many times the average a search takes. */
function tryCount (random: (length: number) => Uint8Array): number {
  const [a = 0, b = 0] = random(2)
  return -Math.log((a * 256 + b + 1) / 65_537)
}

/** Who is next, by time. */
class Agenda {
  #heap: Knocker[] = []

  constructor (knockers: readonly Knocker[]) {
    for (const knocker of knockers) this.put(knocker, knocker.at)
  }

  put (knocker: Knocker, at: number): void {
    knocker.at = at
    const heap = this.#heap
    let place = heap.push(knocker) - 1
    for (let up = (place - 1) >> 1; place > 0 && this.#at(up) > at; up = (place - 1) >> 1) {
      this.#swap(place, up)
      place = up
    }
  }

  take (): Knocker | undefined {
    const heap = this.#heap
    const [first] = heap
    const last = heap.pop()
    if (first === undefined || last === undefined || heap.length === 0) return first
    heap[0] = last
    for (let place = 0; ;) {
      const [left, right] = [2 * place + 1, 2 * place + 2]
      const least = this.#at(right) < this.#at(left) ? right : left
      if (this.#at(least) >= this.#at(place)) return first
      this.#swap(place, least)
      place = least
    }
  }

  #at (place: number): number { return this.#heap[place]?.at ?? Infinity }

  #swap (one: number, other: number): void {
    const [a, b] = [this.#heap[one], this.#heap[other]]
    if (a === undefined || b === undefined) return
    this.#heap[one] = b
    this.#heap[other] = a
  }
}
