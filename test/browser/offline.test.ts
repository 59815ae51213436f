// The app without a network, and the way from one version to the next: the real build, served from
// a folder that changes.

import { createHash } from 'node:crypto'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { slow } from '../runner/report.ts'
import { builtApp } from './built-app.ts'
import { browserSuite } from './browser-suite.ts'
import { serveFolder } from './serve.ts'
import type { Page } from 'playwright-core'
import type { Profile } from './profile.ts'
import type { Served } from './serve.ts'

slow(120)

/** An address of its own, where nobody else gets the port while the server is away. */
const HOST = `127.0.0.${2 + process.pid % 250}`

/** The app in a folder of its own, on a server that can go away and come back. */
class House {
  readonly folder: string
  readonly #port: number
  #served: Served | undefined

  private constructor (folder: string, served: Served) {
    this.folder = folder
    this.#served = served
    this.#port = Number(new URL(served.origin).port)
  }

  static async open (): Promise<House> {
    const folder = await mkdtemp(join(tmpdir(), 'snug-app-'))
    await cp(await builtApp(), folder, { recursive: true })
    return new House(folder, await serveFolder(folder, { host: HOST }))
  }

  get origin (): string { return `http://${HOST}:${this.#port}` }

  async goOut (): Promise<void> {
    await this.#served?.close()
    this.#served = undefined
  }

  async comeBack (): Promise<void> {
    this.#served = await serveFolder(this.folder, { port: this.#port, host: HOST })
  }

  /** Serves a version with another title from now on. */
  async renew (title: string): Promise<void> {
    const [index, worker] = [join(this.folder, 'index.html'), join(this.folder, 'sw.js')]
    const before = await readFile(index, 'utf8')
    const after = before.replace(/<title>.*<\/title>/, `<title>${title}</title>`)
    const code = await readFile(worker, 'utf8')
    assert.ok(code.includes(base64(before)))
    await writeFile(index, after)
    await writeFile(worker, code.replace(base64(before), base64(after)))
  }

  async close (): Promise<void> {
    await this.goOut()
    await rm(this.folder, { recursive: true })
  }
}

function base64 (text: string): string {
  return createHash('sha256').update(text).digest('base64')
}

const house = await House.open()
const test = await browserSuite('offline', {
  serve: async () => ({ origin: house.origin, close: async () => { await house.close() } })
})

/** A page whose files are all kept. */
async function kept (ana: Profile): Promise<Page> {
  const page = await ana.open(house.origin)
  await page.getByRole('heading', { name: 'Welcome to Snug' }).waitFor()
  await page.evaluate(`new Promise((resolve) => {
    const { serviceWorker } = navigator
    if (serviceWorker.controller !== null) resolve()
    else serviceWorker.addEventListener('controllerchange', () => { resolve() })
  })`)
  return page
}

/** Presses the button, and waits until the page was loaded again. */
async function reloadNow (page: Page): Promise<void> {
  const loaded = page.waitForEvent('load')
  await page.getByRole('button', { name: 'Reload now' }).click()
  await loaded
}

async function look (page: Page): Promise<void> {
  await page.evaluate('navigator.serviceWorker.getRegistration().then((each) => each.update())')
}

test('opens without a network, and makes a profile', async ({ profile }) => {
  const ana = await profile()
  const page = await kept(ana)
  await house.goOut()
  ana.expect(/ERR_CONNECTION_REFUSED|WebSocket connection to/)
  await page.reload()
  await page.getByLabel('Your name').fill('Ana')
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.locator('.frame').waitFor()
  await page.reload()
  await page.locator('.frame').waitFor()
  await house.comeBack()
})

test('asks before it uses a new version', async ({ profile }) => {
  const ana = await profile()
  const page = await kept(ana)
  await house.renew('Snug, renewed')
  await look(page)
  await page.getByText('A new version of Snug is ready').waitFor()
  await page.getByLabel('Your name').fill('half a na')
  // Loading the page again by hand does not change versions.
  await page.reload()
  assert.is(await page.title(), 'Snug')
  await reloadNow(page)
  assert.is(await page.title(), 'Snug, renewed')
  await page.getByLabel('Your name').waitFor()
  assert.is(await page.getByText('A new version of Snug is ready').count(), 0)
})

test('lets a person go on with what they do, in every tab', async ({ profile }) => {
  const ana = await profile()
  const page = await kept(ana)
  const other = await ana.open(house.origin)
  await other.getByLabel('Your name').fill('half a na')
  await house.renew('Snug, once more')
  await look(page)
  await reloadNow(page)
  assert.is(await page.title(), 'Snug, once more')
  await other.getByText('A new version of Snug is ready').waitFor()
  assert.is(await other.getByLabel('Your name').inputValue(), 'half a na')
  await other.getByRole('button', { name: 'Later' }).click()
  await other.getByText('A new version of Snug is ready').waitFor({ state: 'detached' })
})

test('keeps no version that did not arrive whole', async ({ profile }) => {
  const ana = await profile()
  const page = await kept(ana)
  await house.renew('Snug, broken')
  await writeFile(join(house.folder, 'index.html'), 'something else')
  ana.expect(/./)
  await look(page).catch(() => {})
  await page.reload()
  await page.getByRole('heading', { name: 'Welcome to Snug' }).waitFor()
  assert.is(await page.getByText('A new version of Snug is ready').count(), 0)
})

test.run()
