// What the build of the web app has to keep: the same bytes from the same sources, a list of their
// hashes, nothing inline and nobody else's address in them, and its weight.

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { suite } from 'uvu'
import { listOf } from '../../browser/build/hashes.ts'
import { slow } from '../runner/report.ts'
import { buildApp, builtApp } from './built-app.ts'
import { browserSuite } from './browser-suite.ts'
import { serveFolder } from './serve.ts'
import { firstMessageWeight, firstPaintWeight, WEIGHT_MAX, wholeWeight } from './weight.ts'

slow(180)

const test = suite('build of the web app')

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

test('brings its crypto library once, for the page and for its workers', async () => {
  const folder = join(await builtApp(), 'assets')
  const scripts = (await readdir(folder)).filter((name) => name.endsWith('.js'))
  const texts = await Promise.all(scripts.map((name) => readFile(join(folder, name), 'utf8')))
  assert.is(texts.filter((text) => text.includes('crypto_scalarmult_ristretto255')).length, 1)
})

test('paints first with little code', async () => {
  const bytes = firstPaintWeight(await builtApp())
  assert.ok(bytes > 0 && bytes <= WEIGHT_MAX.firstPaint, `${bytes} bytes`)
})

test('weighs little in all', async () => {
  const bytes = wholeWeight(await builtApp())
  assert.ok(bytes <= WEIGHT_MAX.all, `${bytes} bytes`)
})

test.run()

const page = await browserSuite('weight of the web app', {
  serve: async () => await serveFolder(await builtApp())
})

page('asks for little until the first message can be sent', async ({ profile, origin }) => {
  const bytes = await firstMessageWeight(await builtApp(), await profile(), origin)
  assert.ok(bytes > 100_000 && bytes <= WEIGHT_MAX.firstMessage, `${bytes} bytes`)
})

page.run()
