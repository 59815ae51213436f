// The web app in a tab, as people get it.

import type { Page } from 'playwright-core'
import type { Profile } from './profile.ts'

/** Opens the app that is served at `origin`, and waits until something of it can be seen. */
export async function openApp (profile: Profile, origin: string, fragment = ''): Promise<Page> {
  const page = await profile.open(`${origin}/${fragment}`)
  await page.locator('#app > *').first().waitFor()
  return page
}
