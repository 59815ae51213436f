// The question about the clock in a real browser: asked calmly where messages are held back because
// of it, and answered by a person.

import * as assert from 'uvu/assert'
import { slow } from '../../runner/report.ts'
import { assertClean } from '../axe.ts'
import { browserSuite } from '../browser-suite.ts'
import { call } from '../call.ts'
import { servePages } from '../pages.ts'
import { neighbourhood } from '../room-of-ana.ts'
import { enter, scriptedRoom } from '../scripted-room.ts'
import { toasted } from '../toasted.ts'
import type { Page } from 'playwright-core'

slow(90)

const test = await browserSuite('the question about the clock', { serve: servePages })

const DAY = 86_400_000
const notice = (page: Page) => page.locator('.pane-list .clock-notice[role=status] .notice')
const button = (page: Page, name: string) =>
  page.locator('.pane-list').getByRole('button', { name })

function doubt (): { clock: number, seen: number, until: number } {
  const clock = Date.now()
  return { clock, seen: clock - 40 * DAY, until: clock + DAY }
}

for (const [answer, isThere] of [['It is wrong', true],
  ['It is right', false]] as const) {
  test(`holds messages back until a person says: ${answer}`, async (given) => {
    const { page } = await neighbourhood(given, {
      with: [['Ben', true]], met: [['Ben', 'Ana']], timed: true,
      first: async (does) => {
        await does('send', 'Ben', 'Ana', 'See you on Friday')
        while ((await does<string[]>('reads', 'Ana', 'Ben')).length === 0) continue
        await does('off', 'Ben')
        await does('ahead', 'Ana', 40 * DAY)
      }
    })
    const row = page.locator('[data-row]', { hasText: 'Ben' })
    await row.waitFor()
    assert.is(await row.getByText('See you on Friday').count(), 0)
    assert.is(await notice(page).count(), 0, 'houses have a minute to agree')
    await page.clock.fastForward(61_000)
    await notice(page).waitFor()
    await row.click()
    await button(page, answer).click()
    await notice(page).waitFor({ state: 'detached' })
    await toasted(page, isThere ? 'They are there again.' : 'What was over is erased.')
    if (isThere) {
      await row.getByText('See you on Friday').waitFor()
      await page.locator('.message', { hasText: 'See you on Friday' }).waitFor()
    } else assert.is(await page.locator('.message').count(), 0)
  })
}

for (const language of ['en', 'de', 'ar'] as const) {
  test(`has nothing for axe while it is asked, in ${language}`, async (given) => {
    const page = await scriptedRoom(given, { scene: 'usual', language })
    await call(page, 'doubtClock', doubt())
    await notice(page).waitFor()
    await assertClean(page)
  })
}

test('is asked in a conversation on a phone, too', async (given) => {
  const page = await scriptedRoom(given)
  await page.setViewportSize({ width: 360, height: 740 })
  await enter(page, /^Ben$/)
  await call(page, 'doubtClock', doubt())
  await page.locator('.thread .clock-notice .notice').waitFor()
  await assertClean(page)
})

test('goes when a house agrees, and says so to whoever answers too late', async (given) => {
  const page = await scriptedRoom(given)
  await call(page, 'doubtClock', doubt())
  await notice(page).waitFor()
  await call(page, 'doubtClock', null)
  await notice(page).waitFor({ state: 'detached' })
})

for (const [language, words] of [['en', '3 hours behind'], ['de', '3 Stunden nachgeht'],
  ['ar', 'متأخرة بنحو']] as const) {
  test(`says by how much houses find the clock wrong, in ${language}`, async (given) => {
    const page = await scriptedRoom(given, { scene: 'usual', language })
    await call(page, 'warnClock', { seconds: 10_800, direction: 'behind' })
    await notice(page).filter({ hasText: words }).waitFor()
    await assertClean(page)
  })
}

test('takes what houses said of the clock back once it is right', async (given) => {
  const profile = await given.profile()
  await profile.context.clock.install()
  const page = await scriptedRoom(given, { scene: 'usual' }, profile)
  await call(page, 'warnClock', { seconds: 10_800, direction: 'ahead' })
  await notice(page).filter({ hasText: '3 hours ahead' }).waitFor()
  await call(page, 'warnClock', null)
  await page.clock.fastForward(31_000)
  await notice(page).waitFor({ state: 'detached' })
})

test.run()
