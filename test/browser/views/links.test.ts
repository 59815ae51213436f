// Opening a link in a real browser: what a person is told before anything is opened.

import * as assert from 'uvu/assert'
import { slow } from '../../runner/report.ts'
import { findingsEverywhere } from '../axe.ts'
import { browserSuite } from '../browser-suite.ts'
import { call } from '../call.ts'
import { servePages } from '../pages.ts'
import type { Page } from 'playwright-core'

slow(120)

const test = await browserSuite('links', { serve: servePages })

async function assertClean (page: Page): Promise<void> {
  assert.equal(await findingsEverywhere(page, async (theme) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  }), [])
  await page.setViewportSize({ width: 1280, height: 740 })
}

/** Where a dialog leads, and how. */
const OPENERS = `[...document.querySelectorAll('dialog a')].map((link) =>
  [link.getAttribute('href'), link.getAttribute('rel')])`

test('says where a link really leads before it is opened, and opens it without what follows people',
  async (given) => {
    const page = await (await given.profile()).open(`${given.origin}/room.html`)
    await call(page, 'show', { scene: 'usual' })
    await page.locator('[data-row]', { hasText: 'See you at seven?' }).first().click()
    await page.locator('.timeline [data-key]').first().waitFor()
    const link = page.locator('.said a', { hasText: 'soup' })
    await link.click()
    await page.getByRole('dialog', { name: 'This link leads to' }).waitFor()
    assert.is(await page.locator('.link-host').textContent(), 'snug.example')
    await assertClean(page)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await call(page, 'say', 'ben', 'https://аррӏе.example/?id=5&utm_source=mail#top')
    await page.locator('.said a', { hasText: 'utm_source' }).click()
    await page.getByText('Letters of another script').waitFor()
    await page.getByText('Parts of this link only tell').waitFor()
    assert.is(await page.locator('.link-host').textContent(), 'xn--80ak6aa92e.example')
    await assertClean(page)
    const hrefs = await page.evaluate<string[][]>(OPENERS)
    const rel = 'noopener noreferrer nofollow'
    assert.equal(hrefs, [
      ['https://xn--80ak6aa92e.example/?id=5&utm_source=mail#top', rel],
      ['https://xn--80ak6aa92e.example/?id=5#top', rel]
    ])
  })

test.run()
