// How a house finds the app that it serves: built in a clone where it has to be, brought along by a
// package.

import { readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { openPage } from '../../../node/web/open-page.ts'
import { folderOf } from './served-house.ts'
import type { OpenedPage } from '../../../node/web/open-page.ts'

const test = suite('the page of a house')
const BUILD = `const fs = require('node:fs')
fs.appendFileSync('built', '+')
fs.mkdirSync('dist/web', { recursive: true })
fs.writeFileSync('dist/web/index.html', fs.readFileSync('browser/index.html'))
`
const folders: string[] = []

test.after.each(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function clone (build = BUILD): string {
  const folder = folderOf({
    'package.json': '{ "scripts": { "build:web": "node build.cjs" } }',
    'package-lock.json': '{}',
    'build.cjs': build,
    'browser/index.html': 'one',
    'src/base/deep.ts': ''
  })
  folders.push(folder)
  return folder
}

function builds (root: string): number { return readFileSync(join(root, 'built')).length }

function shown ({ files }: OpenedPage): string | undefined {
  return files?.get('/')?.bytes.toString()
}

/** As if it were written later than whatever was built. */
function touch (path: string): void {
  const later = Date.now() / 1_000 + 60
  utimesSync(path, later, later)
}

test('is built once where there is none, also when several houses start', async () => {
  const root = clone()
  const said: string[] = []
  const pages = await Promise.all([1, 2, 3].map(() => openPage((text) => said.push(text), root)))
  assert.equal(pages.map(shown), ['one', 'one', 'one'])
  assert.is(builds(root), 1)
  assert.is(said.length, 1)
  await openPage(() => {}, root)
  assert.is(builds(root), 1)
})

test('is built anew when something that it is made of is newer', async () => {
  for (const source of ['browser/index.html', 'src/base/deep.ts', 'package-lock.json']) {
    const root = clone()
    await openPage(() => {}, root)
    touch(join(root, source))
    await openPage(() => {}, root)
    assert.is(builds(root), 2, source)
  }
})

test('that cannot be built is said, and the one from before is served', async () => {
  const root = clone("console.error('it does not parse'); process.exit(1)")
  const nothing = await openPage(() => {}, root)
  assert.is(nothing.files, undefined)
  assert.is(nothing.notice?.code, 'page-not-built')
  assert.match(nothing.notice?.text ?? '', 'it does not parse')
  writeFileSync(join(root, 'build.cjs'), BUILD)
  await openPage(() => {}, root)
  writeFileSync(join(root, 'build.cjs'), 'process.exit(1)')
  touch(join(root, 'src/base/deep.ts'))
  const before = await openPage(() => {}, root)
  assert.is(shown(before), 'one')
  assert.is(before.notice?.code, 'page-not-built')
})

test('of a package is served as it came, and missed in words', async () => {
  const root = folderOf({ 'package.json': '{}', 'dist/web/index.html': 'packed' })
  folders.push(root)
  assert.is(shown(await openPage(() => {}, root)), 'packed')
  rmSync(join(root, 'dist'), { recursive: true })
  assert.is((await openPage(() => {}, root)).notice?.code, 'page-missing')
})

test.run()
