// The settings and the honest page, over a session and a messenger that follow a script: what they
// change, what they say, that axe finds nothing, and that a keyboard is enough.

import { createHash } from 'node:crypto'
import * as assert from 'uvu/assert'
import { slow } from '../../runner/report.ts'
import { assertClean } from '../axe.ts'
import { browserSuite } from '../browser-suite.ts'
import { call } from '../call.ts'
import { unreached } from '../keyboard.ts'
import { servePages } from '../pages.ts'
import { scriptedRoom } from '../scripted-room.ts'
import { toasted } from '../toasted.ts'
import { untilTrue } from '../until.ts'
import type { Page } from 'playwright-core'
import type { Settings } from '../../../src/conversation/settings.ts'
import type { BrowserTest } from '../browser-suite.ts'
import type { Script } from '../pages/room/script.ts'
import type { Profile } from '../profile.ts'

slow(120)

const test = await browserSuite('settings', { serve: servePages })

const USUAL: Script = { scene: 'usual', network: 'usual', house: 'owned' }
const fault = (code: string) => ({ code, message: 'from the core', action: 'core action' })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const dialog = (page: Page) => page.getByRole('dialog')

async function settings (
  given: BrowserTest, script: Script = USUAL, profile?: Profile
): Promise<Page> {
  const page = await scriptedRoom(given, script, profile)
  await again(page)
  return page
}

async function again (page: Page): Promise<void> {
  await page.keyboard.press('Control+,')
  await page.locator('.sheet .lead').waitFor()
}

/** What views asked for themselves; the browser is asked to keep everything meanwhile. */
const asked = async (page: Page): Promise<Array<[string, unknown]>> =>
  (await call<Array<[string, unknown]>>(page, 'asked')).filter(([name]) => name !== 'persist')
const kept = async (page: Page): Promise<Settings & { name: string }> =>
  await call(page, 'settings')

test('changes the name, how it looks, and what stays', async (given) => {
  const page = await settings(given)
  const name = page.getByLabel('Your name')
  await name.fill('  ')
  await name.press('Enter')
  await page.getByText('Give yourself a name').waitFor()
  await name.fill('Ana of the garden')
  await button(page, 'Save').click()
  await toasted(page, 'Your friends see your new name')
  await page.locator('.lead', { hasText: 'Ana of the garden' }).waitFor()
  assert.is((await kept(page)).name, 'Ana of the garden')

  await page.getByRole('radio', { name: 'Dark' }).check()
  await page.locator('html[data-theme=dark]').waitFor()
  await page.getByRole('radio', { name: 'High' }).check()
  await page.locator('html[data-contrast=more]').waitFor()

  await page.getByRole('radio', { name: '1 year' }).check()
  await page.getByRole('switch', { name: 'Hide where I am' }).check()
  await page.getByRole('switch', { name: 'Say when I have read' }).check()
  await page.getByRole('switch', { name: 'Enter sends' }).uncheck()
  await page.getByRole('radio', { name: 'Do not allow' }).check()
  const { keepRequests, readReceipts, relayOnly, retention } = await kept(page)
  assert.equal([keepRequests, readReceipts, relayOnly, retention],
    ['never', true, true, 365 * 86_400])

  await page.getByRole('radio', { name: 'العربية' }).click()
  await page.locator('html[dir=rtl]').waitFor()
  await page.getByRole('radio', { name: 'Deutsch' }).click()
  await page.getByRole('heading', { name: 'Einstellungen' }).waitFor()
})

test('sets a passphrase, words a wrong one, and removes it', async (given) => {
  const page = await settings(given)
  await button(page, 'Set a passphrase').click()
  const set = dialog(page).getByRole('button', { name: 'Set a passphrase' })
  await set.click()
  await page.getByText('Type a passphrase').waitFor()
  await dialog(page).getByLabel('Passphrase', { exact: true }).fill('four words of Ana')
  await dialog(page).getByLabel('Passphrase again').fill('three words of Ana')
  await set.click()
  await page.getByText('The two are not the same').waitFor()
  await assertClean(page)
  await dialog(page).getByLabel('Passphrase again').fill('four words of Ana')
  await set.click()
  await toasted(page, 'From now on Snug asks')
  assert.equal(await asked(page), [['setPassphrase', { next: 'four words of Ana' }]])

  await call(page, 'protect', 'passphrase')
  await button(page, 'Remove it').click()
  await call(page, 'failNext', fault('passphrase-wrong'))
  const current = dialog(page).getByLabel('The passphrase of now')
  await current.fill('wrong')
  await current.press('Enter')
  await page.getByText('That is not the passphrase').waitFor()
  await call(page, 'failNext', null)
  await current.fill('four words of Ana')
  await current.press('Enter')
  await toasted(page, 'opens without a passphrase')
  assert.equal(await asked(page), [
    ['setPassphrase', { current: 'wrong' }], ['setPassphrase', { current: 'four words of Ana' }]
  ])
  await button(page, 'Lock now').click()
  await untilTrue(page, 'exposed.asked().some(([name]) => name === "lock")')
})

test('warns where the browser promises nothing, and exports a copy', async (given) => {
  const page = await scriptedRoom(given, USUAL)
  await call(page, 'promise', 'refused')
  await again(page)
  await page.locator('.content').getByText('This browser may throw your messages away').waitFor()
  await assertClean(page)
  await button(page, 'Ask the browser to keep them').click()
  await toasted(page, 'The browser did not promise it')

  await page.locator('.content').getByRole('button', { name: 'Export' }).click()
  await dialog(page).getByLabel('Passphrase', { exact: true }).fill('four words of Ana')
  await dialog(page).getByLabel('Passphrase again').fill('four words of Ana')
  await assertClean(page)
  await dialog(page).getByRole('button', { name: 'Export' }).click()
  await page.getByText('The export is ready').waitFor()
  await assertClean(page)
  const saved = page.waitForEvent('download')
  await dialog(page).getByText('Save the file').click()
  assert.match((await saved).suggestedFilename(), /^snug-.*\.snug$/)
  await page.keyboard.press('Escape')
  // Midnight may come in between.
  await page.getByText(/Last exported: (Today|Yesterday)/).waitFor()
})

test('asks before it erases, and again in danger', async (given) => {
  const page = await settings(given)
  await button(page, 'Erase everything').click()
  await dialog(page).waitFor()
  await assertClean(page)
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'detached' })
  assert.not((await asked(page)).some(([name]) => name === 'erase'))
  await button(page, 'Erase everything').click()
  await button(page, 'Export first').click()
  await page.getByText('Choose a passphrase for the export').waitFor()
  await page.keyboard.press('Escape')
  await button(page, 'Erase everything').click()
  await button(page, 'Erase').click()
  await untilTrue(page, 'exposed.asked().some(([name]) => name === "erase")')
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'detached' })
  await page.keyboard.press('Control+Shift+x')
  await page.getByRole('heading', { name: 'Erase everything here?' }).waitFor()
  await page.keyboard.press('Enter')
  await untilTrue(page, 'exposed.asked().some(([name]) => name === "panic")')
})

test('shows of messages outside only what is asked for', async (given) => {
  const page = await settings(given)
  await page.getByRole('switch', { name: 'Tell me of new messages' }).click()
  await page.getByText('This browser blocks notifications').waitFor()
  await assertClean(page)
  const allowed = await given.profile()
  await allowed.context.grantPermissions(['notifications'])
  const other = await settings(given, USUAL, allowed)
  await other.getByRole('switch', { name: 'Tell me of new messages' }).check()
  assert.ok(await other.getByRole('radio', { name: 'Nothing but that there is one' }).isChecked())
  await other.getByRole('radio', { name: 'Who wrote', exact: true }).check()
  await assertClean(other)
})

test('says what a page cannot promise, and what it is made of', async (given) => {
  const page = await settings(given)
  await button(page, 'About Snug').click()
  await page.getByText('Whoever runs that house').waitFor()
  await button(page, 'Show the hash').click()
  const hash = createHash('sha256').update('aa  index.html\n').digest('hex')
  await page.getByText(hash).waitFor()
  await assertClean(page)
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { name: 'Settings' }).waitFor()
})

test('has nothing for axe, and a keyboard reaches everything', async (given) => {
  const page = await settings(given)
  assert.equal(await unreached(page), [])
  await page.getByText('Move to another address').click()
  await assertClean(page)
})

test('has nothing for axe from right to left', async (given) => {
  const page = await settings(given, { ...USUAL, language: 'ar' })
  await assertClean(page)
})

test.run()
