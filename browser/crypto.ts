// The crypto library in the page: its WebAssembly is a file beside the scripts, compiled while it
// arrives.

import sodiumUrl from 'virtual:sodium-file'
import { cryptoReadyBy } from '../src/crypto/sodium.ts'

let ready: Promise<void> | undefined

/** Once for a page, however often it is asked for; a load that failed is tried again. */
export async function pageCryptoReady (): Promise<void> {
  ready ??= cryptoReadyBy(instantiate)
  try {
    await ready
  } catch (error) {
    ready = undefined
    throw error
  }
}

async function instantiate (imports: unknown): Promise<WebAssembly.Instance> {
  const response = fetch(sodiumUrl)
  const made = await WebAssembly.instantiateStreaming(response, imports as WebAssembly.Imports)
  return made.instance
}
