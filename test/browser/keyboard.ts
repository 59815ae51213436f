// What a keyboard alone reaches.

import type { Page } from 'playwright-core'

const STOPS_MAX = 80

/** Goes on by the Tab key until something has the focus. */
export async function tabTo (page: Page, what: string): Promise<void> {
  await page.locator('[data-title]:focus').waitFor()
  for (let pressed = 0; pressed < STOPS_MAX; pressed++) {
    if (await page.locator(`${what}:focus`).count() > 0) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`no Tab leads to ${what}`)
}

/** Whatever can be used in the view and is not reached by Tab, as it is labelled. */
export async function unreached (page: Page): Promise<string[]> {
  await page.locator('[data-title]:focus').waitFor()
  await page.evaluate(MARKED)
  // The way back stands before the title.
  await page.keyboard.press('Shift+Tab')
  await page.evaluate(REACHED)
  for (let pressed = 0; pressed < STOPS_MAX; pressed++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(REACHED) === true) break
  }
  return await page.evaluate(LEFT)
}

/** All controls of the view; of radio buttons the one of each group where Tab stops. */
const MARKED = `globalThis.left = new Set([...document.querySelectorAll(
  '.sheet :is(button, input, textarea, select, a[href], summary)'
)].filter((one) => one.checkVisibility() && (one.type !== 'radio' || one.checked)))`

/** Whether the focus has left the view. */
const REACHED = `(() => {
  globalThis.left.delete(document.activeElement)
  return document.activeElement.closest('.sheet') === null
})()`

const LEFT = `[...globalThis.left].map((one) =>
  one.getAttribute('aria-label') ?? one.textContent ?? one.outerHTML)`
