// Waiting for something that no locator sees. Not by playwright's waitForFunction: from its second
// look on, the policy of the page forbids it to evaluate, and to it a promise of `false` is true.

import { setTimeout as pause } from 'node:timers/promises'
import { PATIENCE } from '../runner/report.ts'
import type { Page } from 'playwright-core'

const WAITS = 20_000 * PATIENCE // ms
const BETWEEN = 50 // ms

/** Looks again and again until an expression is true in the page, or comes to be. */
export async function untilTrue (page: Page, expression: string): Promise<void> {
  const end = performance.now() + WAITS
  while (!await page.evaluate<boolean>(`Promise.resolve(${expression}).then(Boolean)`)) {
    if (performance.now() > end) throw new Error(`not within ${WAITS} ms: ${expression}`)
    await pause(BETWEEN)
  }
}

const FRAME = 'await new Promise(requestAnimationFrame)'

/** Until all that is shown is drawn in its own letters: what is measured before still moves. */
export async function fontsLoaded (page: Page): Promise<void> {
  // What is drawn asks for its letters; what has them is drawn anew.
  await page.evaluate(`(async () => { ${FRAME}; ${FRAME}
    await document.fonts.ready; ${FRAME}; ${FRAME} })()`)
}
