// The weight of a build of the web app: bytes of JavaScript and WebAssembly, packed as a house
// sends them.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import type { Profile } from './profile.ts'

/** What it may weigh. */
export const WEIGHT_MAX = { firstPaint: 60_000, firstMessage: 550_000, all: 650_000 }

const CODE = /\.(js|wasm)$/

function packed (path: string): number {
  return gzipSync(readFileSync(path), { level: 9 }).length
}

/** A script and all that it needs before it runs. */
function needed (folder: string, script: string, found = new Set<string>()): Set<string> {
  if (found.has(script)) return found
  found.add(script)
  const code = readFileSync(join(folder, 'assets', script), 'utf8')
  for (const [, name = ''] of code.matchAll(/(?:from|import)\s*["'`]\.\/([\w-]+\.js)["'`]/g)) {
    needed(folder, name, found)
  }
  return found
}

/** What the first paint waits for. */
export function firstPaintWeight (folder: string): number {
  const index = readFileSync(join(folder, 'index.html'), 'utf8')
  const [, entry = ''] = /<script type="module"[^>]* src="\.\/assets\/([^"]+)"/.exec(index) ?? []
  return [...needed(folder, entry)]
    .reduce((sum, script) => sum + packed(join(folder, 'assets', script)), 0)
}

export function wholeWeight (folder: string): number {
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((path) => CODE.test(path))
    .reduce((sum, path) => sum + packed(join(folder, path)), 0)
}

/** What a page asks for until a first message could be sent, by a person with a passphrase. */
export async function firstMessageWeight (
  folder: string, profile: Profile, origin: string
): Promise<number> {
  const asked = new Set<string>()
  profile.context.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (request.serviceWorker() === null && CODE.test(pathname)) asked.add(pathname)
  })
  await moveInWithPassphrase(await profile.open(origin))
  return [...asked].reduce((sum, path) => sum + packed(join(folder, path)), 0)
}

async function moveInWithPassphrase (page: Page): Promise<void> {
  await page.getByLabel('Your name').fill('Ana')
  await page.getByLabel('Only who knows a passphrase').check()
  await page.getByLabel('Show what I type').check()
  await page.getByLabel('Passphrase', { exact: true }).fill('four words of Ana')
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.locator('.frame').waitFor()
}
