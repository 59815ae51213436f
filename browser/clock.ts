// The clocks of the page. Browsers slow the timers of a page that nobody sees: what must not be
// late is asked again when the page is seen (peer/wakefulness.ts).

import type { Clock } from '../src/base/clock.ts'

const TIMER_MAX = 2 ** 31 - 1 // ms; browsers run what is longer at once

const DAY = 86_400_000 // ms
const STEP = 60_000 // ms

let slept = 0
let wall = Date.now()
let steady = performance.now()

/**
 * Browsers do not count the sleep of a machine. What the clock went on by itself counts as sleep,
 * up to a day: more than that may be a clock that somebody set.
 */
function elapsed (): number {
  const now = Date.now()
  const passed = performance.now()
  const gap = now - wall - (passed - steady)
  if (gap > STEP && gap <= DAY) slept += gap
  wall = now
  steady = passed
  return passed + slept
}

export const pageClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  elapsed,
  schedule: (ms, run) => {
    let timer: number
    const wait = (left: number): void => {
      const part = Math.min(Math.max(0, left), TIMER_MAX)
      timer = window.setTimeout(() => {
        if (left > part) wait(left - part)
        else run()
      }, part)
    }
    wait(ms)
    return { cancel: () => { window.clearTimeout(timer) } }
  }
}
