// Ben's daemon with a crowd of friends, some of whom keep his mail: where benchmarks of a lived-in
// profile begin.

import { createServer } from 'node:net'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Daemon, listenAt, SOURCES, snug } from './daemon.ts'
import { Worker } from './worker.ts'
import type { ApiClient } from '../../node/rpc/client.ts'
import type { InviteMade, KeeperView } from '../../src/conversation/views.ts'
import type { Program } from './daemon.ts'
import type { Scope } from './scope.ts'
import type { CrowdCalls } from './workers/crowd.ts'

const PATIENCE_MS = 60_000
const GRANT_MS = 2_000 // in which hosts admit the last friends

export interface CrowdInit {
  /** How many keep Ben's mail, and how many others there are. */
  readonly keepers: number
  readonly others: number
  /** Where Ben and the crowd listen, and the commands that run something there. */
  readonly ben: Site
  readonly crowd: Site
}

export interface Site {
  readonly listen: string
  readonly within: readonly string[]
}

export interface Crowd {
  readonly worker: Worker<CrowdCalls>
  readonly keepers: readonly string[]
  readonly others: readonly string[]
  /** What the crowd calls Ben. */
  readonly benId: string
  /** Starts Ben's daemon on his profile, which is not running. */
  readonly startBen: () => Promise<Daemon>
  readonly ben: Daemon
}

/** Loopback, with a port that stays when Ben's daemon starts again. */
export async function loopbackSites (): Promise<Pick<CrowdInit, 'ben' | 'crowd'>> {
  return {
    ben: { listen: `/ip4/127.0.0.1/tcp/${await freePort()}`, within: [] },
    crowd: { listen: '/ip4/127.0.0.1/tcp/0', within: [] }
  }
}

/** Everybody is on and everybody is Ben's contact; those who keep his mail do. */
export async function gather (scope: Scope, init: CrowdInit): Promise<Crowd> {
  const directory = await scope.directory()
  const own = join(directory, 'ben')
  await mkdir(own)
  snug(own, ['init', 'Ben'])
  const program = [...init.ben.within, ...SOURCES] as unknown as Program
  const words = ['start', '--dht', 'client', ...listenAt(init.ben.listen)]
  const startBen = (): Promise<Daemon> => Daemon.start(scope, own, words, program)
  const ben = await startBen()
  const api = await ben.api(scope)

  const worker = Worker.start<CrowdCalls>(scope, 'crowd.ts', init.crowd.within)
  await worker.call('place', { directory, listen: init.crowd.listen, dht: 'server' })
  const keepers = Array.from({ length: init.keepers }, (_, i) => `house ${i + 1}`)
  const others = Array.from({ length: init.others }, (_, i) => `friend ${i + 1}`)
  let benId = ''
  for (const name of [...keepers, ...others]) {
    await worker.call('create', { name, alwaysOn: keepers.includes(name) })
    const { link } = await api.call('invite', {}) as InviteMade
    benId = await worker.call('accept', { name, link })
  }
  await kept(api, init.keepers)
  await told(api, others)
  return { worker, keepers, others, benId, startBen, ben }
}

/**
 * Waits until Ben's friends know who keeps his mail: that was written to them before, and messages
 * arrive in order.
 */
async function told (api: ApiClient, names: readonly string[]): Promise<void> {
  await pause(GRANT_MS)
  for (const name of names) await api.call('send', { name, text: 'Hello', wait: 'delivered' })
}

/** Waits until so many keep mail. */
async function kept (api: ApiClient, count: number): Promise<void> {
  const end = performance.now() + PATIENCE_MS
  for (;;) {
    const { keepers } = await api.call('host', {}) as { readonly keepers: readonly KeeperView[] }
    if (keepers.filter(({ state }) => state === 'keeping').length >= count) return
    if (performance.now() > end) throw new Error(`${count} houses do not keep mail in time`)
    await pause(50)
  }
}

function freePort (): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no port'))
        else resolve(address.port)
      })
    })
  })
}
