// Opens the room of Ana with her neighbours (test/browser/pages/neighbours.ts), for tests of views
// that are about people.

import { call } from './call.ts'
import { sharedPage } from './shared-page.ts'
import type { Page } from 'playwright-core'
import type { BrowserTest } from './browser-suite.ts'
import type { Profile } from './profile.ts'

/** Does something elsewhere than in Ana's room. */
type Does = <Answer = void> (name: string, ...values: readonly unknown[]) => Promise<Answer>

export interface Neighbourhood {
  readonly page: Page
  readonly profile: Profile
  readonly does: Does
}

export interface Moving {
  /** Who lives there beside Ana; whoever is on day and night keeps mail for others. */
  readonly with?: ReadonlyArray<readonly [name: string, alwaysOn: boolean, bits?: number]>
  /** Pairs that are contacts already. */
  readonly met?: ReadonlyArray<readonly [string, string]>
  readonly language?: 'en' | 'de' | 'ar'
  /** What the page is opened with, after the #. */
  readonly fragment?: string
  /** Runs in the page before anything of it. */
  readonly before?: string
  /** The time of the page goes on as the test says; alone in its profile, too. */
  readonly timed?: boolean
  /** What happens before Ana comes in. */
  readonly first?: (does: Does) => Promise<void>
}

export async function neighbourhood (
  given: BrowserTest, moving: Moving = {}
): Promise<Neighbourhood> {
  const { with: others = [], met = [], language = 'en', fragment = '', before, timed,
    first } = moving
  // What runs before a page stays with its profile.
  const isShared = before === undefined && timed !== true
  const profile = isShared ? await given.shared() : await given.profile()
  if (timed === true) await profile.context.clock.install()
  if (before !== undefined) await profile.context.addInitScript(before)
  const url = `${given.origin}/neighbours.html${fragment}`
  const page = await (isShared ? sharedPage(given, url) : profile.open(url))
  const does = async <Answer> (name: string, ...values: readonly unknown[]): Promise<Answer> => {
    return await call<Answer>(page, name, ...values)
  }
  for (const [name, alwaysOn, bits = 0] of [['Ana', false] as const, ...others]) {
    await does('live', name, alwaysOn, bits)
  }
  for (const [one, other] of met) await does('meet', one, other)
  await first?.(does)
  await does('open', 'Ana', language)
  await page.locator('.frame').waitFor()
  return { page, profile, does }
}
