// The app from the first visit of two people to the first message between them: each opens the page
// of the house in a browser that was never there, one after the other, gives a name, one invites,
// the other pastes the link and writes. What counts is what the machine needs: nobody hesitates.

import { launchChromium } from '../browser/chromium.ts'
import { Profile } from '../browser/profile.ts'
import { figure } from './figure.ts'
import { median } from './median.ts'
import { inTime } from './patience.ts'
import { chromiumPath, webHouse } from './web-house.ts'
import { answer, invite, moveIn } from '../browser/app-person.ts'
import { delivered, write } from './web-people.ts'
import type { Browser } from 'playwright-core'
import type { Benchmark } from './benchmark.ts'

const RUNS = 5
const STEPS = ['Ana is in', 'invite made', 'Ben is in', 'connected', 'delivered'] as const

export const webFirstMessage: Benchmark = {
  name: 'web-first-message',
  title: 'the web app: two first visits to a first delivered message',
  run: async (scope) => {
    const path = await chromiumPath()
    const { origin } = await webHouse(scope)
    const runs: number[][] = []
    for (let run = 0; run < RUNS; run++) {
      const browser = await launchChromium(path)
      scope.defer(() => browser.close())
      runs.push(await inTime('a first message', story(browser, origin)))
      await browser.close()
    }
    const seconds = runs.map((steps) => (steps.at(-1) ?? NaN) / 1_000)
    const middle = STEPS.map((step, at) =>
      `${step} after ${(median(runs.map((steps) => steps[at] ?? NaN)) / 1_000).toFixed(2)} s`)
    return {
      figures: [
        figure('web-first-message', median(seconds), 's', { value: 6, better: 'lower' })
      ],
      notes: [
        `runs: ${seconds.map((one) => one.toFixed(2)).join(', ')} s, a new browser in each`,
        middle.join(', ')
      ]
    }
  }
}

/** Milliseconds from the beginning to each step. */
async function story (browser: Browser, origin: string): Promise<number[]> {
  const people = [new Profile(await browser.newContext()), new Profile(await browser.newContext())]
  try {
    return await meet(people, origin)
  } catch (error) {
    const shown = await Promise.all(people.flatMap(({ context }) => context.pages())
      .map((page) => page.locator('body').innerText()))
    throw new Error(`the pages show: ${shown.join(' | ')}`, { cause: error })
  }
}

async function meet ([ana, ben]: readonly Profile[], origin: string): Promise<number[]> {
  if (ana === undefined || ben === undefined) throw new RangeError('two have to be there')
  const begin = performance.now()
  const steps: number[] = []
  const done = (): void => { steps.push(performance.now() - begin) }
  const anas = await moveIn(ana, origin, 'Ana')
  done()
  const link = await invite(anas)
  done()
  const bens = await moveIn(ben, origin, 'Ben')
  done()
  await answer(bens, link)
  done()
  await write(bens, 'Ana', 'See you at eight?')
  await delivered(bens)
  done()
  return steps
}
