// One tab for all tests of a suite that need nothing of their own: the page is loaded anew for each
// of them, with nothing kept, and the browser has compiled it already.

import type { Page } from 'playwright-core'
import type { BrowserTest } from './browser-suite.ts'
import type { Profile } from './profile.ts'

const DESKTOP = { width: 1280, height: 740 }
const pages = new WeakMap<Profile, Page>()

export async function sharedPage (
  { shared }: Pick<BrowserTest, 'shared'>, url: string
): Promise<Page> {
  const profile = await shared()
  const known = pages.get(profile)
  if (known === undefined) {
    const page = await profile.open(url)
    pages.set(profile, page)
    await page.setViewportSize(DESKTOP)
    return page
  }
  await known.evaluate('localStorage.clear(); sessionStorage.clear()')
  await known.setViewportSize(DESKTOP)
  await known.emulateMedia({ colorScheme: null, reducedMotion: null })
  await known.goto(url)
  return known
}
