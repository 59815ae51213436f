// The session of a page from the first visit to the last, as views use it.

import * as assert from 'uvu/assert'
import { slow } from '../runner/report.ts'
import { browserSuite } from './browser-suite.ts'
import { call } from './call.ts'
import { servePages } from './pages.ts'
import { untilTrue } from './until.ts'
import type { Page } from 'playwright-core'

slow(60)

const test = await browserSuite('session of a page', { serve: servePages })
const says = async (page: Page, ...words: [string, ...unknown[]]): Promise<unknown> =>
  await call(page, ...words)

test('a first visit makes a profile, and later visits open it', async ({ profile, origin }) => {
  const ana = await profile()
  const page = await ana.open(`${origin}/session.html`)
  assert.is(await says(page, 'settled'), 'welcome')
  assert.is(await says(page, 'create', ' '), 'rejected name-empty, welcome')
  assert.is(await says(page, 'create', 'Ana'), 'ready')
  assert.is(await says(page, 'protection'), 'browser')
  await page.reload()
  assert.is(await says(page, 'settled'), 'ready')
  assert.is(await says(page, 'name'), 'Ana')
  assert.is(await says(page, 'lock'), 'locked')
  assert.is(await says(page, 'unlock', ''), 'ready')
})

test('a passphrase locks it, can be changed and removed', async ({ profile, origin }) => {
  const ana = await profile()
  const page = await ana.open(`${origin}/session.html`)
  assert.is(await says(page, 'create', 'Ana', 'old bridge'), 'ready')
  assert.is(await says(page, 'setPassphrase', 'wrong', 'new bridge'),
    'rejected passphrase-wrong, ready')
  assert.is(await says(page, 'setPassphrase', 'old bridge', 'new bridge'), 'ready')
  assert.is(await says(page, 'lock'), 'locked')
  assert.is(await says(page, 'unlock', 'old bridge'), 'locked passphrase-wrong')
  assert.is(await says(page, 'unlock', 'new bridge'), 'ready')
  assert.is(await says(page, 'setPassphrase', 'new bridge'), 'ready')
  assert.is(await says(page, 'protection'), 'browser')
})

test('one tab at a time has it, and another takes it when asked', async ({ profile, origin }) => {
  const ana = await profile()
  const first = await ana.open(`${origin}/session.html`)
  assert.is(await says(first, 'create', 'Ana'), 'ready')
  const second = await ana.open(`${origin}/session.html`)
  assert.is(await says(second, 'settled'), 'other-tab')
  assert.is(await says(second, 'takeOver'), 'ready')
  await untilTrue(first, 'exposed.settled().then((at) => at === "other-tab")')
  assert.is(await says(second, 'name'), 'Ana')
  assert.is(await says(first, 'takeOver'), 'ready')
})

test('is asked for its passphrase once, also where another tab has it', async (given) => {
  const ana = await given.profile()
  const first = await ana.open(`${given.origin}/session.html`)
  assert.is(await says(first, 'create', 'Ana', 'old bridge'), 'ready')
  const second = await ana.open(`${given.origin}/session.html`)
  assert.is(await says(second, 'settled'), 'other-tab')
  assert.is(await says(second, 'takeOver'), 'locked')
  assert.is(await says(second, 'unlock', 'new bridge'), 'locked passphrase-wrong')
  assert.is(await says(second, 'unlock', 'old bridge'), 'ready')
  await untilTrue(first, 'exposed.settled().then((at) => at === "other-tab")')
  assert.is(await says(second, 'lock'), 'locked')
  await first.reload()
  assert.is(await says(first, 'settled'), 'locked', 'nobody has it now')
  assert.is(await says(first, 'unlock', 'old bridge'), 'ready')
  // The other tab is looked at again.
  await second.evaluate('document.dispatchEvent(new Event("visibilitychange"))')
  await untilTrue(second, 'exposed.settled().then((at) => at === "other-tab")')
})

test('an export makes the same person again, after an erasure', async ({ profile, origin }) => {
  const ana = await profile()
  const page = await ana.open(`${origin}/session.html`)
  assert.is(await says(page, 'create', 'Ana'), 'ready')
  await call(page, 'exportTo', 'far away')
  assert.is(await says(page, 'erase'), 'welcome')
  assert.equal(await says(page, 'databases'), [])
  assert.is(await says(page, 'importFrom', 'near'), 'rejected archive-passphrase, welcome')
  assert.equal(await says(page, 'databases'), [])
  assert.is(await says(page, 'importFrom', 'far away'), 'ready')
  assert.is(await says(page, 'name'), 'Ana')
})

test('panic leaves nothing, also while it is locked', async ({ profile, origin }) => {
  const ana = await profile()
  const page = await ana.open(`${origin}/session.html`)
  assert.is(await says(page, 'create', 'Ana', 'old bridge'), 'ready')
  assert.is(await says(page, 'panic'), 'welcome')
  assert.equal(await says(page, 'databases'), [])
  assert.is(await says(page, 'create', 'Ana', 'old bridge'), 'ready')
  assert.is(await says(page, 'lock'), 'locked')
  assert.is(await says(page, 'panic'), 'welcome')
  assert.equal(await says(page, 'databases'), [])
})

test.run()
