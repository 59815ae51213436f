// What benchmarks of the web app have in common: Chromium, and a house as people run it, which
// serves the app from dist/web on this machine.

import { findChromium } from '../browser/chromium.ts'
import { Daemon, listenAt } from './daemon.ts'
import type { Scope } from './scope.ts'

const HOUSE = ['start', '--house', ...listenAt('/ip4/127.0.0.1/tcp/0/ws')]

export interface WebHouse {
  /** As peers reach it. */
  readonly address: string
  /** Where it serves the app. */
  readonly origin: string
}

export async function chromiumPath (): Promise<string> {
  const found = await findChromium()
  if (found.path === undefined) throw new Error(found.reason)
  return found.path
}

/** A new house, for visitors, which ends with the scope. */
export async function webHouse (scope: Scope): Promise<WebHouse> {
  const { addresses: [address = ''] } = await Daemon.start(scope, await scope.directory(), HOUSE)
  const [, port] = /\/tcp\/(\d+)\/ws\//.exec(address) ?? []
  return { address, origin: `http://127.0.0.1:${port}` }
}
