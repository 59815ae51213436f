// One tab at a time has the profile: told, taken over, reloaded, left and hung in the middle of
// writing. Nothing that was said to be written is ever lost, and nothing is written by a tab that
// has lost the profile.

import * as assert from 'uvu/assert'
import { slow } from '../../runner/report.ts'
import { browserSuite } from '../browser-suite.ts'
import { call } from '../call.ts'
import { servePages } from '../pages.ts'
import { reached, requireWritten, written } from './writing.ts'
import type { Page } from 'playwright-core'
import type { BrowserTest } from '../browser-suite.ts'

slow(90)

const test = await browserSuite('tabs of one profile', { serve: servePages })

/** Two tabs of one browser profile, in which there is no profile. */
async function twoTabs ({ shared, origin }: BrowserTest): Promise<[Page, Page]> {
  const ana = await shared()
  const url = `${origin}/profile.html`
  const [first = await ana.open(url), second = await ana.open(url)] = ana.context.pages()
  await call(first, 'erase')
  await Promise.all([first.reload(), second.reload()])
  return [first, second]
}

test('the second is told, and gets the profile when the first closes it', async (given) => {
  const [first, second] = await twoTabs(given)
  assert.is(await call(first, 'create'), 'ok')
  assert.is(await call(second, 'open'), 'other-tab')
  assert.is(await call(first, 'write', 1, 'goes on'), 'ok')
  await call(first, 'close')
  assert.is(await call(second, 'open'), 'ok')
  assert.equal(await call(second, 'read'), ['1 goes on'])
  assert.is(await call(first, 'open'), 'other-tab')
})

/** As Chromium does to the first request of a page that is given up very soon. */
const FORGETS = `if (globalThis.LockManager !== undefined) {
  const { request } = LockManager.prototype
  LockManager.prototype.request = function (name, { signal, ...options }, run) {
    return request.call(this, name, options, run)
  }
}`

test('the second is told, also where the browser forgets that it waits no more', async (given) => {
  const ana = await given.profile()
  const first = await ana.open(`${given.origin}/profile.html`)
  assert.is(await call(first, 'create'), 'ok')
  await ana.context.addInitScript(FORGETS)
  const second = await ana.open(`${given.origin}/profile.html`)
  assert.is(await call(second, 'open'), 'other-tab')
  await call(first, 'close')
  assert.is(await call(first, 'open'), 'ok', 'nobody keeps what was given up')
  assert.is(await call(second, 'open', { takeOver: true }), 'ok')
})

test('one that is too busy to hear in time that the other let go has it', async (given) => {
  const [first] = await twoTabs(given)
  assert.ok(await call(first, 'enterBusy', 1_200))
})

test('the second takes it over in the middle of a write', async (given) => {
  const [first, second] = await twoTabs(given)
  const numbers = written(first)
  assert.is(await call(first, 'create'), 'ok')
  await call(first, 'writeOn', 0)
  await reached(first, numbers, 20)
  assert.is(await call(second, 'open', { takeOver: true }), 'ok')
  assert.is(await call(first, 'ended'), 'store-closed')
  assert.is(await call(first, 'lost'), 'store-taken-over')
  await requireWritten(second, numbers)
  assert.is(await call(second, 'write', 1_000, 'here now'), 'ok')
  assert.is(await call(first, 'open', { takeOver: true }), 'ok', 'and back again')
  assert.is(await call(first, 'write', 1_001, 'here again'), 'ok')
})

test('a tab that hangs is waited for in vain, and writes nothing afterwards', async (given) => {
  const [first, second] = await twoTabs(given)
  const numbers = written(first)
  assert.is(await call(first, 'create'), 'ok')
  await call(first, 'writeOn', 0)
  await reached(first, numbers, 20)
  const devtools = await first.context().newCDPSession(first)
  await devtools.send('Debugger.enable')
  const paused = new Promise((resolve) => { devtools.once('Debugger.paused', resolve) })
  await devtools.send('Debugger.pause')
  await paused
  const asked = performance.now()
  const opened = await call<string>(second, 'open', { takeOver: true })
  assert.ok(performance.now() - asked > 2_900, 'it was asked, and waited for')
  // Where it hangs with a write under way, nobody can write before it goes on.
  assert.match(opened, /^(ok|store-busy)$/)
  const before = opened === 'ok' ? await call<string[]>(second, 'read') : undefined
  await devtools.send('Debugger.resume')
  await devtools.send('Debugger.disable')
  assert.match(await call<string>(first, 'ended'), /^store-(closed|taken-over)$/)
  assert.is(await call(first, 'lost'), 'store-taken-over')
  if (before === undefined) assert.is(await call(second, 'open', { takeOver: true }), 'ok')
  else assert.equal(await call(second, 'read'), before)
  await requireWritten(second, numbers)
  assert.is(await call(second, 'write', 1_000, 'here now'), 'ok')
})

test('a reload in the middle of a write keeps all that was written', async (given) => {
  const [page] = await twoTabs(given)
  const numbers = written(page)
  assert.is(await call(page, 'create'), 'ok')
  for (let round = 1; round <= 3; round++) {
    await call(page, 'writeOn', numbers.length)
    await reached(page, numbers, numbers.length + 10)
    await page.reload()
    assert.is(await call(page, 'open'), 'ok')
    await requireWritten(page, numbers)
  }
})

test('a page that is left gives the profile up, and comes back to begin anew', async (given) => {
  const [first, second] = await twoTabs(given)
  const numbers = written(first)
  assert.is(await call(first, 'create'), 'ok')
  await call(first, 'writeOn', 0)
  await reached(first, numbers, 5)
  await call(first, 'hide')
  assert.is(await call(first, 'ended'), 'store-closed')
  assert.is(await call(first, 'lost'), 'page-left')
  assert.is(await call(second, 'open'), 'ok')
  await requireWritten(second, numbers)
})

test('one that is erased elsewhere stops', async (given) => {
  const [first, second] = await twoTabs(given)
  assert.is(await call(first, 'create', 'old bridge'), 'ok')
  await call(first, 'writeOn', 0)
  assert.is(await call(second, 'erase'), 'ok')
  assert.match(await call<string>(first, 'ended'), /^store-/)
  assert.is(await call(first, 'lost'), 'profile-erased')
  assert.is(await call(second, 'find'), 'none')
  assert.equal(await call(second, 'databases'), [])
  assert.is(await call(second, 'create'), 'ok')
})

test('setting a passphrase does not bring back what is erased meanwhile', async (given) => {
  const [first, second] = await twoTabs(given)
  assert.is(await call(first, 'create'), 'ok')
  const [set, erased] = await Promise.all([
    call(first, 'setPassphrase', { next: 'old bridge' }), call(second, 'erase')
  ])
  assert.match(String(set), /^(store-taken-over|profile-missing|ok)$/)
  assert.is(erased, 'ok')
  assert.equal(await call(second, 'databases'), [])
  assert.is(await call(second, 'find'), 'none')
})

test.run()
