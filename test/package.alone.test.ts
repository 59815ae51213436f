// What is published: the tarball, installed outside of the clone as people install it, works as a
// command and as a library; an older Node gets one worded line.

import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { slow } from './runner/report.ts'

slow(240, 480)

interface Ended { readonly code: number, readonly out: string, readonly err: string }

const project = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'snug-package-'))
const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
  version: string
}

function run (cwd: string, command: string, args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    // Nothing of the npm that runs the tests, and nothing of the person's own settings of Snug.
    const env = Object.fromEntries(Object.entries(process.env)
      .filter(([name]) => !/^(npm_(?!config_)|SNUG_|XDG_|NODE_OPTIONS)/i.test(name)))
    execFile(command, args, { cwd, env, maxBuffer: 16 * 1_024 * 1_024 }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), out, err })
    })
  })
}

/** Ends the test with what the command printed when it did not succeed. */
async function succeed (cwd: string, command: string, args: readonly string[]): Promise<string> {
  const { code, out, err } = await run(cwd, command, args)
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}\n${err}${out}`)
  return out
}

const test = suite('package')
let files: readonly string[] = []

test.before(async () => {
  const packed = await succeed(project, 'npm', ['pack', '--json', '--pack-destination', folder])
  // The scripts of the build print before the JSON.
  const [tarball] = JSON.parse(packed.slice(packed.search(/^\[$/m))) as {
    filename: string
    files: { path: string }[]
  }[]
  files = tarball?.files.map((file) => file.path) ?? []
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  // What it depends on comes from a registry, which may be busy.
  await succeed(folder, 'npm', [
    'install', '--legacy-peer-deps', '--no-audit', '--no-fund', '--prefer-offline',
    '--fetch-retries=5',
    `./${tarball?.filename ?? ''}`
  ])
})
test.after(() => { rmSync(folder, { recursive: true }) })

test('holds compiled JavaScript with its types and the web app, neither sources nor tests', () => {
  const there = ['bin/snug.js', 'dist/src/index.js', 'dist/src/index.d.ts', 'dist/web/index.html']
  for (const path of there) {
    assert.ok(files.includes(path), path)
  }
  assert.equal(files.filter((path) => /(?<!\.d)\.ts$|^(src|node|test)\//.test(path)), [])
})

test('works as a command', async () => {
  const command = join(folder, 'node_modules', '.bin', 'snug')
  assert.match(await succeed(folder, command, ['version']), version)
})

test('works as a library, with types', async () => {
  const names = await succeed(folder, process.execPath, [
    '--eval', "console.log(Object.keys(await import('snug')).length > 0)"
  ])
  assert.is(names, 'true\n')
  const node = await succeed(folder, process.execPath, [
    '--eval', "console.log(typeof (await import('snug/node')).openNode)"
  ])
  assert.is(node, 'function\n')
  writeFileSync(join(folder, 'use.ts'), "import * as snug from 'snug'\n\nexport const all = snug\n")
  await succeed(folder, join(project, 'node_modules', '.bin', 'tsc'), [
    '--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2024',
    '--types', '', 'use.ts'
  ])
})

test('tells an older Node in one line what it needs', async () => {
  const older = 'Object.defineProperty(process, "versions", { value: { node: "20.1.0" } })'
  const { code, out, err } = await run(folder, process.execPath, [
    '--import', `data:text/javascript,${encodeURIComponent(older)}`,
    join(folder, 'node_modules', 'snug', 'bin', 'snug.js')
  ])
  assert.is(code, 1)
  assert.is(out, '')
  assert.match(err, /^Snug needs Node 24 or newer; this is v20\.1\.0\. Install it from [^\n]+\n$/)
})

test.run()
