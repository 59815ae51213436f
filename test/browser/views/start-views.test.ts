// The views before a profile is open, each in its states: what they ask of the session, what they
// say, that axe finds nothing, and that a keyboard is enough.

import * as assert from 'uvu/assert'
import { slow } from '../../runner/report.ts'
import { findingsEverywhere } from '../axe.ts'
import { browserSuite } from '../browser-suite.ts'
import { call } from '../call.ts'
import { servePages } from '../pages.ts'
import { sharedPage } from '../shared-page.ts'
import { untilTrue } from '../until.ts'
import type { Page } from 'playwright-core'
import type { Phase } from '../../../browser/model/app.ts'
import type { BrowserTest } from '../browser-suite.ts'

slow(240)

const test = await browserSuite('start views', { serve: servePages })

const LINK = 'snug:AQEBAQEBAQEBAQEBAQEBAQEBAQEB'

async function opened (given: BrowserTest, phase?: Phase): Promise<Page> {
  const page = await sharedPage(given, `${given.origin}/start-views.html`)
  await call(page, 'look', 'light', 'en')
  if (phase === undefined) return page
  await call(page, 'show', phase)
  await page.getByRole('heading', { level: 1 }).waitFor()
  // The title takes the focus, or the field that is to be filled in.
  await page.locator('main :focus').waitFor()
  return page
}

async function asked (page: Page): Promise<Array<[string, unknown]>> {
  return await call(page, 'asked')
}

const fault = (code: string) => ({ code, message: 'from the core', action: 'core action' })

test('begins with a name alone, by keyboard', async (given) => {
  const page = await opened(given, { at: 'welcome' })
  await page.keyboard.type('  Ana ')
  await page.keyboard.press('Enter')
  assert.equal(await asked(page), [['create', { name: 'Ana' }]])
})

test('asks for a name, and keeps it when making a profile fails', async (given) => {
  const page = await opened(given, { at: 'welcome' })
  await page.keyboard.press('Enter')
  await page.getByText('Give yourself a name').waitFor()
  assert.equal(await asked(page), [])
  await call(page, 'failNext', fault('store-failed'))
  await page.getByLabel('Your name').fill('Ana')
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByText('Make room on this device').waitFor()
  assert.is(await page.getByLabel('Your name').inputValue(), 'Ana')
})

test('takes a passphrase only when both are the same, and warns of a short one', async (given) => {
  const page = await opened(given, { at: 'welcome' })
  await page.getByLabel('Your name').fill('Ana')
  await page.getByLabel('Only who knows a passphrase').check()
  await page.getByLabel('Passphrase', { exact: true }).fill('short')
  await page.getByText('This is short').waitFor()
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByText('The two are not the same').waitFor()
  assert.equal(await asked(page), [])
  await page.getByLabel('Passphrase again').fill('short')
  await page.getByRole('button', { name: 'Begin' }).click()
  assert.equal(await asked(page), [['create', { name: 'Ana', passphrase: 'short' }]])
})

test('says that an invite waits, and when it cannot be used', async (given) => {
  const page = await opened(given, { at: 'welcome' })
  await call(page, 'arrive', LINK)
  await page.getByRole('heading', { name: 'A friend invites you' }).waitFor()
  await page.getByText('You can begin without it').waitFor()
  await call(page, 'show', { at: 'locked' })
  await page.getByText('You can begin without it').waitFor()
})

test('says that a house waits', async (given) => {
  const page = await opened(given, { at: 'welcome' })
  await call(page, 'arrive', 'owner=abc_DEF-123')
  await page.getByRole('heading', { name: 'This house will be yours' }).waitFor()
  await call(page, 'show', { at: 'other-tab' })
  await page.getByText('becomes yours when you are inside').waitFor()
  assert.is(await page.getByText('abc_DEF-123').count(), 0)
})

test('shows nothing of a hostile fragment', async (given) => {
  const page = await opened(given, { at: 'welcome' })
  for (const fragment of ['<img src=x onerror=alert(1)>', `snug:${'A'.repeat(9_000)}`,
    'owner=<script>', '\u202eolleh']) {
    await call(page, 'arrive', fragment)
    await page.getByText('The link that you opened is damaged').waitFor()
    assert.is(await page.locator('main img:not(.door), main script').count(), 0)
    assert.not.match(await page.locator('main').innerText(), /onerror|script|AAAA|olleh/)
  }
})

test('imports a file with its passphrase, shows how far it is, and stops', async (given) => {
  const page = await opened(given, { at: 'welcome' })
  await page.getByRole('button', { name: 'I have an export' }).click()
  await page.getByRole('button', { name: 'Import' }).click()
  await page.getByText('Its name ends in .snug').waitFor()
  const file = { name: 'ana <b>.snug', mimeType: 'application/octet-stream',
    buffer: Buffer.alloc(2_000) }
  await page.getByLabel('Choose the export').setInputFiles(file)
  await page.getByText('ana <b>.snug').waitFor()
  await page.getByLabel('Passphrase of the export').fill('four words of Ana')
  await page.getByLabel('The device of before').check()
  await page.getByRole('button', { name: 'Import' }).click()
  await page.getByText('50%, 1,204 records').waitFor()
  const options = { size: 2_000, passphrase: 'four words of Ana', delist: true }
  assert.equal(await asked(page), [['importFrom', options]])
  await page.getByRole('button', { name: 'Stop' }).click()
  await page.getByText('Nothing was kept').waitFor()
})

test('words what is wrong with an export, and keeps what was typed', async (given) => {
  const page = await opened(given, { at: 'evicted' })
  await page.getByRole('button', { name: 'Import an export' }).click()
  await page.getByLabel('Choose the export').setInputFiles(
    { name: 'a.snug', mimeType: '', buffer: Buffer.alloc(10) })
  await page.getByLabel('Passphrase of the export').fill('not this one')
  await call(page, 'failNext', fault('archive-passphrase'))
  await page.getByRole('button', { name: 'Import' }).click()
  await page.getByText('That is not the passphrase of this export').waitFor()
  assert.is(await page.getByLabel('Passphrase of the export').inputValue(), 'not this one')
})

test('says what takes time, and for how long', async (given) => {
  const page = await opened(given, { at: 'opening', step: 'key' })
  await page.getByText('Turning the key').waitFor()
  await page.getByText(/[2-9] seconds so far/).waitFor()
  await call(page, 'show', { at: 'opening', step: 'network' })
  await page.getByText('Lighting the lamp').waitFor()
})

test('unlocks by keyboard, and words a wrong passphrase', async (given) => {
  const page = await opened(given, { at: 'locked' })
  await page.keyboard.press('Enter')
  await page.getByText('Type your passphrase').waitFor()
  await page.keyboard.type('wrong')
  await call(page, 'failNext', fault('passphrase-wrong'))
  await page.keyboard.press('Enter')
  await page.getByText('That is not the passphrase').waitFor()
  await call(page, 'failNext', null)
  // The wrong one is selected: typing replaces it.
  await untilTrue(page, 'document.activeElement.selectionEnd === "wrong".length && ' +
    'document.activeElement.selectionStart === 0')
  await page.keyboard.type('right')
  await page.keyboard.press('Enter')
  assert.equal(await asked(page), [['unlock', 'wrong'], ['unlock', 'right']])
})

test('opens a profile without a passphrase by a press', async (given) => {
  const page = await opened(given)
  await call(page, 'protect', 'browser')
  await call(page, 'show', { at: 'locked' })
  await page.locator('button:focus', { hasText: 'Open' }).waitFor()
  await page.keyboard.press('Enter')
  assert.equal(await asked(page), [['unlock', '']])
})

test('erases everything from a locked page in two steps, by keyboard', async (given) => {
  const page = await opened(given, { at: 'locked' })
  const erase = page.getByRole('button', { name: 'Erase everything here' })
  const stops: string[] = []
  while (stops.at(-1) !== 'Erase everything here') {
    await page.keyboard.press('Tab')
    stops.push(await page.locator(':focus').innerText())
    assert.ok(stops.length < 10, stops.join(', '))
  }
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Erase everything here?' }).waitFor()
  assert.equal(await asked(page), [])
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await erase.press('Enter')
  await page.getByRole('button', { name: 'Erase everything', exact: true }).press('Enter')
  assert.equal(await asked(page), [['panic', undefined]])
})

test('uses the profile here, and looks again', async (given) => {
  const page = await opened(given, { at: 'other-tab' })
  await page.getByRole('button', { name: 'Use it here' }).click()
  await call(page, 'show', { at: 'failed', fault: fault('store-damaged') })
  await page.getByText('What Snug kept here is damaged').waitFor()
  await page.getByRole('button', { name: 'Try again' }).click()
  await call(page, 'show', { at: 'evicted' })
  await page.getByRole('button', { name: 'Look again' }).click()
  const names = (await asked(page)).map(([name]) => name)
  assert.equal(names, ['takeOver', 'retry', 'retry'])
})

test('begins anew in place of a lost profile only when that is typed', async (given) => {
  const page = await opened(given, { at: 'evicted' })
  await page.getByRole('button', { name: 'Begin anew' }).click()
  const field = page.getByLabel('Type "begin anew" to go on')
  await field.fill('begin')
  await field.press('Enter')
  assert.equal(await asked(page), [])
  await field.fill(' Begin anew')
  await field.press('Enter')
  assert.equal(await asked(page), [['beginAnew', undefined]])
})

test('takes the words of the core for a fault that it does not know', async (given) => {
  const page = await opened(given, { at: 'failed', fault: fault('never-heard-of') })
  await page.getByText('from the core core action').waitFor()
  await page.getByRole('button', { name: 'Copy report' }).click()
  const report = page.locator('.report, .toast')
  await report.waitFor()
  assert.not.match(await report.innerText(), /from the core/)
})

test('passes axe in every state, both themes and both widths', async (given) => {
  const page = await opened(given)
  const look = async (theme: string): Promise<void> => { await call(page, 'look', theme, 'en') }
  const phases: Phase[] = [
    { at: 'welcome' }, { at: 'opening', step: 'store' }, { at: 'locked' },
    { at: 'locked', fault: fault('passphrase-wrong') }, { at: 'other-tab' }, { at: 'evicted' },
    { at: 'failed', fault: fault('store-damaged') }
  ]
  const found: string[] = []
  const inspect = async (what: string): Promise<void> => {
    const lines = await findingsEverywhere(page, look)
    found.push(...lines.map((line) => `${what}: ${line}`))
  }
  for (const phase of phases) {
    await call(page, 'show', phase)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await inspect(JSON.stringify(phase))
  }
  await call(page, 'show', { at: 'welcome' })
  await call(page, 'arrive', 'what is this')
  await page.getByLabel('Only who knows a passphrase').check()
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByText('Give yourself a name').waitFor()
  await inspect('welcome with faults')
  await page.getByRole('button', { name: 'I have an export' }).click()
  await page.getByRole('button', { name: 'Import' }).click()
  await page.getByText('Its name ends in .snug').waitFor()
  await inspect('import with faults')
  await call(page, 'show', { at: 'locked' })
  await page.getByRole('button', { name: 'Erase everything here' }).click()
  await page.getByRole('dialog').waitFor()
  await inspect('panic')
  await call(page, 'unsafe', '192.168.1.20:7685', '192.168.1.20', '7685')
  await inspect('unsafe')
  await call(page, 'outdated')
  await inspect('outdated')
  assert.equal(found, [])
})

test('speaks German, and Arabic from right to left', async (given) => {
  const page = await opened(given, { at: 'welcome' })
  await page.getByRole('button', { name: 'Deutsch' }).click()
  await page.getByRole('heading', { name: 'Willkommen bei Snug' }).waitFor()
  await page.getByRole('button', { name: 'العربية' }).click()
  await page.getByRole('heading', { name: 'مرحبًا بك في Snug' }).waitFor()
  await page.locator('html[dir=rtl]').waitFor()
})

test('offers ways on a page that came by a way without keys', async (given) => {
  const page = await opened(given)
  await call(page, 'unsafe', '192.168.1.20:7685', '192.168.1.20', '7685')
  await page.getByText('http://127.0.0.1:7685').waitFor()
  await page.getByText('ssh -N -L 7685:127.0.0.1:7685 192.168.1.20').waitFor()
})

test.run()
