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
//   `untilTrue`, `until` in the page), never for a time.
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
  /**
   * One that all tests of the suite share, as the one before left it: three times as cheap with a
   * page that is open already.
   */
  readonly shared: () => Promise<Profile>
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
  let running: Running | undefined
  test.before(async () => {
    running = { served: await serve(), browser: await launchChromium(path, { flags }) }
  })
  test.after(async () => {
    await running?.browser.close()
    await running?.served.close()
  })
  const add: BrowserSuite = Object.assign(
    (testName: string, run: (given: BrowserTest) => Promise<void>): void => {
      test(testName, async () => {
        if (running === undefined) throw new Error('not started')
        await withProfiles(running, run)
      })
    },
    { run: () => { test.run() } }
  )
  return add
}

interface Running {
  readonly browser: Browser
  readonly served: Served
  /** The profile that the tests share, once one asked for it. */
  shared?: Profile
}

async function withProfiles (
  running: Running, run: (given: BrowserTest) => Promise<void>
): Promise<void> {
  const { browser, served } = running
  const made: Profile[] = []
  const profile = async (): Promise<Profile> => {
    const fresh = new Profile(await browser.newContext())
    made.push(fresh)
    return fresh
  }
  const shared = async (): Promise<Profile> => {
    running.shared ??= new Profile(await browser.newContext())
    return running.shared
  }
  const all = (): Profile[] => [...made, ...running.shared === undefined ? [] : [running.shared]]
  const complaints = (): string => all().flatMap((each) => each.takeComplaints()).join('\n')
  try {
    await run({ profile, shared, origin: served.origin, browser })
  } catch (error) {
    // What the page said first is often why the test failed; what it shows, how far it came.
    const said = complaints()
    const shown = (await Promise.all(all().map(async (each) => await each.shown()))).join('')
    const what = said === '' ? 'a step failed' : `a page complained:\n${said}`
    throw new Error(`${what}\n${shown}`, { cause: error })
  } finally {
    for (const each of made) await each.close()
  }
  const said = complaints()
  if (said !== '') throw new Error(`a page complained:\n${said}`)
}
