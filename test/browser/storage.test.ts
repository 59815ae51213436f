// The profile of a page: made, opened, closed, protected.

import * as assert from 'uvu/assert'
import { browserSuite } from './browser-suite.ts'
import { call } from './call.ts'
import { servePages } from './pages.ts'

const test = await browserSuite('profile in the browser', { serve: servePages })

test('keeps what was written, without a passphrase', async ({ profile, origin }) => {
  const ana = await profile()
  const page = await ana.open(`${origin}/profile.html`)
  assert.is(await call(page, 'find'), 'none')
  assert.is(await call(page, 'create'), 'ok')
  await call(page, 'write', 1, 'a friend')
  await page.reload()
  assert.is(await call(page, 'find'), 'platform')
  assert.is(await call(page, 'open'), 'ok')
  assert.equal(await call(page, 'read'), ['1 a friend'])
})

test('keeps what was written, with a passphrase', async ({ profile, origin }) => {
  const ana = await profile()
  const page = await ana.open(`${origin}/profile.html`)
  assert.is(await call(page, 'create', 'old bridge'), 'ok')
  await call(page, 'write', 1, 'a friend')
  await page.reload()
  assert.is(await call(page, 'find'), 'passphrase')
  assert.is(await call(page, 'open'), 'passphrase-needed')
  assert.is(await call(page, 'open', { passphrase: 'new bridge' }), 'passphrase-wrong')
  assert.is(await call(page, 'open', { passphrase: 'old bridge' }), 'ok')
  assert.equal(await call(page, 'read'), ['1 a friend'])
})

test('is erased, and leaves no database', async ({ profile, origin }) => {
  const ana = await profile()
  const page = await ana.open(`${origin}/profile.html`)
  assert.is(await call(page, 'create'), 'ok')
  assert.is(await call(page, 'erase'), 'ok')
  assert.equal(await call(page, 'databases'), [])
  assert.is(await call(page, 'find'), 'none')
})

test.run()
