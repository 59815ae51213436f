// Publishes reachability records when it is their time: our own, and those that friends left with
// us for the days when they are off (DESIGN §9). Nodes keep a record for two days and come and go,
// so that everything is published anew twice a day, and at the beginning of each UTC day.

import { fraction } from '../base/clock.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../base/limits.ts'
import type { Clock, Random, Timer } from '../base/clock.ts'
import type { Directory } from './directory.ts'
import type { OwnDiscovery } from './record.ts'
import type { Place } from './wanted.ts'

/** What this node publishes of its own; the discovery keys are those of the account's device. */
export interface OwnRecord {
  readonly discovery: OwnDiscovery
  readonly place: Place
}

export interface RecordPublisherInit {
  readonly directory: Directory
  readonly clock: Clock
  readonly random: Random
  /** Undefined on a house without an account, or where there is no address to tell. */
  readonly own: () => OwnRecord | undefined
  /** Records that friends left here, of whatever day. */
  readonly left: () => Promise<readonly Uint8Array[]>
}

const REPUBLISH_MS = 12 * HOUR
const SETTLE_MS = 20 * SECOND // after a change: several changes make one record
const FIRST_MS = SECOND // while nobody has a record of ours: who came back elsewhere is looked for
const START_MS = 15 * SECOND // before the first connections there is nobody to give it to
const MIDNIGHT_SPREAD_MS = 20 * MINUTE

export class RecordPublisher {
  readonly #init: RecordPublisherInit
  #timer: Timer
  #soon: Timer | undefined
  #isFound = false
  readonly #stop = new AbortController()

  constructor (init: RecordPublisherInit) {
    this.#init = init
    this.#timer = this.#schedule(START_MS)
  }

  /** Our addresses are others now, or there is somebody to give records to. */
  changed (): void {
    this.#soon ??= this.#init.clock.schedule(this.#isFound ? SETTLE_MS : FIRST_MS, () => {
      this.#soon = undefined
      void this.#publishOwn()
    })
  }

  close (): void {
    this.#timer.cancel()
    this.#soon?.cancel()
    this.#stop.abort()
  }

  #schedule (ms: number): Timer {
    return this.#init.clock.schedule(ms, () => {
      this.#timer = this.#schedule(this.#untilNext())
      void this.#publishAll()
    })
  }

  /** Twelve hours, or until just after the next UTC midnight, where that comes first. */
  #untilNext (): number {
    const { clock, random } = this.#init
    const midnight = DAY - clock.now() % DAY + MINUTE + fraction(random) * MIDNIGHT_SPREAD_MS
    return Math.min(REPUBLISH_MS, midnight)
  }

  async #publishAll (): Promise<void> {
    await this.#publishOwn()
    const left = await this.#init.left().catch(() => [])
    for (const record of left) {
      if (this.#stop.signal.aborted) return
      await this.#init.directory.publishLeft(record, this.#stop.signal)
    }
  }

  async #publishOwn (): Promise<void> {
    const own = this.#init.own()
    if (own === undefined || own.place.addresses.length === 0) return
    const kept = await this.#init.directory.publish(own.discovery, own.place, this.#stop.signal)
    if (kept > 0) this.#isFound = true
  }
}
