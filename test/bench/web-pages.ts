// Two pages in real Chromium, each a peer with its keys and its store, and the house through which
// they meet: how long WebRTC takes from the dial to the first message, and messages by either way.
// Latency is from the call that sends to the event that tells of the message, both stores flushed
// in between.

import { launchChromium } from '../browser/chromium.ts'
import { call } from '../browser/call.ts'
import { Profile } from '../browser/profile.ts'
import { servePages } from '../browser/pages.ts'
import { figure } from './figure.ts'
import { median, percentile } from './median.ts'
import { inTime } from './patience.ts'
import { chromiumPath, webHouse } from './web-house.ts'
import type { Page } from 'playwright-core'
import type { Benchmark } from './benchmark.ts'

const ROUNDS = 5
const DIRECT = 100
/** A house takes sixty at once from one sender, and then one a second. */
const PUSHED = 40
const WARM_UP = 10

export const webPages: Benchmark = {
  name: 'web-pages',
  title: 'two pages: WebRTC to a first message, latency direct and through a house',
  run: async (scope) => {
    const browser = await launchChromium(await chromiumPath())
    scope.defer(() => browser.close())
    const pages = await servePages()
    scope.defer(() => pages.close())
    const { address } = await webHouse(scope)
    const open = async (name: string): Promise<Page> => {
      const profile = new Profile(await browser.newContext())
      const page = await profile.open(`${pages.origin}/talk.html`)
      await does(page, 'begin', name, address)
      return page
    }
    const firsts: number[] = []
    const direct: number[] = []
    const pushed: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const [ana, ben] = [await open('Ana'), await open('Ben')]
      await does(ben, 'add', await does<string>(ana, 'invite'))
      firsts.push(await firstByWebRTC(ana, ben))
      direct.push(...await latencies(ana, ben))
      for (const page of [ana, ben]) await does(page, 'mailOnly')
      for (const page of [ana, ben]) await does(page, 'reached', 'houses')
      pushed.push(...await latenciesByPush(ana, ben))
      await Promise.all([ana, ben].map((page) => page.context().close()))
    }
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

async function does<Answer = void> (
  page: Page, name: string, ...values: readonly unknown[]
): Promise<Answer> {
  return await inTime(name, call<Answer>(page, name, ...values))
}

/** From the dial of WebRTC that succeeds, by whichever of them, to the first message by it. */
async function firstByWebRTC (ana: Page, ben: Page): Promise<number> {
  await does(ben, 'reached', 'direct')
  await does(ben, 'say', 1)
  const came = await does<number>(ana, 'now')
  const tried = await Promise.all([ana, ben].map((page) => does<number | null>(page, 'triedAt')))
  await does(ana, 'latencies')
  return came - Math.min(...tried.map((at) => at ?? Infinity))
}

async function latencies (ana: Page, ben: Page): Promise<number[]> {
  await does(ben, 'say', WARM_UP)
  await does(ana, 'latencies')
  await does(ben, 'say', DIRECT)
  return await does<number[]>(ana, 'latencies')
}

/** Acknowledgements wait for more to go with them: what counts here is that Ana has it. */
async function latenciesByPush (ana: Page, ben: Page): Promise<number[]> {
  for (let message = 0; message < WARM_UP + PUSHED; message++) {
    if (message === WARM_UP) await does(ana, 'latencies')
    await does(ben, 'say', 1, 'held')
    await does(ana, 'came', (message < WARM_UP ? 0 : -WARM_UP) + message + 1)
  }
  return await does<number[]>(ana, 'latencies')
}
