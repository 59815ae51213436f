// One host and fifty senders, over real connections: two processes, TCP on loopback with Noise and
// yamux, a sealed store on disk. A put counts when its receipt is there, which the host gives after
// the flush. The rate limits are raised, or they would be what is measured.

import { figure } from './figure.ts'
import { median } from './median.ts'
import { amount, table } from './print.ts'
import { Worker } from './worker.ts'
import type { Benchmark } from './benchmark.ts'
import type { Scope } from './scope.ts'
import type { HostCalls } from './workers/host.ts'
import type { SenderCalls } from './workers/senders.ts'

const SENDERS = 50
const OWNERS = 10
const ROUNDS = 7
const EACH = 100 // puts of one sender in a round: a box of five senders holds them all
const CONDITIONS = `${SENDERS} senders with a connection each and 32 puts under way, ${OWNERS} ` +
  'boxes, 2 048 B envelopes, rate limits and limits on connections raised'

interface World {
  readonly host: Worker<HostCalls>
  readonly senders: Worker<SenderCalls>
}

async function world (scope: Scope): Promise<World> {
  const directory = await scope.directory()
  const host = Worker.start<HostCalls>(scope, 'host.ts')
  const at = await host.call('open', { directory: `${directory}/house` })
  const senders = Worker.start<SenderCalls>(scope, 'senders.ts')
  await senders.call('open', { host: at, owners: OWNERS, senders: SENDERS })
  return { host, senders }
}

export const hostPuts: Benchmark = {
  name: 'host-puts',
  title: 'one host, flushed puts from 50 senders',
  run: async (scope) => {
    const { host, senders } = await world(scope)
    await senders.call('send', { each: EACH })
    const rates: number[] = []
    const before = await host.call('use', undefined)
    let spent = 0
    for (let round = 0; round < ROUNDS; round++) {
      await senders.call('take', undefined)
      const ms = await senders.call('send', { each: EACH })
      spent += ms
      rates.push(SENDERS * EACH * 1_000 / ms)
    }
    const after = await host.call('use', undefined)
    const busy = (after.cpu - before.cpu) / spent
    return {
      figures: [figure('host-puts', median(rates), 'puts/s', { value: 1_500, better: 'higher' })],
      notes: [
        CONDITIONS,
        `rounds: ${rates.map((rate) => amount(Math.round(rate))).join(', ')} puts/s`,
        `the host used ${amount(Number(busy.toFixed(2)))} of a core, taking between rounds included`
      ]
    }
  }
}

const PUTS = 200_000
const STEP = 10_000
const WARM = 50_000 // puts after which the engine's heap has found its size

export const hostMemory: Benchmark = {
  name: 'host-memory',
  title: 'memory of one host over 200 000 puts that their owners take',
  run: async (scope) => {
    const { host, senders } = await world(scope)
    await senders.call('subscribe', undefined)
    const rows: string[][] = []
    const megabytes = async (): Promise<number> => (await host.call('use', undefined)).rss / 1e6
    const rss = new Map<number, number>([[0, await megabytes()]])
    let last = 0
    for (let puts = STEP; puts <= PUTS; puts += STEP) {
      const ms = await senders.call('send', { each: STEP / SENDERS })
      last = await megabytes()
      rss.set(puts, last)
      const { full } = await senders.call('counts', undefined)
      const rate = Math.round(STEP * 1_000 / ms)
      rows.push([amount(puts), last.toFixed(0), amount(rate), amount(full)])
    }
    const warm = rss.get(WARM) ?? last
    const growth = figure('host-memory', last / warm, 'x', { value: 1.1, better: 'lower' })
    return {
      figures: [growth],
      notes: [
        `${CONDITIONS}; owners subscribed`,
        `resident memory at ${amount(PUTS)} puts beside that at ${amount(WARM)}; ` +
          `${(rss.get(0) ?? 0).toFixed(0)} MB before the first`,
        ...table(['puts', 'RSS MB', 'puts/s', 'box full'], rows)
      ]
    }
  }
}
