// The web app as `npm run build:web` makes it, built once for all tests.

import { resolve } from 'node:path'
import { build } from 'vite'
import { cachedBuild } from './build.ts'

const SOURCES = [
  'src/**/*.ts', 'browser/**/*', 'node_modules/@fontsource-variable/*/package.json', 'package.json'
]

export async function builtApp (): Promise<string> {
  return await cachedBuild('app', SOURCES, buildApp)
}

export async function buildApp (folder: string): Promise<void> {
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
}
