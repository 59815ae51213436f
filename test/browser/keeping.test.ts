// What a person does with what the app keeps for them, in the app as it is served: locking it with
// a passphrase, taking it to another tab and to another browser, erasing it, and the panic wipe.

import { readFile } from 'node:fs/promises'
import * as assert from 'uvu/assert'
import { slow } from '../runner/report.ts'
import { meet, moveIn, openThread, shows, write } from './app-person.ts'
import { browserSuite } from './browser-suite.ts'
import { serveHouse } from './house.ts'
import { toasted } from './toasted.ts'
import type { Page } from 'playwright-core'

slow(240)

const test = await browserSuite('what the app keeps', { serve: serveHouse })

const SECRET = 'The key lies under the blue stone.'
const PASSPHRASE = 'four words of Ana'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const dialog = (page: Page) => page.getByRole('dialog')

async function settings (page: Page): Promise<void> {
  await page.keyboard.press('Control+,')
  await page.getByRole('heading', { name: 'Settings' }).waitFor()
}

async function typePassphrase (page: Page): Promise<void> {
  await dialog(page).getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await dialog(page).getByLabel('Passphrase again').fill(PASSPHRASE)
}

async function unlock (page: Page, passphrase = PASSPHRASE): Promise<void> {
  await page.getByRole('heading', { name: 'Snug is locked' }).waitFor()
  await page.getByLabel('Passphrase').fill(passphrase)
  await button(page, 'Unlock').click()
}

/** The export that the settings save, as a file is chosen. */
async function exported (page: Page): Promise<{ name: string, mimeType: string, buffer: Buffer }> {
  await page.locator('.content').getByRole('button', { name: 'Export' }).click()
  await typePassphrase(page)
  await dialog(page).getByRole('button', { name: 'Export' }).click()
  const saved = page.waitForEvent('download')
  await dialog(page).getByText('Save the file').click()
  const buffer = await readFile(await (await saved).path())
  await page.keyboard.press('Escape')
  return { name: (await saved).suggestedFilename(), mimeType: '', buffer }
}

/** What is kept here of a person: the program itself comes back with the page. */
async function left (page: Page): Promise<string[]> {
  return await page.evaluate(`(async () => [
    ...(await indexedDB.databases()).map(({ name }) => name),
    ...Object.entries(localStorage).flat(), ...Object.entries(sessionStorage).flat()
  ])()`)
}

/** Whether anything in the memory of the page's scripts has the text in it. */
async function remembers (page: Page, text: string): Promise<boolean> {
  const devtools = await page.context().newCDPSession(page)
  let rest = ''
  let found = false
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => {
    found ||= (rest + chunk).includes(text)
    rest = chunk.slice(-text.length)
  })
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await devtools.detach()
  return found
}

test('locks, moves, and is gone when it is to be gone', async ({ profile, origin }) => {
  const [ana, ben] = [await profile(), await profile()]
  const [anas, bens] = await Promise.all([
    moveIn(ana, origin, 'Ana'), moveIn(ben, origin, 'Ben')
  ])
  await meet(anas, bens)
  await openThread(bens, 'Ana')
  await write(bens, 'Ana', SECRET)
  await openThread(anas, 'Ben')
  await shows(anas, SECRET)
  await ben.close()

  await settings(anas)
  await anas.locator('.content').getByText('This browser may throw your messages away').waitFor()
  const copy = await exported(anas)
  // Midnight may come in between.
  await anas.getByText(/Last exported: (Today|Yesterday)/).waitFor()
  await button(anas, 'Set a passphrase').click()
  await typePassphrase(anas)
  await dialog(anas).getByRole('button', { name: 'Set a passphrase' }).click()
  await toasted(anas, 'From now on Snug asks for your passphrase')
  await button(anas, 'Lock now').click()
  await unlock(anas, 'five words of Ana')
  await anas.getByText('That is not the passphrase').waitFor()
  await unlock(anas)
  await openThread(anas, 'Ben')
  await shows(anas, SECRET)

  const second = await ana.open(origin)
  await second.getByRole('heading', { name: 'Snug is open in another tab' }).waitFor()
  await button(second, 'Use it here').click()
  await unlock(second)
  await openThread(second, 'Ben')
  await shows(second, SECRET)
  await anas.getByRole('heading', { name: 'Snug is open in another tab' }).waitFor()

  const elsewhere = await profile()
  const again = await elsewhere.open(origin)
  await button(again, 'I have an export').click()
  await again.getByLabel('Choose the export').setInputFiles(copy)
  await again.getByLabel('Passphrase of the export').fill(PASSPHRASE)
  await button(again, 'Import').click()
  await toasted(again, 'You are back, with 1 contact')
  await openThread(again, 'Ben')
  await shows(again, SECRET)
  await settings(again)
  await again.getByRole('radio', { name: 'Dark' }).check()
  await button(again, 'Erase everything').click()
  await button(again, 'Erase').click()
  await again.getByRole('heading', { name: 'Welcome to Snug' }).waitFor()
  assert.equal(await left(again), [])
  await elsewhere.close()

  await settings(second)
  await second.getByRole('radio', { name: 'Dark' }).check()
  assert.ok(await remembers(second, SECRET))
  await second.keyboard.press('Control+Shift+x')
  await dialog(second).waitFor()
  await second.keyboard.press('Enter')
  await second.getByRole('heading', { name: 'Welcome to Snug' }).waitFor()
  assert.not(await remembers(second, SECRET))
  const stranger = await (await profile()).open(origin)
  await stranger.getByRole('heading', { name: 'Welcome to Snug' }).waitFor()
  assert.equal(await left(second), await left(stranger))
})

test('says that a browser keeps nothing, and begins nothing in it', async ({ profile, origin }) => {
  const ana = await profile()
  await ana.context.addInitScript(`
    IDBFactory.prototype.open = () => { throw new DOMException('', 'SecurityError') }`)
  const page = await ana.open(origin)
  await page.getByText('The browser keeps nothing for this page').waitFor()
  await button(page, 'Try again').click()
  await page.getByText('The browser keeps nothing for this page').waitFor()
})

test('says before anything is begun what a web page cannot promise', async (given) => {
  const page = await (await given.profile()).open(given.origin)
  await button(page, 'What a web page cannot promise').click()
  await dialog(page).getByText('Whoever runs that house').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { name: 'Welcome to Snug' }).waitFor()
})

test.run()
