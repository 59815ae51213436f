// What comes after the first paint, while a person still reads or types: keys, network and crypto
// library, all at once; then the service worker, which at a first visit fetches everything once
// more for later, and leaves the machine to the person until they rest.

import sodiumUrl from 'virtual:sodium-file'
import { loadBehind } from './model/session.ts'
import { atRest } from './rest.ts'
import { updates } from './start-updates.ts'

export function loadAhead (): void {
  requestAnimationFrame(() => {
    setTimeout(() => { void load() })
  })
}

async function load (): Promise<void> {
  hint(sodiumUrl)
  try {
    await Promise.all([loadCrypto(), loadBehind()])
  } catch {
    // Whoever needs it first says what went wrong.
  }
  try {
    if (!navigator.serviceWorker?.controller) await atRest(document)
    await updates.start()
  } catch {
    // A browser that keeps no worker: Snug opens with a network only.
  }
}

/** Its WebAssembly is compiled apart from the page, while the page reads the rest. */
async function loadCrypto (): Promise<void> {
  const { pageCryptoReady } = await import('./crypto.ts')
  await pageCryptoReady()
}

/** Has the browser fetch a file that is compiled as soon as somebody asks for it. */
function hint (url: string): void {
  const link = document.createElement('link')
  link.rel = 'preload'
  link.as = 'fetch'
  link.crossOrigin = 'anonymous'
  link.href = url
  document.head.append(link)
}
