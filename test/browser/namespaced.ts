// Chromium on a host of the test internet: driven over a pipe, so that nothing but the page's own
// traffic crosses the network. Names would be looked up at an address of that internet, where
// nobody answers and every question is noted (e2e/packets.ts).

import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchChromium } from './chromium.ts'
import type { Browser } from 'playwright-core'
import type { Host } from '../e2e/namespaces.ts'

/** Where names would be asked. */
const RESOLVER = '11.22.0.53'

const NOWHERE = 'http://127.0.0.1:9/'

/**
 * Starts the Chromium of `path` on a host. Pages of the origins `trusted`, which come over plain
 * HTTP, may do what those of https may.
 */
export async function launchOn (
  host: Host, path: string, trusted: readonly string[]
): Promise<Browser> {
  const folder = await mkdtemp(join(tmpdir(), 'snug-chromium-'))
  const [resolver, wrapper] = [join(folder, 'resolv.conf'), join(folder, 'chromium')]
  await writeFile(resolver, `nameserver ${RESOLVER}\n`)
  // What is mounted under `ip netns exec` is seen by what it runs, and by nobody else.
  await writeFile(wrapper, `#!/bin/sh
exec ip netns exec ${host.space} sh -c \\
  'mount --bind ${resolver} /etc/resolv.conf && exec ${path} "$@"' chromium "$@"
`)
  await chmod(wrapper, 0o755)
  const browser = await launchChromium(wrapper, {
    flags: [
      `--unsafely-treat-insecure-origin-as-secure=${trusted.join(',')}`,
      // What the browser asks its maker by itself, without any page, goes nowhere.
      `--gaia-url=${NOWHERE}`, `--component-updater=url-source=${NOWHERE}`
    ]
  })
  browser.on('disconnected', () => { void rm(folder, { recursive: true, force: true }) })
  return browser
}

/** The machine of the browser's pages sleeps, or wakes up. */
export async function freezePages (browser: Browser, frozen: boolean): Promise<void> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  for (const { type, id } of processInfo) {
    if (type !== 'renderer') continue
    try {
      process.kill(id, frozen ? 'SIGSTOP' : 'SIGCONT')
    } catch (error) {
      // One that Chromium held ready, and has ended since it was listed.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}
