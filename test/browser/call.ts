// Calls what a page of the tests exposes (test/browser/pages/expose.ts). Pages are compiled with
// the browser's types and tests with Node's, so a test says what it expects back.

import type { Page } from 'playwright-core'

interface Exposing {
  readonly exposed?: Readonly<Record<string, ((...values: unknown[]) => unknown) | undefined>>
}

/** The answer of an exposed function; rejects with what it throws. */
export async function call<Answer = void> (
  page: Page, name: string, ...values: readonly unknown[]
): Promise<Answer> {
  return await page.evaluate(async ([name, values]) => {
    const run = (globalThis as Exposing).exposed?.[name]
    if (run === undefined) throw new Error(`the page does not expose ${name}`)
    return await run(...values)
  }, [name, values] as const) as Answer
}
