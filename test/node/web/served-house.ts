// A house in this process that serves a small page of its own making, and plain requests to it.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readyCrypto } from '../../../node/app/crypto-ready.ts'
import { systemClock } from '../../../node/clock.ts'
import { composeNode } from '../../../node/compose.ts'
import { createNodeStore } from '../../../node/storage-create.ts'
import { systemRandom } from '../../../node/storage-random.ts'
import { readPage } from '../../../node/web/page-files.ts'
import { unwrap } from '../../../src/base/errors.ts'
import type { IncomingHttpHeaders } from 'node:http'
import type { NodePeer } from '../../../node/compose.ts'
import type { TlsFiles } from '../../../node/web/tls-files.ts'
import type { Clock } from '../../../src/base/clock.ts'

export const SCRIPT = `console.log(${JSON.stringify('lamp '.repeat(200))})\n`

const PAGE: Readonly<Record<string, string>> = {
  'index.html': '<!doctype html><title>Snug</title><div id="app"></div>',
  'assets/main-Ab3_x-9z.js': SCRIPT,
  'assets/lamp-Zz3_x-9z.woff2': 'wOF2',
  'assets/plain.js': 'export {}\n',
  'sw.js': 'self.skipWaiting()\n',
  'manifest.webmanifest': '{ "name": "Snug" }'
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export interface ServedHouse {
  readonly node: NodePeer
  readonly port: number
  readonly get: (path: string, headers?: Readonly<Record<string, string>>, method?: string) =>
    Promise<Answer>
  readonly stop: () => Promise<void>
}

/** A folder for the time of a test, with these files in it. */
export function folderOf (files: Readonly<Record<string, string>> = PAGE): string {
  const folder = mkdtempSync(join(tmpdir(), 'snug-web-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

export interface ServeOptions {
  readonly announce?: readonly string[]
  readonly clock?: Clock
  readonly trustedProxies?: readonly string[]
  readonly tls?: TlsFiles
}

export async function serveHouse (options: ServeOptions = {}): Promise<ServedHouse> {
  await readyCrypto()
  const folder = folderOf()
  const profile = folderOf({})
  const store = unwrap(await createNodeStore(join(profile, 'house'), {
    protection: 'file-permissions'
  }))
  const node = await composeNode({
    store: store.store,
    clock: options.clock ?? systemClock,
    random: systemRandom,
    page: await readPage(folder),
    ...options.tls === undefined ? {} : { tls: options.tls },
    options: {
      listen: ['/ip4/127.0.0.1/tcp/0/ws'],
      announce: options.announce ?? [],
      trustedProxies: options.trustedProxies ?? [],
      join: [],
      dht: 'off',
      mdns: false,
      upnp: false,
      webrtc: false,
      logLevel: 'silent'
    },
    log: { write: () => {}, close: () => {} },
    storeFailed: (error) => { throw error }
  })
  const port = Number(new URL(node.web ?? '').port)
  return {
    node,
    port,
    get: (path, headers = {}, method = 'GET') => ask(port, path, headers, method),
    stop: async () => {
      await node.stop()
      await store.close()
      for (const path of [folder, profile]) rmSync(path, { recursive: true })
    }
  }
}

/** One request on a connection of its own; headers as they are given, Host among them. */
function ask (
  port: number, path: string, headers: Readonly<Record<string, string>>, method: string
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers, agent: false },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => { chunks.push(chunk) })
        answer.on('end', () => {
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers,
            body: Buffer.concat(chunks) })
        })
      })
    asked.on('error', reject)
    asked.end()
  })
}
