// A clock that stands still until a test moves it. No test waits for real time.

import type { Clock, Timer } from '../src/base/clock.ts'

interface Due { readonly at: number, readonly order: number, readonly run: () => void }

/**
 * Sunday, 1 November 2026, 12:00 UTC: the moment at which tests begin unless they say otherwise.
 */
export const START = Date.UTC(2026, 10, 1, 12)

/** Lets everything run that waits for nothing but its turn: promises, ticks, immediates. */
export async function settle (): Promise<void> {
  // Twice, for a chain that itself passes through an immediate (as stores and streams do).
  await new Promise((resolve) => setImmediate(resolve))
  await new Promise((resolve) => setImmediate(resolve))
}

export class ManualClock implements Clock {
  #wall: number
  #monotonic = 0
  #order = 0
  readonly #due = new Set<Due>()

  constructor (wallMs: number = START) {
    this.#wall = wallMs
  }

  /** Whole milliseconds, as a wall clock tells them. */
  now (): number {
    return Math.floor(this.#wall)
  }

  monotonic (): number {
    return this.#monotonic
  }

  schedule (ms: number, run: () => void): Timer {
    const due = { at: this.#monotonic + Math.max(0, ms), order: this.#order++, run }
    this.#due.add(due)
    return { cancel: () => { this.#due.delete(due) } }
  }

  /** How many calls are scheduled: a test of something that has stopped expects 0. */
  get pending (): number {
    return this.#due.size
  }

  /** Milliseconds until the next scheduled call; undefined when there is none. */
  get next (): number | undefined {
    const first = this.#first(Infinity)
    return first === undefined ? undefined : first.at - this.#monotonic
  }

  /**
   * Moves both clocks `ms` ahead and runs the calls that become due, in the order of their times,
   * each at its own time; whatever a call sets off settles before the next one runs, and may
   * schedule more within the span.
   */
  async advance (ms: number): Promise<void> {
    const end = this.#monotonic + ms
    await settle()
    for (let due = this.#first(end); due !== undefined; due = this.#first(end)) {
      this.#due.delete(due)
      this.#move(due.at)
      due.run()
      await settle()
    }
    this.#move(end)
  }

  /**
   * Sets the wall clock alone, as a person or a time server does; scheduled calls do not notice.
   */
  set (wallMs: number): void {
    this.#wall = wallMs
  }

  #move (monotonic: number): void {
    this.#wall += monotonic - this.#monotonic
    this.#monotonic = monotonic
  }

  #first (end: number): Due | undefined {
    let first: Due | undefined
    for (const due of this.#due) {
      if (due.at > end) continue
      if (first === undefined || due.at < first.at ||
        (due.at === first.at && due.order < first.order)) first = due
    }
    return first
  }
}
