// How the web app is built: `npm run build:web` writes dist/web. The same sources give the same
// bytes, and their hashes are printed.

import { defineConfig, mergeConfig } from 'vite'
import { hashes } from './build/hashes.ts'
import { licences } from './build/licences.ts'
import { offline } from './build/offline.ts'
import { pageConfig } from './build/page-config.ts'

// The config file is what vite asks a default export of; nothing else in the project has one.
// oxlint-disable-next-line import/no-default-export
export default defineConfig(mergeConfig(pageConfig, {
  root: import.meta.dirname,
  plugins: [licences(), offline(), hashes()],
  build: { outDir: '../dist/web', emptyOutDir: true }
}))
