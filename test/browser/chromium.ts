// Chromium for tests: found, or installed from Debian where that is possible, and started without
// anything that it would ask others for. It ends with the test's process, however that ends: the
// pipe by which it is driven closes then.

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { PATIENCE, slow } from '../runner/report.ts'
import type { Browser, BrowserContext } from 'playwright-core'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser']

const QUIET = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'
]

const STARTS_WITHIN = 30_000 * PATIENCE // ms
const INSTALL_SECONDS = { update: 120, install: 400 }

/** Where Chromium is, or why there is none. */
export type Found =
  | { readonly path: string }
  | { readonly path?: undefined, readonly reason: string }

export async function findChromium (): Promise<Found> {
  const named = process.env.CHROMIUM
  if (named !== undefined && named !== '') {
    return existsSync(named) ? { path: named } : { reason: `CHROMIUM names no file: ${named}` }
  }
  const installed = (): string | undefined => PLACES.find((path) => existsSync(path))
  const path = installed() ?? (await install() ? installed() : undefined)
  return path === undefined
    ? { reason: 'no Chromium: install it (Debian: apt-get install chromium), or set CHROMIUM' }
    : { path }
}

/** Starts Chromium, with an empty profile of its own in the folder for temporary files. */
export async function launchChromium (
  path: string, { flags = [] }: { readonly flags?: readonly string[] } = {}
): Promise<Browser> {
  return await chromium.launch({
    executablePath: path, headless: true, args: [...QUIET, ...flags], timeout: STARTS_WITHIN
  })
}

/**
 * Starts Chromium on a folder that keeps the browser profile, and with pages kept in memory when
 * they are left, which playwright switches off otherwise.
 */
export async function launchOnDisk (path: string, folder: string): Promise<BrowserContext> {
  return await chromium.launchPersistentContext(folder, {
    executablePath: path,
    headless: true,
    args: QUIET,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    timeout: STARTS_WITHIN
  })
}

/** Ends Chromium as a crash does: nothing that it has not written is written any more. */
export async function crash (context: BrowserContext): Promise<void> {
  const devtools = await context.browser()?.newBrowserCDPSession()
  const closed = new Promise((resolve) => { context.once('close', resolve) })
  // The answer never comes.
  devtools?.send('Browser.crash').catch(() => {})
  await closed
}

/** Only where nobody is asked for a password: as root on a system with apt-get. */
async function install (): Promise<boolean> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  slow(30, INSTALL_SECONDS.update + INSTALL_SECONDS.install + 240)
  // Two test files may want it at once: the second waits, and finds it installed.
  const wait = ['-o', `DPkg::Lock::Timeout=${INSTALL_SECONDS.install}`]
  return await run(INSTALL_SECONDS.update, ['-qq', ...wait, 'update']) &&
    await run(INSTALL_SECONDS.install, [
      '-qq', ...wait, 'install', '-y', '--no-install-recommends', 'chromium'
    ])
}

async function run (seconds: number, words: readonly string[]): Promise<boolean> {
  const child = spawn('apt-get', words, {
    stdio: 'ignore',
    timeout: seconds * 1_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  })
  return await new Promise((resolve) => {
    child.on('error', () => { resolve(false) })
    child.on('close', (code) => { resolve(code === 0) })
  })
}
