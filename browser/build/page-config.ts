// How pages of the web app are built: the app itself (vite.config.ts), and those that its tests
// open. Nothing is inlined, so that the policy of the page can refuse all inline code, and nothing
// names another server.

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { libp2pCrypto } from './libp2p-crypto.ts'
import { pageWorkers } from './page-workers.ts'
import { randomPrefixes } from './random-prefixes.ts'
import { sodiumFile } from './sodium-file.ts'
import { withoutLogs } from './without-logs.ts'
import type { UserConfig } from 'vite'

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }

export const pageConfig = {
  base: './',
  plugins: [sodiumFile(), pageWorkers(), libp2pCrypto(), randomPrefixes(), withoutLogs()],
  define: { SNUG_VERSION: JSON.stringify(version) },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: {
    // libp2p's packages bring a copy each of the same code.
    dedupe: ['protons-runtime', '@libp2p/noise'],
    alias: {
      '@chainsafe/libp2p-noise': '@libp2p/noise',
      '@libp2p/logger': resolve(import.meta.dirname, 'silent-logger.ts'),
      // The level packages do without it, and no encoding of ours needs it.
      buffer: resolve(import.meta.dirname, 'no-buffer.ts')
    }
  },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // What is large is known, and tested (test/browser/build.test.ts).
    chunkSizeWarningLimit: 2_000
  }
} satisfies UserConfig
