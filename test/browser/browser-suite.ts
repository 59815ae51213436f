// How a test in a browser is written:
//
//   const test = await browserSuite('a thing in the page', { serve: servePages })
//
//   test('does something', async ({ profile, origin }) => {
//     const ana = await profile()                          // a fresh browser profile
//     const page = await ana.open(`${origin}/thing.html`)  // test/browser/pages/thing.ts
//     assert.is(await call<number>(page, 'twice', 21), 42) // what it hands to expose()
//   })
//
//   test.run()
//
// - A file starts one Chromium, its tests share it; profiles are apart from each other in all that
//   they store. Profiles are closed when the test is over.
// - `serve` says what to open: `servePages` (test/browser/pages.ts) for test/browser/pages/*.ts,
//   `serveHouse` (test/browser/house.ts) for a house with the web app, which `openApp(ana, origin)`
//   opens. Both are built once for all files, and kept while no source changes.
// - A suite of test/contract runs in a page by `pageSuite` (test/browser/page-suite.ts).
// - A page that throws, logs an error, breaks the policy or asks another origin for anything fails
//   its test, unless the test says so: `ana.expect(/pattern/)`, `ana.allow(url)`.
// - Tests are compiled with Node's types, pages with the browser's: what needs `document` belongs
//   into a page, or goes through playwright's locators. Wait for a condition (locator.waitFor,
//   page.waitForFunction, `until` in the page), never for a time.
// - Without Chromium the tests are told as not run.
//
// Lean: one Chromium takes half a second, a profile with a page a quarter. Put tests of one thing
// into one file, and `slow()` at its top where it takes more than ten seconds.

import { suite } from 'uvu'
import { notRun } from '../runner/report.ts'
import { findChromium, launchChromium } from './chromium.ts'
import { Profile } from './profile.ts'
import type { Browser } from 'playwright-core'
import type { Served } from './serve.ts'

/** What a test gets. */
export interface BrowserTest {
  /** A fresh browser profile. */
  readonly profile: () => Promise<Profile>
  /** Where `serve` serves. */
  readonly origin: string
  readonly browser: Browser
}

export interface BrowserSuiteOptions {
  readonly serve: () => Promise<Served>
  /** Further flags for Chromium. */
  readonly flags?: readonly string[]
}

export interface BrowserSuite {
  (name: string, run: (given: BrowserTest) => Promise<void>): void
  run (): void
}

export async function browserSuite (
  name: string, { serve, flags = [] }: BrowserSuiteOptions
): Promise<BrowserSuite> {
  const found = await findChromium()
  if (found.path === undefined) {
    const { reason } = found
    const add = (testName: string): void => { notRun(`${name}: ${testName}`, reason) }
    return Object.assign(add, { run: () => {} })
  }
  const { path } = found
  const test = suite(name)
  let served: Served | undefined
  let browser: Browser | undefined
  test.before(async () => {
    served = await serve()
    browser = await launchChromium(path, { flags })
  })
  test.after(async () => {
    await browser?.close()
    await served?.close()
  })
  const add: BrowserSuite = Object.assign(
    (testName: string, run: (given: BrowserTest) => Promise<void>): void => {
      test(testName, async () => {
        if (browser === undefined || served === undefined) throw new Error('not started')
        await withProfiles(browser, served.origin, run)
      })
    },
    { run: () => { test.run() } }
  )
  return add
}

async function withProfiles (
  browser: Browser, origin: string, run: (given: BrowserTest) => Promise<void>
): Promise<void> {
  const profiles: Profile[] = []
  const profile = async (): Promise<Profile> => {
    const made = new Profile(await browser.newContext())
    profiles.push(made)
    return made
  }
  try {
    await run({ profile, origin, browser })
  } catch (error) {
    // What the page said first is often why the test failed.
    const complaints = profiles.flatMap((each) => each.complaints())
    if (complaints.length === 0) throw error
    throw new Error(`a page complained:\n${complaints.join('\n')}`, { cause: error })
  } finally {
    for (const each of profiles) await each.close()
  }
  const complaints = profiles.flatMap((each) => each.complaints())
  if (complaints.length > 0) throw new Error(`a page complained:\n${complaints.join('\n')}`)
}
