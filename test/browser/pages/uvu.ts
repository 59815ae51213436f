// uvu in a page: suites only declare their tests; the test outside names them, runs each by itself
// and gets what it threw (test/browser/page-suite.ts).

import { expose } from './expose.ts'

type Callback = () => Promise<void> | void

interface Declared {
  readonly name: string
  readonly run: Callback
}

const declared: Declared[] = []

/** The part of uvu's `suite` that suites for pages use. */
export function suite (suiteName: string): ((name: string, run: Callback) => void) & {
  run: () => void
} {
  const add = (name: string, run: Callback): void => {
    declared.push({ name: `${suiteName}: ${name}`, run })
  }
  return Object.assign(add, { run: () => {} })
}

/** What a thrown error says, with uvu's own differences. */
function textOf (error: unknown): string {
  if (!(error instanceof Error)) return `thrown: ${String(error)}`
  const details = 'details' in error && typeof error.details === 'string' ? error.details : ''
  const cause = error.cause === undefined ? '' : `\ncaused by ${textOf(error.cause)}`
  return `${error.name}: ${error.message}\n${error.stack ?? ''}\n${details}${cause}`
}

expose({
  testNames: () => declared.map(({ name }) => name),
  runTest: async (index: number): Promise<string | undefined> => {
    try {
      await declared[index]?.run()
      return undefined
    } catch (error) {
      return textOf(error)
    }
  }
})
