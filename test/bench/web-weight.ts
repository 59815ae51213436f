// What the web app weighs, packed as houses send it: until something is painted, until a first
// message can be sent, and all of it.

import { launchChromium } from '../browser/chromium.ts'
import { builtApp } from '../browser/built-app.ts'
import { Profile } from '../browser/profile.ts'
import { serveFolder } from '../browser/serve.ts'
import { firstMessageWeight, firstPaintWeight, WEIGHT_MAX, wholeWeight } from '../browser/weight.ts'
import { figure } from './figure.ts'
import { chromiumPath } from './web-house.ts'
import type { Benchmark } from './benchmark.ts'
import type { Figure } from './figure.ts'

const KB = 1_000 // bytes

export const webWeight: Benchmark = {
  name: 'web-weight',
  title: 'JavaScript and WebAssembly of the web app, packed',
  run: async (scope) => {
    const folder = await builtApp()
    const served = await serveFolder(folder)
    scope.defer(() => served.close())
    const browser = await launchChromium(await chromiumPath())
    scope.defer(() => browser.close())
    const profile = new Profile(await browser.newContext())
    const weight = (name: string, bytes: number, max: number): Figure =>
      figure(name, bytes / KB, 'kB', { value: max / KB, better: 'lower' })
    return {
      figures: [
        weight('web-first-paint', firstPaintWeight(folder), WEIGHT_MAX.firstPaint),
        weight('web-until-message', await firstMessageWeight(folder, profile, served.origin),
          WEIGHT_MAX.firstMessage),
        weight('web-all', wholeWeight(folder), WEIGHT_MAX.all)
      ],
      notes: ['gzip; until a first message: with a passphrase, whose worker is fetched as well']
    }
  }
}
