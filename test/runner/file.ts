// Runs one test file in a process of its own and gathers what it tells. The process leads a process
// group, so that what it started can be ended with it.

import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { delimiter, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { killGroup, MARK, sweepGroup } from './group.ts'
import { FILE_SECONDS, PATIENCE } from './report.ts'
import type { Report, TestReport } from './report.ts'

/** What became of one file. */
export interface FileResult {
  readonly path: string
  readonly ms: number
  readonly passed: number
  /** Failed tests, and failures outside of tests, each under a heading. */
  readonly failures: readonly { readonly name: string, readonly text: string }[]
  readonly notRun: readonly { readonly name: string, readonly reason: string }[]
  /** The end of what the file printed. */
  readonly output: string
}

const OUTPUT_MAX = 64 * 1_024
/** Programs that were told to end are busy with it, or the machine with others. */
const LEAVE_MS = 20_000
/** What test files and the programs that they start compiled: most of it is the same for all. */
const COMPILED = fileURLToPath(new URL('../../node_modules/.cache/snug-compiled', import.meta.url))
const child = new URL('./child.ts', import.meta.url)
const running = new Set<number>()

/** Ends every test file that is still running, with all that it started. */
export function killAll (): void {
  for (const group of running) killGroup(group)
}

/** `leaveMs`: what a file started may need so long to end after it. */
export async function runFile (testFile: string, leaveMs = LEAVE_MS): Promise<FileResult> {
  const start = performance.now()
  const tests: TestReport[] = []
  const failures: { name: string, text: string }[] = []
  const notRun: { name: string, reason: string }[] = []
  let output = ''
  let started = ''
  let done = false
  let leaked = false
  let late = false

  // What a test starts as `node` is the Node that runs the tests.
  const path = `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`
  const mark = randomUUID()
  const file = fork(child, [testFile], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      NODE_COMPILE_CACHE: COMPILED,
      ...process.env,
      PATH: path,
      NO_COLOR: '1',
      NODE_ENV: 'test',
      [MARK]: mark
    }
  })
  const group = file.pid
  if (group !== undefined) running.add(group)

  const expire = (): void => {
    late = true
    if (group !== undefined) killGroup(group)
  }
  let seconds = FILE_SECONDS * PATIENCE
  let timer = setTimeout(expire, seconds * 1_000)
  const collect = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-OUTPUT_MAX)
  }
  file.stdout?.on('data', collect)
  file.stderr?.on('data', collect)

  file.on('message', (message) => {
    const report = message as Report
    switch (report.kind) {
      case 'started': started = report.name; break
      case 'test':
        tests.push(report)
        if (report.failure !== undefined) failures.push({ name: report.name, text: report.failure })
        break
      case 'broken': failures.push({ name: 'outside of the tests', text: report.failure }); break
      case 'not-run': notRun.push(report); break
      case 'limits':
        seconds = report.fileSeconds * PATIENCE
        clearTimeout(timer)
        timer = setTimeout(expire, seconds * 1_000 - (performance.now() - start))
        break
      case 'done': done = true; break
      case 'leaked':
        leaked = true
        failures.push({ name: 'open handles',
          text: `still open ${report.seconds} s after the last test: ` +
            report.resources.join(', ') })
        break
    }
  })

  const ended = await new Promise<string>((resolve) => {
    file.on('error', (error) => { resolve(error.message) })
    file.on('close', (code, signal) => { resolve(code === 0 ? '' : signal ?? `exit code ${code}`) })
  })
  clearTimeout(timer)

  const during = started === '' ? 'before its first test' : `during or after "${started}"`
  if (late) {
    failures.push({ name: 'time limit',
      text: `the file took longer than ${seconds} s (${during})` })
  } else if (!done) {
    failures.push({ name: 'early end',
      text: `the process ended (${ended || 'exit code 0'}) ${during}` })
  } else if (ended !== '' && !leaked) {
    failures.push({ name: 'exit', text: `the process ended with ${ended}` })
  } else if (tests.length === 0 && notRun.length === 0 && failures.length === 0) {
    failures.push({ name: 'no tests', text: 'the file ran no test (is .run() missing?)' })
  }
  if (group !== undefined) {
    const left = await sweepGroup(group, mark, leaveMs)
    if (left.length > 0 && !late) {
      failures.push({ name: 'processes left behind', text: left.join('\n') })
    }
    running.delete(group)
  }
  const passed = tests.filter((test) => test.failure === undefined).length
  return { path: testFile, ms: performance.now() - start, passed, failures, notRun, output }
}
