// A step of the build: licences.txt, with the name, the version and the licence of every package
// whose code or files are in the app.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

const FOLDER = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/
const TEXT = /^(licen[cs]e|copying|ofl|notice)/i
/** What is not seen as a module: style sheets that are imported by others, and what they load. */
const BESIDES = [
  '@fontsource-variable/atkinson-hyperlegible-next', '@fontsource-variable/fraunces'
]

interface PackageFile {
  readonly name?: string
  readonly version?: string
  readonly license?: string
}

export function licences (): Plugin {
  return {
    name: 'snug-licences',
    generateBundle (_options, bundle) {
      const modules = Object.values(bundle)
        .flatMap((file) => file.type === 'chunk' ? file.moduleIds : [])
      const folders = new Set(BESIDES.map((name) => join('node_modules', name)))
      for (const id of modules) {
        const folder = FOLDER.exec(id)?.[1]
        if (folder !== undefined) folders.add(folder)
      }
      const entries = [...folders].map(entryOf)
      const source = [...new Set(entries)].sort().join(`\n${'-'.repeat(72)}\n\n`)
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source })
    }
  }
}

function entryOf (folder: string): string {
  const { name = '', version = '', license = '' } = packageIn(folder)
  const texts = readdirSync(folder).filter((file) => TEXT.test(file)).sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim())
  return [`${name} ${version}`, `Licence: ${license}`, ...texts].join('\n\n') + '\n'
}

/** That of the folder, or of the nearest above with a name. */
function packageIn (folder: string): PackageFile {
  const path = join(folder, 'package.json')
  if (!existsSync(path)) return folder === dirname(folder) ? {} : packageIn(dirname(folder))
  return JSON.parse(readFileSync(path, 'utf8')) as PackageFile
}
