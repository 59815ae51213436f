// A process with the network of a node in its production configuration, for tests with hosts of
// their own. It does what its parent calls (network-host.ts). Its time runs faster, so that nobody
// waits for timers.

import { createNodeLibp2p } from '../../node/libp2p.ts'
import { DEFAULT_LISTEN } from '../../node/libp2p-options.ts'
import { watchInterfaces } from '../../node/interface-watch.ts'
import { fromHex, toHex } from '../../src/base/bytes.ts'
import { generateEd25519 } from '../../src/crypto/ed25519.ts'
import { Network } from '../../src/network/network.ts'
import { PeerRules } from '../../src/network/peer-policy.ts'
import { CONTACT_PATIENCE, HOST_PATIENCE } from '../../src/network/wanted.ts'
import { fastClock } from '../network/fast-clock.ts'
import { seeded } from '../random.ts'
import { memoryStore } from '../storage/memory-store.ts'
import type { Address, Channel, PeerKey } from '../../src/base/channel.ts'
import type { Audience } from '../../src/network/own-addresses.ts'
import type { OwnDiscovery } from '../../src/network/record.ts'
import type { Calls, Found, Met, PlaceText, Report } from './network-host.ts'

const ECHO = '/snug/test/echo/1.0.0'
const [, , name = '', options = '{}'] = process.argv
const clock = fastClock(Number(process.env['SPEED'] ?? 5))
const random = seeded(`${name} ${Date.now()}`)
const store = await memoryStore(name)
const rules = new PeerRules()
rules.friend = rules.direct = () => true
let own: OwnDiscovery | undefined

const net = await createNodeLibp2p({
  privateKey: seeded(`peer ${name}`)(32),
  clock,
  policy: rules,
  listen: DEFAULT_LISTEN,
  ...JSON.parse(options) as object
})
const network = await Network.start({ net, store, clock, random, rules, discovery: () => own })
watchInterfaces(clock, () => { network.networkChanged() })
network.transport.serve(ECHO, async (channel: Channel) => {
  for (let frame = await channel.receive(); frame !== undefined; frame = await channel.receive()) {
    await channel.send(frame)
  }
})

function key (hex: string): PeerKey {
  const bytes = fromHex(hex)
  if (bytes === undefined) throw new Error('no peer key')
  return bytes as PeerKey
}

function discovery (seed: string): OwnDiscovery {
  const secrets = seeded(`discovery ${seed}`)
  return { secret: secrets(32), keys: generateEd25519(secrets) }
}

const calls: Calls = {
  report: (): Promise<Report> => {
    const status = network.status()
    const told = (audience: Audience): string[] => network.addresses(audience)
    return Promise.resolve({
      peer: toHex(status.self),
      silent: [...net.silent],
      listening: [...status.own.listening],
      confirmed: [...status.own.confirmed],
      relayed: [...status.own.relayed],
      told: told('contact'),
      world: told('world'),
      identify: net.node.getMultiaddrs().map(String),
      protocols: net.node.getProtocols(),
      recordNodes: status.recordNodes ?? 0,
      connections: status.connections.map(({ peer, address, route }) => ({
        peer: toHex(peer), address, route
      }))
    })
  },
  want: ({ peer, addresses, contact }): Promise<void> => {
    network.want({
      id: peer,
      peer: key(peer),
      addresses: addresses as Address[],
      patience: contact === true ? CONTACT_PATIENCE : HOST_PATIENCE
    })
    return Promise.resolve()
  },
  relays: (peers: string[]): Promise<void> => {
    network.useRelays(peers.map(key))
    return Promise.resolve()
  },
  meet: async ({ peer, addresses }: PlaceText): Promise<Met> => {
    const result = await network.transport.connect(key(peer), addresses as Address[], ECHO)
    if (!result.ok) return { fault: result.fault.code }
    const frame = random(5_000)
    await result.value.send(frame)
    const echo = await result.value.receive()
    result.value.close()
    return { route: result.value.route, same: echo !== undefined && toHex(echo) === toHex(frame) }
  },
  publish: async (seed: string): Promise<number> => {
    own = discovery(seed)
    return await network.directory.publish(own, {
      peer: network.transport.self, addresses: network.addresses('contact')
    })
  },
  find: async (seed: string): Promise<Found> => {
    const { secret, keys } = discovery(seed)
    const search = await network.directory.find({ secret, publicKey: keys.publicKey })
    if (search.outcome !== 'found') return { outcome: search.outcome }
    const { peer, addresses } = search.found.location
    return { outcome: 'found', place: { peer: toHex(peer), addresses: [...addresses] } }
  }
}

process.on('message', (message) => {
  const { id, call, argument } = message as { id: number, call: keyof Calls, argument: never }
  calls[call](argument).then(
    (result) => { process.send?.({ id, result }) },
    (error: unknown) => { process.send?.({ id, error: String(error) }) })
})
process.send?.({ id: 0, result: 'ready' })
