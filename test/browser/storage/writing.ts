// A page that writes numbers on and on (test/browser/pages/profile.ts), and what must be there of
// them afterwards.

import * as assert from 'uvu/assert'
import { call } from '../call.ts'
import type { Page } from 'playwright-core'

/** The numbers of which a page said that they are written. */
export function written (page: Page, numbers: number[] = []): number[] {
  page.on('console', (message) => {
    const number = /^written (\d+)$/.exec(message.text())?.[1]
    if (number !== undefined) numbers.push(Number(number))
  })
  return numbers
}

/** Waits until that many numbers were written. */
export async function reached (
  page: Page, numbers: readonly number[], count: number
): Promise<void> {
  while (numbers.length < count) await page.evaluate('new Promise((go) => setTimeout(go, 5))')
}

/**
 * Everything that was said to be written is there, without a gap. More may be: what was being
 * written, or was written and not said any more. It counts as said from now on.
 */
export async function requireWritten (page: Page, numbers: number[]): Promise<void> {
  assert.equal(numbers, Array.from(numbers, (_, number) => number))
  const read = await call<string[]>(page, 'read')
  assert.equal(read, Array.from(read, (_, number) => `${number} word ${number}`))
  assert.ok(numbers.length > 0 && read.length >= numbers.length)
  for (let number = numbers.length; number < read.length; number++) numbers.push(number)
  assert.is((await call<{ damaged: number }>(page, 'verify')).damaged, 0)
  assert.not(await call<boolean>(page, 'diverged'))
}
