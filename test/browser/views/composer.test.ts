// What is written, and what is pasted where one writes. The messenger follows a script.

import * as assert from 'uvu/assert'
import { slow } from '../../runner/report.ts'
import { browserSuite } from '../browser-suite.ts'
import { servePages } from '../pages.ts'
import { enter, scriptedRoom as room } from '../scripted-room.ts'
import { toasted } from '../toasted.ts'
import { untilTrue } from '../until.ts'

slow(120)

const test = await browserSuite('composer', { serve: servePages })

test('refuses what is no text, with words', async (given) => {
  const page = await room(given)
  await enter(page, /^Cleo$/)
  const paste = `(() => {
    const data = new DataTransfer()
    data.items.add(new File(['GIF89a'], 'a.gif', { type: 'image/gif' }))
    document.querySelector('textarea').dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })()`
  await page.evaluate(paste)
  await toasted(page, 'That was a picture or a file')
  assert.is(await page.locator('textarea').inputValue(), '')
})

test('refuses what no message holds, before it stands in the field', async (given) => {
  const page = await room(given)
  await enter(page, /^Cleo$/)
  const field = page.locator('textarea')
  await field.fill('Hello')
  await page.evaluate(`(() => {
    const data = new DataTransfer()
    data.setData('text/plain', 'x'.repeat(14_731))
    document.querySelector('textarea').dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })()`)
  await page.getByText('This is too long for one message. Send it in parts.').waitFor()
  await page.keyboard.insertText('x'.repeat(100_000))
  assert.is((await field.inputValue()).length, 14_736)
})

test('keeps a draft, and says in the list that there is one', async (given) => {
  const page = await room(given)
  await enter(page, /^Cleo$/)
  await page.locator('textarea:focus').waitFor()
  await page.keyboard.type('half a thou')
  await page.keyboard.press('Alt+ArrowUp')
  await page.getByText('Draft: half a thou').waitFor()
  await page.keyboard.press('Alt+ArrowDown')
  await untilTrue(page, `document.querySelector('textarea')?.value === 'half a thou'`)
})

test.run()
