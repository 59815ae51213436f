// A house behind a real nginx with the lines of the readme: page, facts and libp2p over TLS. And
// the house with a certificate of its own, by the readme's command.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { page } from '../documents/pages.ts'
import { certificateFor } from '../node/web/certificate.ts'
import { person } from '../node/web/person.ts'
import { notRun, slow } from '../runner/report.ts'
import { Daemon, withDirectory } from './daemon.ts'
import { NGINX, reverseProxy } from './reverse-proxy.ts'
import type { HouseFacts } from '../../node/web/house-facts.ts'
import type { NetworkView } from '../../src/peer/views.ts'
import type { Ready } from './daemon.ts'

slow(90, 240)

const test = suite('on the internet')
const before = getCACertificates()
const running: { stop (): Promise<void> }[] = []
const QUIET = ['--dht', 'off', '--no-webrtc', '--listen', '/ip4/127.0.0.1/tcp/0/ws']

interface HouseReady extends Ready { readonly web: string }

function trust (certificate: string): void { setDefaultCACertificates([...before, certificate]) }

function tokenOf (link: string): string { return link.replace(/^.*#owner=/, '') }

/** The words of the readme's command that starts a house and has `part` in it. */
function readmeWords (part: string): string[] {
  const lines = [...page('README.md').matchAll(/^snug start (--house .*)$/gm)]
  const line = lines.map(([, words]) => words).find((words) => words?.includes(part))
  if (line === undefined) throw new Error(`the readme starts no house with ${part}`)
  return line.split(' ')
}

/** Somebody comes over `address`, and the house is theirs. */
async function owned (daemon: Daemon, address: string, link: string): Promise<NetworkView> {
  const ana = await person('Ana')
  await ana.peer.houses.claim(address, tokenOf(link))
  await ana.until(() => ana.peer.messenger.keepers()[0]?.state === 'keeping')
  const network = await daemon.call<NetworkView>('net')
  await ana.close()
  return network
}

test.after.each(async () => { await Promise.all(running.splice(0).map((one) => one.stop())) })
test.after(() => { setDefaultCACertificates(before) })

if (NGINX === undefined) {
  notRun('behind nginx', 'nginx is not installed')
} else {
  test('behind nginx the house is served and reached over TLS', async () => {
    await withDirectory(async (directory) => {
      const daemon = await Daemon.start(join(directory, 'house'), {
        words: [...readmeWords('/tcp/443/tls/ws'), ...QUIET]
      })
      const { web } = daemon.ready as HouseReady
      const proxy = await reverseProxy(join(directory, 'nginx'), Number(new URL(web).port))
      running.push(daemon, proxy)
      trust(proxy.certificate)
      const origin = `https://localhost:${proxy.port}`
      const answer = await fetch(`${origin}/`)
      assert.is(answer.status, 200)
      assert.match(await answer.text(), '<title>Snug</title>')
      assert.match(answer.headers.get('strict-transport-security') ?? '', 'max-age')
      assert.match(answer.headers.get('content-security-policy') ?? '', "default-src 'none'")
      const facts = await (await fetch(`${origin}/house.json`)).json() as HouseFacts
      assert.match(facts.peer, /^12D3Koo/)
      assert.match(facts.addresses[0] ?? '', '/dns4/house.example.org/tcp/443/tls/ws/p2p/')
      const { links } = await daemon.call<{ links: string[] }>('houseLink')
      assert.match(links[1] ?? '', /^https:\/\/house\.example\.org\/#owner=[\w-]{43}$/)
      const { peers } = await owned(daemon,
        `/ip4/127.0.0.1/tcp/${proxy.port}/tls/ws/p2p/${facts.peer}`, links[1] ?? '')
      // Port 0: it is the client whom nginx named, and not nginx.
      assert.match(peers[0]?.address ?? '', '/ip4/127.0.0.1/tcp/0/ws')
    })
  })
}

test('with files of a certificate the house speaks TLS by itself', async () => {
  await withDirectory(async (directory) => {
    const [cert, key] = [join(directory, 'fullchain.pem'), join(directory, 'privkey.pem')]
    const pair = certificateFor(['localhost', '127.0.0.1'])
    writeFileSync(cert, pair.cert)
    writeFileSync(key, pair.key, { mode: 0o600 })
    trust(pair.cert)
    const words = readmeWords('--tls-cert').map((word) =>
      word.endsWith('fullchain.pem') ? cert : word.endsWith('privkey.pem') ? key : word)
    assert.ok(words.includes(cert) && words.includes(key))
    const daemon = await Daemon.start(join(directory, 'house'), { words: [...words, ...QUIET] })
    running.push(daemon)
    const { web } = daemon.ready as HouseReady
    const { port } = new URL(web)
    const facts = await (await fetch(`https://localhost:${port}/house.json`)).json() as HouseFacts
    assert.match(facts.addresses[0] ?? '', '/dns4/house.example.org/tcp/7685/tls/ws/p2p/')
    const made = await daemon.call<{ links: string[] }>('houseLink')
    assert.match(made.links[1] ?? '', /^https:\/\/house\.example\.org:7685\/#owner=[\w-]{43}$/)
  })
})

test('an unfit certificate keeps the house from starting, in words', async () => {
  await withDirectory(async (directory) => {
    const cert = join(directory, 'none.pem')
    try {
      await Daemon.start(join(directory, 'house'), {
        words: ['--house', ...QUIET, '--tls-cert', cert, '--tls-key', cert]
      })
      assert.unreachable('it starts without a certificate')
    } catch (error) {
      assert.match(String(error), 'tls-unread')
      assert.match(String(error), 'could not be read')
    }
  })
})

test.run()
