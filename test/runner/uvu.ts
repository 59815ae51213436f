// uvu as a test file sees it under the runner: the same `suite` and `test`, but every test and hook
// has a time limit and every result is told to the runner. `test/runner/child.ts` puts this file in
// the place of the import of 'uvu'. uvu itself swallows what its hooks throw, so nothing here may
// rely on uvu to notice a failure.

import * as uvu from 'uvu'
import { limits, PATIENCE, tell } from './report.ts'
import type { Callback, Test } from 'uvu'

/** Names of the tests that were declared in this process and have not started. */
export const waiting = new Map<symbol, string>()

let current = ''

/** The test that is running, to name it with a failure that no test catches. */
export function currentTest (): string {
  return current
}

/** A failure as people read it: stack, differences, causes. */
export function textOf (error: unknown): string {
  if (!(error instanceof Error)) return `thrown: ${String(error)}`
  const lines = [error.stack ?? `${error.name}: ${error.message}`]
  if ('details' in error && typeof error.details === 'string') lines.push(error.details)
  if (error.cause !== undefined) lines.push(`caused by ${textOf(error.cause)}`)
  return lines.join('\n')
}

async function within (what: string, run: () => Promise<void> | void): Promise<void> {
  const seconds = limits.testSeconds * PATIENCE
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`${what} took longer than ${seconds} s`))
    }, seconds * 1_000)
  })
  try {
    await Promise.race([run(), late])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * A hook that stops its tests when it fails (`before`), or lets the others go on (`after`); both
 * are told.
 */
function hook<T> (add: (callback: Callback<T>) => void, what: string, stops: boolean) {
  return (callback: Callback<T>): void => {
    add(async (context) => {
      try {
        await within(what, () => callback(context))
      } catch (error) {
        tell({ kind: 'broken', failure: `${what}: ${textOf(error)}` })
        if (stops) throw error
      }
    })
  }
}

function refuse (): never {
  throw new Error(
    'a test is neither singled out nor left out: name its file to the runner, or use notRun()'
  )
}

function watched<T> (inner: Test<T>, suiteName: string): Test<T> {
  const of = suiteName === '' ? '' : ` of ${suiteName}`

  const test = (name: string, handler: Callback<T>): void => {
    const full = suiteName === '' ? name : `${suiteName}: ${name}`
    const id = Symbol(full)
    waiting.set(id, full)
    inner(name, async (context) => {
      waiting.delete(id)
      current = full
      tell({ kind: 'started', name: full })
      const start = performance.now()
      let failure: { failure?: string } = {}
      try {
        await within('the test', () => handler(context))
      } catch (error) {
        failure = { failure: textOf(error) }
      }
      tell({ kind: 'test', name: full, ms: performance.now() - start, ...failure })
    })
  }

  return Object.assign(test, {
    only: refuse,
    skip: refuse,
    before: Object.assign(hook(inner.before, `before${of}`, true), {
      each: hook(inner.before.each, `before.each${of}`, true)
    }),
    after: Object.assign(hook(inner.after, `after${of}`, false), {
      each: hook(inner.after.each, `after.each${of}`, false)
    }),
    run: () => { inner.run() }
  })
}

export function suite<T = Record<string, unknown>> (name = '', context?: T): Test<T> {
  return watched(uvu.suite<T>(name, context), name)
}

export const test = watched(uvu.test, '')
