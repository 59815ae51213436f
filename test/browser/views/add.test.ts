// Adding a friend, in the page: an invite is shown, and is answered after it was pasted, scanned,
// chosen as a picture, or opened as a link.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodeQR } from 'qr'
import * as assert from 'uvu/assert'
import { slow } from '../../runner/report.ts'
import { assertClean } from '../axe.ts'
import { browserSuite } from '../browser-suite.ts'
import { cameraFlags, filmCode } from '../camera-film.ts'
import { tabTo } from '../keyboard.ts'
import { neighbourhood } from '../room-of-ana.ts'
import { servePages } from '../pages.ts'
import { shownCode } from '../shown-code.ts'
import { toasted } from '../toasted.ts'
import { untilTrue } from '../until.ts'
import type { Page } from 'playwright-core'
import type { ContactView } from '../../../src/conversation/views.ts'

slow(120, 900)
const folder = await mkdtemp(join(tmpdir(), 'snug-camera-'))
const film = join(folder, 'film.y4m')
const test = await browserSuite('adding a friend', { serve: servePages, flags: cameraFlags(film) })

const CLEO = [['Cleo', true]] as const
const TWO = [['Ben', false], ['Cleo', true]] as const
const KEPT = [['Cleo', 'Ana'], ['Cleo', 'Ben']] as const

const add = (page: Page) => page.getByRole('button', { name: 'Invite or add a friend' })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Whether the camera of the page is off: every track that it was ever given has ended. */
const WATCHED = `
  globalThis.tracks = []
  const devices = navigator.mediaDevices ?? {}
  const given = devices.getUserMedia
  devices.getUserMedia = async (wanted) => {
    const stream = await given.call(devices, wanted)
    globalThis.tracks.push(...stream.getTracks())
    return stream
  }`
/** Costly hashes are never done while `isLong`: work takes as long as somebody looks at it. */
const LONG_WORK = `
  const { postMessage } = Worker.prototype
  Worker.prototype.postMessage = function (...given) {
    if (globalThis.isLong !== true) postMessage.apply(this, given)
  }`
const states = async (page: Page): Promise<string[]> =>
  await page.evaluate('globalThis.tracks.map(({ readyState }) => readyState)')

test('shows an invite as a code that says the link, with its end and what to do with it',
  async (given) => {
    const { page, profile } = await neighbourhood(given, { with: CLEO, met: [['Cleo', 'Ana']] })
    await profile.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await add(page).click()
    await button(page, 'Make an invite').click()
    await page.getByText('For one person. It works once, until').waitFor()
    const said = await shownCode(page.locator('.qr-code'))
    assert.match(said ?? '', /^snug:[\w-]{200,}$/)
    await button(page, 'Copy the link').click()
    await toasted(page, 'Copied. Send it to one person only.')
    assert.is(await page.evaluate('navigator.clipboard.readText()'), said)
  })

test('tells who came in by it, and offers to write', async (given) => {
  const { page, does } = await neighbourhood(given, { with: TWO, met: [['Cleo', 'Ana']] })
  await add(page).click()
  await button(page, 'Make an invite').click()
  await page.getByText('Waiting for somebody to use it').waitFor()
  const link = await shownCode(page.locator('.qr-code'))
  await does('answer', 'Ben', link)
  await page.getByText('has come in.').waitFor()
  await button(page, 'Write to Ben').click()
  await page.getByRole('textbox', { name: 'Write to Ben' }).waitFor()
})

test('shows an open invite again, and withdraws it', async (given) => {
  const { page, does } = await neighbourhood(given, { with: TWO, met: KEPT })
  await add(page).click()
  await button(page, 'Make an invite').click()
  const first = await shownCode(page.locator('.qr-code'))
  await button(page, 'Done').click()
  await button(page, 'Show').click()
  assert.is(await shownCode(page.locator('.qr-code')), first)
  await button(page, 'Withdraw').click()
  await page.getByText('Make an invite').waitFor()
  await page.getByText('Open invites').waitFor({ state: 'detached' })
  const refused = await does('answer', 'Ben', first).catch((error: Error) => error.message)
  assert.match(String(refused), /withdrawn/)
})

test('answers a pasted invite when told, by keys alone, and says how far it is', async (given) => {
  const { page, does } = await neighbourhood(given, { with: TWO, met: KEPT })
  const link = await does<string>('invite', 'Ben')
  await does('off', 'Ben')
  await page.keyboard.press('Alt+n')
  await tabTo(page, 'textarea')
  await page.keyboard.insertText(`Come!\n${link}\nYours, Ben`)
  await page.getByText('An invite for you, open until').waitFor()
  assert.equal((await does<ContactView[]>('knows', 'Ana')).map(({ name }) => name), ['Cleo'])
  await page.locator('button:focus', { hasText: 'Come in' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('It goes to a house that keeps their mail, sealed.').waitFor()
  await does('on', 'Ben')
  await page.getByText('You and Ben are connected.').waitFor()
})

test('says of every text that is no good invite what is wrong with it', async (given) => {
  const { page, does } = await neighbourhood(given, { with: TWO, met: [] })
  const link = await does<string>('invite', 'Cleo')
  const own = await does<string>('invite', 'Ana')
  await add(page).click()
  const field = page.getByRole('textbox', { name: 'The invite' })
  for (const [text, words] of [
    ['hello', 'This is no invite.'],
    ['<img src=x onerror=alert(1)>', 'This is no invite.'],
    [`\u202E${'x'.repeat(9_000)}`, 'This is too long for an invite.'],
    ['x'.repeat(100_000), 'This is too long for an invite.'],
    [link.slice(0, -10), 'This invite is cut short'],
    [`${link.slice(0, 80)}AA${link.slice(82)}`, 'This invite is damaged'],
    [own, 'This is your own invite.']
  ] as const) {
    await field.fill(text)
    await page.getByText(words).waitFor()
    // A browser needs many seconds to break an endless word into lines.
    assert.ok((await field.inputValue()).length < 10_000)
    await field.fill('')
    await page.getByText(words).waitFor({ state: 'detached' })
  }
  await does('answer', 'Ben', link)
  await field.fill(link)
  await button(page, 'Come in').click()
  await page.getByText('This invite has been used. Ask for a new one.').waitFor()
})

test('takes up a link that the page was opened with, and asks nobody before it is told to',
  async (given) => {
    const { page, does } = await neighbourhood(given, { with: CLEO })
    await does('setName', 'Ana', `✓ Verified ${'M'.repeat(52)}`)
    const link = await does<string>('invite', 'Cleo')
    await page.evaluate(`location.hash = ${JSON.stringify(`#${link}`)}`)
    await page.getByText('An invite for you, open until').waitFor()
    await untilTrue(page, 'location.hash === ""')
    await page.setViewportSize({ width: 360, height: 740 })
    assert.is(await page.evaluate(`[...document.querySelectorAll('.card p')]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length`), 0)
    assert.equal(await does('knows', 'Ana'), [])
    await button(page, 'Come in').click()
    await page.getByText('You and Cleo are connected.').waitFor()
    await page.evaluate('location.hash = "#snug-rubbish"')
    await page.getByText('The link that you opened is no invite').waitFor()
  })

test('has nothing for axe in any step', async (given) => {
  const { page, does } = await neighbourhood(given, { with: TWO, met: KEPT })
  const [link, known] = [await does<string>('invite', 'Ben'), await does<string>('invite', 'Cleo')]
  await does('off', 'Ben')
  await add(page).click()
  await button(page, 'Make an invite').waitFor()
  await assertClean(page)
  await button(page, 'Make an invite').click()
  await page.locator('.qr-code').waitFor()
  await page.locator('summary').click()
  await assertClean(page)
  await button(page, 'Done').click()
  await button(page, 'Show').waitFor()
  const field = page.getByRole('textbox', { name: 'The invite' })
  await field.fill('hello')
  await page.getByText('This is no invite.').waitFor()
  await assertClean(page)
  await field.fill(known)
  await page.getByText('are contacts already').waitFor()
  await assertClean(page)
  await button(page, 'Not this one').click()
  await field.fill(link)
  await button(page, 'Come in').waitFor()
  await assertClean(page)
  await button(page, 'Come in').click()
  await page.getByText('It goes to a house that keeps their mail, sealed.').waitFor()
  await assertClean(page)
  await does('on', 'Ben')
  await page.getByText('You and Ben are connected.').waitFor()
  await assertClean(page)
})

test('scans an invite with the camera, and the camera is off afterwards', async (given) => {
  const { page, does } = await neighbourhood(given, { with: CLEO, before: WATCHED })
  await filmCode(film, await does<string>('invite', 'Cleo'))
  await add(page).click()
  await button(page, 'Scan the code').click()
  await page.getByText('An invite for you, open until').waitFor()
  assert.equal(await states(page), ['ended'])
})

test('says that a code is no invite, goes on looking, and lets go of the camera when left',
  async (given) => {
    const { page } = await neighbourhood(given, { with: CLEO, before: WATCHED })
    await filmCode(film, 'https://snug.example/')
    await add(page).click()
    await button(page, 'Scan the code').click()
    await page.getByText('That code is no invite.').waitFor()
    await assertClean(page)
    assert.equal(await states(page), ['live'])
    await page.keyboard.press('Escape')
    // The camera ends with the dialog, which goes a moment after the key.
    await untilTrue(page, 'globalThis.tracks.every(({ readyState }) => readyState === "ended")')
  })

test('reads the code of a picture, and says where there is none', async (given) => {
  const { page, does } = await neighbourhood(given, { with: CLEO })
  const link = await does<string>('invite', 'Cleo')
  await add(page).click()
  const input = page.locator('input[type=file]')
  const choose = async (bytes: Uint8Array): Promise<void> => {
    await input.setInputFiles({ name: 'a', mimeType: 'image/gif', buffer: Buffer.from(bytes) })
  }
  await choose(await page.locator('.bar h1').first().screenshot())
  await page.getByText('There is no code in this picture.').waitFor()
  await choose(Buffer.from('no picture'))
  await page.getByText('This is no picture').waitFor()
  await choose(encodeQR(link, 'gif', { scale: 1, border: 4 }))
  await page.getByText('An invite for you, open until').waitFor()
})

test('knocks at an address: says what is signed, shows the work, and calls it off',
  async (given) => {
    // Ben and the house that keeps his mail ask for the most that a house may.
    const busy = [['Ben', false, 8], ['Cleo', true, 8]] as const
    const { page, does } = await neighbourhood(given, { with: busy, met: [['Cleo', 'Ben']],
      before: LONG_WORK })
    const link = await does<string>('invite', 'Ben', 'address')
    await add(page).click()
    await page.getByLabel('The invite', { exact: true }).fill(link)
    await page.getByText('they can prove to others that you wrote them').waitFor()
    await assertClean(page)
    await page.getByLabel('A few words to them').fill('It is Ana, from the choir')
    await page.evaluate('globalThis.isLong = true')
    await button(page, 'Sign and knock').click()
    await page.getByText('Your device does some work first').waitFor()
    await page.locator('.steps progress').waitFor()
    await assertClean(page)
    await button(page, 'Call it off').click()
    await toasted(page, 'You do not knock after all.')
    assert.equal(await does('knows', 'Ana'), [])
    assert.equal((await does<ContactView[]>('knows', 'Ben')).map(({ name }) => name), ['Cleo'])
  })

test.run()

const blocked = await browserSuite('a camera that does not work', {
  serve: servePages, flags: ['--use-fake-device-for-media-stream']
})

blocked('says why there is no picture, and what to do instead', async (given) => {
  const refuses = (name: string): string => `(navigator.mediaDevices ?? {}).getUserMedia = () =>
    Promise.reject(new DOMException('', '${name}'))`
  for (const [before, words] of [
    ['', 'The camera is blocked for this page'],
    [refuses('NotFoundError'), 'There is no camera here'],
    [refuses('NotReadableError'), 'The camera is busy'],
    [refuses('UnknownError'), 'The camera does not work'],
    ['Object.defineProperty(navigator, "mediaDevices", { value: undefined })',
      'Browsers give no camera to this page']
  ] as const) {
    const { page } = await neighbourhood(given, { before })
    await add(page).click()
    await button(page, 'Scan the code').click()
    await page.getByText(words).waitFor()
    if (before === '') await assertClean(page)
    await button(page, 'Try again').click()
    await page.getByText(words).waitFor()
  }
  await rm(folder, { recursive: true, force: true })
})

blocked('lets go of a camera that is given after the view was left', async (given) => {
  const { page } = await neighbourhood(given, { before: `
    globalThis.tracks = [];
    (navigator.mediaDevices ?? {}).getUserMedia = () => new Promise((resolve) => {
      globalThis.give = () => {
        const stream = document.createElement('canvas').captureStream()
        globalThis.tracks = stream.getTracks()
        resolve(stream)
      }
    })` })
  await add(page).click()
  await button(page, 'Scan the code').click()
  await page.getByText('Your browser asks whether').waitFor()
  await page.keyboard.press('Escape')
  await page.evaluate('globalThis.give()')
  await untilTrue(page, 'globalThis.tracks.every(({ readyState }) => readyState === "ended")')
})

blocked.run()
