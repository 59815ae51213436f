// How the web app is built: `npm run build:web` writes dist/web. Nothing in it is inlined, so that
// the policy of the page can refuse all inline code, and nothing in it names another server.

import { readFileSync } from 'node:fs'
import { defineConfig } from 'vite'
import { sodiumFile } from './build/sodium-file.ts'

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }

// The config file is what vite asks a default export of; nothing else in the project has one.
// oxlint-disable-next-line import/no-default-export
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [sodiumFile()],
  define: { SNUG_VERSION: JSON.stringify(version) },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: {
    // libp2p's packages bring a copy each of the same code.
    dedupe: ['protons-runtime', '@libp2p/noise'],
    alias: {
      '@chainsafe/libp2p-noise': '@libp2p/noise',
      // The level packages do without it, and no encoding of ours needs it.
      buffer: `${import.meta.dirname}/build/no-buffer.ts`
    }
  },
  // Workers are built apart from the page, by their own plugins.
  worker: { format: 'es', plugins: () => [sodiumFile()] },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false
  }
})
