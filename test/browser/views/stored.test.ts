// The pages of what is stored, over a messenger and houses that follow a script: what they say,
// what they erase and ask before, that axe finds nothing, and that a keyboard is enough.

import * as assert from 'uvu/assert'
import { slow } from '../../runner/report.ts'
import { assertClean } from '../axe.ts'
import { browserSuite } from '../browser-suite.ts'
import { unreached } from '../keyboard.ts'
import { servePages } from '../pages.ts'
import { details, scriptedRoom } from '../scripted-room.ts'
import { toasted } from '../toasted.ts'
import type { Page } from 'playwright-core'
import type { BrowserTest } from '../browser-suite.ts'
import type { Script } from '../pages/room/script.ts'

slow(120)

const test = await browserSuite('what is stored', { serve: servePages })

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const dialog = (page: Page) => page.getByRole('dialog')
const thing = (page: Page, text: string) => page.locator('.things > li', { hasText: text })

async function opened (given: BrowserTest, script: Partial<Script> = {}): Promise<Page> {
  const page = await scriptedRoom(given, { scene: 'usual', network: 'usual', ...script })
  await page.keyboard.press('Control+,')
  const open = page.getByRole('button', { name: NAMES[script.language ?? 'en'], exact: true })
  await open.click()
  await page.locator('.sheet .lead').waitFor()
  await page.locator('.sheet .part').first().waitFor()
  return page
}

const CLEO_HOLDS = 'Says that it holds 3 messages now, 6.1 kB, with room for 8.4 MB'
const NAMES = { en: 'What is stored', de: 'Was gespeichert ist', ar: 'ما هو محفوظ' }

test('says what is kept about whom, and who holds what until when', async (given) => {
  const page = await opened(given)
  await thing(page, 'Ben').filter({ hasText: /messages, .*The next one goes/ }).first().waitFor()
  await thing(page, 'Cleo’s house').filter({ hasText: /Your mail, sealed, until/ })
    .filter({ hasText: CLEO_HOLDS }).waitFor()
  await thing(page, 'house 4fQ2aB').filter({ hasText: 'in 2 places' }).waitFor()
  await thing(page, 'Dan').filter({ hasText: 'Cleo’s house: 3 messages of yours' }).waitFor()
  await thing(page, 'For one person').waitFor()
  await page.getByText('Sealed notes tell your friends').waitFor()
  assert.equal(await unreached(page), [])
  await assertClean(page)
})

test('takes back what a house holds after asking, and says what it confirmed', async (given) => {
  const page = await opened(given)
  const back = thing(page, CLEO_HOLDS)
    .getByRole('button', { name: 'Take it back' })
  await back.click()
  await dialog(page).getByText('Mail that you have not fetched is lost').waitFor()
  await assertClean(page)
  await page.keyboard.press('Escape')
  await back.click()
  await dialog(page).getByRole('button', { name: 'Take it back' }).click()
  await toasted(page, 'has confirmed it: it holds nothing')
  await thing(page, CLEO_HOLDS).waitFor({ state: 'detached' })
  await thing(page, 'house 4fQ2aB').getByRole('button', { name: 'Take it back' }).click()
  await dialog(page).getByRole('button', { name: 'Take it back' }).click()
  await toasted(page, 'is told as soon as it can be reached')
  await thing(page, 'The house has not confirmed it yet').waitFor()
})

test('withdraws an invite, so that nobody can use it from then on', async (given) => {
  const page = await opened(given)
  await thing(page, 'For one person').getByRole('button', { name: 'Withdraw' }).click()
  await toasted(page, 'Nobody can use this invite from now on')
  await thing(page, 'For one person').waitFor({ state: 'detached' })
  await thing(page, 'Reusable address').getByRole('button', { name: 'Withdraw' }).click()
  await page.getByText('No invite is open').waitFor()
  await assertClean(page)
})

test('shows everything about one person, and erases some of it or all', async (given) => {
  const page = await opened(given)
  await thing(page, 'Ben').first().getByRole('button', { name: /Show what is kept about/ }).click()
  await page.locator('.lead', { hasText: 'What \u2068Ben\u2069 has stays with them' }).waitFor()
  await page.getByText('/ip4/93.184.216.34/tcp/7684').waitFor()
  await page.getByText(/Gone .*, unless it is heard of again/).waitFor()
  assert.equal(await unreached(page), [])
  await assertClean(page)
  for (const [kind, words] of [['All messages', 'also what is on the way'],
    ['Where they are', 'they tell it again'],
    ['What changed', 'cannot be brought back'], ['Introductions', 'or is made known by'],
    ['Their request', 'Nothing proves it to others']] as const) {
    await button(page, kind).click()
    await dialog(page).getByText(words).waitFor()
    await dialog(page).getByRole('button', { name: 'Erase', exact: true }).click()
    await button(page, kind).waitFor({ state: 'detached' })
  }
  await page.getByText('No messages').waitFor()
  await page.getByText('Where it is, is not known here').waitFor()
  await button(page, 'Everything, and the contact').click()
  await dialog(page).getByText('they can write to you no more').waitFor()
  await assertClean(page)
  await dialog(page).getByRole('button', { name: 'Erase', exact: true }).click()
  await page.getByRole('heading', { name: 'About people' }).waitFor()
})

test('is reached from the page of a person, and goes back there', async (given) => {
  const page = await scriptedRoom(given)
  await details(page, 'Ben')
  await button(page, 'Everything that is stored about them').click()
  await page.getByText('On this device', { exact: true }).waitFor()
  await page.keyboard.press('Escape')
  await page.locator('.contact-head').waitFor()
})

test('teaches whoever has nobody here yet', async (given) => {
  const page = await opened(given, { scene: 'empty', network: 'alone' })
  await page.getByText('Once you have a friend here, you see what is kept').waitFor()
  await page.getByText('No house holds anything for you').waitFor()
  await page.getByText('Nobody publishes where this device is').waitFor()
  await assertClean(page)
})

test('stays in its place with hostile names and claims, and from right to left', async (given) => {
  const hostile = await opened(given, { scene: 'hostile', network: 'hostile' })
  await assertClean(hostile)
  assert.is(await hostile.locator('.sheet :is(img:not([alt]), script, b)').count(), 0)
  for (const language of ['de', 'ar'] as const) {
    const page = await opened(given, { language })
    await assertClean(page)
  }
})

test.run()
