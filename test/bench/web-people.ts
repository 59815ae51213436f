// People who use the web app by script, at the speed of a machine: each step follows as soon as the
// page offers it.

import type { Page } from 'playwright-core'
import type { Profile } from '../browser/profile.ts'

/** A first visit: a name, and in. */
export async function moveIn (profile: Profile, origin: string, name: string): Promise<Page> {
  const page = await profile.open(origin)
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByRole('heading', { name: 'You are alone here' }).waitFor()
  return page
}

/** The link of an invite for one person. */
export async function invite (page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Invite a friend' }).click()
  await page.getByRole('button', { name: 'Make an invite' }).click()
  const link = page.getByLabel('The invite as text')
  await link.waitFor({ state: 'attached' })
  return await link.evaluate((field) => Reflect.get(field, 'value') as string ||
    field.textContent || '')
}

/** Pastes an invite, and waits until both are connected. */
export async function answer (page: Page, link: string): Promise<void> {
  await page.getByRole('button', { name: 'Invite a friend' }).click()
  await page.getByLabel('The invite', { exact: true }).fill(link)
  await page.getByRole('button', { name: 'Come in' }).click()
  await page.getByText(/are connected/).first().waitFor()
}

export async function write (page: Page, to: string, text: string): Promise<void> {
  await page.locator('[data-row]').filter({ hasText: to }).first().click()
  const field = page.getByRole('textbox', { name: `Write to ${to}` })
  await field.fill(text)
  await field.press('Enter')
}

/** Waits until the latest message of this person was delivered. */
export async function delivered (page: Page): Promise<void> {
  await page.locator('.state[data-state="delivered"], .state[data-state="read"]').first().waitFor()
}
