// How the web app is built: `npm run build:web` writes dist/web. The same sources give the same
// bytes, and their hashes are printed.

import { defineConfig, mergeConfig } from 'vite'
import { hashes } from './build/hashes.ts'
import { licences } from './build/licences.ts'
import { offline } from './build/offline.ts'
import { pageConfig } from './build/page-config.ts'

// Of each language the words of everything behind the start are one file: they are loaded together,
// and pack far smaller than one by one.
const words = ['de', 'ar'].map((name) => ({
  name,
  test: new RegExp(`/browser/text/${name}/(?!start|parts|about)`),
  includeDependenciesRecursively: false
}))

// The config file is what vite asks a default export of; nothing else in the project has one.
// oxlint-disable-next-line import/no-default-export
export default defineConfig(mergeConfig(pageConfig, {
  root: import.meta.dirname,
  plugins: [licences(), offline(), hashes()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    rolldownOptions: { output: { codeSplitting: { groups: words } } }
  }
}))
