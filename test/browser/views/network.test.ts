// The network page and the house page, over a network and a house that follow a script: what they
// say in each state, what they change, that axe finds nothing, and that a keyboard is enough.

import * as assert from 'uvu/assert'
import { slow } from '../../runner/report.ts'
import { assertClean } from '../axe.ts'
import { browserSuite } from '../browser-suite.ts'
import { call } from '../call.ts'
import { unreached } from '../keyboard.ts'
import { servePages } from '../pages.ts'
import { scriptedRoom } from '../scripted-room.ts'
import { toasted } from '../toasted.ts'
import type { Page } from 'playwright-core'
import type { BrowserTest } from '../browser-suite.ts'
import type { Script } from '../pages/room/script.ts'
import type { Profile } from '../profile.ts'

slow(120)

const test = await browserSuite('network and house', { serve: servePages })

const USUAL: Script = { scene: 'usual', network: 'usual', house: 'owned' }
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const dialog = (page: Page) => page.getByRole('dialog')
const thing = (page: Page, text: string) => page.locator('.things > li', { hasText: text })

async function opened (
  given: BrowserTest, script: Script, keys: string, profile?: Profile
): Promise<Page> {
  const page = await scriptedRoom(given, script, profile)
  await page.keyboard.press(keys)
  await page.locator('.sheet .lead').waitFor()
  return page
}

const network = async (given: BrowserTest, script: Partial<Script> = {}): Promise<Page> =>
  await opened(given, { ...USUAL, ...script }, 'Alt+w')

const house = async (given: BrowserTest, script: Partial<Script> = {}): Promise<Page> =>
  await opened(given, { ...USUAL, ...script }, 'Alt+h')

test('says who keeps mail until when, who is there, and what did not work', async (given) => {
  const page = await network(given)
  await page.locator('.lead', { hasText: 'Online, directly' }).waitFor()
  for (const [name, words] of [
    ['Cleo’s house', /Keeps your mail, sealed, until .*Brought 14 messages here/],
    ['Dan’s house', /Does not keep your mail.*This house has no room/],
    ['The house of this page', /Keeps your mail/], ['house pQ88zk', /Has not answered yet/],
    ['Ben', /Reached from here.*Direct/], ['Dan', /Came by themselves.*Relayed/],
    ['Somebody of the network', /Direct/], ['Ben from the workshop', /did not answer in time/]
  ] as const) {
    await page.locator('.things > li').filter({ has: page.getByText(name, { exact: true }) })
      .filter({ hasText: words }).waitFor()
  }
  // The house is the same wherever it stands, and looks like one.
  const [kept, connected] = await thing(page, 'The house of this page').locator('.face-sign')
    .evaluateAll((signs) => signs.map(({ innerHTML }) => innerHTML))
  assert.ok(kept)
  assert.is(connected, kept)
  await page.getByText('1.8 MB sent, 4 MB received').waitFor()
  assert.equal(await unreached(page), [])
  await assertClean(page)
})

test('leaves a house only after asking, and joins one by its address', async (given) => {
  const page = await network(given)
  const leave = thing(page, 'Cleo’s house').first().getByRole('button', { name: 'Leave' })
  await leave.click()
  await dialog(page).getByText('it keeps no mail for you').waitFor()
  await assertClean(page)
  await page.keyboard.press('Escape')
  await thing(page, 'Brought 14 messages').waitFor()
  await leave.click()
  await dialog(page).getByRole('button', { name: 'Leave' }).click()
  await thing(page, 'Brought 14 messages').waitFor({ state: 'detached' })

  await page.getByText('Join a house').click()
  const address = page.getByLabel('Address of a house')
  await call(page, 'failHouse', { code: 'address-invalid', message: 'from the core' })
  await address.fill('<b>no address</b>')
  await address.press('Enter')
  await page.getByText('This is not the address of a house').waitFor()
  await assertClean(page)
  await call(page, 'failHouse', null)
  await address.fill('/ip4/93.184.216.34/tcp/7685/ws/p2p/another')
  await button(page, 'Join').click()
  await toasted(page, 'asked to keep your mail')
  await thing(page, 'p2p/another').waitFor()
})

test('copies a report, and says where the browser does not let it', async (given) => {
  const allowed = await given.profile()
  await allowed.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await opened(given, USUAL, 'Alt+w', allowed)
  await button(page, 'Copy a report without secrets').click()
  await toasted(page, 'It holds no names, keys or addresses')
  assert.is(await page.evaluate('navigator.clipboard.readText()'), 'how the network is')
})

test('teaches whoever is alone, and whoever reaches nobody', async (given) => {
  const alone = await network(given, { scene: 'empty', network: 'alone', house: 'none' })
  await alone.locator('.lead', { hasText: 'Alone here' }).waitFor()
  await alone.getByText('Nobody keeps your mail yet').waitFor()
  await alone.getByLabel('Address of a house').waitFor()
  await assertClean(alone)
  await alone.locator('.lead').getByRole('button', { name: 'Invite a friend' }).waitFor()
  const offline = await network(given, { network: 'offline' })
  await offline.locator('.lead', { hasText: 'Offline: nobody is reached' }).waitFor()
  await thing(offline, 'This house does not answer').waitFor()
  await assertClean(offline)
  assert.is(await offline.evaluate(`[...document.querySelectorAll('.part')]
    .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length`), 0)
})

test('asks nobody to join a house whose mail is kept, and says who is here', async (given) => {
  const page = await scriptedRoom(given, { scene: 'empty', network: 'housed', house: 'guest' })
  await page.locator('.network-line', { hasText: 'Online: no friend is here' }).waitFor()
  await page.getByText('A house keeps your mail. Invite a friend.').first().waitFor()
  assert.is(await button(page, 'Join a house').count(), 0)
  await assertClean(page)
  const alone = await scriptedRoom(given, { scene: 'empty' })
  await button(alone, 'Join a house').waitFor()
})

test('shows hostile names and words as text that stays in its place', async (given) => {
  const page = await network(given, { network: 'hostile', scene: 'hostile', house: 'hostile' })
  await assertClean(page)
  await page.keyboard.press('Alt+h')
  await page.getByText('Owners', { exact: true }).waitFor()
  await assertClean(page)
  assert.is(await page.locator('.sheet :is(img, script, b)').count(), 0)
})

test('shows its owner how a house is, and asks before it takes something away', async (given) => {
  const page = await house(given)
  await page.locator('.lead', { hasText: 'This house is yours' }).waitFor()
  await page.getByText('Running for 3 days, version 0.1.0').waitFor()
  assert.equal(await unreached(page), [])
  await assertClean(page)

  await thing(page, 'Owner Ana').waitFor()
  await page.getByRole('radio', { name: 'Nobody' }).check()
  await thing(page, 'Guest kSCVe2Xo').getByRole('button').click()
  await dialog(page).getByText('What they have not fetched yet is lost').waitFor()
  await dialog(page).getByRole('button', { name: 'Forget' }).click()
  await thing(page, 'Guest kSCVe2Xo').waitFor({ state: 'detached' })

  await thing(page, 'Ben').getByRole('button').click()
  await dialog(page).getByText('Take the house away from').waitFor()
  await page.keyboard.press('Escape')
  await thing(page, 'Ben').getByRole('button').click()
  await dialog(page).getByRole('button', { name: 'Take away' }).click()
  await thing(page, 'Ben').waitFor({ state: 'detached' })
  assert.is(await thing(page, 'This is you').getByRole('button').count(), 0)

  await button(page, 'Make a link for another owner').click()
  await page.getByText('#owner=abcDEF-123_456').waitFor()
  await assertClean(page)
})

test('says what a guest has of a house, and when it is silent', async (given) => {
  const guest = await house(given, { house: 'guest' })
  await guest.getByText('You are a guest of this house').waitFor()
  await guest.getByText('Nobody owns this house yet').waitFor()
  await assertClean(guest)
  const none = await house(given, { house: 'none' })
  await none.getByText('Your own conversations are here all the same').waitFor()
  const silent = await house(given, { house: 'silent' })
  await silent.getByText('The house does not answer right now').waitFor()
  await assertClean(silent)
  await button(silent, 'Ask again').click()
  await silent.getByText('It is tried again by itself').waitFor()
})

test('words a link to a house that somebody has used', async (given) => {
  const page = await scriptedRoom(given, { ...USUAL, house: 'guest',
    fragment: 'owner=abc_DEF-123' })
  await page.getByText('Somebody has used this link already')
    .filter({ hasText: 'npm run snug -- house link' }).waitFor()
  await assertClean(page)
  assert.is(await page.getByText('abc_DEF-123').count(), 0)
})

test('has nothing for axe from right to left', async (given) => {
  const page = await network(given, { language: 'ar' })
  await assertClean(page)
  await page.keyboard.press('Alt+h')
  await page.locator('.figures').waitFor()
  await assertClean(page)
})

test.run()
