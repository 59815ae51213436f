// A profile that is lived in and left alone: a daemon with twenty contacts, three of whom keep its
// mail over connections that stay. What it holds in memory, and what it says to the network, as IP
// packets count, in a network namespace of its own.

import { execFileSync } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { Internet, whyNoNamespaces } from '../e2e/namespaces.ts'
import { gather, loopbackSites } from './crowd.ts'
import { figure } from './figure.ts'
import { periodicRows, PERIODIC_HEADS } from './periodic.ts'
import { amount, table } from './print.ts'
import type { ApiClient } from '../../node/rpc/client.ts'
import type { Host } from '../e2e/namespaces.ts'
import type { Benchmark } from './benchmark.ts'
import type { Site } from './crowd.ts'

const KEEPERS = 3
const OTHERS = 17
const SETTLE_MS = 120_000 // the engine returns what a start took within a minute or so
const QUIET_MS = 20 * 60_000 // direct streams end after ten minutes without a message
const LOOK_MS = 5_000
const COUNTED_MS = 10 * 60_000
const SLICES = 10
const HOUR_MS = 3_600_000

/** Resident memory of a process in bytes, as the system has it. */
function residentMemory (pid: number): number {
  return 1_024 * Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }))
}

export const idleMemory: Benchmark = {
  name: 'idle-memory',
  title: 'RSS of an idle daemon with 20 contacts',
  run: async (scope) => {
    const sites = await loopbackSites()
    const crowd = await gather(scope, { keepers: KEEPERS, others: OTHERS, ...sites })
    await crowd.ben.stop()
    const ben = await crowd.startBen()
    await pause(SETTLE_MS)
    const megabytes = residentMemory(ben.pid) / 1e6
    return {
      figures: [figure('idle-memory', megabytes, 'MB', { value: 180, better: 'lower' })],
      notes: [
        `two minutes after its start; ${KEEPERS} of its contacts keep its mail, and all are on`
      ]
    }
  }
}

/** How many nodes the daemon is connected to. */
async function connected (api: ApiClient): Promise<number> {
  return (await api.call('status', {}) as { readonly connected: number }).connected
}

/** Waits until connections that nobody uses any more were closed. */
async function onlyConnected (api: ApiClient, count: number): Promise<void> {
  const end = performance.now() + QUIET_MS
  while (await connected(api) > count) {
    if (performance.now() > end) throw new Error(`more than ${count} connections stay open`)
    await pause(LOOK_MS)
  }
}

/** On a host of a small internet, with a routable address. */
function siteOn (host: Host, port: number): Site {
  return {
    listen: `/ip4/${host.ip4 ?? ''}/tcp/${port}`, within: ['ip', 'netns', 'exec', host.space]
  }
}

function periodic (): string[] {
  return ['what is done from time to time:', ...table(PERIODIC_HEADS, periodicRows())]
}

export const idleTraffic: Benchmark = {
  name: 'idle-traffic',
  title: 'IP bytes of an idle daemon over ten minutes: 20 contacts, 3 hosts, not serving the DHT',
  long: true,
  run: async (scope) => {
    const why = whyNoNamespaces()
    if (why !== undefined) return { figures: [], notes: [`not measured: ${why}.`, ...periodic()] }
    const internet = new Internet()
    scope.defer(internet.close)
    const home = internet.host('ben', { ip6: false })
    const crowdAt = internet.host('crowd', { ip6: false })
    const crowd = await gather(scope, {
      keepers: KEEPERS, others: OTHERS, ben: siteOn(home, 7_684), crowd: siteOn(crowdAt, 0)
    })
    const api = await crowd.ben.api(scope)
    await onlyConnected(api, KEEPERS)
    const slices: number[] = []
    let last = home.counters()
    const first = last
    for (let slice = 0; slice < SLICES; slice++) {
      await pause(COUNTED_MS / SLICES)
      const now = home.counters()
      slices.push(now.bytes - last.bytes)
      last = now
    }
    const bytes = last.bytes - first.bytes
    const hourly = bytes * HOUR_MS / COUNTED_MS / 1_000
    return {
      figures: [figure('idle-traffic', hourly, 'kB/h', { value: 100, better: 'lower' })],
      notes: [
        `${amount(bytes)} bytes in ${amount(last.packets - first.packets)} packets, both ways, ` +
          `over ten minutes, with ${await connected(api)} connections at their end`,
        `a minute each: ${slices.map(amount).join(', ')}`,
        ...periodic()
      ]
    }
  }
}
