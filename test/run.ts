// The test runner: `node test/run.ts [PART OF A PATH]...` runs every test/**/*.test.ts whose path
// contains one of the arguments, each in a process of its own, two at a time; files named
// *.alone.test.ts run one by one at the end. Its last line is always "N passed, N failed"; it exits
// with 1 when anything failed or nothing ran.

import { killAll, runFile } from './runner/file.ts'
import { inOrder, testFiles } from './runner/files.ts'
import { countLine, fileLine, summary } from './runner/print.ts'
import type { FileResult } from './runner/file.ts'

const AT_ONCE = 2

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    killAll()
    process.exit(130)
  })
}
process.chdir(new URL('..', import.meta.url).pathname)

const results: FileResult[] = []

async function worker (paths: string[]): Promise<void> {
  for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
    const result = await runFile(path)
    results.push(result)
    console.log(fileLine(result))
  }
}

const { shared, alone } = inOrder(testFiles(process.argv.slice(2)))
await Promise.all(Array.from({ length: AT_ONCE }, () => worker(shared)))
await worker(alone)

const passed = results.reduce((sum, result) => sum + result.passed, 0)
const notRun = results.reduce((sum, result) => sum + result.notRun.length, 0)
let failed = results.reduce((sum, result) => sum + result.failures.length, 0)
if (results.length > 0) console.log(summary(results))
if (notRun > 0 && process.env.CI === 'true') {
  console.log(`\n${notRun} not run, counted as failed because CI=true`)
  failed += notRun
}
if (passed + failed === 0) console.log('no test ran: no file matches, or all of it was not run')
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
console.log(countLine(passed, failed))
