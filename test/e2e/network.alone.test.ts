// The network in its production configuration, on hosts of its own with routable addresses of both
// families, and in homes behind NATs. Processes, ports and protocols are the real ones.

import { spawn } from 'node:child_process'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { until } from '../network/node.ts'
import { notRun, slow } from '../runner/report.ts'
import { Internet, whyNoNamespaces } from './namespaces.ts'
import { NetworkPeer } from './network-host.ts'
import type { Host } from './namespaces.ts'
import type { PlaceText, Report } from './network-host.ts'

slow(90, 300)

const KAD = '/snug/kad/1.0.0'
let internet: Internet | undefined
const peers: NetworkPeer[] = []

test.before.each(() => { internet = new Internet() })
test.after.each(async () => {
  await Promise.all(peers.splice(0).map((peer) => peer.stop()))
  internet?.close()
})

function net (): Internet {
  if (internet === undefined) throw new Error('no internet')
  return internet
}

async function start (...hosts: Host[]): Promise<NetworkPeer[]> {
  const started = await Promise.all(hosts.map((host) => NetworkPeer.start(host)))
  peers.push(...started)
  return started
}

function isPublic (address: string): boolean {
  return /^\/ip4\/11\.22\.|^\/ip6\/2a11:/.test(address)
}

/** What an invite by hand would name: where it listens on the internet. */
function publicPlace ({ peer, listening }: Report): PlaceText {
  return { peer, addresses: listening.filter(isPublic) }
}

async function told (peer: NetworkPeer): Promise<PlaceText> {
  const report = await peer.call('report')
  return { peer: report.peer, addresses: report.told }
}

/** `peers` keep a connection to `house`, which relays for them, until all of them are through. */
async function befriend (house: NetworkPeer, others: readonly NetworkPeer[]): Promise<void> {
  const place = publicPlace(await house.call('report'))
  for (const other of others) {
    await other.call('want', place)
    await other.call('relays', [place.peer])
  }
  await until(async () => {
    const reports = await Promise.all(others.map((other) => other.call('report')))
    return reports.every(({ relayed }) => relayed.length > 0)
  }, 20)
}

async function confirmed (peer: NetworkPeer, count: number): Promise<string[]> {
  await until(async () => (await peer.call('report')).confirmed.length >= count, 20)
  return (await peer.call('report')).confirmed
}

const families: [string, () => Promise<void>] = [
  'hosts of one family each confirm what answers, serve the DHT, and tell no local address',
  async () => {
    const [house, four, six] = await start(
      net().host('house'), net().host('four', { ip6: false }), net().host('six', { ip4: false }))
    assert.ok(house && four && six)
    assert.equal((await house.call('report')).silent, [])
    await befriend(house, [four, six])
    const answering = (await confirmed(four, 3)).join(' ')
    assert.match(answering, /tcp\/7684 .*tcp\/7685\/ws .*udp\/7684\/webrtc-direct/)
    assert.ok((await confirmed(six, 3)).every((address) => address.startsWith('/ip6/2a11:')))
    await confirmed(house, 5)
    await until(async () => {
      const reports = await Promise.all([house, four, six].map((peer) => peer.call('report')))
      return reports.every(({ protocols }) => protocols.includes(KAD))
    }, 10)
    for (const peer of [house, four, six]) {
      const { identify, told: addresses } = await peer.call('report')
      assert.ok(identify.length > 0)
      assert.ok([...identify, ...addresses].every(isPublic))
    }
    // The two have no family in common: they meet through the house, which has both.
    assert.equal(await four.call('meet', await told(six)), { route: 'relayed', same: true })
    const { peer: wanted } = await six.call('report')
    // Tables of the DHT fill up in a while: as long as one of them lacks the house, it is repeated.
    await until(async () => {
      assert.ok(await six.call('publish', 'six') >= 1)
      return (await four.call('find', 'six')).place?.peer === wanted
    }, 15)
    assert.is((await four.call('find', 'nobody')).outcome, 'nothing')
  }
]

const nats: [string, () => Promise<void>] = [
  'homes behind NATs meet directly with a friend\'s help, or through the friend\'s house',
  async () => {
    const [one, two] = [net().home('one'), net().home('two')]
    const [three, four] = ['three', 'four'].map((name) => net().home(name, { random: true }))
    assert.ok(three && four)
    const [house, open, ana, ben, cleo, dan] = await start(
      net().host('house'), net().host('open'), one.host('ana'), two.host('ben'),
      three.host('cleo'), four.host('dan'))
    assert.ok(house && open && ana && ben && cleo && dan)
    await befriend(house, [open, ana, ben, cleo, dan])
    await confirmed(open, 3)
    const { identify, told: addresses, protocols } = await ana.call('report')
    assert.equal(identify, [], 'a local address was told to everybody')
    assert.ok(addresses.every((address) => address.endsWith('/p2p-circuit')))
    assert.ok(!protocols.includes(KAD))
    assert.equal(await ana.call('meet', await told(open)), { route: 'direct', same: true })

    /**
     * Through the house at first, perhaps, by a circuit that may end under what is said; directly
     * as soon as the hole is punched.
     */
    const meetsDirectly = async (from: NetworkPeer, to: NetworkPeer): Promise<boolean> => {
      const met = await from.call('meet', await told(to))
      return met.route === 'direct' && met.same === true
    }
    await until(() => meetsDirectly(ana, ben), 20)
    await until(() => meetsDirectly(open, ben), 20)
    // Routers that give every connection another port let no hole be punched.
    assert.equal(await cleo.call('meet', await told(dan)), { route: 'relayed', same: true })
  }
]

const moves: [string, () => Promise<void>] = [
  'a node that changes its addresses is connected again, and confirms the new ones',
  async () => {
    const [house, ana] = await start(net().host('house'), net().host('ana', { ip6: false }))
    assert.ok(house && ana)
    await befriend(house, [ana])
    assert.match((await confirmed(ana, 3)).join(' '), ana.host.ip4 ?? '')
    ana.host.readdress('11.22.0.77', undefined)
    await until(async () => {
      const report = await ana.call('report')
      return report.connections.length > 0 && report.confirmed.length > 0 &&
        report.confirmed.every((address) => address.startsWith('/ip4/11.22.0.77/'))
    }, 30)
    ana.host.plug(false)
    ana.host.readdress('11.22.0.78', undefined)
    ana.host.plug(true)
    await until(async () => {
      const report = await ana.call('report')
      return report.told.some((address) => address.includes('.78/'))
    }, 30)
    // The house may still hold the connection of before, whose other end is gone.
    assert.is((await house.call('meet', await told(ana))).route, 'direct')
  }
]

const sweeps: [string, () => Promise<void>] = [
  'what a killed process left of its internet is swept by the next',
  async () => {
    const program = `
      import { Internet } from './test/e2e/namespaces.ts'
      const host = new Internet().host('orphan')
      host.spawn('sleep', ['1000'])
      console.log(host.space)
      setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit']
    })
    const space = await new Promise<string>((resolve) => {
      child.stdout.once('data', (chunk: Buffer) => { resolve(chunk.toString().trim()) })
    })
    const spaces = (): string => net().host(`look${Math.random()}`).run('ls', ['/run/netns'])
    assert.match(spaces(), space)
    const ended = new Promise((resolve) => { child.once('exit', resolve) })
    child.kill('SIGKILL')
    await ended
    internet?.close()
    internet = new Internet()
    assert.not.match(spaces(), space)
  }
]

const reason = whyNoNamespaces()
for (const [name, run] of [families, nats, moves, sweeps]) {
  if (reason === undefined) test(name, run)
  else notRun(name, reason)
}

test.run()
