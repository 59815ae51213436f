// The main story of the app, as people live it: two who only open a browser at one house. They come
// in, meet by a link, write to each other directly, and by the house while one of them is away.

import * as assert from 'uvu/assert'
import { slow } from '../runner/report.ts'
import { meet, moveIn, openThread, shows, write } from './app-person.ts'
import { browserSuite } from './browser-suite.ts'
import { serveHouse } from './house.ts'

slow(120)

const test = await browserSuite('friends in the app', { serve: serveHouse })

test('two browsers meet by a link, talk directly, and leave mail', async ({ profile, origin }) => {
  const [ana, ben] = [await profile(), await profile()]
  const [anas, bens] = [await moveIn(ana, origin, 'Ana'), await moveIn(ben, origin, 'Ben')]
  await meet(anas, bens)

  await openThread(bens, 'Ana')
  await write(bens, 'Ana', 'See you at eight?')
  await openThread(anas, 'Ben')
  await shows(anas, 'See you at eight?')
  for (const page of [anas, bens]) {
    await page.locator('.network-line').getByText('Online, directly').waitFor()
  }
  await write(anas, 'Ben', 'I bring the bread.')
  await shows(bens, 'I bring the bread.')

  // Ben's tab is closed: the house keeps what Ana writes, and says so.
  await bens.close()
  await write(anas, 'Ben', 'And the cheese.')
  await anas.locator('.state', { hasText: /^Held by 1 of 1 until / }).waitFor()
  const again = await ben.open(origin)
  await openThread(again, 'Ana')
  await shows(again, 'And the cheese.')

  // And the other way round, with a reload in the middle.
  await anas.close()
  await write(again, 'Ana', 'And the wine.')
  // What is shown is stored, and goes out after whatever happens to the page.
  await shows(again, 'And the wine.')
  await again.reload()
  const back = await ana.open(origin)
  await openThread(back, 'Ben')
  await shows(back, 'And the wine.')
  assert.equal(await back.locator('.pane-main').getByText('See you at eight?').count() > 0, true)
})

test('who switch it on see each other type and be here, until one of them looks away',
  async ({ profile, origin }) => {
    const [ana, ben] = [await profile(), await profile()]
    const [anas, bens] = [await moveIn(ana, origin, 'Ana'), await moveIn(ben, origin, 'Ben')]
    await meet(anas, bens)
    for (const page of [anas, bens]) {
      await page.keyboard.press('Control+,')
      for (const name of ['Say when I am typing', 'Say when I am here']) {
        await page.getByRole('switch', { name }).check()
      }
    }
    await openThread(bens, 'Ana')
    await openThread(anas, 'Ben')
    await write(bens, 'Ana', 'See you at eight?')
    await shows(anas, 'See you at eight?')
    for (const page of [anas, bens]) {
      await page.locator('.thread-head .here', { hasText: 'here now' }).waitFor()
    }
    // It is said for a moment only: looked for from before it begins.
    await Promise.all([
      bens.locator('.typing-line', { hasText: 'Ana' }).waitFor(),
      anas.locator('textarea').pressSequentially('I bring the', { delay: 100 })
    ])
    await write(anas, 'Ben', 'I bring the bread.')
    await shows(bens, 'I bring the bread.')
    await bens.locator('.typing-line').waitFor({ state: 'detached' })
    await anas.keyboard.press('Control+,')
    await anas.getByRole('switch', { name: 'Say when I am here' }).uncheck()
    await bens.locator('.thread-head .here').waitFor({ state: 'detached' })
  })

test.run()
