// What people do in the app, as they see it: coming in, meeting, writing.

import type { Page } from 'playwright-core'
import type { Profile } from './profile.ts'

/** A first visit: a name, and in. */
export async function moveIn (person: Profile, origin: string, name: string): Promise<Page> {
  const page = await person.open(origin)
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByRole('heading', { name: 'You are alone here' }).waitFor()
  return page
}

/** Both have come in, and one has answered the invite of the other. */
export async function meet (host: Page, guest: Page): Promise<void> {
  await answer(guest, await invite(host))
}

/** Pastes an invite, and waits until both are connected. */
export async function answer (page: Page, link: string): Promise<void> {
  await page.getByRole('button', { name: 'Invite a friend' }).click()
  await page.getByLabel('The invite', { exact: true }).fill(link)
  await page.getByRole('button', { name: 'Come in' }).click()
  await page.getByText(/are connected/).first().waitFor()
}

/** The link of an invite. */
export async function invite (page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Invite a friend' }).click()
  await page.getByRole('button', { name: 'Make an invite' }).click()
  const link = page.getByLabel('The invite as text')
  await link.waitFor({ state: 'attached' })
  return await link.evaluate((field) => Reflect.get(field, 'value') as string ||
    field.textContent || '')
}

export async function openThread (page: Page, name: string): Promise<void> {
  await page.locator('[data-row]').filter({ hasText: name }).first().click()
  await page.getByRole('textbox', { name: `Write to ${name}` }).waitFor()
}

export async function write (page: Page, name: string, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: `Write to ${name}` })
  await field.fill(text)
  await field.press('Enter')
}

export async function shows (page: Page, text: string): Promise<void> {
  await page.locator('.pane-main').getByText(text, { exact: true }).first().waitFor()
}
