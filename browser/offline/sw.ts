// The service worker: gives the page the files of one version, with or without a network, and
// waits with the next version until a person says so (model/updates.ts). It sees requests for files
// only; the peer's connections do not pass here.

import { Shell } from './shell.ts'
import type { ShellFile, ShellRequest } from './shell.ts'

/** What a worker has that a page has not. */
interface WorkerScope {
  readonly registration: { readonly scope: string }
  readonly clients: { claim (): Promise<void> }
  skipWaiting (): Promise<void>
  addEventListener (type: 'install' | 'activate', listen: (event: LastingEvent) => void): void
  addEventListener (type: 'fetch', listen: (event: FetchEvent) => void): void
  addEventListener (type: 'message', listen: (event: { readonly data: unknown }) => void): void
}

interface LastingEvent { waitUntil (work: Promise<unknown>): void }

interface FetchEvent {
  readonly request: Request & ShellRequest
  respondWith (response: Promise<Response>): void
}

const worker = self as unknown as WorkerScope
// The build puts the list of its files there.
const files = (self as unknown as { readonly __WB_MANIFEST: readonly ShellFile[] }).__WB_MANIFEST

const shell = new Shell({
  files,
  scope: worker.registration.scope,
  caches,
  fetch: async (url, options) => await fetch(url, options),
  digest: async (bytes) => await crypto.subtle.digest('SHA-256', bytes)
})

worker.addEventListener('install', (event) => { event.waitUntil(shell.install()) })

worker.addEventListener('activate', (event) => {
  event.waitUntil(shell.activate().then(async () => { await worker.clients.claim() }))
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  if (!shell.handles(request)) return
  event.respondWith(shell.answer(request).then(async (kept) => kept ?? await fetch(request)))
})

worker.addEventListener('message', ({ data }) => {
  if (data === 'use') void worker.skipWaiting()
})
