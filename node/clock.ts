// The clocks of the machine. Timers do not keep the process alive: what it lives for are its
// servers.

import { uptime } from 'node:os'
import type { Clock } from '../src/base/clock.ts'

const TIMER_MAX = 2 ** 31 - 1 // ms; Node runs what is longer at once

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  elapsed: () => uptime() * 1_000,
  schedule: (ms, run) => {
    let timer: NodeJS.Timeout
    const wait = (left: number): void => {
      const part = Math.min(Math.max(0, left), TIMER_MAX)
      timer = setTimeout(() => {
        if (left > part) wait(left - part)
        else run()
      }, part)
      timer.unref()
    }
    wait(ms)
    return { cancel: () => { clearTimeout(timer) } }
  }
}
