// Puts a peer together: the store of the profile, the libp2p node that its platform makes, the
// network around it, and the messenger on top. Daemon, library and web app talk to what comes out
// of here.

import { faultOf } from '../base/errors.ts'
import { peerKeyAtStart } from '../conversation/peer-key-record.ts'
import { HOST_PATIENCE } from '../network/wanted.ts'
import { Messenger } from '../messenger.ts'
import { Network } from '../network/network.ts'
import { PeerRules } from '../network/peer-policy.ts'
import { peerIdOf } from '../network/peer-key.ts'
import { rollbackOf } from '../storage/rollback.ts'
import { HouseKeeper } from '../house/house-keeper.ts'
import { OwnedHouses } from '../house/owned-houses.ts'
import { OwnHouses } from './own-houses.ts'
import { houseDesk } from './house-desk.ts'
import { NetworkDesk } from './network-desk.ts'
import { ChosenPeers } from './chosen-peers.ts'
import { MovingTransport } from './moving-transport.ts'
import { PeerChange } from './peer-change.ts'
import { wantHosts } from './want-hosts.ts'
import type { PeerKey } from '../base/channel.ts'
import type { Clock, Random } from '../base/clock.ts'
import type { OwnPlace } from '../conversation/household.ts'
import type { HostLimits } from '../mailbox/host-limits.ts'
import type { Pace } from '../network/network.ts'
import type { OwnDiscovery } from '../network/record.ts'
import type { SealedStore } from '../storage/sealed-store.ts'
import type { HostAddress } from '../mailbox/host-address.ts'
import type { SnugLibp2p } from '../network/libp2p-node.ts'
import type { PeerPolicy } from '../network/peer-policy.ts'

/** What a platform needs to make its libp2p node. */
export interface NodeNeeds {
  /** The 32-byte seed of the peer key. */
  readonly privateKey: Uint8Array
  readonly clock: Clock
  /** What the layers above answer about peers. */
  readonly policy: PeerPolicy
}

export interface PeerParts {
  readonly store: SealedStore
  readonly clock: Clock
  readonly random: Random
  /** Also while running, after the last one was stopped: with another key. */
  makeNode (needs: NodeNeeds): Promise<SnugLibp2p>
  /** Houses to stay connected to. */
  readonly join: readonly HostAddress[]
  /** Tells of the way to others from now on; returns what ends that. */
  watchNetwork (hears: NetworkHears): () => void
  /** How often it is looked whether connections are alive, where TCP does not ask that. */
  readonly pace?: Pace
  /** Hears of events: codes and counts, never a text or a name. */
  readonly log: (event: string, detail: Record<string, string | number>) => void
  /** This node is a house that can have owners; its version is what they see. */
  readonly house?: { readonly version: string }
  /** What this node gives as a host, where it is not the usual. */
  readonly hostLimits?: Partial<HostLimits>
  /** A write failed: everything has to be closed. */
  readonly storeFailed: (error: unknown) => void
}

export interface NetworkHears {
  /** The machine has another network than before. */
  readonly changed: () => void
  /** It slept, or was not looked at for a while. */
  readonly woke: () => void
}

export interface Peer {
  readonly messenger: Messenger
  /** Others, once this device has another peer key. */
  readonly network: Network
  readonly net: SnugLibp2p
  /** What a person is told of the network. */
  readonly desk: NetworkDesk
  /** The houses that this person owns. */
  readonly houses: OwnHouses
  /** This node as a house with owners, where it is one. */
  readonly house?: HouseKeeper
  /** Finishes what is under way; the store stays open. */
  stop (): Promise<void>
}

/** The node of one peer key, and the network on it. */
interface Opened {
  readonly net: SnugLibp2p
  readonly network: Network
  readonly want: (hosts: readonly HostAddress[]) => void
}

export async function startPeer (parts: PeerParts): Promise<Peer> {
  const { store, clock, random, join } = parts
  const rules = new PeerRules()
  const later: { messenger?: Messenger, house?: HouseKeeper } = {}
  const discovery = (): OwnDiscovery | undefined => {
    const own = later.messenger?.discovery()
    if (own === undefined) return undefined
    const { certificate, discovery: key } = own.device
    return { secret: own.discoverySecret,
      keys: { publicKey: certificate.discovery, privateKey: key } }
  }
  const open = async (): Promise<Opened> => {
    const { seed: privateKey } = await peerKeyAtStart(store, random, clock.now())
    const net = await parts.makeNode({ privateKey, clock, policy: rules })
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
      nearer: (peer) => { later.messenger?.peerNearer(peer) },
      addressesChanged: () => { later.messenger?.placeChanged() },
      connected: (peer) => { later.messenger?.peerConnected(peer) },
      awake: () => { later.messenger?.networkChanged() },
      pace: parts.pace
    })
    return { net, network, want: wantHosts(network) }
  }
  let at = await open()
  const moving = new MovingTransport(at.network.transport)
  const place = (audience: 'contact' | 'neighbour') => (): OwnPlace => ({
    peer: moving.self, addresses: at.network.addresses(audience)
  })
  const chosen = new ChosenPeers(join)
  const transport = chosen.watch(moving)
  const isOwner = (peer: PeerKey): boolean => later.house?.isOwner(peer) === true
  let hosts: readonly HostAddress[] = []
  const messenger = await Messenger.open({
    store,
    clock,
    random,
    transport,
    isOwner,
    finder: {
      find: async (secret, publicKey) => {
        const search = await at.network.directory.find({ secret, publicKey })
        return search.outcome === 'found' ? search.found.location : undefined
      },
      canFind: () => (at.network.status().recordNodes ?? 0) > 0
    },
    place: place('contact'),
    invitePlace: place('neighbour'),
    recordsAhead: () => {
      const own = discovery()
      if (own === undefined) return []
      return at.network.directory.makeAhead(own, place('contact')()).map(({ value }) => value)
    },
    hostsChanged: (wanted) => {
      hosts = wanted
      chosen.useHosts(hosts)
      at.want(hosts)
    },
    rollback: rollbackOf(store),
    ...parts.hostLimits === undefined ? {} : { hostLimits: parts.hostLimits },
    storeFailed: parts.storeFailed,
    log: parts.log
  })
  later.messenger = messenger
  const owned = new OwnedHouses({ store, clock, random, transport: chosen.watchOwned(moving) })
  if (parts.house !== undefined) {
    const desk = houseDesk({ messenger, clock, isOwner, ...parts.house,
      network: () => at.network })
    later.house = await HouseKeeper.open({ transport, store, clock, random, desk, log: parts.log })
  }
  rules.friend = (peer) => messenger.isFriend(peer)
  rules.direct = (peer) => messenger.isDirect(peer) || chosen.isHouse(peer) ||
    (chosen.isReached(peer) && !messenger.settings().relayOnly)
  rules.asked = (peer) => chosen.isAsked(peer)
  await messenger.start()
  later.house?.start()
  owned.start()
  const joinHouses = (): void => {
    for (const house of join) {
      at.network.want({ id: `join ${peerIdOf(house.peer).toString()}`, ...house,
        patience: HOST_PATIENCE })
    }
  }
  joinHouses()
  const changed = (): void => {
    messenger.networkChanged()
    owned.networkChanged()
  }
  const unwatch = parts.watchNetwork({
    changed: () => {
      at.network.networkChanged()
      changed()
    },
    woke: () => {
      at.network.woke()
      changed()
    }
  })
  const close = async (): Promise<void> => {
    await at.network.stop()
    await at.net.stop()
  }
  const change = new PeerChange({
    store,
    clock,
    messenger,
    change: async () => {
      await messenger.settle()
      await close()
      at = await open()
      moving.moveTo(at.network.transport)
      at.want(hosts)
      joinHouses()
      messenger.moved()
      owned.networkChanged()
      parts.log('peer-changed', {})
    },
    failed: (error) => { parts.log('peer-not-changed', { code: faultOf(error).code }) }
  })
  return {
    messenger,
    get network () { return at.network },
    get net () { return at.net },
    desk: new NetworkDesk({ messenger, clock, at: () => at }),
    houses: new OwnHouses(owned, messenger),
    ...later.house === undefined ? {} : { house: later.house },
    stop: async () => {
      unwatch()
      await change.stop()
      owned.stop()
      later.house?.stop()
      await messenger.stop()
      await close()
    }
  }
}
