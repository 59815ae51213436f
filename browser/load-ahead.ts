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
    const [{ pageCryptoReady }] = await Promise.all([import('./crypto.ts'), loadBehind()])
    await pageCryptoReady()
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

/** Has the browser fetch a file that is compiled as soon as somebody asks for it. */
function hint (url: string): void {
  const link = document.createElement('link')
  link.rel = 'preload'
  link.as = 'fetch'
  link.crossOrigin = 'anonymous'
  link.href = url
  document.head.append(link)
}
