// The runner on files that go wrong in every way that it promises to see.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { runFile } from './file.ts'
import { fileLine, summary } from './print.ts'
import type { FileResult } from './file.ts'

const folder = mkdtempSync(join(tmpdir(), 'snug-runner-'))
const report = new URL('./report.ts', import.meta.url).href
/** After which what runs on is taken for left behind. */
const LEAVE_MS = 200
let count = 0

async function run (body: string): Promise<FileResult> {
  const path = join(folder, `sample-${++count}.test.ts`)
  writeFileSync(path,
    `import { suite, test } from 'uvu'\nimport { limits, notRun, slow } from '${report}'\n` +
      `${body}\n`)
  return await runFile(path, LEAVE_MS)
}

function names (result: FileResult): string {
  return result.failures.map((failure) => failure.name).join(', ')
}

const test = suite('runner')
test.after(() => { rmSync(folder, { recursive: true }) })

test('counts what passes and what fails, and goes on after a failure', async () => {
  const result = await run(`
    test('good', () => {})
    test('bad', () => { throw new Error('because') })
    test('good again', async () => {})
    test.run()`)
  assert.is(result.passed, 2)
  assert.is(names(result), 'bad')
  assert.match(summary([result]), /✘ bad\n {4}Error: because/)
  assert.match(fileLine(result), /^FAILED .* 2 passed, 1 failed/)
})

test('ends a test that takes too long, by the limit that the file sets', async () => {
  const result = await run(`
    slow(0.02)
    test('endless', () => new Promise(() => {}))
    test('next', () => {})
    test.run()`)
  assert.is(result.passed, 1)
  assert.is(names(result), 'endless')
  assert.match(result.failures[0]?.text ?? '', /took longer than 0.1 s/)
})

test('ends a file that blocks', async () => {
  const result = await run(`
    test('spins', () => {
      slow(1, 0.1)
      for (;;);
    })
    test.run()`)
  assert.is(names(result), 'time limit')
  assert.match(result.failures[0]?.text ?? '', /during or after "spins"/)
})

test('sees what stays open, and names it', async () => {
  const result = await run(`
    limits.exitSeconds = 0.02
    test('opens', () => { setInterval(() => {}, 1_000) })
    test.run()`)
  assert.is(result.passed, 1)
  assert.is(names(result), 'open handles')
  assert.match(result.failures[0]?.text ?? '', /: Timeout$/)
})

test('sees processes that are left behind, and ends them', async () => {
  const result = await run(`
    import { spawn } from 'node:child_process'
    test('starts one', () => { spawn('sleep', ['77'], { stdio: 'ignore' }).unref() })
    test.run()`)
  assert.is(names(result), 'processes left behind')
  assert.is(result.failures[0]?.text, 'sleep 77')
})

test('sees processes that left the group of their test file', async () => {
  const result = await run(`
    import { spawn } from 'node:child_process'
    test('starts one', () => {
      spawn('sleep', ['78'], { stdio: 'ignore', detached: true }).unref()
    })
    test.run()`)
  assert.is(names(result), 'processes left behind')
  assert.is(result.failures[0]?.text, 'sleep 78')
})

test('fails a file with a rejection that nobody handles', async () => {
  const result = await run(`
    test('forgets', async () => {
      void Promise.reject(new Error('unseen'))
      await new Promise((resolve) => setTimeout(resolve, 10))
    })
    test.run()`)
  assert.is(names(result), 'outside of the tests')
  assert.match(result.failures[0]?.text ?? '', /unhandled rejection .*forgets.*unseen/)
})

test('fails a file that does not load, ends early, or declares tests and runs none', async () => {
  assert.match((await run("throw new Error('at once')")).failures[0]?.text ?? '', /at once/)
  const early = await run(`
    test('leaves', () => { process.exit(0) })
    test.run()`)
  assert.is(names(early), 'early end')
  assert.match((await run("test('x', () => {})")).failures[0]?.text ?? '',
    /declared but never started: x/)
  assert.is(names(await run('export {}')), 'no tests')
})

test('fails a file whose hook fails', async () => {
  for (const hook of ['before', 'before.each', 'after', 'after.each']) {
    const result = await run(`
      const some = suite('some')
      some.${hook}(() => { throw new Error('hook') })
      some('x', () => {})
      some.run()`)
    assert.match(result.failures[0]?.text ?? '', new RegExp(`^${hook} of some: Error: hook`))
    assert.is(result.passed, hook.startsWith('before') ? 0 : 1)
  }
})

test('refuses tests that are singled out or left out', async () => {
  const singled = 'only'
  assert.match((await run(`test.${singled}('x', () => {})`)).failures[0]?.text ?? '',
    /neither singled out/)
})

test('tells what this machine cannot run', async () => {
  const result = await run("notRun('a browser', 'no chromium here')")
  assert.is(names(result), '')
  assert.match(fileLine(result), /\n +not run: a browser: no chromium here$/)
})

test.run()
