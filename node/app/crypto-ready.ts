// Readies the crypto library, with Node's own operations where they are faster. Once a process.

import { cryptoReady } from '../../src/crypto/sodium.ts'
import { accelerateWithNode } from '../crypto.ts'

let ready: Promise<void> | undefined

export function readyCrypto (): Promise<void> {
  ready ??= cryptoReady().then(accelerateWithNode)
  return ready
}
