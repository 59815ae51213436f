// What every view has to pass in every look: axe without a finding, and nothing that sticks out of
// the window. Axe comes by the debugger, so that the page's policy stays as it is.

import axe from 'axe-core'
import * as assert from 'uvu/assert'
import type { Page } from 'playwright-core'

const WIDTHS = [360, 1280] as const
const THEMES = ['light', 'dark'] as const
const HEIGHT = 740

/** What one theme does not change is looked for once. */
const RULES_IN = {
  light: { type: 'tag',
    values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  dark: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }
} as const satisfies Record<typeof THEMES[number], object>

interface Finding {
  readonly id: string
  readonly help: string
  readonly nodes: ReadonlyArray<{ readonly html: string, readonly failureSummary?: string }>
}

/** What is wrong with the page as it is shown now, one line each. */
async function findings (page: Page, rules: object): Promise<string[]> {
  if (await page.evaluate('typeof axe') === 'undefined') await page.evaluate(axe.source)
  // What is still changing its colour has none to judge.
  await page.evaluate(`new Promise((resolve) => requestAnimationFrame(resolve)).then(() =>
    Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))`)
  const options = { runOnly: rules, resultTypes: ['violations'], preload: false }
  const run = `axe.run(document, ${JSON.stringify(options)})`
  const { violations } = await page.evaluate(run) as { violations: readonly Finding[] }
  const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth') as number
  return [
    ...violations.flatMap(({ id, help, nodes }) => nodes.map(({ html, failureSummary = '' }) =>
      `${id}: ${help}: ${html.slice(0, 200)} ${failureSummary.replaceAll('\n', ' ')}`)),
    ...wide > 0 ? [`sticks out by ${wide} px`] : []
  ]
}

/** Finds it in both themes and at both widths; `look` puts a theme on. Lines say where. */
export async function findingsEverywhere (
  page: Page, look: (theme: typeof THEMES[number]) => Promise<void>
): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const found: string[] = []
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT })
    for (const theme of THEMES) {
      await look(theme)
      const lines = await findings(page, RULES_IN[theme])
      found.push(...lines.map((line) => `${theme}, ${width} px: ${line}`))
    }
  }
  return found
}

/** Finds nothing in either theme at either width, as the system asks for the theme. */
export async function assertClean (page: Page): Promise<void> {
  assert.equal(await findingsEverywhere(page, async (theme) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  }), [])
}
