// What people do in the web app beside what they do in its tests (test/browser/app-person.ts): each
// step follows as soon as the page offers it.

import type { Page } from 'playwright-core'

export async function write (page: Page, to: string, text: string): Promise<void> {
  await page.locator('[data-row]').filter({ hasText: to }).first().click()
  const field = page.getByRole('textbox', { name: `Write to ${to}` })
  await field.fill(text)
  await field.press('Enter')
}

/** Waits until the latest message of this person was delivered. */
export async function delivered (page: Page): Promise<void> {
  await page.locator('.state[data-state="delivered"], .state[data-state="read"]').first().waitFor()
}
