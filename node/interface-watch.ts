// Notices that the machine has other addresses than before: another network, a cable, a VPN.

import { networkInterfaces } from 'node:os'

const LOOK_MS = 15_000

/** Calls `changed` when the addresses of the interfaces differ from the last look; returns what ends that. */
export function watchInterfaces (changed: () => void, look: () => string = addresses): () => void {
  let last = look()
  const timer = setInterval(() => {
    const now = look()
    if (now === last) return
    last = now
    changed()
  }, LOOK_MS)
  timer.unref()
  return () => { clearInterval(timer) }
}

function addresses (): string {
  return Object.values(networkInterfaces()).flat()
    .filter((info) => info !== undefined && !info.internal)
    .map((info) => info?.cidr ?? '').sort().join(' ')
}
