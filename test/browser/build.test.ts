// What the build of the web app has to keep: the same bytes from the same sources, a list of their
// hashes, nothing inline and nobody else's address in them, and its weight.

import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import * as assert from 'uvu/assert'
import { suite } from 'uvu'
import { listOf } from '../../browser/build/hashes.ts'
import { slow } from '../runner/report.ts'
import { buildApp, builtApp } from './built-app.ts'
import { browserSuite } from './browser-suite.ts'
import { serveFolder } from './serve.ts'

slow(180)

/** Bytes of JavaScript and WebAssembly, packed as a house sends them. */
const FIRST_PAINT_MAX = 60_000
const FIRST_MESSAGE_MAX = 550_000
const ALL_MAX = 650_000

const test = suite('build of the web app')

function packed (path: string): number {
  return gzipSync(readFileSync(path), { level: 9 }).length
}

function codeIn (folder: string): string[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((path) => /\.(js|wasm)$/.test(path))
}

/** A script and all that it needs before it runs. */
function needed (folder: string, script: string, found = new Set<string>()): Set<string> {
  if (found.has(script)) return found
  found.add(script)
  const code = readFileSync(join(folder, 'assets', script), 'utf8')
  for (const [, name = ''] of code.matchAll(/(?:from|import)\s*["'`]\.\/([\w-]+\.js)["'`]/g)) {
    needed(folder, name, found)
  }
  return found
}

test('gives the same bytes again', async () => {
  const again = await mkdtemp(join(tmpdir(), 'snug-built-again-'))
  try {
    await buildApp(again)
    assert.is(await listOf(again), await listOf(await builtApp()))
  } finally {
    await rm(again, { recursive: true })
  }
})

test('lists the hash of every file but the list', async () => {
  const folder = await builtApp()
  const list = await readFile(join(folder, 'hashes.txt'), 'utf8')
  assert.is(list, await listOf(folder))
  assert.match(list, /^[\da-f]{64} {2}index\.html$/m)
  assert.match(list, /^[\da-f]{64} {2}sw\.js$/m)
  assert.not.match(list, /hashes\.txt/)
})

test('puts nothing inline into the page, and names no other server', async () => {
  const index = await readFile(join(await builtApp(), 'index.html'), 'utf8')
  assert.not.match(index, /<script(?![^>]*\bsrc=)/)
  assert.not.match(index, /<style|\bstyle=|\bon\w+=/)
  assert.not.match(index, /(?:src|href)="(?!\.\/)/)
})

test('paints first with little code', async () => {
  const folder = await builtApp()
  const index = await readFile(join(folder, 'index.html'), 'utf8')
  const [, entry = ''] = /<script type="module"[^>]* src="\.\/assets\/([^"]+)"/.exec(index) ?? []
  let bytes = 0
  for (const script of needed(folder, entry)) bytes += packed(join(folder, 'assets', script))
  assert.ok(bytes > 0 && bytes <= FIRST_PAINT_MAX, `${bytes} bytes`)
})

test('weighs little in all', async () => {
  const folder = await builtApp()
  const bytes = codeIn(folder).reduce((sum, path) => sum + packed(join(folder, path)), 0)
  assert.ok(bytes <= ALL_MAX, `${bytes} bytes`)
})

test.run()

const page = await browserSuite('weight of the web app', {
  serve: async () => await serveFolder(await builtApp())
})

page('asks for little until the first message can be sent', async ({ profile, origin }) => {
  const ana = await profile()
  const asked = new Set<string>()
  ana.context.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (request.serviceWorker() === null && /\.(js|wasm)$/.test(pathname)) asked.add(pathname)
  })
  const tab = await ana.open(origin)
  await tab.getByLabel('Your name').fill('Ana')
  await tab.getByLabel('Only who knows a passphrase').check()
  await tab.getByLabel('Show what I type').check()
  await tab.getByLabel('Passphrase', { exact: true }).fill('four words of Ana')
  await tab.getByRole('button', { name: 'Begin' }).click()
  await tab.locator('.frame').waitFor()
  const folder = await builtApp()
  const bytes = [...asked].reduce((sum, path) => sum + packed(join(folder, path)), 0)
  assert.ok(bytes > 100_000 && bytes <= FIRST_MESSAGE_MAX, `${bytes} bytes`)
})

page.run()
