// The clocks of the page. Browsers slow the timers of a page that nobody sees: what must not be
// late is asked again when the page is seen (peer/wakefulness.ts).

import type { Clock } from '../src/base/clock.ts'

const TIMER_MAX = 2 ** 31 - 1 // ms; browsers run what is longer at once

export const pageClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
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
