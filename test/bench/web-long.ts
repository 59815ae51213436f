// The app of somebody with a conversation of ten thousand messages, on a browser profile on disk.
// Each run starts Chromium anew: from the navigation until the list of conversations stands there
// and answers, then from the click on the conversation until its messages are painted, then what
// the process of the tab keeps in memory.

import { readFile } from 'node:fs/promises'
import { launchOnDisk } from '../browser/chromium.ts'
import { Profile } from '../browser/profile.ts'
import { figure } from './figure.ts'
import { longArchive, PASSPHRASE } from './long-archive.ts'
import { median } from './median.ts'
import { inTime } from './patience.ts'
import { chromiumPath, webHouse } from './web-house.ts'
import type { BrowserContext } from 'playwright-core'
import type { Benchmark } from './benchmark.ts'

const MESSAGES = 10_000
const RUNS = 7
const MB = 1_000_000 // bytes

/** In the page before anything of it: when a conversation stood in the list, painted. */
const WATCH = `globalThis.interactive = new Promise((resolve) => {
  new MutationObserver((_, observer) => {
    if (document.querySelector('[data-row]') === null) return
    observer.disconnect()
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
  }).observe(document, { childList: true, subtree: true })
})`

/** Clicks the conversation; milliseconds until the frame after its last message is there. */
const OPEN = `new Promise((resolve) => {
  const begin = performance.now()
  new MutationObserver((_, observer) => {
    const last = [...document.querySelectorAll('.timeline .message')].at(-1)
    if (!last?.textContent.includes('(${MESSAGES})')) return
    observer.disconnect()
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begin)))
  }).observe(document, { childList: true, subtree: true })
  document.querySelector('[data-row]').click()
})`

interface Visit { readonly interactive: number, readonly opened: number, readonly memory: number }

export const webLong: Benchmark = {
  name: 'web-long',
  title: 'the web app with 10 000 messages: cold open, the conversation, memory of the tab',
  run: async (scope) => {
    const path = await chromiumPath()
    const { origin } = await webHouse(scope)
    const folder = await scope.directory()
    const start = async (): Promise<BrowserContext> => {
      const context = await launchOnDisk(path, folder)
      scope.defer(() => context.close())
      return context
    }
    const seconds = await inTime('the import', moveIn(await start(), origin))
    const visits: Visit[] = []
    for (let run = 0; run < RUNS; run++) {
      visits.push(await inTime('a visit', visit(await start(), origin)))
    }
    const all = (part: keyof Visit): number[] => visits.map((each) => each[part])
    const memory = median(all('memory')) / MB
    return {
      figures: [
        figure('web-cold-open', median(all('interactive')) / 1_000, 's',
          { value: 2, better: 'lower' }),
        figure('web-open-10000', median(all('opened')), 'ms', { value: 300, better: 'lower' }),
        figure('web-tab-memory', memory, 'MB', { value: 150, better: 'lower' })
      ],
      notes: [
        `cold open: ${all('interactive').map(Math.round).join(', ')} ms`,
        `conversation, click to paint: ${all('opened').map(Math.round).join(', ')} ms`,
        `the export was imported in ${seconds.toFixed(1)} s; memory is what the process of the ` +
          'tab has to itself'
      ]
    }
  }
}

/** Becomes Ana by her export; seconds that the import took. */
async function moveIn (context: BrowserContext, origin: string): Promise<number> {
  const page = await new Profile(context).open(origin)
  await page.getByRole('button', { name: 'I have an export' }).click()
  await page.getByLabel('Choose the export').setInputFiles({ name: 'ana.snug',
    mimeType: 'application/octet-stream', buffer: Buffer.from(await longArchive(MESSAGES)) })
  await page.getByLabel('Passphrase of the export').fill(PASSPHRASE)
  const begin = performance.now()
  await page.getByRole('button', { name: 'Import' }).click()
  await page.locator('[data-row]').first().waitFor()
  const seconds = (performance.now() - begin) / 1_000
  await context.close()
  return seconds
}

async function visit (context: BrowserContext, origin: string): Promise<Visit> {
  const profile = new Profile(context)
  await context.addInitScript(WATCH)
  const page = await profile.open(origin)
  const interactive = await page.evaluate<number>('interactive')
  const opened = await page.evaluate<number>(OPEN)
  const memory = await memoryOfTab(context)
  await context.close()
  return { interactive, opened, memory }
}

/** Bytes that the largest of the processes that show pages has to itself. */
async function memoryOfTab (context: BrowserContext): Promise<number> {
  const devtools = await context.browser()?.newBrowserCDPSession()
  const { processInfo = [] } = await devtools?.send('SystemInfo.getProcessInfo') ?? {}
  const sizes = await Promise.all(processInfo.filter(({ type }) => type === 'renderer')
    .map(({ id }) => ownMemory(id)))
  return Math.max(...sizes)
}

/** As the browser's own list of tasks counts: nothing that it shares, no file. */
async function ownMemory (pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return ['RssAnon', 'VmSwap']
    .map((name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? NaN))
    .reduce((sum, kib) => sum + kib * 1_024, 0)
}
