// Two pages in real Chromium, each a peer with its keys and its store, and the house through which
// they meet: how long WebRTC takes to the first message, and messages by either way. Latency is
// from the call that sends to the event that tells of the message, both stores flushed in between.

import { launchChromium, findChromium } from '../browser/chromium.ts'
import { call } from '../browser/call.ts'
import { Profile } from '../browser/profile.ts'
import { servePages } from '../browser/pages.ts'
import { Daemon, listenAt } from './daemon.ts'
import { figure } from './figure.ts'
import { median, percentile } from './median.ts'
import type { Page } from 'playwright-core'
import type { Benchmark } from './benchmark.ts'

const HOUSE = ['start', '--house', ...listenAt('/ip4/127.0.0.1/tcp/0/ws')]
const ROUNDS = 5
const MESSAGES = 200
const WARM_UP = 20

export const webPages: Benchmark = {
  name: 'web-pages',
  title: 'two pages: WebRTC to a first message, latency direct and through a house',
  run: async (scope) => {
    const found = await findChromium()
    if (found.path === undefined) throw new Error(found.reason)
    const browser = await launchChromium(found.path)
    scope.defer(() => browser.close())
    const pages = await servePages()
    scope.defer(() => pages.close())
    const house = await Daemon.start(scope, await scope.directory(), HOUSE)
    const [address = ''] = house.addresses
    const open = async (name: string, mailOnly: boolean): Promise<Page> => {
      const profile = new Profile(await browser.newContext())
      const page = await profile.open(`${pages.origin}/talk.html`)
      await call(page, 'begin', name, address, mailOnly)
      return page
    }
    const firsts: number[] = []
    let direct: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const [ana, ben] = [await open('Ana', false), await open('Ben', false)]
      await meet(ana, ben)
      firsts.push(await firstByWebRTC(ana, ben))
      if (round === 0) direct = await latencies(ana, ben)
      await Promise.all([ana, ben].map((page) => page.context().close()))
    }
    const [ana, ben] = [await open('Ana', true), await open('Ben', true)]
    await meet(ana, ben)
    const pushed = await latencies(ana, ben)
    return {
      figures: [
        figure('webrtc-first', median(firsts) / 1_000, 's', { value: 0.6, better: 'lower' }),
        figure('web-direct', median(direct), 'ms', { value: 10, better: 'lower' }),
        figure('web-push', median(pushed), 'ms', { value: 30, better: 'lower' })
      ],
      notes: [
        `WebRTC to a first message: ${firsts.map((ms) => Math.round(ms)).join(', ')} ms`,
        `direct p99 ${percentile(direct, 0.99).toFixed(1)} ms, ` +
          `by push p99 ${percentile(pushed, 0.99).toFixed(1)} ms`
      ]
    }
  }
}

async function meet (ana: Page, ben: Page): Promise<void> {
  await call(ben, 'add', await call<string>(ana, 'invite'))
}

/** From the first try of WebRTC, by whoever of them tries first, to the first message by it. */
async function firstByWebRTC (ana: Page, ben: Page): Promise<number> {
  await call(ben, 'reached', 'direct')
  await call(ben, 'say', 1)
  const came = await call<number>(ana, 'now')
  const tried = await Promise.all([ana, ben].map((page) => call<number | null>(page, 'triedAt')))
  await call(ana, 'latencies')
  return came - Math.min(...tried.map((at) => at ?? Infinity))
}

async function latencies (ana: Page, ben: Page): Promise<number[]> {
  await call(ben, 'say', WARM_UP)
  await call(ana, 'latencies')
  await call(ben, 'say', MESSAGES)
  return await call<number[]>(ana, 'latencies')
}
