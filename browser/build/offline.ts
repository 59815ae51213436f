// A step of the build: the service worker, with the list of all files and their hashes
// (browser/offline/). The worker is our own; the plugin builds it and finds the files.

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { VitePWA } from 'vite-plugin-pwa'
import { LIST } from './hashes.ts'
import type { LogLevel, Plugin, PluginOption } from 'vite'

const FILE_MAX = 8_388_608 // bytes

export function offline (): PluginOption[] {
  let folder = ''
  let logLevel: LogLevel = 'info'
  const place: Plugin = {
    name: 'snug-offline-place',
    configResolved: (config) => {
      folder = resolve(config.root, config.build.outDir)
      logLevel = config.logLevel ?? logLevel
    }
  }
  return [place, VitePWA({
    strategies: 'injectManifest',
    srcDir: 'offline',
    filename: 'sw.ts',
    // The page registers it itself, by way of Trusted Types (browser/start-updates.ts).
    injectRegister: false,
    // The web app's manifest is a file like others (browser/public/).
    manifest: false,
    includeManifestIcons: false,
    integration: { configureCustomSWViteBuild: (config) => { config.logLevel = logLevel } },
    injectManifest: {
      rollupFormat: 'iife',
      globPatterns: ['**/*'],
      globIgnores: ['sw.js', LIST],
      maximumFileSizeToCacheInBytes: FILE_MAX,
      manifestTransforms: [async (entries) => ({
        manifest: await Promise.all(entries.toSorted(byUrl).map(async ({ url, size }) => {
          return { url, size, revision: await hashOf(join(folder, url)) }
        }))
      })]
    }
  })]
}

async function hashOf (path: string): Promise<string> {
  return createHash('sha256').update(await readFile(path)).digest('base64')
}

function byUrl (one: { readonly url: string }, other: { readonly url: string }): number {
  return one.url < other.url ? -1 : 1
}
