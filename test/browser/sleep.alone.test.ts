// A page on a machine that slept, at home behind a NAT: how soon it is current again, with the
// machine to itself.

import * as assert from 'uvu/assert'
import { slow } from '../runner/report.ts'
import { freezePages } from './namespaced.ts'
import { neighbourhoodSuite } from './neighbourhood.ts'
import { meet } from './page-person.ts'

slow(120)

const SLEEP_MS = 12_000
const CURRENT_MS = 5_000

const test = await neighbourhoodSuite('a browser that slept')

test('a tab that slept is current within five seconds', async (place) => {
  const [ana, ben] = await place.people([place.cleo])
  await meet(ana, ben)
  await ben.untilState('delivered', await ben.writes('Ana', 'Sleep well'))
  const { browser, home } = place.ana
  const asleep = performance.now()
  await freezePages(browser, true)
  // Nothing that was open is known any more to the router, and nobody is told.
  home.forget()
  const ids = [await ben.writes('Ana', 'It is snowing'), await ben.writes('Ana', 'Still')]
  await ben.untilState('held', ...ids)
  await new Promise((resolve) => { setTimeout(resolve, asleep + SLEEP_MS - performance.now()) })
  const began = performance.now()
  await freezePages(browser, false)
  await ana.untilHeard('Ben', 'Sleep well', 'It is snowing', 'Still')
  const took = performance.now() - began
  assert.ok(took < CURRENT_MS, `${Math.round(took)} ms`)
  await ben.untilState('delivered', ...ids)
})

test.run()
