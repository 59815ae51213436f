// How the web app is built: `npm run build:web` writes dist/web. Nothing in it is inlined, so that
// the policy of the page can refuse all inline code, and nothing in it names another server.

import { defineConfig } from 'vite'

// The config file is what vite asks a default export of; nothing else in the project has one.
// oxlint-disable-next-line import/no-default-export
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false
  }
})
