// The system's time, run faster: for real sockets under timers that are made for hours.

import { systemClock } from '../../node/clock.ts'
import type { Clock } from '../../src/base/clock.ts'

export function fastClock (factor: number): Clock {
  const [wall, monotonic] = [systemClock.now(), systemClock.monotonic()]
  const passed = (): number => (systemClock.monotonic() - monotonic) * factor
  return {
    now: () => wall + passed(),
    monotonic: passed,
    schedule: (ms, run) => systemClock.schedule(ms / factor, run)
  }
}
