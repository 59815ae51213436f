// Opens the app over a messenger that follows a script (test/browser/pages/room.ts), and goes
// places in it: for tests of views that need no second person and no network.

import { call } from './call.ts'
import { sharedPage } from './shared-page.ts'
import type { Page } from 'playwright-core'
import type { BrowserTest } from './browser-suite.ts'
import type { Script } from './pages/room/script.ts'
import type { Profile } from './profile.ts'

/** In the tab that the suite shares, or in one of a profile of its own. */
export async function scriptedRoom (
  given: BrowserTest, script: Script = { scene: 'usual' }, profile?: Profile
): Promise<Page> {
  const url = `${given.origin}/room.html`
  const page = await (profile === undefined ? sharedPage(given, url) : profile.open(url))
  await call(page, 'show', script)
  await page.locator('.threads > *').first().waitFor()
  return page
}

/** Opens the conversation with whom the list names so. */
export async function enter (page: Page, name: RegExp | string): Promise<void> {
  await goTo(page, name)
  await page.locator('.timeline [data-key]').first().waitFor()
}

/** Opens the details of whom the list names so. */
export async function details (page: Page, name: RegExp | string): Promise<void> {
  await goTo(page, name)
  await page.locator('.thread-head .who').click()
  await page.locator('.contact-head').waitFor()
}

async function goTo (page: Page, name: RegExp | string): Promise<void> {
  const named = page.locator('.name bdi', { hasText: name })
  const row = page.locator('[data-row]', { has: named }).first()
  await row.click()
  // A phone shows the list no more.
  await row.and(page.locator('[aria-current=true]')).waitFor({ state: 'attached' })
}
