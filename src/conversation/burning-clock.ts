// The time by which messages burn down. While this program runs it goes on steadily, whatever is
// done to the clock of the machine; over a restart it is the later of the time when it was last
// seen and the clock. A clock that is more than a day ahead of that, and of what the machine itself
// counted since, may be wrong: until a host agrees with it, a person says so, or a day is over,
// nothing is erased that only it says is over, and nothing of that is shown either. Hosts can only
// agree or not: none of them moves the time.
//   (meta, "clock", 0) := u8 1 ‖ seen u64 ‖ doubted since u64 (by the clock; 0: not in doubt) ‖
//                         elapsed u64 (ms, as the machine counts while it is on)

import { utf8 } from '../base/bytes.ts'
import { SnugError } from '../base/errors.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../base/limits.ts'
import { ByteReader, ByteWriter } from '../base/wire.ts'
import { tables } from '../storage/tables.ts'
import type { Milliseconds, Seconds } from '../base/brand.ts'
import type { Clock, Timer } from '../base/clock.ts'
import type { Operation, RecordKey, Store } from '../storage/store.ts'

/** What a person is asked: whether the clock of this device is right. */
export interface ClockDoubt {
  /** What the clock says, and when Snug was here last. */
  readonly clock: Milliseconds
  readonly seen: Milliseconds
  /** When erasing goes on without an answer. */
  readonly until: Milliseconds
}

export interface BurningClockParts {
  readonly clock: Clock
  readonly store: Store
  readonly storeFailed: (error: unknown) => void
  /** A doubt is over: what was withheld is erased, or there again. */
  readonly settled: () => void
  /** Nobody has agreed with the clock, and messages are withheld for it: a person has to look. */
  readonly asks: (doubt: ClockDoubt) => void
}

const KEY: RecordKey = { table: tables.meta, name: utf8('clock'), number: 0 }
const VERSION = 1
/** A clock and a host agree where they are no further apart. */
const AGREEING: Seconds = 10 * MINUTE / SECOND
/** So long hosts have time to say something before a person is asked. */
const PATIENCE = MINUTE
const STEP = MINUTE

export class BurningClock {
  readonly #parts: BurningClockParts
  /** The time when `#began` was read. */
  #base: Milliseconds
  #began: number
  /** How much of the time nobody vouches for, while it is in doubt. */
  #doubted: Milliseconds = 0
  #since: Milliseconds = 0
  #timers: Timer[] = []
  /** Something was withheld because of a doubt. */
  #isWithheld = false

  constructor (parts: BurningClockParts) {
    this.#parts = parts
    this.#base = parts.clock.now()
    this.#began = this.#elapsed()
  }

  async load (): Promise<void> {
    const reader = new ByteReader(await this.#parts.store.get(KEY) ?? new Uint8Array(0))
    const version = reader.u8()
    const seen = reader.u64()
    const since = reader.u64()
    const counted = this.#elapsed() - reader.u64()
    const wall = this.#parts.clock.now()
    this.#base = wall
    this.#began = this.#elapsed()
    if (version !== VERSION || !reader.done()) return
    this.#base = Math.max(seen, wall)
    // After a restart of the machine its count is lower, and never higher than what has passed.
    if (wall - seen <= Math.max(DAY, counted + AGREEING * SECOND)) return
    this.#since = since > 0 && since <= wall ? since : wall
    if (wall - this.#since < DAY) this.#doubted = wall - seen
    else this.#since = 0
  }

  async start (): Promise<void> {
    await this.#save()
    this.#every(HOUR, () => { this.#save().catch(this.#parts.storeFailed) })
    if (this.#doubted === 0) return
    const { clock } = this.#parts
    this.#timers.push(clock.schedule(PATIENCE, () => { this.#ask() }),
      clock.schedule(Math.max(0, this.#since + DAY - clock.now()), () => { this.#settle(true) }))
  }

  async stop (): Promise<void> {
    for (const timer of this.#timers.splice(0)) timer.cancel()
    await this.#save()
  }

  /** The time from which an end is counted. */
  now (): Milliseconds {
    return Math.floor(this.#base + this.#elapsed() - this.#began)
  }

  /** What ends up to this moment is over, and erased. */
  over (): Milliseconds { return this.now() - this.#doubted }

  /** Whether a message is over only by what the clock says, and neither shown nor erased. */
  withholds (end: Milliseconds): boolean {
    const isWithheld = this.#doubted > 0 && end > 0 && end <= this.now() && end > this.over()
    this.#isWithheld ||= isWithheld
    return isWithheld
  }

  /** What a person is asked; undefined where nothing is in doubt, or nothing is withheld for it. */
  get doubt (): ClockDoubt | undefined {
    if (this.#doubted === 0 || !this.#isWithheld) return undefined
    return { clock: this.#parts.clock.now(), seen: this.over(), until: this.#since + DAY }
  }

  /** The clock of a host is ahead of ours by so much. */
  told (ahead: Seconds): void {
    if (Math.abs(ahead) > AGREEING) return
    const wall = this.#parts.clock.now()
    if (this.#doubted > 0) this.#settle(true)
    else if (wall > this.now() + STEP) {
      // The machine slept without counting it, or its clock was set right.
      this.#base = wall
      this.#began = this.#elapsed()
      this.#parts.settled()
    }
  }

  /** A person says whether the clock is right. Fault: `clock-not-asked`. */
  answer (isRight: boolean): void {
    if (this.#doubted === 0) {
      throw new SnugError({ code: 'clock-not-asked', message: 'Nothing waits for the clock.' })
    }
    this.#settle(isRight)
  }

  #settle (isRight: boolean): void {
    if (this.#doubted === 0) return
    if (!isRight) this.#base -= this.#doubted
    this.#doubted = 0
    this.#since = 0
    this.#save().catch(this.#parts.storeFailed)
    this.#parts.settled()
  }

  #ask (): void {
    const { doubt } = this
    if (doubt !== undefined) this.#parts.asks(doubt)
  }

  #every (ms: number, run: () => void): void {
    const timer = this.#parts.clock.schedule(ms, () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
      run()
      this.#every(ms, run)
    })
    this.#timers.push(timer)
  }

  async #save (): Promise<void> {
    const value = new ByteWriter().u8(VERSION).u64(this.over()).u64(this.#since)
      .u64(Math.floor(this.#elapsed())).finish()
    const put: Operation = { type: 'put', key: KEY, value }
    await this.#parts.store.commit([put])
  }

  #elapsed (): number {
    const { clock } = this.#parts
    return clock.elapsed?.() ?? clock.monotonic()
  }
}
