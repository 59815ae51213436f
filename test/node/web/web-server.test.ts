// The web address of a house, over real sockets: the app and what it says about itself, at the port
// of the WebSockets, and nothing else.

import { gunzipSync } from 'node:zlib'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { peerIdOf } from '../../../src/network/peer-key.ts'
import { stopNodes, testNode } from '../../network/node.ts'
import { SCRIPT, serveHouse } from './served-house.ts'
import type { ServedHouse } from './served-house.ts'

const test = suite('web address')
let house: ServedHouse

test.before(async () => { house = await serveHouse() })
test.after(async () => {
  await house.stop()
  await stopNodes()
})

test('gives the app out at the port of the WebSockets', async () => {
  assert.is(house.node.web, `http://127.0.0.1:${house.port}/`)
  for (const path of ['/', '/index.html', '/?from=link']) {
    const { status, headers, body } = await house.get(path)
    assert.is(status, 200, path)
    assert.is(headers['content-type'], 'text/html; charset=utf-8')
    assert.match(body.toString(), '<title>Snug</title>')
  }
  const node = await testNode('somebody')
  const { network, net } = house.node
  const dialled = await node.transport.dial(network.transport.self, net.listening())
  assert.ok(dialled.ok, 'and still speaks libp2p there')
})

test('says of each file what it is, and how long it stays so', async () => {
  const types: [string, string, string][] = [
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    ['/sw.js', 'text/javascript; charset=utf-8', 'no-cache'],
    ['/manifest.webmanifest', 'application/manifest+json; charset=utf-8', 'no-cache'],
    ['/assets/plain.js', 'text/javascript; charset=utf-8', 'no-cache'],
    ['/assets/main-Ab3_x-9z.js', 'text/javascript; charset=utf-8',
      'public, max-age=31536000, immutable'],
    ['/assets/lamp-Zz3_x-9z.woff2', 'font/woff2', 'public, max-age=31536000, immutable']
  ]
  for (const [path, type, cache] of types) {
    const { headers } = await house.get(path)
    assert.equal([headers['content-type'], headers['cache-control']], [type, cache], path)
  }
})

test('packs what can be packed, for browsers that ask for it', async () => {
  const path = '/assets/main-Ab3_x-9z.js'
  for (const accepted of ['gzip', 'br, gzip;q=0.8', 'deflate, GZIP']) {
    const { headers, body } = await house.get(path, { 'accept-encoding': accepted })
    assert.is(headers['content-encoding'], 'gzip')
    assert.is(headers.vary, 'accept-encoding')
    assert.ok(body.length < SCRIPT.length / 4)
    assert.is(gunzipSync(body).toString(), SCRIPT)
  }
  for (const accepted of ['', 'br', 'gzip;q=0', 'xgzip']) {
    const { headers, body } = await house.get(path, { 'accept-encoding': accepted })
    assert.is(headers['content-encoding'], undefined)
    assert.is(body.toString(), SCRIPT)
  }
})

test('sends nothing again that a browser has', async () => {
  const { headers } = await house.get('/')
  const again = await house.get('/', { 'if-none-match': `"other", ${headers.etag}` })
  assert.is(again.status, 304)
  assert.is(again.body.length, 0)
  assert.is((await house.get('/', { 'if-none-match': '"other"' })).status, 200)
})

test('answers HEAD like GET without a body, and other methods not at all', async () => {
  const { status, headers, body } = await house.get('/', {}, 'HEAD')
  assert.is(status, 200)
  assert.ok(Number(headers['content-length']) > 0)
  assert.is(body.length, 0)
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE']) {
    const refused = await house.get('/', {}, method)
    assert.ok([404, 405, 413].includes(refused.status), `${method} ${refused.status}`)
    assert.is(refused.headers['access-control-allow-origin'], undefined)
  }
})

test('knows its own files and no path beyond them', async () => {
  const strange = [
    '/../package.json', '/assets/../../house/key', '/assets/%2e%2e/sw.js', '/..%2f', '/assets',
    '/assets/', '//index.html', '/%zz', '/index.html%00', '/sw.js/', '/\\..\\..\\key',
    '/__proto__', '/constructor', `/${'a'.repeat(8_000)}`
  ]
  for (const path of strange) {
    const { status, headers } = await house.get(path)
    assert.is(status, 404, path)
    assert.match(String(headers['content-security-policy']), /^default-src 'none'/)
  }
})

test('tells in every answer what the page may do', async () => {
  for (const path of ['/', '/sw.js', '/house.json', '/nothing']) {
    const { headers } = await house.get(path)
    assert.is(headers['content-security-policy'], "default-src 'none'; script-src 'self' " +
      "'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; " +
      "connect-src 'self' ws: wss:; manifest-src 'self'; worker-src 'self'; " +
      "media-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
      "require-trusted-types-for 'script'; trusted-types snug")
    assert.is(headers['x-content-type-options'], 'nosniff')
    assert.is(headers['referrer-policy'], 'no-referrer')
    assert.is(headers['cross-origin-opener-policy'], 'same-origin')
    assert.is(headers['cross-origin-resource-policy'], 'same-origin')
    assert.match(String(headers['permissions-policy']), /camera=\(self\).*microphone=\(\)/)
    assert.is(headers['strict-transport-security'], undefined, 'only over TLS')
    assert.is(headers['set-cookie'], undefined)
  }
})

test('sends other names of this machine to one, so that the profile is the same', async () => {
  for (const name of ['localhost', 'LOCALHOST', 'snug.localhost', '[::1]', '127.0.0.2']) {
    const { status, headers } = await house.get('/?a=b', { host: `${name}:${house.port}` })
    assert.is(status, 307, name)
    assert.is(headers.location, `http://127.0.0.1:${house.port}/?a=b`)
  }
})

test('tells what any stranger may know of the house', async () => {
  const { status, headers, body } = await house.get('/house.json')
  assert.is(status, 200)
  assert.is(headers['content-type'], 'application/json; charset=utf-8')
  assert.is(headers['cache-control'], 'no-store')
  const peer = peerIdOf(house.node.network.transport.self).toString()
  assert.equal(JSON.parse(body.toString()), {
    snug: 1,
    peer,
    policy: 'friends',
    owned: false,
    addresses: [`/ip4/127.0.0.1/tcp/${house.port}/ws/p2p/${peer}`]
  })
})

test('takes no bodies', async () => {
  for (const name of ['content-length', 'transfer-encoding']) {
    const given = { [name]: name === 'content-length' ? '5' : 'chunked' }
    const { status, headers } = await house.get('/', given)
    assert.is(status, 413)
    assert.is(headers.connection, 'close')
  }
})

test.run()
