// Two people with nothing but a browser each, at home behind NATs: real Chromium, the page's own
// network, and what the kernel sees of it. Cleo's house relays for them, tells them how they look
// from outside, and keeps their mail; Dan's is a second one.

import { multiaddr } from '@multiformats/multiaddr'
import * as assert from 'uvu/assert'
import { toHex, utf8 } from '../../src/base/bytes.ts'
import { STUN_PORT } from '../../src/network/stun-servers.ts'
import { until } from '../e2e/daemon.ts'
import { block, blockAll, blockPort, unblock } from '../e2e/firewall.ts'
import { packetsOf } from '../e2e/packets.ts'
import { contactOf, untilState } from '../e2e/friendship.ts'
import { slow } from '../runner/report.ts'
import { neighbourhoodSuite, PAGE_PORT } from './neighbourhood.ts'
import { meet } from './page-person.ts'
import type { Host } from '../e2e/namespaces.ts'
import type { InviteMade } from '../../src/conversation/views.ts'

slow(120, 400)

const WORDS = Array.from({ length: 10 }, (_, number) => `Word ${number}`)
const WEB_PORT = 7_685
const NAMES = '224.0.0.251' // multicast DNS
const UDP_PORT = 7_684
const NAMES_PORT = 5_353
const MESSAGE = 2_048 // bytes, at least
const QUIET_MS = 1_500

const test = await neighbourhoodSuite('browsers at home')

test('who is reached by relays only shows no address to a friend', async (place) => {
  const [ana, ben] = await place.people([place.cleo], { wiretap: true })
  await ana.call('set', 'relayOnly', true)
  await meet(ana, ben)
  const ids = [await ana.writes('Ben', 'Where am I?'), await ana.writes('Ben', 'Guess')]
  await ana.untilState('delivered', ...ids)
  await ben.untilState('delivered', await ben.writes('Ana', 'No idea'))
  await Promise.all([ana.untilRoute('Ben', 'relayed'), ben.untilRoute('Ana', 'relayed')])
  const secret = [place.ana.laptop.ip4, place.ana.laptop.ip6, place.ana.home.router.ip4]
  assert.equal(await ben.call('heardOf', secret.flatMap(inEveryForm)), [])
  assert.ok(await ben.call<number>('heardBytes') > 10_000)
  const flows = packetsOf(place.ben.laptop).map(({ address }) => address)
  assert.ok(flows.includes(place.cleo.host.ip4 ?? ''))
  assert.not.ok(flows.includes(place.ana.home.router.ip4 ?? ''))
})

test('two people meet by a link and talk by WebRTC, past the house', async (place) => {
  const [ana, ben] = await place.people([place.cleo], { wiretap: true })
  await meet(ana, ben)
  await Promise.all([ana.untilRoute('Ben', 'direct'), ben.untilRoute('Ana', 'direct')])
  await ana.untilState('delivered', await ana.writes('Ben', 'The first'))
  // By what the test before listened to, an address would have been heard.
  const outside = inEveryForm(place.ana.home.router.ip4)
  assert.ok((await ben.call<string[]>('heardOf', outside)).length > 0)
  const before = await quiet(place.cleo.host)
  for (const [one, other] of [[ana, ben], [ben, ana]] as const) {
    const ids = []
    for (const word of WORDS) ids.push(await one.writes(other.name, word))
    await one.untilState('delivered', ...ids)
    assert.equal((await other.heard(one.name)).slice(-WORDS.length), WORDS)
  }
  // Each message would come to her and go from her again.
  const relayed = place.cleo.host.counters().bytes - before
  const all = 2 * WORDS.length * 2 * MESSAGE
  assert.ok(relayed < all / 8, `${relayed} bytes at Cleo's house of ${all}`)
})

test('where UDP is blocked they are told that they are relayed', async (place) => {
  blockAll(place.ana.laptop, 'udp')
  try {
    const [ana, ben] = await place.people([place.cleo])
    await meet(ana, ben)
    const ids = [await ana.writes('Ben', 'Through Cleo'), await ana.writes('Ben', 'all the way')]
    await ana.untilState('delivered', ...ids)
    await Promise.all([ana.untilRoute('Ben', 'relayed'), ben.untilRoute('Ana', 'relayed')])
    await ben.untilState('delivered', await ben.writes('Ana', 'And back'))
  } finally {
    unblock(place.ana.laptop)
  }
})

test('where no house says how they look from outside, they are told that they are relayed',
  async (place) => {
    const laptops = [place.ana.laptop, place.ben.laptop]
    for (const laptop of laptops) blockPort(laptop, STUN_PORT)
    try {
      const [ana, ben] = await place.people([place.cleo])
      await meet(ana, ben)
      await ana.untilState('delivered', await ana.writes('Ben', 'By way of Cleo'))
      await ben.untilState('delivered', await ben.writes('Ana', 'And back'))
      await Promise.all([ana.untilRoute('Ben', 'relayed'), ben.untilRoute('Ana', 'relayed')])
      await ana.untilState('delivered', await ana.writes('Ben', 'Still by way of Cleo'))
      assert.is((await ana.contact('Ben'))?.route, 'relayed')
    } finally {
      for (const laptop of laptops) unblock(laptop)
    }
  })

test('where no house relays, houses keep what they write', async (place) => {
  const [ana, ben] = await place.people([place.cleo])
  await meet(ana, ben)
  for (const person of [ana, ben]) {
    await person.closeTab()
    await person.open({ refused: true })
  }
  await ana.untilState('delivered', await ana.writes('Ben', 'By mail'))
  await ben.untilState('delivered', await ben.writes('Ana', 'By mail, too'))
  assert.is((await ana.contact('Ben'))?.route, 'houses')
  assert.is((await ben.contact('Ana'))?.route, 'houses')
})

test('what is written to a closed tab waits at the house, in both directions', async (place) => {
  const [ana, ben] = await place.people([place.cleo])
  await meet(ana, ben)
  await ana.untilState('delivered', await ana.writes('Ben', 'Hello'))
  await ben.closeTab()
  const ids = [await ana.writes('Ben', 'Are you there?'), await ana.writes('Ben', 'Good night')]
  await ana.untilState('held', ...ids)
  await ana.closeTab()
  await ben.open()
  await ben.untilHeard('Ana', 'Hello', 'Are you there?', 'Good night')
  const answer = await ben.writes('Ana', 'Good morning')
  await ben.untilState('held', answer)
  await ana.open()
  await ana.untilHeard('Ben', 'Good morning')
  await ana.untilState('delivered', ...ids)
  await ben.untilState('delivered', answer)
})

test('they go on talking when the relay dies, and another one takes its place', async (place) => {
  const [ana, ben] = await place.people([place.cleo, place.dan])
  await meet(ana, ben)
  await Promise.all([ana.untilRoute('Ben', 'direct'), ben.untilRoute('Ana', 'direct')])
  await place.cleo.kill()
  await ana.untilState('delivered', await ana.writes('Ben', 'Cleo is gone'))
  await ben.untilState('delivered', await ben.writes('Ana', 'We are not'))
  assert.is((await ana.contact('Ben'))?.route, 'direct')
  // Who comes back finds the other by way of Dan.
  await ben.closeTab()
  await ben.open()
  await ben.untilState('delivered', await ben.writes('Ana', 'By way of Dan'))
  await Promise.all([ana.untilRoute('Ben', 'direct'), ben.untilRoute('Ana', 'direct')])
  await place.reopenCleo()
  const toCleo = `/ip4/${place.cleo.host.ip4}/`
  await ana.until('Cleo relays again', async () => (await ana.network()).addresses.some(
    ({ address, kind }) => kind === 'relayed' && address.startsWith(toCleo)))
})

test('a page and a person\'s node talk, and the node finds its way to the page', async (place) => {
  const [ana] = await place.people([place.cleo])
  const node = await place.node('Dan-at-work')
  for (const ip of [node.host.ip4, `[${node.host.ip6}]`]) {
    ana.profile.allow(`http://${ip}:${WEB_PORT}`)
  }
  const { link } = await node.daemon.call<InviteMade>('invite')
  await ana.call('add', link, node.name)
  await ana.until('the node is a contact', async () =>
    (await ana.contact(node.name))?.state === 'connected')
  await ana.untilState('delivered', await ana.writes(node.name, 'By WebSocket'))
  await ana.untilRoute(node.name, 'direct')
  const answer = await node.writes('Ana', 'And back')
  await untilState(node, answer.id, 'delivered', 60_000)
  await ana.untilHeard(node.name, 'And back')
  assert.is((await contactOf(node, 'Ana'))?.route, 'direct')
  // A page cannot be dialled but through its house.
  await node.stop()
  await node.start()
  const { id } = await node.writes('Ana', 'By way of Cleo')
  await untilState(node, id, 'delivered', 60_000)
  await ana.untilHeard(node.name, 'By way of Cleo')
  const { peer } = await ana.network()
  const ways = (await node.network()).peers.filter((each) => each.peer === peer)
  assert.ok(ways.length > 0, JSON.stringify(ways))

  // Where TCP is blocked on the way, WebRTC leads from the page to the node.
  block(node.host, 'tcp', [place.ana.home.router])
  try {
    await ana.closeTab()
    await ana.open()
    await ana.untilState('delivered', await ana.writes(node.name, 'By UDP'))
    await ana.until('WebRTC straight to the node', async () => (await ana.network()).peers.some(
      ({ address, name, route }) => name === node.name && route === 'direct' &&
        address.includes(`/udp/${UDP_PORT}/webrtc-direct/`)))
    await ana.untilRoute(node.name, 'direct')
    const last = await node.writes('Ana', 'And back')
    await untilState(node, last.id, 'delivered', 60_000)
  } finally {
    unblock(node.host)
  }
})

test('packets went to the houses and to each other, and nowhere else', async (place) => {
  for (const [one, other] of [[place.ana, place.ben], [place.ben, place.ana]] as const) {
    const strange = packetsOf(one.laptop).filter(({ way, address, protocol, port }) => {
      if ([place.cleo, place.dan].some(({ host }) => host.ip4 === address)) {
        // UDP: STUN, and WebRTC that goes straight to a house.
        return !(protocol === 'tcp' ? [PAGE_PORT, WEB_PORT] : [STUN_PORT, UDP_PORT]).includes(port)
      }
      if (address === other.home.router.ip4) return protocol !== 'udp'
      if (address === place.nodeAddress) return false
      // How WebRTC keeps the local address from the page: a random name, told in the local network.
      return port !== NAMES_PORT || address !== (way === 'to' ? NAMES : one.laptop.ip4)
    })
    assert.equal(strange, [])
  }
})

/** Until a house has done what new guests bring: records, bundles, grants. The bytes so far. */
async function quiet (host: Host): Promise<number> {
  return await until('the house is quiet', 60_000, async () => {
    const { bytes } = host.counters()
    await new Promise((resolve) => { setTimeout(resolve, QUIET_MS) })
    return host.counters().bytes === bytes ? bytes : undefined
  })
}

/** An address in text and in bytes, as hex. */
function inEveryForm (ip: string | undefined): string[] {
  if (ip === undefined) return []
  const bytes = multiaddr(`/${ip.includes(':') ? 'ip6' : 'ip4'}/${ip}`).bytes.subarray(1)
  return [toHex(bytes), toHex(utf8(ip))]
}

test.run()
