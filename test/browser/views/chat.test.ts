// Conversations in a real browser: that a keyboard is enough, that nothing jumps, that nothing of
// what other people write can do anything, and that axe finds nothing. The messenger follows a
// script.

import * as assert from 'uvu/assert'
import { slow } from '../../runner/report.ts'
import { assertClean } from '../axe.ts'
import { browserSuite } from '../browser-suite.ts'
import { call } from '../call.ts'
import { servePages } from '../pages.ts'
import { enter, scriptedRoom as room } from '../scripted-room.ts'
import { fontsLoaded, untilTrue } from '../until.ts'

slow(240)

const test = await browserSuite('conversations', { serve: servePages })

test('has nothing for axe in the list and in conversations', async (given) => {
  const page = await room(given)
  await assertClean(page)
  for (const name of [/^Ben$/, 'Dan', 'workshop', 'sister', 'Cleo and Dan']) {
    await enter(page, name)
    await assertClean(page)
  }
})

test('has nothing for axe without anybody, and with hostile people', async (given) => {
  await assertClean(await room(given, { scene: 'empty' }))
  const page = await room(given, { scene: 'hostile' })
  for (const name of ['img', 'exe', 'Wolfe']) {
    await enter(page, name)
    await assertClean(page)
  }
})

test('has nothing for axe in dialogs, details and search', async (given) => {
  const page = await room(given)
  await enter(page, /^Cleo$/)
  await page.locator('.timer').click()
  await page.getByRole('dialog').waitFor()
  await assertClean(page)
  await page.keyboard.press('Escape')
  await page.locator('.meta').last().click()
  await page.getByRole('heading', { name: 'Message' }).waitFor()
  await assertClean(page)
  await page.keyboard.press('Escape')
  await page.locator('.pane-aside').waitFor({ state: 'detached' })
  await page.keyboard.press('Control+/')
  await page.getByRole('dialog').waitFor()
  // What a tab never gets from its browser does not come first, and "or" stands with its keys.
  assert.match(await page.locator('.keys dd').first().innerText(), /^Alt\s*N/)
  assert.ok((await page.locator('.keys .way').evaluateAll((ways) =>
    ways.map(({ clientHeight }) => clientHeight))).every((height) => height < 36))
  await assertClean(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.locator('.search-field input:focus').waitFor()
  await page.keyboard.type('bread')
  await page.locator('.results mark').first().waitFor()
  await assertClean(page)
})

test('has nothing for axe from right to left', async (given) => {
  const page = await room(given, { scene: 'usual', language: 'ar' })
  assert.is(await page.evaluate('document.documentElement.dir'), 'rtl')
  await enter(page, /^Ben$/)
  // Before anything is typed the field shows words of the page.
  assert.is(await page.evaluate('getComputedStyle(document.querySelector("textarea")).direction'),
    'rtl')
  await assertClean(page)
})

test('times what is written, takes it back for both, and stars what came', async (given) => {
  const page = await room(given)
  await enter(page, /^Ben$/)
  await page.getByRole('button', { name: 'Timer for what you write next' }).click()
  await page.getByRole('menuitemcheckbox', { name: '30 seconds' }).click()
  await page.getByText('30 seconds after it was read').waitFor()
  await assertClean(page)
  await page.setViewportSize({ width: 1280, height: 740 })
  await page.locator('textarea').fill('For a moment')
  await page.keyboard.press('Enter')
  const sent = page.locator('.message', { hasText: 'For a moment' })
  await sent.locator('.meta', { hasText: '30s' }).waitFor()
  await sent.click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Star' }).click()
  await sent.locator('.meta[aria-label*="Starred"]').waitFor()
  await sent.click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Delete for both' }).click()
  await page.getByRole('dialog').waitFor()
  await assertClean(page)
  await page.setViewportSize({ width: 1280, height: 740 })
  await page.getByRole('dialog').getByRole('button', { name: 'Delete for both' }).click()
  await page.getByText('You took this message back').waitFor()
  assert.is(await sent.count(), 0)
  await assertClean(page)
})

test('is used by keyboard alone', async (given) => {
  const page = await room(given)
  const { keyboard } = page
  await keyboard.press('Alt+ArrowDown')
  await page.getByRole('heading', { name: 'Ben' }).waitFor()
  await keyboard.press('Alt+ArrowDown')
  await page.getByRole('heading', { name: 'Cleo' }).waitFor()
  await page.locator('textarea:focus').waitFor()
  await keyboard.type('first')
  await keyboard.press('Shift+Enter')
  await keyboard.type('second')
  await keyboard.press('Enter')
  await page.locator('.message', { hasText: 'first\nsecond' }).waitFor()
  assert.is(await page.locator('textarea').inputValue(), '')
  await keyboard.press('Shift+Tab')
  await keyboard.press('ArrowUp')
  await page.locator('.message:focus', { hasText: 'second' }).waitFor()
  await keyboard.press('ArrowUp')
  await page.locator('.message:focus', { hasText: 'market' }).waitFor()
  await keyboard.press('Enter')
  const aside = page.locator('.pane-aside')
  await aside.getByText('Cleo’s house keep').or(aside.getByText('keep it, sealed'))
    .first().waitFor()
  await keyboard.press('Escape')
  await aside.waitFor({ state: 'detached' })
  await keyboard.press('Control+f')
  await page.locator('.thread-search input:focus').waitFor()
  await keyboard.type('garden')
  await page.locator('.timeline mark').waitFor()
  await keyboard.press('Escape')
  await page.locator('.thread-search').waitFor({ state: 'detached' })
  await keyboard.press('Control+m')
  await page.locator('textarea:focus').waitFor()
  await keyboard.press('Escape')
  await page.getByText('A small room of your own').waitFor()
})

test('shows what is new behind a line, and marks it as read once it is seen', async (given) => {
  const page = await room(given)
  assert.is(await page.title(), '(2) Snug')
  await enter(page, /^Ben$/)
  await page.locator('.unread-line').waitFor()
  await untilTrue(page, 'document.title === "Snug"')
  assert.is(await page.locator('.unread-line').count(), 1)
  await page.locator('textarea:focus').waitFor()
  await page.keyboard.type('answer')
  await page.keyboard.press('Enter')
  await page.locator('.unread-line').waitFor({ state: 'detached' })
})

test('says how many are new first in the label of a conversation', async (given) => {
  const page = await room(given)
  await page.getByRole('button', { name: /^2 new messages\. .*Ben.*Verified.*See you/ }).waitFor()
})

test('holds still what is read while older and newer messages come', async (given) => {
  const page = await room(given, { scene: 'usual', messages: 10_000 })
  await enter(page, /^Ben$/)
  await page.locator('.message', { hasText: '(10000)' }).waitFor()
  await fontsLoaded(page)
  const settled = async (): Promise<void> => {
    await page.evaluate(TWO_FRAMES)
  }
  const scroll = async (to: string): Promise<void> => {
    await page.evaluate(`document.querySelector('.timeline').scrollTop ${to}`)
    await settled()
  }
  await scroll('-= 1200')
  const before = await page.evaluate<{ key: string, top: number }>(MIDDLE)
  for (let page1 = 0; page1 < 3; page1++) {
    await call(page, 'say', 'ben', 'something new')
    await settled()
  }
  const after = await page.evaluate<{ key: string, top: number }>(MIDDLE)
  assert.equal(after, before)
  // To the very top of what is loaded: the page before it comes, and what was on top stays there.
  const loaded = await page.locator('[data-message]').count()
  await scroll('= 0')
  await untilTrue(page, `document.querySelectorAll('[data-message]').length > ${loaded}`)
  await settled()
  const top = await page.evaluate<number>('document.querySelector(".timeline").scrollTop')
  assert.ok(top > 400, `at ${top}`)
  for (let pages = 0; pages < 12; pages++) await scroll('= 0')
  assert.ok(await page.locator('[data-message]').count() <= 250)
  await page.locator('.to-latest').click()
  await page.locator('.message', { hasText: 'something new' }).last().waitFor()
  await untilTrue(page, `(() => { const { scrollHeight, scrollTop, clientHeight } =
    document.querySelector('.timeline'); return scrollHeight - scrollTop - clientHeight < 2 })()`)
})

/** The attributes of all links that people wrote. */
const LINKS = `[...document.querySelectorAll('.said a')].map((link) =>
  Object.fromEntries([...link.attributes].map(({ name, value }) => [name, value])))`

const TWO_FRAMES =
  'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))'

/** The message in the middle of the window, and where its upper edge is. */
const MIDDLE = `(() => {
  const box = document.querySelector('.timeline').getBoundingClientRect()
  const row = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
  const li = row.closest('li') ?? [...document.querySelectorAll('.message')]
    .find((each) => each.getBoundingClientRect().bottom > box.y + box.height / 2)
  return { key: li.dataset.key, top: Math.round(li.getBoundingClientRect().top) }
})()`

test('stays at the end for whoever is there, and reads out what arrives', async (given) => {
  const page = await room(given)
  await enter(page, /^Cleo$/)
  await call(page, 'say', 'cleo', 'a word from Cleo')
  await page.locator('.message', { hasText: 'a word from Cleo' }).waitFor()
  await page.locator('[role=status]', { hasText: 'Cleo: a word from Cleo' }).waitFor()
  await untilTrue(page, `(() => { const { scrollHeight, scrollTop, clientHeight } =
    document.querySelector('.timeline'); return scrollHeight - scrollTop - clientHeight < 2 })()`)
})

test('says why nothing can be written, and what to do', async (given) => {
  const page = await room(given)
  await enter(page, 'sister')
  await page.getByRole('button', { name: 'Compare' }).waitFor()
  assert.is(await page.locator('textarea').count(), 0)
})

test('deletes a failed message, and sends one again', async (given) => {
  const page = await room(given)
  await enter(page, 'workshop')
  await page.getByRole('button', { name: 'Send again' }).first().click()
  await page.getByText('Ben from the workshop did not fetch').waitFor({ state: 'detached' })
  await page.locator('.message', { hasText: 'Is the chair ready?' }).waitFor()
  await page.locator('.state', { hasText: 'no longer accepts' })
    .getByRole('button', { name: 'Delete' }).click()
  await page.locator('.message', { hasText: 'I can come by' }).waitFor({ state: 'detached' })
})

test('runs nothing of what people write, and leaves no way to break out', async (given) => {
  const page = await room(given, { scene: 'hostile' })
  await enter(page, 'img')
  await page.locator('.message', { hasText: 'javascript:' }).waitFor()
  const links = await page.evaluate<Array<Record<string, string>>>(LINKS)
  assert.equal(links.map(({ href }) => href), ['https://xn--80ak6aa92e.example/login'])
  for (const { rel, target } of links) {
    assert.match(rel ?? '', /noopener noreferrer/)
    assert.is(target, '_blank')
  }
  assert.is(await page.locator('.said script, .said img, .said b, .row img').count(), 0)
})

test('shows one pane at a time on a phone, and the back button goes back', async (given) => {
  const page = await room(given)
  await page.setViewportSize({ width: 360, height: 740 })
  await enter(page, /^Cleo$/)
  await page.locator('.pane-list').waitFor({ state: 'hidden' })
  await page.locator('.meta').last().click()
  await page.getByRole('heading', { name: 'Message' }).waitFor()
  await page.goBack()
  await page.getByRole('heading', { name: 'Cleo' }).waitFor()
  await page.goBack()
  await page.locator('.pane-list').waitFor()
  await page.locator('.pane-main').waitFor({ state: 'hidden' })
  assert.is(new URL(page.url()).search + new URL(page.url()).hash, '')
})

test.run()
