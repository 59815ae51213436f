// Takes the pictures of the readme: `node test/documents/screenshots.ts` writes docs/app-*.png. Two
// people in two browsers at a house of this machine live a short story, and are looked at.

import { findChromium, launchChromium } from '../browser/chromium.ts'
import { serveHouse } from '../browser/house.ts'
import type { BrowserContext, Page } from 'playwright-core'

const WIDE = { width: 1_280, height: 800 }
const PHONE = { width: 360, height: 740 }
const DOCS = new URL('../../docs/', import.meta.url).pathname

const STORY = [
  ['Ben', 'The bread is in the oven. Are you coming?'],
  ['Ana', 'Putting my shoes on. I bring the cheese and the good knife.'],
  ['Ben', 'Then I light the lamp.'],
  ['Ana', 'See you at eight.']
] as const

const found = await findChromium()
if (found.path === undefined) throw new Error(found.reason)
const browser = await launchChromium(found.path)
const house = await serveHouse()

async function moveIn (name: string): Promise<{ context: BrowserContext, page: Page }> {
  const context = await browser.newContext({ viewport: WIDE, deviceScaleFactor: 1 })
  const page = await context.newPage()
  await page.goto(house.origin)
  await page.getByLabel('Your name').waitFor()
  if (name === 'Ana') await page.screenshot({ path: `${DOCS}app-welcome.png` })
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByRole('heading', { name: 'You are alone here' }).waitFor()
  return { context, page }
}

try {
  const [ana, ben] = [await moveIn('Ana'), await moveIn('Ben')]
  await ana.page.getByRole('button', { name: 'Invite a friend' }).click()
  await ana.page.getByRole('button', { name: 'Make an invite' }).click()
  const field = ana.page.getByLabel('The invite as text')
  await field.waitFor({ state: 'attached' })
  const link = await field.evaluate((one) => Reflect.get(one, 'value') as string)
  await ana.page.screenshot({ path: `${DOCS}app-invite.png` })
  await ben.page.getByRole('button', { name: 'Invite a friend' }).click()
  await ben.page.getByLabel('The invite', { exact: true }).fill(link)
  await ben.page.getByRole('button', { name: 'Come in' }).click()
  await ben.page.getByText(/are connected/).first().waitFor()
  const people = { Ana: { ...ana, other: 'Ben' }, Ben: { ...ben, other: 'Ana' } }
  for (const { page, other } of Object.values(people)) {
    await page.locator('[data-row]').filter({ hasText: other }).first().click()
  }
  for (const [author, text] of STORY) {
    const { page, other } = people[author]
    const composer = page.getByRole('textbox', { name: `Write to ${other}` })
    await composer.fill(text)
    await composer.press('Enter')
    const reader = author === 'Ana' ? ben.page : ana.page
    await reader.locator('.pane-main').getByText(text, { exact: true }).first().waitFor()
  }
  await ana.page.locator('.network-line').getByText('Online, directly').waitFor()
  await ana.page.screenshot({ path: `${DOCS}app-light.png` })
  // What becomes of a message, here and at the other side.
  await ana.page.locator('.message', { hasText: 'See you at eight' }).locator('.meta').click()
  await ana.page.locator('.pane-aside .facts').waitFor()
  await ana.page.screenshot({ path: `${DOCS}app-message.png` })
  await ana.page.keyboard.press('Escape')
  await ana.page.locator('.pane-aside').waitFor({ state: 'detached' })
  // Nothing is still on its way to another colour.
  await ana.page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await ana.page.screenshot({ path: `${DOCS}app-dark.png` })
  await ana.page.setViewportSize(PHONE)
  await ana.page.screenshot({ path: `${DOCS}app-phone.png` })
} finally {
  await browser.close()
  await house.close()
}
