// Serves a folder on a loopback port as a house serves the web app: with the same headers and kinds
// of files. Every server has a port of its own, so every test file has an origin of its own.

import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { SECURITY_HEADERS } from '../../node/web/security-headers.ts'
import type { AddressInfo } from 'node:net'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2'
}

export interface Served {
  /** Without a slash at its end. */
  readonly origin: string
  close (): Promise<void>
}

export interface ServeOptions {
  /** Where to listen. Default: a free port of the loopback. */
  readonly port?: number
  readonly host?: string
}

/** Serves the files of `folder`. */
export async function serveFolder (
  folder: string, { port: wanted = 0, host = '127.0.0.1' }: ServeOptions = {}
): Promise<Served> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://page')
    const path = normalize(pathname === '/' ? '/index.html' : decodeURIComponent(pathname))
    // What a page asks that no house serves: there is none.
    const content = path === '/house.json'
      ? Promise.resolve('{}')
      : readFile(join(folder, path))
    content.then(
      (body) => {
        response.writeHead(200, {
          ...SECURITY_HEADERS,
          'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
          'cache-control': 'no-cache'
        })
        response.end(body)
      },
      () => { response.writeHead(404).end() }
    )
  })
  await new Promise<void>((resolve) => { server.listen(wanted, host, resolve) })
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://${host}:${port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => { server.close(resolve) })
    }
  }
}
