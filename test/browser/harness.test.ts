// What the tests in a browser notice by themselves, and that their profiles are apart.

import * as assert from 'uvu/assert'
import { slow } from '../runner/report.ts'
import { openApp } from './app.ts'
import { browserSuite } from './browser-suite.ts'
import { call } from './call.ts'
import { serveHouse } from './house.ts'
import { servePages } from './pages.ts'
import type { Profile } from './profile.ts'

// It builds the pages and the app, where nobody has.
slow(120)

const test = await browserSuite('browser harness', { serve: servePages })

/** Waits until the pages complained in these words. */
async function complaint (profile: Profile, words: RegExp): Promise<void> {
  const page = profile.context.pages()[0]
  while (!profile.complaints().some((complained) => words.test(complained))) {
    // Whatever the page said before this answer has arrived with it.
    await page?.evaluate('new Promise((resolve) => setTimeout(resolve, 5))')
  }
}

test('opens a page under the policy and calls what it exposes', async ({ profile, origin }) => {
  const ana = await profile()
  const page = await ana.open(`${origin}/complaining.html`)
  assert.is(await call<number>(page, 'twice', 21), 42)
  assert.equal(ana.complaints(), [])
})

test('keeps profiles apart', async ({ profile, origin }) => {
  const ana = await (await profile()).open(`${origin}/complaining.html`)
  const ben = await (await profile()).open(`${origin}/complaining.html`)
  await call(ana, 'remember', 'Cleo')
  assert.is(await call(ana, 'remembered'), 'Cleo')
  assert.is(await call(ben, 'remembered'), null)
})

test('notices what pages must not do', async ({ profile, origin }) => {
  const ana = await profile()
  const page = await ana.open(`${origin}/complaining.html`)
  for (const [name, words, ...values] of [
    ['throwLater', /^thrown: .*thrown on purpose/],
    ['reject', /^thrown: .*rejected on purpose/],
    ['logError', /^console: logged on purpose/],
    ['inlineScript', /TrustedScriptURL/],
    ['evaluate', /unsafe-eval|TrustedScript\b/],
    ['ask', /Content Security Policy.*connect-src/, 'http://127.0.0.1:9/x'],
    ['connect', /^request to another origin: ws:\/\/127\.0\.0\.1:9/, 'ws://127.0.0.1:9/']
  ] as const) {
    await call(page, name, ...values).catch(() => {})
    await complaint(ana, words)
  }
  ana.expect(/./s)
})

test('opens the app as a house serves it', async ({ profile }) => {
  const { origin, close } = await serveHouse()
  const ana = await profile()
  try {
    const page = await openApp(ana, origin)
    assert.is(await page.title(), 'Snug')
    assert.is(await page.evaluate('isSecureContext'), true)
  } finally {
    // Before the house goes: a page goes on loading what it needs later.
    await ana.close()
    await close()
  }
})

test.run()
