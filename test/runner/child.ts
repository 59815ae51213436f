// The process of one test file: imports it, runs what it declared, tells the runner everything, and
// lets the process end by itself. A process that something keeps open is ended here, and what keeps
// it open is named.

import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import { limits, PATIENCE, tell } from './report.ts'
import type { Report } from './report.ts'

const wrapper = new URL('./uvu.ts', import.meta.url).href

registerHooks({
  resolve (specifier, context, next) {
    if (specifier === 'uvu' && context.parentURL !== wrapper) {
      return { url: wrapper, shortCircuit: true }
    }
    return next(specifier, context)
  }
})

// uvu's own protocol for runners: tests wait in a queue until somebody runs them.
type Suite = () => Promise<unknown>
const queue: Suite[] = []
Object.assign(globalThis, { UVU_DEFER: 1, UVU_QUEUE: [queue], UVU_INDEX: 0 })

const { currentTest, textOf, waiting } = await import('./uvu.ts')

function broken (what: string, error: unknown): void {
  const during = currentTest() === '' ? '' : ` (during or after: ${currentTest()})`
  tell({ kind: 'broken', failure: `${what}${during}: ${textOf(error)}` })
}

process.on('unhandledRejection', (error) => { broken('unhandled rejection', error) })
process.on('uncaughtException', (error) => { broken('uncaught exception', error) })

/** Kinds of open resources beyond those that `before` lists. */
function beyond (before: readonly string[]): string[] {
  const rest = [...before]
  return process.getActiveResourcesInfo().filter((kind) => {
    const known = rest.indexOf(kind)
    if (known >= 0) rest.splice(known, 1)
    return known < 0
  })
}

// A runner that was killed leaves nobody behind either.
process.on('disconnect', () => { process.kill(-process.pid, 'SIGKILL') })
process.channel?.unref()

const before = process.getActiveResourcesInfo()
try {
  await import(pathToFileURL(process.argv[2] ?? '').href)
  for (const suite of queue) await suite()
} catch (error) {
  broken('the file', error)
}
for (const name of waiting.values()) {
  tell({ kind: 'broken',
    failure: `declared but never started: ${name} (is .run() missing, or did a hook fail?)` })
}
tell({ kind: 'done' })

const seconds = limits.exitSeconds * PATIENCE
setTimeout(() => {
  const report: Report = { kind: 'leaked', resources: beyond(before), seconds }
  process.send?.(report, () => { process.exit(1) })
}, seconds * 1_000).unref()
