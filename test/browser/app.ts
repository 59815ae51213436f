// The web app as people get it, for tests: built once for all of them, as `npm run build:web` does.

import { resolve } from 'node:path'
import { build } from 'vite'
import { cachedBuild } from './build.ts'
import { serveFolder } from './serve.ts'
import type { Served } from './serve.ts'

const SOURCES = [
  'src/**/*.ts', 'browser/**/*', 'node_modules/@fontsource-variable/*/package.json', 'package.json'
]

/** The folder with the built app: what a house serves. */
async function builtApp (): Promise<string> {
  return await cachedBuild('app', SOURCES, async (folder) => {
    // As on the command line, whatever the test runs under.
    const before = process.env.NODE_ENV
    process.env.NODE_ENV = 'production'
    try {
      await build({
        configFile: resolve('browser/vite.config.ts'),
        logLevel: 'error',
        build: { outDir: resolve(folder), emptyOutDir: false }
      })
    } finally {
      process.env.NODE_ENV = before
    }
  })
}

/**
 * Serves the app without a house, with `made` in place of what the house itself would answer
 * ('/house.json').
 */
export async function serveApp (made: Readonly<Record<string, string>> = {}): Promise<Served> {
  return await serveFolder(await builtApp(), made)
}
