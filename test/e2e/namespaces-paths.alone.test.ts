// By which ways nodes reach each other, each on a host of its own with the default ports and binds:
// IPv6 alone, WebRTC where TCP is blocked, the relay of a friend's house behind strict NATs.

import * as assert from 'uvu/assert'
import { test } from 'uvu'
import { slow } from '../runner/report.ts'
import { until } from './daemon.ts'
import { block, blockAll } from './firewall.ts'
import { befriend, contactOf, untilState } from './friendship.ts'
import { joinCleo, villageTest } from './village.ts'
import type { PeerView } from '../../src/peer/views.ts'
import type { Resident } from './resident.ts'

slow(100)

const DELIVER_MS = 30_000
const UPGRADE_MS = 40_000

/** How one is connected with another, once something was delivered both ways. */
async function talk (one: Resident, other: Resident): Promise<PeerView[]> {
  for (const [from, to] of [[one, other], [other, one]] as const) {
    const { id } = await from.writes(to.name, `Hello, ${to.name}`)
    await untilState(from, id, 'delivered', DELIVER_MS)
  }
  const { peer } = await other.network()
  return (await one.network()).peers.filter((each) => each.peer === peer)
}

function told (peers: readonly PeerView[]): string {
  return peers.map(({ address, route }) => `${route} ${address}`).join('\n')
}

villageTest('hosts with IPv6 alone meet and talk over it', async (village) => {
  const { internet } = village
  const [ana, ben] = await Promise.all(['Ana', 'Ben'].map((name) =>
    village.resident(name, internet.host(name, { ip4: false })))) as [Resident, Resident]
  await befriend(ana, ben)
  const peers = await talk(ana, ben)
  assert.ok(peers.some(({ address, route }) =>
    route === 'direct' && address.startsWith(`/ip6/${ben.host.ip6}/`)), told(peers))
})

villageTest('where TCP is blocked between two nodes, they talk by WebRTC', async (village) => {
  const { internet } = village
  const [cleo, ana, ben] = await Promise.all([
    village.cleo(),
    village.resident('Ana', internet.host('ana')),
    village.resident('Ben', internet.host('ben'))
  ])
  await joinCleo(cleo, ana)
  await joinCleo(cleo, ben)
  await befriend(ana, ben)
  await ana.stop()
  block(ana.host, 'tcp', [ben.host])
  await ana.start()
  const peers = await until('a direct connection', UPGRADE_MS, async () => {
    const found = await talk(ana, ben)
    return found.some(({ route }) => route === 'direct') ? found : undefined
  })
  assert.ok(peers.every(({ address, route }) =>
    route === 'relayed' || address.includes('/webrtc')), told(peers))
  assert.is((await contactOf(ana, ben.name))?.route, 'direct')
})

villageTest('behind strict NATs and without UDP, a friend\'s house relays', async (village) => {
  const { internet } = village
  const [cleo, ana, ben] = await Promise.all([
    village.cleo(),
    ...['Ana', 'Ben'].map((name) => village.resident(
      name, internet.home(name, { random: true }).host(`${name}-laptop`)))
  ]) as [Resident, Resident, Resident]
  for (const { host } of [ana, ben]) blockAll(host, 'udp')
  await joinCleo(cleo, ana)
  await joinCleo(cleo, ben)
  await befriend(ana, ben)
  const peers = await talk(ana, ben)
  const { peer } = await cleo.network()
  assert.ok(peers.some(({ address, route }) =>
    route === 'relayed' && address.includes(`/p2p/${peer}/p2p-circuit`)), told(peers))
  assert.is((await contactOf(ana, ben.name))?.route, 'relayed')
})

test.run()
