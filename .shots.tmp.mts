import { servePages } from './test/browser/pages.ts'
import { findChromium, launchChromium } from './test/browser/chromium.ts'
import { mkdirSync } from 'node:fs'
const served = await servePages()
const browser = await launchChromium((await findChromium()).path)
mkdirSync('/tmp/set', { recursive: true })
for (const [theme, width, lang] of [['light', 360, 'en'], ['dark', 1280, 'en'], ['light', 1280, 'en'], ['dark', 360, 'ar'], ['light', 360, 'de']]) {
  const ctx = await browser.newContext({ viewport: { width, height: 740 } })
  const p = await ctx.newPage()
  p.on('pageerror', (e) => console.log('err', e.message)); p.on('console', (m) => m.type() === 'error' && console.log('console', m.text()))
  await p.goto(served.origin + '/room.html')
  const call = (n, ...a) => p.evaluate(([n, a]) => globalThis.exposed[n](...a), [n, a])
  await call('show', { scene: 'usual', language: lang })
  await p.locator('.threads > *').first().waitFor()
  await call('look', theme, lang)
  await call('promise', 'refused')
  await p.waitForTimeout(400)
  await p.screenshot({ path: `/tmp/set/list-${theme}-${width}-${lang}.png` })
  await p.keyboard.press('Control+,')
  await p.locator('.settings-part').first().waitFor()
  const h = await p.locator('.sheet > .content').evaluate((e) => e.scrollHeight + 70)
  await p.setViewportSize({ width, height: h })
  await p.waitForTimeout(300)
  await p.screenshot({ path: `/tmp/set/settings-${theme}-${width}-${lang}.png` })
  await p.setViewportSize({ width, height: 740 })
  await ctx.close()
}
await browser.close(); await served.close()
