// What a node does in the network at home where a person switched it on: asks the router for open
// ports (UPnP), looks for friends there (mDNS). Off, neither sends a packet.

import * as assert from 'uvu/assert'
import { test } from 'uvu'
import { slow } from '../runner/report.ts'
import { until } from './daemon.ts'
import { befriend, untilState } from './friendship.ts'
import { Gateway } from './gateway.ts'
import { packetsOf, watchPackets } from './packets.ts'
import { villageTest } from './village.ts'
import type { NetworkView, PeerView } from '../../src/peer/views.ts'
import type { Asked } from './gateway.ts'
import type { Host } from './namespaces.ts'
import type { Resident } from './resident.ts'

slow(100)

const FIND_MS = 30_000
const NAMES_PORT = 5_353
const SEARCH_PORT = 1_900
const PORTS = ['7684', '7685']
const HOUR = 3_600

async function directTo (one: Resident, other: Resident): Promise<PeerView[]> {
  const { peer } = await other.network()
  return (await one.network()).peers.filter((each) =>
    each.peer === peer && each.route === 'direct')
}

/** Each once: whoever waits too long for an answer asks again. */
function portsOf (asked: readonly Asked[]): string[] {
  return [...new Set(asked.map(({ port }) => String(port)))].toSorted()
}

function sentTo (host: Host, port: number): string[] {
  return packetsOf(host).filter((flow) => flow.way === 'to' && flow.port === port)
    .map(({ address }) => address)
}

villageTest('a router opens its ports while a node runs, and friends come in', async (village) => {
  const home = village.internet.home('home')
  const gateway = await Gateway.start(home)
  try {
    const laptop = home.host('laptop')
    const [cleo, ben, ana] = await Promise.all([
      village.cleo(),
      village.resident('Ben', village.internet.host('ben')),
      village.resident('Ana', laptop)
    ])
    await befriend(cleo, ana)
    await ana.stop()
    await ana.start('--upnp')
    const opened = await gateway.until('open', FIND_MS, PORTS.length)
    assert.equal(portsOf(opened), PORTS)
    for (const { client, protocol, seconds } of opened) {
      assert.equal([client, protocol], [laptop.ip4, 'TCP'])
      // It ends by itself where the node cannot give it back.
      assert.ok(seconds === HOUR, `${seconds} s`)
    }
    // Cleo has tried it, so Ana tells it to others, and Ben comes in by it.
    await until('the port is confirmed', FIND_MS, async () => {
      const { addresses } = await ana.daemon.call<NetworkView>('netAddresses')
      return addresses.find(({ address, kind }) => kind === 'confirmed' &&
        address.startsWith(`/ip4/${home.router.ip4}/tcp/7684/`))
    })
    await befriend(ana, ben)
    const { id } = await ben.writes('Ana', 'The door is open')
    await untilState(ben, id, 'delivered', FIND_MS)
    assert.ok((await directTo(ben, ana)).some(({ address }) =>
      address.startsWith(`/ip4/${home.router.ip4}/tcp/7684`)))
    await ana.stop()
    const closed = await gateway.until('close', FIND_MS, PORTS.length)
    assert.equal(portsOf(closed), PORTS)
    assert.equal(gateway.asked().filter(({ action }) => action === 'refused'), [])
  } finally {
    gateway.stop()
  }
})

villageTest('friends at one place find each other there, where both look', async (village) => {
  const home = village.internet.home('home')
  const [ana, ben] = await Promise.all(['Ana', 'Ben'].map((name) =>
    village.resident(name, home.host(name)))) as [Resident, Resident]
  for (const { host } of [ana, ben]) watchPackets(host)
  await befriend(ana, ben)
  await Promise.all([ana.stop(), ben.stop()])
  // What each knows of the other's addresses is of no use any more.
  ana.host.readdress(`${home.lan.replace(/\d+$/, '')}71`, undefined)
  ben.host.readdress(`${home.lan.replace(/\d+$/, '')}72`, undefined)
  await Promise.all([ana.start('--dht', 'off'), ben.start('--dht', 'off')])
  const { id } = await ana.writes('Ben', 'Are you here?')
  await new Promise((resolve) => { setTimeout(resolve, 3_000) })
  assert.equal(await directTo(ana, ben), [], 'nobody looks')
  for (const { host } of [ana, ben]) {
    assert.equal([...sentTo(host, NAMES_PORT), ...sentTo(host, SEARCH_PORT)], [])
  }
  await Promise.all([ana.stop(), ben.stop()])
  await Promise.all([ana.start('--mdns', '--dht', 'off'), ben.start('--mdns', '--dht', 'off')])
  await untilState(ana, id, 'delivered', FIND_MS)
  assert.ok((await directTo(ana, ben)).length > 0)
  assert.equal([...new Set(sentTo(ana.host, NAMES_PORT))].includes('224.0.0.251'), true)
})

test.run()
