// Every benchmark, in the order in which `npm run bench` runs them.

import { daemons } from './daemons.ts'
import { dhtLookup } from './dht-lookup.ts'
import { hostMemory, hostPuts } from './host-puts.ts'
import { idleMemory, idleTraffic } from './idle.ts'
import { npmStart } from './npm-start.ts'
import { packaged } from './packaged.ts'
import { firstContact, oneWay, pingPong } from './sessions.ts'
import { waitingMail } from './waiting-mail.ts'
import { webPages } from './web-pages.ts'
import type { Benchmark } from './benchmark.ts'

export const BENCHMARKS: readonly Benchmark[] = [
  oneWay, pingPong, firstContact, daemons, waitingMail, hostPuts, hostMemory,
  webPages, npmStart, packaged, idleMemory, dhtLookup, idleTraffic
]
