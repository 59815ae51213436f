// That somebody types or is here, in a real browser: seen in words, read out once, and nothing
// moves for it; and what this person shows, which is what they really do. The messenger follows a
// script.

import * as assert from 'uvu/assert'
import { slow } from '../../runner/report.ts'
import { assertClean } from '../axe.ts'
import { browserSuite } from '../browser-suite.ts'
import { call } from '../call.ts'
import { servePages } from '../pages.ts'
import { enter, scriptedRoom as room } from '../scripted-room.ts'
import { fontsLoaded } from '../until.ts'
import type { Page } from 'playwright-core'

slow(120)

const test = await browserSuite('moments', { serve: servePages })

async function ben (page: Page, typing: boolean, here: boolean): Promise<void> {
  await call(page, 'signal', { contact: 'ben', typing, here })
}

const shown = async (page: Page): Promise<string[]> => await call<string[]>(page, 'shown')

/** Where everything is that must not move. */
async function places (page: Page): Promise<string> {
  await fontsLoaded(page)
  return await page.evaluate(`JSON.stringify(
    ['.thread-head', '.timeline', '.composer', '.message:last-of-type', '.row'].map((each) => {
      const { top, left, width, height } = document.querySelector(each).getBoundingClientRect()
      return [each, top, left, width, height]
    }))`)
}

test('typing is shown in the conversation and in the list, and nothing moves for it',
  async (given) => {
    const page = await room(given)
    await enter(page, /^Ben$/)
    const before = await places(page)
    await ben(page, true, false)
    await page.locator('.typing-line', { hasText: 'Ben' }).waitFor()
    assert.is(await page.locator('.row .types').innerText(), 'typing…')
    assert.is(await places(page), before)
    await assertClean(page)
    await page.setViewportSize({ width: 1280, height: 740 })
    await ben(page, false, false)
    await page.locator('.typing-line').waitFor({ state: 'detached' })
    await page.locator('.row .types').waitFor({ state: 'detached' })
    assert.is(await places(page), before)
  })

test('it is read out politely, and not again while it goes on and on', async (given) => {
  const page = await room(given)
  await enter(page, /^Ben$/)
  const status = page.locator('.timeline-place [role=status]', { hasText: 'is typing' })
  await ben(page, true, false)
  await status.waitFor({ state: 'attached' })
  await ben(page, false, false)
  await status.waitFor({ state: 'detached' })
  await ben(page, true, false)
  await page.locator('.typing-line').waitFor()
  assert.is(await status.count(), 0)
})

test('who is here has it said beside how they are connected, in words', async (given) => {
  const page = await room(given)
  await enter(page, /^Ben$/)
  const before = await places(page)
  await ben(page, false, true)
  await page.locator('.thread-head .here').waitFor()
  assert.is(await page.locator('.thread-head .here').innerText(), 'here now')
  assert.is(await places(page), before)
  await assertClean(page)
  await page.setViewportSize({ width: 1280, height: 740 })
  await enter(page, /^Cleo$/)
  await page.getByRole('heading', { name: 'Cleo' }).waitFor()
  assert.is(await page.locator('.thread-head .here').count(), 0, 'of Ben alone')
})

test('from right to left it fits, too', async (given) => {
  const page = await room(given, { scene: 'usual', language: 'ar' })
  await enter(page, /^Ben$/)
  await ben(page, true, true)
  await page.locator('.typing-line', { hasText: 'Ben' }).waitFor()
  await assertClean(page)
})

test('shows others what is really typed: no draft that comes back, no search', async (given) => {
  const page = await room(given)
  await enter(page, /^Ben$/)
  assert.equal(await shown(page), ['here'])
  await page.locator('textarea').pressSequentially('ab')
  assert.equal(await shown(page), ['typing to ben', 'typing to ben', 'here'])
  await page.locator('textarea').fill('')
  assert.is((await shown(page)).at(-2), 'stopped typing to ben')
  await page.locator('textarea').fill('half a sentence')
  const typed = (await shown(page)).length
  await enter(page, /^Cleo$/)
  await enter(page, /^Ben$/)
  await page.getByRole('textbox', { name: 'Write to Ben' }).waitFor()
  assert.is(await page.locator('textarea').inputValue(), 'half a sentence')
  await page.keyboard.press('Control+f')
  await page.locator('.thread-search input:focus').waitFor()
  await page.keyboard.type('garden')
  assert.is((await shown(page)).length, typed)
})

test('three switches, each off, say what others see and what one sees of them', async (given) => {
  const page = await room(given)
  await page.keyboard.press('Control+,')
  await page.locator('.sheet .lead').waitFor()
  const names = ['Say when I have read', 'Say when I am typing', 'Say when I am here']
  for (const name of names) {
    const one = page.getByRole('switch', { name })
    assert.not(await one.isChecked(), name)
    await one.check()
  }
  const settings = await call<Record<string, unknown>>(page, 'settings')
  assert.equal([settings.readReceipts, settings.typing, settings.presence], [true, true, true])
  await assertClean(page)
})

test.run()
