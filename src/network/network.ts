// The network of one node, put together: transport, directory, wanted peers, relays, reachability.
// It keeps no message and knows no contact: the layers above say whom they want and who is a
// friend.

import { DialBack } from './dial-back-service.ts'
import { Directory } from './directory.ts'
import { limitCrowd } from './crowd.ts'
import { closeIdleConnections } from './idle-connections.ts'
import { Liveness } from './liveness.ts'
import { Libp2pTransport } from './libp2p-transport.ts'
import { PeerBook } from './peer-book.ts'
import { peerKeyOf } from './peer-key.ts'
import { familiesOf } from './own-addresses.ts'
import { Reachability } from './reachability.ts'
import { Reconnector } from './reconnector.ts'
import { joinRecordNodes } from './record-joiner.ts'
import { RecordPublisher } from './record-publisher.ts'
import { RelayKeeper } from './relay-keeper.ts'
import { Traffic } from './traffic.ts'
import { Upgrader } from './upgrader.ts'
import { WakeWatch } from './wake-watch.ts'
import { ok } from '../base/errors.ts'
import { SECOND } from '../base/limits.ts'
import type { Address, PeerKey } from '../base/channel.ts'
import type { Clock, Random } from '../base/clock.ts'
import type { Store } from '../storage/store.ts'
import type { CrowdLimits } from './crowd.ts'
import type { NetworkNode } from './network-node.ts'
import type { NetworkStatus } from './network-status.ts'
import type { Audience } from './own-addresses.ts'
import type { PeerRules } from './peer-policy.ts'
import type { OwnDiscovery } from './record.ts'
import type { WakePace } from './wake-watch.ts'
import type { Place, Wanted } from './wanted.ts'
import type { PeerId } from '@libp2p/interface'

export interface NetworkInit {
  readonly net: NetworkNode
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  /** The rules that `net` was made with. `friend` and `direct` are set by the layers above. */
  readonly rules: PeerRules
  /** The device's discovery keys; undefined on a house without an account. */
  readonly discovery: () => OwnDiscovery | undefined
  /** Records that friends left with this host. */
  readonly leftRecords?: () => Promise<readonly Uint8Array[]>
  /** What we tell others of our addresses has changed: contacts are to be told. */
  readonly addressesChanged?: () => void
  /** Whether contacts reach this node through relays only, and learn none of its addresses. */
  readonly hidden?: () => boolean
  /** A peer that was reached through a relay is reached directly, too. */
  readonly nearer?: (peer: PeerKey) => void
  /** A wanted peer was found elsewhere, and answers there. */
  readonly moved?: (id: string, place: Place) => void
  /** A peer is connected that was not, by whomever, or was seen in the local network. */
  readonly connected?: (peer: PeerKey) => void
  /** Connections were looked at after a sleep: whatever was dead is ended. */
  readonly awake?: () => void
  readonly pace?: Pace | undefined
  readonly crowd?: CrowdLimits
}

/** How often a platform looks whether it slept, and whether connections are alive. */
export interface Pace extends WakePace {
  readonly heartbeatMs: () => number
}

/** For an answer after a sleep: whoever waits is to be up to date within five seconds. */
const AWAKE_MS = 2 * SECOND

export class Network {
  readonly transport: Libp2pTransport
  readonly directory: Directory
  readonly traffic: Traffic
  readonly #init: NetworkInit
  readonly #book: PeerBook
  readonly #reconnector: Reconnector
  readonly #reachability: Reachability
  readonly #relays: RelayKeeper
  readonly #publisher: RecordPublisher
  readonly #upgrader: Upgrader
  readonly #liveness: Liveness
  readonly #ends: (() => void)[] = []

  private constructor (init: NetworkInit, book: PeerBook) {
    const { net, clock, random, rules } = init
    this.#init = init
    this.#book = book
    this.traffic = new Traffic(clock)
    this.transport = new Libp2pTransport({
      node: net.node,
      clock,
      open: (target, signal) => net.open(target, signal),
      anew: net.upgrades,
      direct: (peer) => rules.direct(peer),
      families: () => familiesOf(net.listening()),
      count: (protocol, sent, received) => { this.traffic.count(protocol, sent, received) },
      near: (peer) => net.neighbours?.at(peer) ?? [],
      attempted: (peer, fault) => { this.traffic.attempted(peer, fault) }
    })
    const network = net.records ?? NO_RECORDS
    this.directory = new Directory({ network, clock, random })
    this.#reconnector = new Reconnector({
      clock,
      random,
      book,
      isConnected: (peer) =>
        this.transport.isConnected(peer, (connection) => !this.#liveness.doubts(connection)),
      dial: async ({ peer, addresses }, signal) => {
        const dialled = await this.transport.dial(peer, addresses, signal)
        return dialled.ok ? ok(undefined) : dialled
      },
      ...(init.moved === undefined ? {} : { moved: init.moved })
    })
    this.#relays = new RelayKeeper({ net, clock, changed: () => { this.#reachability.update() } })
    const dialBack = new DialBack({ net, policy: rules, clock, random })
    this.#reachability = new Reachability({
      net,
      dialBack,
      policy: rules,
      clock,
      relays: () => this.#relays,
      changed: () => { this.#changed() }
    })
    this.#publisher = new RecordPublisher({
      directory: this.directory,
      clock,
      random,
      own: () => {
        const discovery = init.discovery()
        const place = { peer: this.transport.self, addresses: this.addresses('contact') }
        return discovery === undefined ? undefined : { discovery, place }
      },
      left: init.leftRecords ?? (() => Promise.resolve([]))
    })
    this.#upgrader = new Upgrader({
      node: net.node,
      clock,
      tries: net.upgrades,
      open: (target, signal) => net.open(target, signal),
      direct: (peer) => rules.direct(peer),
      nearer: (peer) => { init.nearer?.(peer) }
    })
    rules.known = (peer) => this.#reconnector.wants(peer)
    rules.relay = (peer) => this.#relays.wants(peer)
    const { heartbeatMs } = init.pace ?? {}
    this.#liveness = new Liveness({
      node: net.node, clock, heartbeatMs, doubted: () => { this.#reconnector.wake() }
    })
    if (net.neighbours !== undefined) {
      net.neighbours.seen = (peer) => {
        const isMet = this.transport.isConnected(peer, (connection) => connection.direct)
        if (isMet || !(rules.friend(peer) || rules.known(peer))) return
        this.#reconnector.wake()
        init.connected?.(peer)
      }
    }
    const wake = new WakeWatch(clock, () => {
      this.#publisher.changed()
      this.woke()
    }, init.pace)
    this.#ends.push(
      () => { this.#liveness.close() },
      dialBack.serve(),
      limitCrowd(net.node, rules, init.crowd),
      closeIdleConnections(net.node, rules, clock),
      this.#listen('peer:connect', (peer) => {
        this.#reconnector.connected(peer)
        init.connected?.(peer)
      }),
      this.#listen('peer:disconnect', (peer) => { this.#reconnector.disconnected(peer) }),
      joinRecordNodes(net.node, net.records, clock, () => { this.#publisher.changed() }),
      () => { wake.close() }
    )
    this.#reachability.update()
  }

  static async start (init: NetworkInit): Promise<Network> {
    return new Network(init, await PeerBook.open(init.store, init.clock))
  }

  /** Keeps a peer connected from now on, or tells where a wanted one is. */
  want (wanted: Wanted): void { this.#reconnector.want(wanted) }

  unwant (id: string): void { this.#reconnector.unwant(id) }

  /** Somebody has something for a wanted peer: it is tried, and looked up, now. */
  hurry (id: string): void { this.#reconnector.wake(id) }

  /** The peers that relay for us, in place of those before. They are to be wanted too. */
  useRelays (peers: readonly PeerKey[]): void { this.#relays.keep(peers) }

  /** What an audience is told; of a hidden node nothing but circuits. */
  addresses (audience: Audience): Address[] {
    const hidden = this.#init.hidden?.() === true
    return this.#reachability.tell(hidden ? 'hidden' : audience)
  }

  /** The discovery keys are others, or new: publishes anew. */
  republish (): void { this.#publisher.changed() }

  /** The interfaces of the machine are others. */
  networkChanged (): void {
    this.#reachability.networkChanged()
    this.#publisher.changed()
    this.woke()
  }

  /** The machine slept, or its network is another: ends dead connections and tries whom we want. */
  woke (): void {
    this.#reconnector.wake()
    this.#upgrader.hurry()
    void this.#liveness.look(AWAKE_MS).then(() => {
      // Also where none was dead any more: who waits for a next try must not wait longer.
      this.#reconnector.wake()
      this.#init.awake?.()
    })
  }

  status (): NetworkStatus {
    const { node, records } = this.#init.net
    return {
      self: this.transport.self,
      own: this.#reachability.own(),
      told: this.addresses('contact'),
      connections: node.getConnections().flatMap((connection) => {
        const peer = peerKeyOf(connection.remotePeer)
        if (peer === undefined) return []
        return [{
          peer,
          address: connection.remoteAddr.toString(),
          direction: connection.direction,
          route: connection.direct ? 'direct' as const : 'relayed' as const,
          streams: connection.streams.map((stream) => stream.protocol)
        }]
      }),
      wanted: this.#reconnector.status(),
      relays: this.#relays.status(),
      recordNodes: records?.size,
      traffic: this.traffic.protocols(),
      faults: this.traffic.faults()
    }
  }

  async stop (): Promise<void> {
    for (const end of this.#ends) end()
    this.#publisher.close()
    this.#upgrader.close()
    this.#reconnector.close()
    this.#relays.close()
    this.#reachability.close()
    await this.#book.close()
  }

  #changed (): void {
    this.#publisher.changed()
    this.#init.addressesChanged?.()
  }

  #listen (
    type: 'peer:connect' | 'peer:disconnect', run: (peer: PeerKey) => void
  ): () => void {
    const listener = (event: { readonly detail: PeerId }): void => {
      const peer = peerKeyOf(event.detail)
      if (peer !== undefined) run(peer)
    }
    this.#init.net.node.addEventListener(type, listener)
    return () => { this.#init.net.node.removeEventListener(type, listener) }
  }
}

/** Where the DHT is switched off. */
const NO_RECORDS = {
  size: 0,
  store: () => Promise.resolve(0),
  async * values (): AsyncGenerator<Uint8Array> {},
  held: () => undefined
}
