// An invite that comes from somebody who is a contact already, with a new identity.

import { slow } from '../../runner/report.ts'
import { assertClean } from '../axe.ts'
import { browserSuite } from '../browser-suite.ts'
import { neighbourhood } from '../room-of-ana.ts'
import { servePages } from '../pages.ts'
import { untilTrue } from '../until.ts'
import type { Page } from 'playwright-core'

slow(60)

const test = await browserSuite('attaching an invite', { serve: servePages })

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test('attaches an invite to somebody whom one knows, and sends neither anything before one decides',
  async (given) => {
    const known = [['Ben', false], ['Ben anew', false], ['Cleo', true]] as const
    const { page, does } = await neighbourhood(given, { with: known,
      met: [['Cleo', 'Ana'], ['Ben', 'Ana'], ['Cleo', 'Ben anew']] })
    const link = await does<string>('invite', 'Ben anew')
    await button(page, 'Invite or add a friend').click()
    await page.getByRole('textbox', { name: 'The invite' }).fill(link)
    await button(page, 'Somebody I know, with a new identity').click()
    await page.getByRole('dialog', { name: 'Whose new identity is it?' }).waitFor()
    await assertClean(page)
    await page.setViewportSize({ width: 1280, height: 740 })
    await page.getByRole('dialog').getByRole('button', { name: 'Ben', exact: true }).click()
    await page.getByText('You say that this is').waitFor()
    await assertClean(page)
    await page.setViewportSize({ width: 1280, height: 740 })
    await button(page, 'Somebody I know, with a new identity').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Nobody whom I know' }).click()
    await page.getByText('You say that this is').waitFor({ state: 'detached' })
    await button(page, 'Somebody I know, with a new identity').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Ben', exact: true }).click()
    await button(page, 'Come in').click()
    await untilTrue(page, 'exposed.knows("Ana").some(({ change }) => change !== undefined)')
  })

test.run()
