// Every benchmark, in the order in which `npm run bench` runs them.

import { dhtLookup } from './dht-lookup.ts'
import { hostMemory, hostPuts } from './host-puts.ts'
import { firstContact, oneWay, pingPong } from './sessions.ts'
import type { Benchmark } from './benchmark.ts'

export const BENCHMARKS: readonly Benchmark[] = [
  oneWay, pingPong, firstContact, hostPuts, hostMemory, dhtLookup
]
