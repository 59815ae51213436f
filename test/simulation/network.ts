// A network in memory, from a seed and by a manual clock: nodes with peer keys and addresses, links
// with delay, loss, a rate, partitions. Frames keep their order, a lost one breaks the connection
// (as TCP does), and a slow reader slows the sender down. Nothing moves unless the clock does, but
// for links without delay.

import { toHex } from '../../src/base/bytes.ts'
import { fail, ok } from '../../src/base/errors.ts'
import { SimulatedChannel } from './channel.ts'
import { Effects } from './effects.ts'
import { PERFECT } from './link.ts'
import type { Address, Channel, PeerKey, Transport } from '../../src/base/channel.ts'
import type { Clock } from '../../src/base/clock.ts'
import type { Result } from '../../src/base/errors.ts'
import type { SeededRandom } from '../random.ts'
import type { Link } from './link.ts'

interface Connection {
  readonly ends: readonly [SimulatedNode, SimulatedNode]
  readonly channels: Set<SimulatedChannel>
  /** Looks open at both ends, and carries nothing. */
  isDead: boolean
  readonly broken: Promise<void>
  readonly break: () => void
}

/** How long one waits for a stream over a connection before a new one is made. */
const STREAM_MS = 8_000

export interface SimulatedNetworkInit {
  readonly clock: Clock
  readonly random: SeededRandom
  readonly link?: Partial<Link>
}

export class SimulatedNetwork {
  readonly clock: Clock
  readonly random: SeededRandom
  readonly #nodes = new Map<string, SimulatedNode>()
  readonly #links = new Map<string, Partial<Link>>()
  readonly #connections = new Map<string, Connection>()
  #link: Link
  #groups: ReadonlyArray<ReadonlySet<SimulatedNode>> = []
  /** Frames and bytes that were handed to the network. */
  frames = 0
  bytes = 0

  constructor ({ clock, random, link }: SimulatedNetworkInit) {
    this.clock = clock
    this.random = random
    this.#link = { ...PERFECT, ...link }
  }

  /** A node, up, at `addresses`; of a random peer key where none is given. */
  node (addresses: readonly string[], peer: PeerKey = this.random(32) as PeerKey): SimulatedNode {
    const node = new SimulatedNode(this, peer, addresses)
    this.#nodes.set(textOf(peer), node)
    return node
  }

  /** What every link is from now on, or that between two nodes. */
  setLink (
    link: Partial<Link>, ...pair: readonly [] | readonly [SimulatedNode, SimulatedNode]
  ): void {
    const [a, b] = pair
    if (a === undefined || b === undefined) this.#link = { ...this.#link, ...link }
    else this.#links.set(pairOf(a, b), { ...this.#links.get(pairOf(a, b)), ...link })
  }

  linkOf (a: SimulatedNode, b: SimulatedNode): Link {
    return { ...this.#link, ...this.#links.get(pairOf(a, b)) }
  }

  /**
   * Nodes of different groups do not reach each other; nodes in no group reach only nodes in none.
   */
  partition (...groups: ReadonlyArray<readonly SimulatedNode[]>): void {
    this.#groups = groups.map((group) => new Set(group))
    for (const connection of [...this.#connections.values()]) {
      if (!this.#reaches(...connection.ends)) this.#break(connection)
    }
  }

  heal (): void { this.#groups = [] }

  /** Breaks the connection between two nodes: everything on its way is lost. */
  disconnect (a: SimulatedNode, b: SimulatedNode): void {
    const connection = this.#connections.get(pairOf(a, b))
    if (connection !== undefined) this.#break(connection)
  }

  /** Breaks every connection of a node. */
  disconnectAll (node: SimulatedNode): void {
    for (const connection of [...this.#connections.values()]) {
      if (connection.ends.includes(node)) this.#break(connection)
    }
  }

  /**
   * The connections of a node die without a word, as those of a machine that sleeps: what is sent
   * over them arrives nowhere.
   */
  kill (node: SimulatedNode): void {
    for (const connection of this.#connections.values()) {
      if (connection.ends.includes(node)) connection.isDead = true
    }
  }

  /** The node has found out which of its connections are dead: they are broken. */
  endDead (node: SimulatedNode): void {
    for (const connection of [...this.#connections.values()]) {
      if (connection.isDead && connection.ends.includes(node)) this.#break(connection)
    }
  }

  isConnected (a: SimulatedNode, b: SimulatedNode): boolean {
    return this.#connections.has(pairOf(a, b))
  }

  async connect (
    from: SimulatedNode,
    remote: PeerKey,
    addresses: readonly Address[],
    protocol: string,
    signal?: AbortSignal
  ): Promise<Result<Channel>> {
    const to = this.#nodes.get(textOf(remote))
    if (to === undefined || !from.isUp || !from.effects.happen()) return unreachable
    const { delay } = this.linkOf(from, to)
    await this.#wait(2 * this.random.between(...delay))
    if (!from.isUp || !to.isUp || to.isAsleep || !this.#reaches(from, to)) return unreachable
    const last = this.#connections.get(pairOf(from, to))
    if (last?.isDead === true) {
      await Promise.race([last.broken, this.#wait(STREAM_MS)])
      this.#break(last)
    }
    if (signal?.aborted === true) return fail('timeout', 'Connecting took too long.')
    const known = this.#connections.get(pairOf(from, to))
    const dialable = addresses.some((address) => to.addresses.includes(address))
    if (known === undefined && !dialable) return unreachable
    const accept = to.handler(protocol)
    if (accept === undefined) return fail('refused', 'The other side does not speak this protocol.')
    const connection = known ?? newConnection(from, to)
    this.#connections.set(pairOf(from, to), connection)
    const [ours, theirs] = SimulatedChannel.pair(from, to, {
      clock: this.clock,
      random: this.random,
      link: () => this.linkOf(from, to),
      count: (bytes) => {
        this.frames++
        this.bytes += bytes
      },
      lose: () => { this.#break(connection) },
      isDead: () => connection.isDead
    })
    for (const end of [ours, theirs]) connection.channels.add(end)
    void accept(theirs).catch(() => {}).finally(() => { theirs.close() })
    return ok(ours)
  }

  #reaches (a: SimulatedNode, b: SimulatedNode): boolean {
    return this.#groups.every((group) => group.has(a) === group.has(b))
  }

  #break (connection: Connection): void {
    const name = pairOf(...connection.ends)
    if (this.#connections.get(name) === connection) this.#connections.delete(name)
    connection.break()
    for (const channel of connection.channels) channel.cut()
  }

  async #wait (ms: number): Promise<void> {
    if (ms > 0) await new Promise<void>((resolve) => { this.clock.schedule(ms, resolve) })
  }
}

export class SimulatedNode implements Transport {
  readonly self: PeerKey
  readonly #network: SimulatedNetwork
  readonly #handlers = new Map<string, (channel: Channel) => Promise<void>>()
  /** Sends, receptions and connects of this node; may be shared with its store. */
  effects = new Effects()
  /** Up, and answers nobody. */
  isAsleep = false
  /** Of the internet, as others see it; undefined says nothing. */
  network: string | undefined
  #addresses: readonly string[]
  #up = true

  constructor (network: SimulatedNetwork, self: PeerKey, addresses: readonly string[]) {
    this.#network = network
    this.self = self
    this.#addresses = addresses
  }

  get isUp (): boolean { return this.#up }

  get addresses (): readonly Address[] { return this.#addresses as readonly Address[] }

  /** Switches the node off: its connections break, and nobody serves any more. */
  down (): void {
    this.#up = false
    this.#handlers.clear()
    this.#network.disconnectAll(this)
  }

  /**
   * Switches it on again, on new addresses where they are given; it serves what is served from then
   * on.
   */
  up (addresses: readonly string[] = this.#addresses, effects: Effects = new Effects()): void {
    this.#addresses = addresses
    this.effects = effects
    this.#up = true
  }

  connect (
    remote: PeerKey, addresses: readonly Address[], protocol: string, signal?: AbortSignal
  ): Promise<Result<Channel>> {
    return this.#network.connect(this, remote, addresses, protocol, signal)
  }

  serve (protocol: string, accept: (channel: Channel) => Promise<void>): () => void {
    this.#handlers.set(protocol, accept)
    return () => { if (this.#handlers.get(protocol) === accept) this.#handlers.delete(protocol) }
  }

  handler (protocol: string): ((channel: Channel) => Promise<void>) | undefined {
    return this.#handlers.get(protocol)
  }
}

function newConnection (from: SimulatedNode, to: SimulatedNode): Connection {
  let broke = (): void => {}
  const broken = new Promise<void>((resolve) => { broke = resolve })
  return { ends: [from, to], channels: new Set(), isDead: false, broken, break: broke }
}

function textOf (peer: PeerKey): string { return toHex(peer) }

function pairOf (a: SimulatedNode, b: SimulatedNode): string {
  return [textOf(a.self), textOf(b.self)].sort().join('-')
}

const unreachable = fail('unreachable', 'The other side cannot be reached.')
