// Notices that the machine has other addresses than before: another network, a cable, a VPN.

import { networkInterfaces } from 'node:os'
import type { Clock, Timer } from '../src/base/clock.ts'

const LOOK_MS = 15_000

/** Calls `changed` when a look at the interfaces differs from the last; returns what ends that. */
export function watchInterfaces (
  clock: Clock, changed: () => void, look: () => string = addresses
): () => void {
  let last = look()
  let timer: Timer
  const schedule = (): void => {
    timer = clock.schedule(LOOK_MS, () => {
      schedule()
      const now = look()
      if (now === last) return
      last = now
      changed()
    })
  }
  schedule()
  return () => { timer.cancel() }
}

function addresses (): string {
  return Object.values(networkInterfaces()).flat()
    .filter((info) => info !== undefined && !info.internal)
    .map((info) => info?.cidr ?? '').sort().join(' ')
}
