// The door, the details of a contact and comparing numbers in a real browser, over a messenger that
// follows a script.

import * as assert from 'uvu/assert'
import { encodeReport } from '../../../src/identity/report.ts'
import { signRequest } from '../../../src/identity/request-statement.ts'
import { person } from '../../identity/people.ts'
import { slow } from '../../runner/report.ts'
import { assertClean } from '../axe.ts'
import { browserSuite } from '../browser-suite.ts'
import { call } from '../call.ts'
import { servePages } from '../pages.ts'
import { details, scriptedRoom as room } from '../scripted-room.ts'
import { toasted } from '../toasted.ts'
import type { Page } from 'playwright-core'
import type { ContactView } from '../../../src/conversation/views.ts'

slow(240)

const test = await browserSuite('persons', { serve: servePages })

async function compare (page: Page, name: RegExp | string): Promise<void> {
  await details(page, name)
  await page.locator('.pane-aside').getByRole('button', { name: /^(Compare|See the number)/ })
    .first().click()
  await page.locator('.safety-number').waitFor()
}

async function stateOf (page: Page, id: string): Promise<ContactView['state']> {
  return (await call<ContactView>(page, 'contact', id)).state
}

function signedReport (name: string, note: string): Buffer {
  const [{ device }, { account }] = [person('report'), person('reported')]
  const unsigned = { to: account.id, time: 1_793_534_401, name, note }
  return Buffer.from(encodeReport({ ...unsigned, from: device.certificate,
    signature: signRequest(device, unsigned) }))
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

test('lets in who is at the door, and goes to the conversation', async (given) => {
  const page = await room(given)
  await page.locator('.row.door').click()
  await page.locator('.door-card', { hasText: '“\u2068Dan from the choir\u2069”' }).waitFor()
  await page.getByText('We met on Sunday').waitFor()
  await page.getByText('Nobody whom you know has introduced them.').waitFor()
  await page.getByText('it says that it was made 2 hours ago').waitFor()
  await assertClean(page)
  await button(page, 'Accept').click()
  await page.locator('.thread-head', { hasText: 'Dan from the choir' }).waitFor()
  await page.locator('.row.door').waitFor({ state: 'detached' })
  assert.is(await stateOf(page, 'door'), 'connected')
})

test('keeps a proof of what somebody at the door wrote, as a file', async (given) => {
  const page = await room(given)
  await page.locator('.row.door').click()
  await button(page, 'Keep a proof').click()
  await page.getByRole('dialog', { name: 'A proof of this request' }).waitFor()
  await assertClean(page)
  const saving = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Save the file' }).click()
  assert.is((await saving).suggestedFilename(), 'request.snug-report')
})

test('checks a proof that somebody shows, and says what it proves and not', async (given) => {
  const page = await room(given)
  await page.locator('.row.door').click()
  const choose = page.getByLabel('Check a proof')
  const chosen = async (name: string, buffer: Buffer): Promise<void> => {
    await choose.setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  }
  await chosen('picture.png', Buffer.alloc(9_000))
  await page.getByText('This proves nothing').waitFor()
  await assertClean(page)
  const report = signedReport('Dan \u202egnp', '<b>Let me in</b>')
  await chosen('changed.snug-report', Buffer.from(report).fill(1, report.length - 1))
  await page.getByText('This proves nothing').waitFor()
  await chosen('newer.snug-report', Buffer.from(report).fill(9, 11, 12))
  await page.getByText('Another version of Snug').waitFor()
  await chosen('request.snug-report', report)
  const proved = page.getByRole('dialog', { name: 'The signatures hold' })
  await proved.getByText('<b>Let me in</b>').waitFor()
  assert.is(await proved.locator('dd > bdi', { hasText: /^Dan gnp$/ }).count(), 1)
  await proved.getByText('It does not prove who the person is').waitFor()
  await assertClean(page)
  await page.keyboard.press('Escape')
  await proved.waitFor({ state: 'detached' })
})

test('declines and blocks by keyboard alone, and teaches when nobody is left', async (given) => {
  const page = await room(given)
  await call(page, 'knock', { ...await call<ContactView>(page, 'contact', 'door'), id: 'other',
    name: 'Dan 2', theirName: 'D\u0430n', since: Date.now() + 1_000,
    looksLike: { id: 'dan', name: 'Dan' }, oddName: 'mixed' })
  await page.locator('.row.door').focus()
  await page.keyboard.press('Enter')
  await page.getByText('is somebody else').waitFor()
  await page.locator('[data-title]:focus').waitFor()
  await page.locator('.door-card').getByText('letters of different scripts').waitFor()
  const press = async (at: number, name: string): Promise<void> => {
    const target = page.locator('.door-card').nth(at).locator('button:focus', { hasText: name })
    for (let tabs = 0; tabs < 20; tabs++) {
      await page.keyboard.press('Tab')
      if (await target.count() > 0) break
    }
    await target.waitFor()
    await page.keyboard.press('Enter')
  }
  await press(0, 'Block')
  await page.locator('.door-card').nth(1).waitFor({ state: 'detached' })
  assert.is(await stateOf(page, 'door'), 'blocked')
  await page.locator('[data-title]:focus').waitFor()
  await press(0, 'Decline')
  await page.getByText('Nobody is at the door').waitFor()
  await assertClean(page)
})

test('decides on an identity that is new, and stops sending until then', async (given) => {
  const page = await room(given)
  await call(page, 'know', 'dan', { state: 'changed', oddName: 'mixed',
    change: { kind: 'attaching', other: { id: 'ben', name: 'Ben' } } })
  await details(page, 'Dan')
  await page.getByText('Nothing is sent to either before you decide').waitFor()
  await page.getByText('letters of different scripts').waitFor()
  await page.getByText('A new device').waitFor()
  await assertClean(page)
  await button(page, 'Keep apart').waitFor()
  await button(page, 'It is them').waitFor()
})

test('introduces a friend to a friend, and answers who is introduced', async (given) => {
  const page = await room(given)
  await details(page, 'Ben')
  await button(page, 'Introduce to a friend').click()
  const dialog = page.getByRole('dialog', { name: /To whom do you introduce/ })
  await dialog.waitFor()
  await assertClean(page)
  await dialog.getByRole('button', { name: 'Cleo', exact: true }).click()
  await toasted(page, 'Cleo\u2069 are asked.')
  await call(page, 'introducing', { id: 'of-cleo', name: 'Mi\u0430', note: 'She sings, too',
    looksLike: { id: 'mia', name: 'Mia' }, oddName: 'mixed',
    by: { id: 'cleo', name: 'Cleo' }, state: 'open', stateText: '', until: Date.now() + 1e8 })
  await page.locator('.row.introduced').click()
  await page.locator('.introductions').getByText('would like to introduce \u2068Mi\u0430').waitFor()
  await page.locator('.introductions').getByText('looks like that of \u2068Mia').waitFor()
  await page.locator('.introductions').getByText('letters of different scripts').waitFor()
  await page.getByText('She sings, too').waitFor()
  await assertClean(page)
  await button(page, 'Get to know them').click()
  await page.getByText('You agreed.').waitFor()
})

test('shows hostile names and notes as text that stays in its place', async (given) => {
  const page = await room(given, { scene: 'hostile' })
  await page.locator('.row.door').click()
  await page.locator('.door-card').waitFor()
  await assertClean(page)
  for (const name of ['img', 'exe', 'Wolfe']) {
    await details(page, name)
    await assertClean(page)
  }
  assert.is(await page.locator('.pane-aside img, .pane-aside script').count(), 0)
})

test('renames a contact, and says what is wrong with an empty name', async (given) => {
  const page = await room(given)
  await details(page, /^Cleo$/)
  const name = page.getByLabel('Your name for them')
  await name.fill(' ')
  await name.press('Enter')
  await page.getByText('at least one letter').waitFor()
  await name.fill('Cleo next door')
  await button(page, 'Save').click()
  await page.getByRole('heading', { name: 'Cleo next door' }).first().waitFor()
  await page.getByText('They call themself').waitFor()
  await page.locator('[data-row] .name bdi', { hasText: 'Cleo next door' }).waitFor()
})

test('says of each way what it shows, and mutes, pins and times', async (given) => {
  const page = await room(given)
  await details(page, /^Cleo$/)
  await page.getByText('left, sealed, with houses').waitFor()
  await call(page, 'know', 'cleo', { offersToKeepMail: true })
  await page.getByRole('switch', { name: 'keep your mail' }).check()
  await page.getByRole('switch', { name: 'Mute' }).check()
  await page.getByRole('switch', { name: 'Pin' }).check()
  await assertClean(page)
  await button(page, /^Change/).last().click()
  await page.getByRole('radio', { name: '1 day' }).check()
  await button(page, 'Save').click()
  await page.locator('.timer-row', { hasText: '1 day' }).waitFor()
  await details(page, /^Ben$/)
  await page.getByText('sees the internet address of your device').waitFor()
  await assertClean(page)
})

test('blocks, unblocks and removes in two steps', async (given) => {
  const page = await room(given)
  await details(page, /^Cleo$/)
  await button(page, /^Block/).click()
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  assert.is(await stateOf(page, 'cleo'), 'connected')
  await button(page, /^Block/).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Block' }).click()
  await page.locator('.stands', { hasText: 'Blocked' }).waitFor()
  await assertClean(page)
  await button(page, /^Unblock \u2068/).click()
  await page.getByRole('dialog').getByText('is erased here').waitFor()
  await assertClean(page)
  await page.keyboard.press('Escape')
  await button(page, /^Remove/).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await page.getByText('A small room of your own').waitFor()
  const row = page.locator('[data-row] .name bdi', { hasText: /^Cleo$/ })
  await row.waitFor({ state: 'detached' })
})

test('puts the seal on for numbers that match, and takes it off', async (given) => {
  const page = await room(given)
  await compare(page, /^Cleo$/)
  assert.is(await page.locator('.safety-number li').count(), 12)
  await assertClean(page)
  await button(page, 'They match').click()
  await page.locator('.sealed', { hasText: 'This is' }).waitFor()
  assert.is(await stateOf(page, 'cleo'), 'verified')
  await page.locator('.thread-head .name > .seal').waitFor()
  await assertClean(page)
  await button(page, 'Done').click()
  await page.locator('.pane-aside').waitFor({ state: 'detached' })
  await compare(page, /^Cleo$/)
  await button(page, 'Take the seal off').click()
  await button(page, 'They match').waitFor()
  assert.is(await stateOf(page, 'cleo'), 'connected')
})

test('puts the seal on for a code that matches, and says what is wrong with others',
  async (given) => {
    const page = await room(given)
    await compare(page, 'Cleo and Dan')
    const theirs = await page.locator('.qr-code').screenshot({ animations: 'disabled' })
    await compare(page, /^Cleo$/)
    const mine = await page.locator('.qr-code').screenshot({ animations: 'disabled' })
    await button(page, 'Scan their code').click()
    const picture = page.locator('input[type=file]')
    await picture.setInputFiles({ name: 'mine.png', mimeType: 'image/png', buffer: mine })
    await page.getByText('the code that your own Snug shows').waitFor()
    await picture.setInputFiles({ name: 'theirs.png', mimeType: 'image/png', buffer: theirs })
    await page.locator('.sealed', { hasText: 'This is' }).waitFor()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    assert.is(await stateOf(page, 'cleo'), 'verified')
  })

test('warns of numbers that differ, and takes the seal off', async (given) => {
  const page = await room(given)
  await compare(page, /^Ben$/)
  await button(page, 'They do not match').click()
  await page.getByText('The numbers differ').waitFor()
  assert.is(await stateOf(page, 'ben'), 'connected')
  await assertClean(page)
  await button(page, 'Compare again').click()
  await button(page, 'They match').waitFor()
})

test('is loud about a new identity, and accepts it only for a match', async (given) => {
  const page = await room(given)
  await details(page, 'sister')
  await page.locator('.pane-aside .notice[data-tone=danger]').waitFor()
  await assertClean(page)
  await page.locator('.pane-aside').getByRole('button', { name: 'Compare' }).click()
  await button(page, 'They do not match').click()
  await page.getByText('The numbers differ').waitFor()
  assert.is(await stateOf(page, 'new'), 'changed')
  await button(page, 'Compare again').click()
  await button(page, 'They match').click()
  await page.locator('.sealed').waitFor()
  await page.locator('textarea').waitFor()
})

test('has nothing for axe from right to left', async (given) => {
  const page = await room(given, { scene: 'usual', language: 'ar' })
  await page.locator('.row.door').click()
  await page.locator('.door-card').waitFor()
  await assertClean(page)
  await details(page, 'sister')
  await assertClean(page)
})

test.run()
