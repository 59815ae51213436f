// A profile in the files of a browser: through crashes, through being left and come back to, and to
// somebody who reads the files.

import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { notRun, slow } from '../../runner/report.ts'
import { call } from '../call.ts'
import { crash, findChromium, launchOnDisk } from '../chromium.ts'
import { servePages } from '../pages.ts'
import { Profile } from '../profile.ts'
import { untilTrue } from '../until.ts'
import { reached, requireWritten, written } from './writing.ts'
import type { BrowserContext, Page } from 'playwright-core'
import type { Served } from '../serve.ts'

slow(90)

const test = suite('profile in the files of a browser')
const chromium = await findChromium()
const folder = mkdtempSync(join(tmpdir(), 'snug-chromium-'))
const SAID = 'I have left the key under the third flowerpot'

let served: Served | undefined
let context: BrowserContext | undefined

/** Starts the browser, again or for the first time, and opens a tab. */
async function start (path: string): Promise<Page> {
  served ??= await servePages()
  context = await launchOnDisk(path, folder)
  return await new Profile(context).open(`${served.origin}/profile.html`)
}

test.after(async () => {
  await context?.close()
  await served?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const { path } = chromium
if (path === undefined) notRun('profile in the files of a browser', chromium.reason)
else {
  test('loses nothing that was written when the browser crashes', async () => {
    let page = await start(path)
    assert.is(await call(page, 'create', 'old bridge'), 'ok')
    let numbers: number[] = []
    for (let round = 1; round <= 2; round++) {
      numbers = written(page, numbers)
      await call(page, 'writeOn', numbers.length)
      await reached(page, numbers, numbers.length + 20)
      if (context !== undefined) await crash(context)
      page = await start(path)
      assert.is(await call(page, 'find'), 'passphrase')
      assert.is(await call(page, 'open', { passphrase: 'old bridge' }), 'ok')
      await requireWritten(page, numbers)
    }
    assert.is(await call(page, 'write', 1_000, SAID), 'ok')
  })

  test('is closed when the page is left, and opened anew when it is shown again', async () => {
    const page = context?.pages().at(-1)
    if (page === undefined || served === undefined) throw new Error('not started')
    await page.evaluate(`addEventListener('pageshow', (event) => {
      globalThis.shownAgain = event.persisted
    })`)
    await page.goto(`${served.origin}/complaining.html`)
    await page.goBack({ waitUntil: 'commit' })
    await untilTrue(page, 'globalThis.shownAgain === true')
    assert.is(await call(page, 'lost'), 'page-left')
    assert.is(await call(page, 'write', 1_001, 'late'), 'store-closed')
    assert.is(await call(page, 'open', { passphrase: 'old bridge' }), 'ok')
    assert.is((await call<string[]>(page, 'read')).at(-1), `1000 ${SAID}`)
  })

  test('shows nothing of what is in it to who reads the files', async () => {
    await context?.close()
    const texts = [SAID, 'old bridge', 'word 1'].flatMap((text) => {
      return [Buffer.from(text), Buffer.from(text, 'utf16le')]
    })
    const files = globSync('**/*', { cwd: folder }).map((name) => join(folder, name))
      .filter((file) => statSync(file).isFile())
    assert.ok(files.some((file) => file.includes('IndexedDB')))
    for (const file of files) {
      const content = readFileSync(file)
      for (const text of texts) assert.not(content.includes(text), `${file} holds ${String(text)}`)
    }
  })

  test.run()
}
