// Every benchmark, in the order in which `npm run bench` runs them.

import { daemons } from './daemons.ts'
import { dhtLookup } from './dht-lookup.ts'
import { hostMemory, hostPuts } from './host-puts.ts'
import { hostileCrowd } from './hostile-crowd.ts'
import { idleMemory, idleTraffic } from './idle.ts'
import { npmStart } from './npm-start.ts'
import { packaged } from './packaged.ts'
import { firstContact, oneWay, pingPong } from './sessions.ts'
import { waitingMail } from './waiting-mail.ts'
import { webFirstMessage } from './web-first-message.ts'
import { webLong } from './web-long.ts'
import { webPages } from './web-pages.ts'
import { webWeight } from './web-weight.ts'
import type { Benchmark } from './benchmark.ts'

export const BENCHMARKS: readonly Benchmark[] = [
  oneWay, pingPong, firstContact, daemons, waitingMail, hostPuts, hostMemory,
  hostileCrowd,
  webFirstMessage, webPages, webLong, webWeight,
  npmStart, packaged, idleMemory, dhtLookup, idleTraffic
]
