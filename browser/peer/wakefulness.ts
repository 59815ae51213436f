// When a page has to look whether its connections are alive. A WebSocket of a page cannot be told
// to ask that: a NAT that forgot it, or a machine that slept, leaves it open and dead. So the page
// asks when it is seen again, unfrozen or online, when its clocks show that it slept, and else now
// and then. The house asks from its side, too, which keeps the mapping of a NAT.

import { MINUTE, SECOND } from '../../src/base/limits.ts'
import type { Pace } from '../../src/network/network.ts'
import type { NetworkHears } from '../../src/peer/compose.ts'

/** Browsers run the timers of a hidden page once a minute. */
const HIDDEN_LATE_MS = 90 * SECOND
const LATE_MS = 5 * SECOND
/** For which a page was not seen, before being seen is a reason. */
const AWAY_MS = 10 * SECOND

export const PAGE_PACE: Pace = {
  tickMs: SECOND,
  lateMs: () => isSeen() ? LATE_MS : HIDDEN_LATE_MS,
  heartbeatMs: () => isSeen() ? MINUTE : 4 * MINUTE
}

/** Only some browsers tell that the network is another one. */
interface WithNetwork { readonly connection?: EventTarget }

export function watchPage ({ changed, woke }: NetworkHears): () => void {
  let hiddenAt = isSeen() ? undefined : performance.now()
  const seen = (): void => {
    const away = hiddenAt === undefined ? 0 : performance.now() - hiddenAt
    hiddenAt = isSeen() ? undefined : hiddenAt ?? performance.now()
    if (isSeen() && away > AWAY_MS) woke()
  }
  const restored = ({ persisted }: PageTransitionEvent): void => { if (persisted) woke() }
  const { connection } = navigator as WithNetwork
  window.addEventListener('online', changed)
  connection?.addEventListener('change', changed)
  document.addEventListener('visibilitychange', seen)
  document.addEventListener('resume', woke)
  window.addEventListener('pageshow', restored)
  return () => {
    window.removeEventListener('online', changed)
    connection?.removeEventListener('change', changed)
    document.removeEventListener('visibilitychange', seen)
    document.removeEventListener('resume', woke)
    window.removeEventListener('pageshow', restored)
  }
}

function isSeen (): boolean {
  return document.visibilityState === 'visible'
}
