// Time and randomness are passed in, so that tests own both: nothing in src reads a global clock.

import type { Milliseconds } from './brand.ts'

/** A scheduled call that can still be called off. */
export interface Timer { cancel (): void }

export interface Clock {
  /** Unix milliseconds by the wall clock, which people and time servers may move. */
  now (): Milliseconds
  /** Milliseconds since some fixed moment of this process; never goes back. */
  monotonic (): number
  /** The same with the time that the machine sleeps, where the platform can tell. */
  elapsed? (): number
  /** Calls `run` once after `ms`. A due call never runs inside `schedule`. */
  schedule (ms: number, run: () => void): Timer
}

/** `length` bytes from a cryptographically secure source (seeded in tests). */
export type Random = (length: number) => Uint8Array

/** Resolves after `ms`, or at once when `signal` aborts. */
export function pause (clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) {
      resolve()
      return
    }
    const stop = (): void => {
      timer.cancel()
      signal?.removeEventListener('abort', stop)
      resolve()
    }
    const timer = clock.schedule(ms, stop)
    signal?.addEventListener('abort', stop)
  })
}

/** A number in [0, 1) with 32 bits, for jitter. */
export function fraction (random: Random): number {
  const [a = 0, b = 0, c = 0, d = 0] = random(4)
  return (a * 0x1000000 + b * 0x10000 + c * 0x100 + d) / 0x100000000
}
