// Bytes that no browser sends, at the web address: whatever comes, the house goes on.

import { connect } from 'node:net'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { seeded } from '../../random.ts'
import { until } from '../../network/node.ts'
import { serveHouse } from './served-house.ts'
import type { Socket } from 'node:net'
import type { ServedHouse } from './served-house.ts'

const test = suite('hostile requests')
const sockets: Socket[] = []
let house: ServedHouse

test.before(async () => { house = await serveHouse() })
test.after.each(() => { for (const socket of sockets.splice(0)) socket.destroy() })
test.after(() => house.stop())

interface Raw { received: string, open: boolean }

function send (bytes: string | Uint8Array): Raw {
  const socket = connect({ port: house.port, host: '127.0.0.1' })
  const state: Raw = { received: '', open: true }
  sockets.push(socket)
  socket.on('data', (chunk) => { state.received += chunk.toString('latin1') })
  socket.on('error', () => {}).on('close', () => { state.open = false })
  socket.write(bytes)
  return state
}

async function answered (bytes: string): Promise<number> {
  const state = send(bytes)
  await until(() => /^HTTP\/1\.1 \d{3}/.test(state.received) || !state.open)
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(state.received)?.[1] ?? 0)
}

test('that are malformed are refused', async () => {
  const hostless = 'GET / HTTP/1.1\r\n\r\n'
  const cases: [string, readonly number[]][] = [
    [hostless, [400]],
    ['GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n', [400, 403]],
    ['GET / HTTP/9.9\r\nHost: a\r\n\r\n', [400, 403, 505]],
    ['GET  HTTP/1.1\r\nHost: a\r\n\r\n', [400]],
    ['GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n', [400, 404]],
    ['GET http://other.example/ HTTP/1.1\r\nHost: a\r\n\r\n', [404]],
    ['CONNECT other.example:443 HTTP/1.1\r\nHost: a\r\n\r\n', [0, 400, 404, 405]],
    [`GET / HTTP/1.1\r\nHost: a\r\nX: ${'y'.repeat(40_000)}\r\n\r\n`, [431]],
    [`GET /${'a'.repeat(40_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, [431, 414]],
    ['GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n',
      [400, 413]],
    ['GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999\r\n\r\n', [413]],
    ['GET / HTTP/1.1\r\nHost: a\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n', [400]],
    ['GET / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n', [100, 413]]
  ]
  for (const [bytes, expected] of cases) {
    const status = await answered(bytes)
    assert.ok(expected.includes(status), `${status}: ${bytes.slice(0, 60)}`)
  }
  assert.is((await house.get('/')).status, 200)
})

test('in a row on one connection are answered in their order', async () => {
  const one = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`
  const state = send([one('/sw.js'), one('/none'), one('/house.json')].join(''))
  await until(() => state.received.includes('"snug":1'))
  assert.equal([...state.received.matchAll(/HTTP\/1\.1 (\d+)/g)].map((match) => match[1]),
    ['200', '404', '200'])
})

test('of random bytes end nothing', async () => {
  const random = seeded('hostile requests')
  const start = new TextEncoder().encode('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n')
  for (let i = 0; i < 200; i++) {
    const bytes = random(random.between(1, 600))
    send(i % 2 === 0 ? bytes : Uint8Array.from([...start, ...bytes]))
  }
  assert.is((await house.get('/house.json')).status, 200)
})

test('that are never finished give way, and so do answers that nobody takes', async () => {
  const slow = Array.from({ length: 300 }, () => send('GET / HTTP/1.1\r\nHost: a\r\nX: '))
  await until(() => slow.filter(({ open }) => open).length <= 128)
  assert.is((await house.get('/')).status, 200)
})

test.run()
