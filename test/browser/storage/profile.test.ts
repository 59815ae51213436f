// The profile of a page: made, opened, protected, lost and erased.

import * as assert from 'uvu/assert'
import { slow } from '../../runner/report.ts'
import { browserSuite } from '../browser-suite.ts'
import { call } from '../call.ts'
import { servePages } from '../pages.ts'
import type { Page } from 'playwright-core'
import type { BrowserTest } from '../browser-suite.ts'

slow(90)

const test = await browserSuite('profile in the browser', { serve: servePages })

/** A tab with the page of the profile tests, in which there is no profile. */
async function fresh ({ shared, origin }: BrowserTest): Promise<Page> {
  const ana = await shared()
  const page = ana.context.pages()[0] ?? await ana.open(`${origin}/profile.html`)
  await call(page, 'erase')
  await page.reload()
  return page
}

/** The same in a browser profile of its own, for Chromium asks for quotas now and then only. */
async function ownQuota ({ profile, origin }: BrowserTest): Promise<Page> {
  return await (await profile()).open(`${origin}/profile.html`)
}

test('keeps what was written, under a key that cannot be taken out', async (given) => {
  const page = await fresh(given)
  await call(page, 'watchDurability')
  assert.is(await call(page, 'find'), 'none')
  assert.is(await call(page, 'create'), 'ok')
  assert.is(await call(page, 'write', 1, 'a friend'), 'ok')
  assert.equal([...new Set(await call<string[]>(page, 'durabilities'))], ['strict'])
  await page.reload()
  assert.is(await call(page, 'find'), 'platform')
  assert.is(await call(page, 'open', { passphrase: 'any' }), 'passphrase-unneeded')
  assert.is(await call(page, 'open'), 'ok')
  assert.equal(await call(page, 'read'), ['1 a friend'])
  assert.equal(await call(page, 'platformKey'), ['AES-GCM', false, 'refused', 'refused'])
})

test('is opened with its passphrase, which changes, goes and comes', async (given) => {
  const page = await fresh(given)
  assert.is(await call(page, 'create', 'old bridge'), 'ok')
  await call(page, 'write', 1, 'a friend')
  await page.reload()
  assert.is(await call(page, 'find'), 'passphrase')
  assert.is(await call(page, 'open'), 'passphrase-needed')
  assert.is(await call(page, 'open', { passphrase: 'new bridge' }), 'passphrase-wrong')
  assert.is(await call(page, 'open', { passphrase: 'old bridge' }), 'ok')
  const change = (change: object): Promise<string> => call(page, 'setPassphrase', change)
  assert.is(await change({ next: 'x' }), 'passphrase-needed')
  assert.is(await change({ current: 'x', next: 'x' }), 'passphrase-wrong')
  assert.is(await call(page, 'platformKey'), undefined)
  assert.is(await change({ current: 'old bridge' }), 'ok')
  assert.is(await call(page, 'protection'), 'platform')
  assert.ok(await call(page, 'platformKey'))
  assert.is(await change({ next: 'new bridge' }), 'ok')
  assert.is(await call(page, 'platformKey'), undefined, 'the key of the browser is gone')
  assert.is(await call(page, 'write', 2, 'goes on'), 'ok')
  await page.reload()
  assert.is(await call(page, 'open', { passphrase: 'old bridge' }), 'passphrase-wrong')
  assert.is(await call(page, 'open', { passphrase: 'new bridge' }), 'ok')
  assert.equal(await call(page, 'read'), ['1 a friend', '2 goes on'])
})

test('shows nobody who looks into the databases what is in them', async (given) => {
  const page = await fresh(given)
  const said = 'I have left the key under the third flowerpot'
  assert.is(await call(page, 'createDear', 'old bridge'), 'ok')
  await call(page, 'write', 1, said)
  assert.equal(await call(page, 'found', [said, 'Ben', 'old bridge']), [])
  // That would be found, were it there.
  await page.evaluate((text) => { globalThis.localStorage.setItem('x', text) }, said)
  assert.equal(await call(page, 'found', [said]), [said])
  await call(page, 'removeMark')
})

test('says that there is no more room, and keeps what it had', async (given) => {
  const page = await ownQuota(given)
  const devtools = await page.context().newCDPSession(page)
  const { origin } = given
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_000_000 })
  assert.is(await call(page, 'create'), 'ok')
  assert.is(await call(page, 'write', 1, 'a friend'), 'ok')
  assert.is(await call(page, 'writeLarge', 2, 3_000_000), 'store-full')
  assert.is(await call(page, 'write', 3, 'after it'), 'store-full', 'nothing after a gap')
  await page.reload()
  assert.is(await call(page, 'open'), 'ok')
  assert.equal(await call(page, 'read'), ['1 a friend'])
  assert.is(await call(page, 'erase'), 'ok', 'that needs no room')
  assert.equal(await call(page, 'databases'), [])
})

test('is not made, and not half, where there is no room at all', async (given) => {
  const page = await ownQuota(given)
  const devtools = await page.context().newCDPSession(page)
  const { origin } = given
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 })
  assert.is(await call(page, 'create'), 'store-full')
  await devtools.send('Storage.overrideQuotaForOrigin', { origin })
  await page.reload()
  assert.is(await call(page, 'find'), 'none')
  assert.is(await call(page, 'create'), 'ok')
})

test('notices that the browser threw it away, or a part, and begins nothing', async (given) => {
  const page = await fresh(given)
  const evicted = async (): Promise<void> => {
    await page.reload()
    assert.is(await call(page, 'find'), 'profile-evicted')
    assert.is(await call(page, 'open'), 'profile-evicted')
    assert.is(await call(page, 'create'), 'profile-evicted')
  }
  const anew = async (): Promise<void> => {
    assert.is(await call(page, 'erase'), 'ok')
    assert.is(await call(page, 'create'), 'ok')
    await call(page, 'write', 1, 'a friend')
    await call(page, 'close')
  }
  await anew()
  // Both databases go, as when the browser needs room; the mark stays.
  await call(page, 'remove', 'snug-store')
  await call(page, 'remove', 'snug-keys')
  await evicted()
  await anew()
  await call(page, 'remove', 'snug-store')
  await evicted()
  await anew()
  await call(page, 'remove', 'snug-keys')
  await call(page, 'removeMark')
  await evicted()
  await anew()
  await call(page, 'empty', 'snug-store')
  assert.is(await call(page, 'find'), 'platform')
  assert.is(await call(page, 'open'), 'profile-evicted')
})

test('closes when the data of the page is cleared while it is open', async (given) => {
  const page = await fresh(given)
  assert.is(await call(page, 'create'), 'ok')
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Storage.clearDataForOrigin', {
    origin: given.origin, storageTypes: 'indexeddb'
  })
  assert.match(await call<string>(page, 'lost'), /^(store-failed|profile-evicted)$/)
  assert.is(await call(page, 'write', 1, 'late'), 'store-closed')
  assert.is(await call(page, 'find'), 'profile-evicted')
})

test('that was never finished is begun anew', async (given) => {
  const page = await fresh(given)
  await call(page, 'leaveNote', 'making')
  assert.is(await call(page, 'find'), 'none')
  assert.is(await call(page, 'create'), 'ok')
  await call(page, 'close')
  await call(page, 'erase')
  await call(page, 'leaveNote', 'making')
  await call(page, 'leaveStore')
  assert.is(await call(page, 'find'), 'none')
  assert.is(await call(page, 'open'), 'profile-missing')
  assert.is(await call(page, 'create'), 'ok')
  assert.is(await call(page, 'write', 1, 'a friend'), 'ok')
  assert.is(await call(page, 'create'), 'other-tab', 'it is open here')
  await call(page, 'close')
  assert.is(await call(page, 'create'), 'profile-exists')
})

test('is erased with its keys first, open or not, and leaves no database', async (given) => {
  const page = await fresh(given)
  assert.is(await call(page, 'create'), 'ok')
  await call(page, 'write', 1, 'a friend')
  assert.is(await call(page, 'erase'), 'ok')
  assert.is(await call(page, 'lost'), 'profile-erased')
  assert.equal(await call(page, 'databases'), [])
  assert.is(await call(page, 'find'), 'none')
  assert.is(await call(page, 'create', 'old bridge'), 'ok')
  await page.reload()
  assert.is(await call(page, 'erase'), 'ok', 'while it is locked')
  assert.equal(await call(page, 'databases'), [])
  assert.is(await page.evaluate('localStorage.length'), 0)
})

test('is erased to its end at the next start', async (given) => {
  const page = await fresh(given)
  assert.is(await call(page, 'create'), 'ok')
  await call(page, 'write', 1, 'a friend')
  await call(page, 'close')
  await call(page, 'leaveNote', 'erasing')
  await page.reload()
  assert.is(await call(page, 'open'), 'profile-missing')
  assert.is(await call(page, 'find'), 'none')
  assert.equal(await call(page, 'databases'), [])
})

test('asks the browser to keep it, and says what it answered', async (given) => {
  const page = await fresh(given)
  const before = await call<{ persistence: string, quota: number }>(page, 'storage')
  assert.is(before.persistence, 'refused')
  assert.ok(before.quota > 0)
  const after = await call<{ persistence: string }>(page, 'persist')
  assert.match(after.persistence, /^(promised|refused)$/)
})

test('is exported in pieces and read from a file, whole or not at all', async (given) => {
  const page = await (await given.profile()).open(`${given.origin}/archive.html`)
  assert.equal(await call(page, 'write', 3_000, 'far away'), [true, true])
  assert.is(await call(page, 'read', 'far away'), '3000, word 2999')
  assert.is(await call(page, 'read', 'near by'), 'archive-passphrase')
  assert.is(await call(page, 'readPart', 'far away', 70_000), 'archive-incomplete')
  assert.is(await call(page, 'readPart', 'far away', 20), 'archive-incomplete')
  assert.is(await call(page, 'readOther', 'a letter'), 'archive-foreign')
  assert.is(await call(page, 'writeStopped'), 'Error: stopped')
  assert.is(await call(page, 'readStopped', 'far away'), 'Error: stopped')
})

test.run()
