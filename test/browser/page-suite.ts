// Runs the tests that a page declares with 'uvu' (test/browser/pages/uvu.ts) as tests of this
// process, one by one, in one tab. Names are known only once the page is there, so this is done
// before tests are declared.

import { suite } from 'uvu'
import { notRun } from '../runner/report.ts'
import { call } from './call.ts'
import { findChromium, launchChromium } from './chromium.ts'
import { servePages } from './pages.ts'
import { Profile } from './profile.ts'

/** Declares and runs the tests of test/browser/pages/PAGE.ts. */
export async function pageSuite (page: string): Promise<void> {
  const found = await findChromium()
  if (found.path === undefined) {
    notRun(`tests in the page ${page}`, found.reason)
    return
  }
  const served = await servePages()
  const browser = await launchChromium(found.path)
  const close = async (): Promise<void> => {
    await browser.close()
    await served.close()
  }
  try {
    const profile = new Profile(await browser.newContext())
    const tab = await profile.open(`${served.origin}/${page}.html`)
    const names = await call<string[]>(tab, 'testNames')
    if (names.length === 0) throw new Error(`the page ${page} declares no test`)
    const test = suite('in Chromium')
    test.after(close)
    for (const [index, name] of names.entries()) {
      test(name, async () => {
        const failure = await call<string | undefined>(tab, 'runTest', index)
        if (failure !== undefined) throw new Error(failure)
        const complaints = profile.complaints()
        if (complaints.length > 0) throw new Error(`the page complained:\n${complaints.join('\n')}`)
      })
    }
    test.run()
  } catch (error) {
    await close()
    throw error
  }
}
