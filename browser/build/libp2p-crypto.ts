// A step of the build: libp2p computes with libsodium, as Snug does, in place of libraries in
// JavaScript that do the same and more (browser/peer/noise-crypto.ts, browser/peer/libp2p-keys.ts).

import { resolve } from 'node:path'
import type { Plugin } from 'vite'

const NOISE = /[\\/]@?libp2p[\\/](libp2p-)?noise[\\/]/
const KEYS = ['@libp2p/crypto/keys', resolve(import.meta.dirname, '../peer/libp2p-keys.ts')]
const CRYPTO = ['./crypto/index.js', resolve(import.meta.dirname, '../peer/noise-crypto.ts')]

export function libp2pCrypto (): Plugin {
  return {
    name: 'snug-libp2p-crypto',
    enforce: 'pre',
    resolveId: (id, importer = '') => {
      if (id === KEYS[0]) return KEYS[1]
      return id === CRYPTO[0] && NOISE.test(importer) ? CRYPTO[1] : undefined
    }
  }
}
