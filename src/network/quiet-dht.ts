// Slows the DHT's own housekeeping down to what a small network needs. As it is, a node searches
// all over the table every five minutes and keeps twenty connections for good, which is far beyond
// the budget of an idle node; the library has options for one of the three periods only, and the
// others are set where it keeps them. A test fails when a new version keeps them elsewhere.

import { HOUR, MINUTE } from '../base/limits.ts'
import type { KadDHT } from '@libp2p/kad-dht'

export interface DhtPeriods {
  /** Milliseconds between searches for the nodes closest to us. */
  readonly selfQuery: number
  /** Milliseconds between searches that fill the table. */
  readonly refresh: number
  /** Milliseconds between looks at which connections to keep; undefined keeps none. */
  readonly keepClosest: number | undefined
}

export const SERVER_PERIODS: DhtPeriods = {
  selfQuery: 30 * MINUTE, refresh: 30 * MINUTE, keepClosest: 5_000
}
/** A client only asks; it looks around when it joins and learns more with each search. */
export const CLIENT_PERIODS: DhtPeriods = {
  selfQuery: 24 * HOUR, refresh: 24 * HOUR, keepClosest: undefined
}

const NEVER_MS = 2 ** 31 - 1 // the longest that timers take

/** To be called before the node starts. */
export function quietDht (dht: KadDHT, periods: DhtPeriods): void {
  setPeriod(part(dht, 'routingTableRefresh'), 'refreshInterval', periods.refresh)
  const tagger = part(part(dht, 'routingTable'), 'closestPeerTagger')
  setPeriod(tagger, 'refreshInterval', periods.keepClosest ?? NEVER_MS)
}

function part (of: object, name: string): object {
  const value: unknown = Reflect.get(of, name)
  if (typeof value !== 'object' || value === null) throw new TypeError(`the DHT has no ${name}`)
  return value
}

function setPeriod (of: object, name: string, ms: number): void {
  if (typeof Reflect.get(of, name) !== 'number') throw new TypeError(`the DHT has no ${name}`)
  Reflect.set(of, name, ms)
}
