// What it takes to find somebody who has moved: lookups of a record in DHTs of 10, 50 and 150
// nodes. A table for people and no aim.

import { median, percentile } from './median.ts'
import { amount, table } from './print.ts'
import { Worker } from './worker.ts'
import type { Benchmark } from './benchmark.ts'
import type { DhtCalls, Lookup } from './workers/dht.ts'

const SIZES = [10, 50, 150]
const LOOKUPS = 30
const HEADS = [
  'nodes', 'table', 'found', 'hops', 'most', 'messages', 'p90', 'bytes', 'p90', 'dials', 'ms', 'p90'
]

function row (nodes: number, tables: readonly number[], lookups: readonly Lookup[]): string[] {
  const both = (of: (lookup: Lookup) => number): string[] => {
    const values = lookups.map(of)
    return [median(values), percentile(values, 0.9)].map((value) => amount(Math.round(value)))
  }
  const hops = lookups.map((lookup) => lookup.hops).filter((value) => value !== undefined)
  const found = lookups.filter((lookup) => lookup.found).length
  return [
    amount(nodes), amount(median(tables)), `${found}/${lookups.length}`,
    hops.length === 0 ? '' : amount(median(hops)), amount(Math.max(0, ...hops)),
    ...both((lookup) => lookup.messages), ...both((lookup) => lookup.bytes),
    amount(median(lookups.map((lookup) => lookup.dialled))), ...both((lookup) => lookup.ms)
  ]
}

export const dhtLookup: Benchmark = {
  name: 'dht-lookup',
  title: 'a lookup in a DHT of 10, 50 and 150 nodes: hops, messages, bytes',
  run: async (scope) => {
    const rows: string[][] = []
    const worker = Worker.start<DhtCalls>(scope, 'dht.ts')
    for (const count of SIZES) {
      await worker.call('grow', { count })
      const tables = await worker.call('tables', undefined)
      rows.push(row(count, tables, await worker.call('lookUp', { count: LOOKUPS })))
    }
    const megabytes = (await worker.call('rss', undefined) / 1e6).toFixed(0)
    return {
      figures: [],
      notes: [
        ...table(HEADS, rows),
        'medians; hops: nodes on the way to the first record; bytes over TCP both ways, with the ' +
          'handshakes of the dials',
        `real nodes on loopback in one process, which had ${megabytes} MB at the end`
      ]
    }
  }
}
