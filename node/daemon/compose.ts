// Puts a node together: the store of the profile, the libp2p node, the network around it, and the
// messenger on top. Everything else in the daemon talks to what comes out of here.

import { peerKeyAtStart } from '../../src/conversation/peer-key-record.ts'
import { HOST_PATIENCE } from '../../src/network/wanted.ts'
import { Messenger } from '../../src/messenger.ts'
import { Network } from '../../src/network/network.ts'
import { PeerRules } from '../../src/network/peer-policy.ts'
import { peerIdOf } from '../../src/network/peer-key.ts'
import { rollbackOf } from '../../src/storage/rollback.ts'
import { watchInterfaces } from '../interface-watch.ts'
import { createNodeLibp2p } from '../libp2p.ts'
import { ChosenPeers } from './chosen-peers.ts'
import { wantHosts } from './want-hosts.ts'
import type { Clock, Random } from '../../src/base/clock.ts'
import type { OwnPlace } from '../../src/conversation/household.ts'
import type { HostLimits } from '../../src/mailbox/host-limits.ts'
import type { OwnDiscovery } from '../../src/network/record.ts'
import type { SealedStore } from '../../src/storage/sealed-store.ts'
import type { NodeLibp2p } from '../libp2p-node.ts'
import type { Log } from './log.ts'
import type { NodeOptions } from './node-options.ts'

export interface NodeParts {
  readonly store: SealedStore
  readonly clock: Clock
  readonly random: Random
  readonly options: NodeOptions
  readonly log: Log
  /** What this node gives as a host, where it is not the usual. */
  readonly hostLimits?: Partial<HostLimits>
  /** A write failed: everything has to be closed. */
  readonly storeFailed: (error: unknown) => void
}

export interface ComposedNode {
  readonly messenger: Messenger
  readonly network: Network
  readonly net: NodeLibp2p
  /** Finishes what is under way; the store stays open. */
  stop (): Promise<void>
}

export async function composeNode (parts: NodeParts): Promise<ComposedNode> {
  const { store, clock, random, options, log } = parts
  const { join, logLevel: _, ...libp2p } = options
  const rules = new PeerRules()
  const { seed: privateKey } = await peerKeyAtStart(store, random, clock.now())
  const net = await createNodeLibp2p({ ...libp2p, privateKey, clock, policy: rules })
  const later: { messenger?: Messenger } = {}

  const discovery = (): OwnDiscovery | undefined => {
    const own = later.messenger?.discovery()
    if (own === undefined) return undefined
    const { certificate, discovery: key } = own.device
    return { secret: own.discoverySecret,
      keys: { publicKey: certificate.discovery, privateKey: key } }
  }
  const network = await Network.start({
    net,
    store,
    clock,
    random,
    rules,
    discovery,
    leftRecords: async () => {
      const left: Uint8Array[] = []
      for await (const record of later.messenger?.leftRecords() ?? []) left.push(record)
      return left
    },
    hidden: () => later.messenger?.settings().relayOnly === true,
    addressesChanged: () => { later.messenger?.placeChanged() }
  })
  const place = (audience: 'contact' | 'neighbour') => (): OwnPlace => ({
    peer: network.transport.self, addresses: network.addresses(audience)
  })
  const chosen = new ChosenPeers(join)
  const want = wantHosts(network)
  const messenger = await Messenger.open({
    store,
    clock,
    random,
    transport: chosen.watch(network.transport),
    finder: {
      find: async (secret, publicKey) => {
        const search = await network.directory.find({ secret, publicKey })
        return search.outcome === 'found' ? search.found.location : undefined
      }
    },
    place: place('contact'),
    invitePlace: place('neighbour'),
    recordsAhead: () => {
      const own = discovery()
      if (own === undefined) return []
      return network.directory.makeAhead(own, place('contact')()).map(({ value }) => value)
    },
    hostsChanged: (hosts) => {
      chosen.useHosts(hosts)
      want(hosts)
    },
    rollback: rollbackOf(store),
    ...parts.hostLimits === undefined ? {} : { hostLimits: parts.hostLimits },
    storeFailed: parts.storeFailed,
    log: (event, detail) => { log.write('info', event, detail) }
  })
  later.messenger = messenger
  rules.friend = (peer) => messenger.isFriend(peer)
  rules.direct = (peer) => messenger.isDirect(peer) || chosen.isHouse(peer) ||
    (chosen.isReached(peer) && !messenger.settings().relayOnly)
  rules.asked = (peer) => chosen.isAsked(peer)
  await messenger.start()
  for (const house of join) {
    network.want({ id: `join ${peerIdOf(house.peer).toString()}`, ...house,
      patience: HOST_PATIENCE })
  }
  const unwatch = watchInterfaces(clock, () => {
    network.networkChanged()
    messenger.networkChanged()
  })
  return {
    messenger,
    network,
    net,
    stop: async () => {
      unwatch()
      await messenger.stop()
      await network.stop()
      await net.stop()
    }
  }
}
