// The main story of the app, as people live it: two who only open a browser at one house. They come
// in, meet by a link, write to each other directly, and by the house while one of them is away.

import * as assert from 'uvu/assert'
import { slow } from '../runner/report.ts'
import { browserSuite } from './browser-suite.ts'
import { serveHouse } from './house.ts'
import type { Page } from 'playwright-core'
import type { Profile } from './profile.ts'

slow(120)

const test = await browserSuite('friends in the app', { serve: serveHouse })

/** A first visit: a name, and in. */
async function moveIn (person: Profile, origin: string, name: string): Promise<Page> {
  const page = await person.open(origin)
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByRole('heading', { name: 'You are alone here' }).waitFor()
  return page
}

/** The link of an invite that Ana makes. */
async function invite (page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Invite a friend' }).click()
  await page.getByRole('button', { name: 'Make an invite' }).click()
  const link = page.getByLabel('The invite as text')
  await link.waitFor({ state: 'attached' })
  return await link.evaluate((field) => Reflect.get(field, 'value') as string ||
    field.textContent || '')
}

async function answer (page: Page, link: string): Promise<void> {
  await page.getByRole('button', { name: 'Invite a friend' }).click()
  await page.getByLabel('The invite', { exact: true }).fill(link)
  await page.getByRole('button', { name: 'Come in' }).click()
  await page.getByText(/are connected/).first().waitFor()
}

async function openThread (page: Page, name: string): Promise<void> {
  await page.locator('[data-row]').filter({ hasText: name }).first().click()
  await page.getByRole('textbox', { name: `Write to ${name}` }).waitFor()
}

async function write (page: Page, name: string, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: `Write to ${name}` })
  await field.fill(text)
  await field.press('Enter')
}

async function shows (page: Page, text: string): Promise<void> {
  await page.locator('.pane-main').getByText(text, { exact: true }).first().waitFor()
}

test('two browsers meet by a link, talk directly, and leave mail', async ({ profile, origin }) => {
  const [ana, ben] = [await profile(), await profile()]
  const [anas, bens] = [await moveIn(ana, origin, 'Ana'), await moveIn(ben, origin, 'Ben')]
  await answer(bens, await invite(anas))

  await openThread(bens, 'Ana')
  await write(bens, 'Ana', 'See you at eight?')
  await openThread(anas, 'Ben')
  await shows(anas, 'See you at eight?')
  for (const page of [anas, bens]) {
    await page.locator('.network-line').getByText('Online, directly').waitFor()
  }
  await write(anas, 'Ben', 'I bring the bread.')
  await shows(bens, 'I bring the bread.')

  // Ben's tab is closed: the house keeps what Ana writes, and says so.
  await bens.close()
  await write(anas, 'Ben', 'And the cheese.')
  await anas.getByText(/keeps? (it|this), sealed|[Hh]eld|[Kk]ept/).first().waitFor()
  const again = await ben.open(origin)
  await openThread(again, 'Ana')
  await shows(again, 'And the cheese.')

  // And the other way round, with a reload in the middle.
  await anas.close()
  await write(again, 'Ana', 'And the wine.')
  await again.reload()
  const back = await ana.open(origin)
  await openThread(back, 'Ben')
  await shows(back, 'And the wine.')
  assert.equal(await back.locator('.pane-main').getByText('See you at eight?').count() > 0, true)
})

test.run()
