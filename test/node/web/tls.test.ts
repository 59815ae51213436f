// A house with a certificate of its own: one port for http and https, ws and wss, and a renewed
// certificate without a start.

import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect, getCACertificates, setDefaultCACertificates } from 'node:tls'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { TlsFiles } from '../../../node/web/tls-files.ts'
import { unwrap } from '../../../src/base/errors.ts'
import { stopNodes, testNode, until } from '../../network/node.ts'
import { certificateFor } from './certificate.ts'
import { folderOf, serveHouse } from './served-house.ts'
import type { Address } from '../../../src/base/channel.ts'
import type { Certificate } from './certificate.ts'
import type { ServedHouse } from './served-house.ts'

const test = suite('certificate')
const NAMES = ['house.example.org', 'localhost', '127.0.0.1']
const LOOK_MS = 20

const folder = folderOf({})
const paths = { cert: join(folder, 'fullchain.pem'), key: join(folder, 'privkey.pem') }
const first = certificateFor(NAMES)
const before = getCACertificates()
let tls: TlsFiles
let house: ServedHouse

function write (cert: string, key: string): void {
  writeFileSync(paths.cert, cert)
  writeFileSync(paths.key, key)
}

function trust (...certificates: readonly Certificate[]): void {
  setDefaultCACertificates([...before, ...certificates.map(({ cert }) => cert)])
}

/** The certificate that the house shows, as PEM without line ends. */
async function shown (): Promise<string> {
  const socket = connect({ port: house.port, host: '127.0.0.1', rejectUnauthorized: false })
  await new Promise((resolve, reject) => {
    socket.once('secureConnect', resolve)
    socket.once('error', reject)
  })
  const { raw } = socket.getPeerCertificate()
  socket.destroy()
  return raw.toString('base64')
}

function bodyOf ({ cert }: Certificate): string { return cert.replace(/-----[^-]+-----|\n/g, '') }

test.before(async () => {
  write(first.cert, first.key)
  trust(first)
  tls = unwrap(await TlsFiles.open(paths, LOOK_MS))
  house = await serveHouse({
    tls, announce: ['/dns4/house.example.org/tcp/443/tls/ws']
  })
})
test.after(async () => {
  await house.stop()
  await stopNodes()
  rmSync(folder, { recursive: true })
  setDefaultCACertificates(before)
})

test('lets the same port speak https, and http on this machine', async () => {
  const sealed = await fetch(`https://localhost:${house.port}/`)
  assert.is(sealed.status, 200)
  assert.match(sealed.headers.get('strict-transport-security') ?? '', /^max-age=\d+$/)
  assert.match(await sealed.text(), '<title>Snug</title>')
  assert.is(house.node.web, `http://127.0.0.1:${house.port}/`, 'the profile stays where it is')
  const plain = await house.get('/')
  assert.is(plain.status, 200)
  assert.is(plain.headers['strict-transport-security'], undefined)
})

test('sends whoever comes by its name over http to https', async () => {
  const moved = await house.get('/?a=b', { host: `house.example.org:${house.port}` })
  assert.is(moved.status, 307)
  assert.is(moved.headers.location, `https://house.example.org:${house.port}/?a=b`)
  assert.is((await house.get('/', { host: '192.168.1.5' })).status, 403, 'not by a number')
})

test('carries libp2p over wss and ws', async () => {
  const { network } = house.node
  for (const form of ['tls/ws', 'ws']) {
    const node = await testNode(form)
    const address = `/ip4/127.0.0.1/tcp/${house.port}/${form}` as Address
    assert.ok((await node.transport.dial(network.transport.self, [address])).ok, form)
  }
})

test('is for names: no address with a number and TLS is told', () => {
  const told = house.node.network.addresses('neighbour')
  assert.ok(told.includes('/dns4/house.example.org/tcp/443/tls/ws' as Address))
  assert.equal(told.filter((address) => /^\/ip.*tls/.test(address)), [])
})

test('is used anew once it was renewed, and connections stay', async () => {
  assert.is(await shown(), bodyOf(first))
  const node = await testNode('stays')
  const address = `/ip4/127.0.0.1/tcp/${house.port}/tls/ws` as Address
  const dialled = await node.transport.dial(house.node.network.transport.self, [address])
  assert.ok(dialled.ok)
  const second = certificateFor(NAMES)
  trust(first, second)
  // One file after the other, as renewals write them.
  writeFileSync(paths.cert, second.cert)
  await until(() => tls.notices(Date.now()).some(({ code }) => code === 'certificate-refused'))
  assert.is(await shown(), bodyOf(first), 'half a pair is none')
  writeFileSync(paths.key, second.key)
  await until(async () => await shown() === bodyOf(second))
  assert.equal(tls.notices(Date.now()), [])
  assert.is(node.net.node.getConnections()[0]?.status, 'open')
  assert.is((await fetch(`https://localhost:${house.port}/`)).status, 200)
})

test('that ends soon, or is over, is told of', async () => {
  const now = Date.now()
  assert.equal(tls.notices(now), [])
  const [soon] = tls.notices(now + 25 * 86_400_000)
  assert.is(soon?.code, 'certificate-ends')
  assert.match(soon?.text ?? '', /ends on \d{4}-\d\d-\d\d/)
  assert.match(tls.notices(now + 31 * 86_400_000)[0]?.text ?? '', 'is over')
})

test('that is none is refused at the start, in words', async () => {
  const other = certificateFor(NAMES)
  const bad = folderOf({ 'cert.pem': first.cert, 'other.pem': other.key, 'no.pem': 'no' })
  const open = async (cert: string, key: string): Promise<string> => {
    const opened = await TlsFiles.open({ cert: join(bad, cert), key: join(bad, key) })
    if (opened.ok) return 'opened'
    assert.not.match(opened.fault.message, /BEGIN|OPENSSL|error:/i)
    return opened.fault.code
  }
  assert.is(await open('cert.pem', 'other.pem'), 'tls-invalid')
  assert.is(await open('no.pem', 'other.pem'), 'tls-invalid')
  assert.is(await open('cert.pem', 'nowhere.pem'), 'tls-unread')
  rmSync(bad, { recursive: true })
})

test.run()
