// What a page has said in passing. Toasts vanish by themselves, sooner than a busy machine may
// look: every page notes them as they appear, and a test asks what was said since it asked last.

import { untilTrue } from './until.ts'
import type { Page } from 'playwright-core'

/** Runs in each page before anything of it. */
export const NOTES_TOASTS = `
  globalThis.toasted = []
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (node.classList?.contains('toast')) globalThis.toasted.push(node.textContent)
      }
    }
  }).observe(document, { childList: true, subtree: true })`

/** Until a toast has said these words. */
export async function toasted (page: Page, words: string): Promise<void> {
  await untilTrue(page, `(() => {
    const at = globalThis.toasted.findIndex((said) => said.includes(${JSON.stringify(words)}))
    globalThis.toasted.splice(0, at + 1)
    return at >= 0
  })()`)
}
