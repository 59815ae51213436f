// Over plain http from another device there is no app: a page without scripts says why, and which
// ways there are.

import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { systemClock } from '../../../node/clock.ts'
import { askerOf } from '../../../node/web/asker.ts'
import { serveHouse } from './served-house.ts'
import type { Clock } from '../../../src/base/clock.ts'
import type { ServedHouse } from './served-house.ts'

const test = suite('notice')
let house: ServedHouse

/** Where the steady clock of the house stands still. */
let still: number | undefined
const clock: Clock = { ...systemClock, monotonic: () => still ?? systemClock.monotonic() }

test.before(async () => { house = await serveHouse({ clock }) })
test.after(() => house.stop())

const ELSEWHERE = { host: '192.168.1.5:7685' }
const AT_ONCE = 64 // requests

test('stands in place of the app where a browser would not let it keep keys', async () => {
  const hosts = ['192.168.1.5:7685', 'raspberry.local:7685', 'house.example.org', '[fd00::5]']
  for (const host of hosts) {
    for (const path of ['/', '/index.html', '/?a=b']) {
      const { status, headers, body } = await house.get(path, { host })
      assert.is(status, 403, `${host} ${path}`)
      assert.is(headers['content-type'], 'text/html; charset=utf-8')
      assert.is(headers['cache-control'], 'no-store')
      const text = body.toString()
      assert.match(text, `http://127.0.0.1:${house.port}/`)
      assert.match(text, '--tls-cert')
      assert.not.match(text, /<script|style=|javascript:| on\w+=/)
      assert.not.match(text, /https?:\/\/(?!127\.0\.0\.1|NAME)/)
    }
  }
  const { status, body } = await house.get('/notice.css', ELSEWHERE)
  assert.is(status, 200)
  assert.match(body.toString(), 'prefers-color-scheme: dark')
  assert.is((await house.get('/notice.css')).status, 404, 'only there')
})

test('speaks the language that the browser likes better', async () => {
  const languages: [string, string][] = [
    ['', 'en'], ['de', 'de'], ['de-CH, de;q=0.9, en;q=0.8', 'de'], ['en, de;q=0.5', 'en'],
    ['en;q=0.5, de;q=0.7', 'de'], ['fr, de;q=0.2', 'de'], ['fr', 'en'], ['*', 'en'],
    ['de;q=0', 'en'], [`${'x,'.repeat(3_000)}de`, 'de'], ['</html><script>', 'en']
  ]
  for (const [accepted, language] of languages) {
    const { headers, body } = await house.get('/', { ...ELSEWHERE, 'accept-language': accepted })
    assert.match(body.toString(), `<html lang="${language}">`, accepted.slice(0, 30))
    assert.is(headers.vary, 'accept-language')
  }
})

test('does not stand in the way of a proxy that seals', async () => {
  const sealed = { host: 'house.example.org', 'x-forwarded-proto': 'https',
    'x-forwarded-for': '198.51.100.7' }
  const { status, headers } = await house.get('/', sealed)
  assert.is(status, 200)
  assert.match(headers['strict-transport-security'] ?? '', /^max-age=\d{7,}$/)
  assert.is((await house.get('/', { ...sealed, host: 'localhost' })).status, 200,
    'whatever name it passes on')
  assert.is((await house.get('/', { ...sealed, 'x-forwarded-proto': 'http' })).status, 403)
})

test('is not all: local addresses are for this machine under its own name', () => {
  const near = { ip: '127.0.0.1', proxied: false }
  assert.is(askerOf(near, '127.0.0.1'), 'here')
  assert.is(askerOf({ ...near, ip: '::1' }, 'localhost'), 'here')
  assert.is(askerOf(near, 'evil.example'), 'elsewhere', 'a name that was turned to this machine')
  assert.is(askerOf({ ...near, proxied: true }, '127.0.0.1'), 'elsewhere')
  assert.is(askerOf({ ...near, ip: '192.168.1.7' }, '127.0.0.1'), 'elsewhere')
})

test('comes as often as a host may ask', async () => {
  const other = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' }
  const ask = (ip: string): Promise<number> =>
    house.get('/house.json', { ...other, 'x-forwarded-for': ip }).then(({ status }) => status)
  // However slow this machine is.
  still = clock.monotonic()
  // No more at once than connections may wait for an answer: those beyond are hung up on.
  let answers: number[] = []
  for (let asked = 0; asked < 10_000 && !answers.includes(429); asked += AT_ONCE) {
    answers = await Promise.all(Array.from({ length: AT_ONCE }, () => ask('203.0.113.9')))
  }
  assert.ok(answers.includes(429))
  assert.is(await ask('203.0.113.10'), 200, 'others are not held up')
  assert.is(await ask('2001:db8::1'), 200)
  still = undefined
})

test.run()
