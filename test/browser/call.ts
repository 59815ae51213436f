// Calls what a page of the tests exposes (test/browser/pages/expose.ts). Pages are compiled with
// the browser's types and tests with Node's, so a test says what it expects back.

import { PATIENCE } from '../runner/report.ts'
import type { Page } from 'playwright-core'

interface Exposing {
  readonly exposed?: Readonly<Record<string, ((...values: unknown[]) => unknown) | undefined>>
}

const PATIENCE_MS = 20_000 * PATIENCE

/**
 * The answer of an exposed function; rejects with what it throws. A page whose modules wait for
 * something, such as WebAssembly, counts as loaded before it exposes anything: so it is waited for.
 */
export async function call<Answer = void> (
  page: Page, name: string, ...values: readonly unknown[]
): Promise<Answer> {
  return await page.evaluate(async ([name, values, patience]) => {
    const find = (): ((...values: unknown[]) => unknown) | undefined =>
      (globalThis as Exposing).exposed?.[name]
    const end = performance.now() + patience
    while (find() === undefined && performance.now() < end) {
      await new Promise((resolve) => { setTimeout(resolve, 10) })
    }
    const run = find()
    if (run === undefined) throw new Error(`the page does not expose ${name}`)
    return await run(...values)
  }, [name, values, PATIENCE_MS] as const) as Answer
}
