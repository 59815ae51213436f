// The pages that tests open: each test/browser/pages/NAME.ts that is a page is built with all that
// it imports and served as /NAME.html. In a page, 'uvu' is test/browser/pages/uvu.ts, so that
// suites of test/contract run there.

import { globSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { build, mergeConfig } from 'vite'
import { pageConfig } from '../../browser/build/page-config.ts'
import { cachedBuild } from './build.ts'
import { serveFolder } from './serve.ts'
import type { Served } from './serve.ts'
import type { InlineConfig } from 'vite'

const SOURCES = [
  'src/**/*.ts', 'browser/**/*.{ts,tsx,css}', 'test/*.ts', 'test/{contract,simulation}/**/*.ts',
  'test/browser/pages/**/*.{ts,tsx}', 'test/storage/cheap.ts'
]

/** Files beside the pages that pages import. */
const SHARED = new Set(['expose', 'uvu'])

/** The folder with the built pages. */
export async function builtPages (): Promise<string> {
  return await cachedBuild('pages', SOURCES, buildPages)
}

/** Builds the pages, where that is not done yet, and serves them until it is closed. */
export async function servePages (): Promise<Served> {
  return await serveFolder(await builtPages())
}

async function buildPages (folder: string): Promise<void> {
  const names = globSync('test/browser/pages/*.ts').map((path) => basename(path, '.ts'))
    .filter((name) => !SHARED.has(name))
  const input = Object.fromEntries(names.map((name) => {
    return [name, resolve(`test/browser/pages/${name}.ts`)]
  }))
  const pages: InlineConfig = {
    configFile: false,
    root: resolve('.'),
    mode: 'production',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { alias: [{ find: /^uvu$/, replacement: resolve('test/browser/pages/uvu.ts') }] },
    build: {
      outDir: resolve(folder),
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { input, output: { entryFileNames: '[name].js' } }
    }
  }
  const built = await build(mergeConfig(pageConfig, pages))
  // There is no house here: what the app asks for is nothing that a house says.
  await writeFile(join(folder, 'house.json'), 'null')
  for (const name of names) {
    const html = '<!doctype html><html lang="en"><meta charset="utf-8">' +
      `<title>${name}</title>${looksOf(`${name}.js`, built)}` +
      `<script type="module" src="./${name}.js"></script></html>`
    await writeFile(join(folder, `${name}.html`), html)
  }
}

/** The style sheets of a page and of all that it imports from the start. */
function looksOf (file: string, built: Awaited<ReturnType<typeof build>>): string {
  const chunks = new Map((Array.isArray(built) ? built : [built])
    .flatMap((each) => 'output' in each ? each.output : [])
    .map((each) => [each.fileName, each]))
  const styles = new Set<string>()
  const seen = new Set<string>()
  const visit = (name: string): void => {
    const chunk = chunks.get(name)
    if (chunk?.type !== 'chunk' || seen.has(name)) return
    seen.add(name)
    for (const imported of chunk.imports) visit(imported)
    for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style)
  }
  visit(file)
  return [...styles].map((style) => `<link rel="stylesheet" href="./${style}">`).join('')
}
