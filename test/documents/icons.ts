// Draws the icons of the web app from its picture (browser/icon/door.svg) and writes them into
// browser/public: `node test/documents/icons.ts`. A maskable icon has no corners of its own, since
// the system cuts it to the shape that it likes.

import { copyFile, mkdir, readFile } from 'node:fs/promises'
import { findChromium, launchChromium } from '../browser/chromium.ts'

const PICTURE = 'browser/icon/door.svg'
const FOLDER = 'browser/public'

const ICONS = [
  { name: 'icon-192.png', size: 192, corners: true },
  { name: 'icon-512.png', size: 512, corners: true },
  { name: 'icon-maskable-512.png', size: 512, corners: false },
  { name: 'apple-touch-icon.png', size: 180, corners: false }
] as const

const found = await findChromium()
if (found.path === undefined) throw new Error(found.reason)
const browser = await launchChromium(found.path)
const svg = await readFile(PICTURE, 'utf8')
await mkdir(FOLDER, { recursive: true })
for (const { name, size, corners } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  const drawn = corners ? svg : svg.replace(/ rx="\d+"/, '')
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawn}`)
  await page.screenshot({ path: `${FOLDER}/${name}`, omitBackground: true })
  await page.close()
}
await copyFile(PICTURE, `${FOLDER}/icon.svg`)
await browser.close()
