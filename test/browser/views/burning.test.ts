// What burns down in a real browser: seen in the head, on each message, in the list and before
// sending; told of in the details of a message; kept only where its author wants that.

import { slow } from '../../runner/report.ts'
import { assertClean } from '../axe.ts'
import { browserSuite } from '../browser-suite.ts'
import { servePages } from '../pages.ts'
import { enter, scriptedRoom } from '../scripted-room.ts'
import type { Page } from 'playwright-core'
import type { BrowserTest } from '../browser-suite.ts'

slow(120)

const test = await browserSuite('what burns down', { serve: servePages })

async function room (given: BrowserTest, name: RegExp = /^Ben$/): Promise<Page> {
  const page = await scriptedRoom(given, { scene: 'burning' })
  await enter(page, name)
  return page
}

async function details (page: Page, text: string): Promise<void> {
  await page.locator('.message', { hasText: text }).locator('.meta').click()
  await page.locator('.pane-aside .quoted', { hasText: text }).waitFor()
}

const aside = (page: Page, words: RegExp | string) => page.locator('.pane-aside').getByText(words)
const desktop = async (page: Page) => { await page.setViewportSize({ width: 1280, height: 740 }) }

test('is seen in the list, the head, on messages, and before sending', async (given) => {
  const page = await room(given)
  await page.locator('[data-row]', { hasText: 'Ben' }).getByText('7d').waitFor()
  await page.locator('.thread-head .timer', { hasText: '7d' }).waitFor()
  await page.locator('.message', { hasText: '4711' }).getByText('30s').waitFor()
  await page.locator('.composer').getByText('Burns down after 7 days').waitFor()
  await enter(page, /^Cleo$/)
  await page.locator('.thread-head').getByRole('button', { name: 'Nothing burns down' }).waitFor()
  await page.locator('.composer').getByText('Nothing burns down').waitFor()
})

test('says of a message when it ends on both sides, and what nobody can promise', async (given) => {
  const page = await room(given)
  await details(page, 'blue stone')
  await aside(page, /^5 minutes\. For \u2068Ben\u2069 it runs from reading/).waitFor()
  await aside(page, /^About /).waitFor()
  await aside(page, /a photo or a copy/).waitFor()
  await assertClean(page)
  await desktop(page)
  await details(page, 'Burn this')
  await aside(page, '1 hour after it was read').waitFor()
  await aside(page, /1 hour after it arrived, at latest/).waitFor()
  await aside(page, /It does not run yet/).waitFor()
  await details(page, 'garden')
  await aside(page, 'It stays there, since you allowed that').waitFor()
})

test('asks the author before something of theirs is kept', async (given) => {
  const page = await room(given)
  await details(page, '4711')
  await page.getByRole('button', { name: 'Ask to keep it' }).click()
  await aside(page, /is asked whether you may keep it/).waitFor()
  for (const [text, words] of [['Seven eggs', /allowed that, and can take it back/],
    ['What I said', /does not want it to be kept/]] as const) {
    await details(page, text)
    await aside(page, words).waitFor()
  }
  await assertClean(page)
})

test('shows which message somebody wants to keep, and takes an answer back', async (given) => {
  const page = await room(given)
  const asked = page.locator('.said-by-snug', { has: page.locator('.wanted') })
  await asked.locator('.quoted', { hasText: 'blue stone' }).waitFor()
  await assertClean(page)
  await desktop(page)
  await asked.getByRole('button', { name: 'Allow', exact: true }).click()
  await asked.waitFor({ state: 'detached' })
  await page.getByText('You let \u2068Ben\u2069 keep').nth(1).waitFor()
  await page.getByRole('button', { name: 'Take that back' }).first().click()
  await page.getByRole('button', { name: 'Allow it after all' }).nth(1).waitFor()
})

test('is loud where a friend sees other devices, and leads to the numbers', async (given) => {
  const page = await room(given)
  await page.locator('.said-by-snug .notice[data-tone=danger]')
    .getByRole('button', { name: 'Compare numbers' }).click()
  await page.locator('.safety-number').waitFor()
})

test('takes a message back for both only when told twice', async (given) => {
  const page = await room(given)
  await details(page, 'blue stone')
  await page.getByRole('button', { name: 'Delete for both' }).click()
  await page.getByRole('dialog').getByText('Both of you see that there was a message').waitFor()
  await assertClean(page)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Delete for both' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete for both' }).click()
  await aside(page, 'You took this message back.').waitFor()
})

test('says what the other side chose, where that is shorter', async (given) => {
  const page = await room(given)
  await page.locator('.thread-head .timer').click()
  await page.getByRole('dialog').getByText(/chose 7 days/).waitFor()
  await assertClean(page)
})

test.run()
