// The Transport over a libp2p node that it is given. Connections are shared; each protocol gets
// streams of its own. A peer is reached at the addresses that the caller names and nowhere else:
// never by its peer id through the DHT, which would tell strangers whom we look for.

import { fail, ok } from '../base/errors.ts'
import { SECOND } from '../base/limits.ts'
import { deadline } from './deadline.ts'
import { dialPlan } from './dial-plan.ts'
import { dialPeer } from './dialer.ts'
import { FrameChannel } from './frame-channel.ts'
import { networkPrefix } from './network-prefix.ts'
import { peerIdOf, peerKeyOf } from './peer-key.ts'
import type { Address, Channel, PeerKey, Transport } from '../base/channel.ts'
import type { Clock } from '../base/clock.ts'
import type { Failed, Fault, Result } from '../base/errors.ts'
import type { DialerInit } from './dialer.ts'
import type { ChannelLimits } from './frame-channel.ts'
import type { Connection, Libp2p, Stream } from '@libp2p/interface'

/**
 * Streams of one protocol on one connection: one a direction is in use, others are on their way
 * out.
 */
const STREAMS_MAX = { maxInboundStreams: 4, maxOutboundStreams: 8 } as const

/** How many connections are tried, and for how long each, before a new one is made. */
const EXISTING_MAX = 2
const EXISTING_MS = 8 * SECOND

export interface Libp2pTransportInit {
  readonly node: Libp2p
  readonly clock: Clock
  readonly limits?: ChannelLimits
  /** Opens one address at once, beside libp2p's queue. */
  readonly open: DialerInit['open']
  readonly anew?: boolean
  /** Whether a peer may learn our addresses; where not, it is reached through relays only. */
  readonly direct?: (peer: PeerKey) => boolean
  /** Where a peer was seen in the local network. */
  readonly near?: (peer: PeerKey) => readonly Address[]
  /** IP families of our network; none where they are not known. */
  readonly families?: () => ReadonlySet<string>
  /** Hears of the bytes of each protocol. */
  readonly count?: (protocol: string, sent: number, received: number) => void
  /** Hears how each dial ended: undefined, or the reason in words. */
  readonly attempted?: (remote: PeerKey, fault: Fault | undefined) => void
}

export class Libp2pTransport implements Transport {
  readonly self: PeerKey
  readonly #init: Libp2pTransportInit
  readonly #node: Libp2p

  constructor (init: Libp2pTransportInit) {
    const self = peerKeyOf(init.node.peerId)
    if (self === undefined) throw new TypeError('the libp2p node needs an Ed25519 key')
    this.self = self
    this.#init = init
    this.#node = init.node
  }

  async connect (
    remote: PeerKey, addresses: readonly Address[], protocol: string, signal?: AbortSignal
  ): Promise<Result<Channel>> {
    for (const connection of this.#existing(remote).slice(0, EXISTING_MAX)) {
      const limit = deadline(this.#init.clock, EXISTING_MS, signal)
      const opened = await this.#open(connection, remote, protocol, limit.signal)
      limit.done()
      if (opened.ok || signal?.aborted === true) return opened
      const silent = opened.fault.code === 'timeout'
      if (!silent && connection.status === 'open') return opened
      // Its other end is gone, as after a sleep or on another network; nobody else may have
      // noticed.
      connection.abort(new Error('the other end does not answer'))
    }
    const dialled = await this.dial(remote, addresses, signal)
    if (!dialled.ok) return dialled
    const opened = await this.#open(dialled.value, remote, protocol, signal)
    // A circuit is closed as soon as hole punching has made a direct connection in its place.
    const [other] = dialled.value.status === 'open' ? [] : this.#existing(remote)
    return opened.ok || other === undefined
      ? opened
      : await this.#open(other, remote, protocol, signal)
  }

  serve (protocol: string, accept: (channel: Channel) => Promise<void>): () => void {
    const handler = async (stream: Stream, connection: Connection): Promise<void> => {
      const remote = peerKeyOf(connection.remotePeer)
      if (remote === undefined) {
        stream.abort(new Error('only Ed25519 peers'))
        return
      }
      const channel = this.#channel(stream, connection, remote, protocol)
      try {
        await accept(channel)
      } catch {
        channel.close()
      }
    }
    const options = { ...STREAMS_MAX, runOnLimitedConnection: true }
    // The handler is in place at once; what is awaited is a note in the peer store.
    const handling = this.#node.handle(protocol, handler, options)
    return () => { void handling.then(() => this.#node.unhandle(protocol)).catch(() => {}) }
  }

  /** Whether there is a connection, of those that count. */
  isConnected (
    remote: PeerKey, counts: (connection: Connection) => boolean = () => true
  ): boolean {
    return this.#existing(remote).some(counts)
  }

  /** Opens a connection, whether there is one or not. */
  async dial (
    remote: PeerKey, addresses: readonly Address[], signal?: AbortSignal
  ): Promise<Result<Connection>> {
    const near = this.#init.near?.(remote) ?? []
    const plan = dialPlan(remote, [...addresses, ...near], {
      direct: this.#init.direct?.(remote) ?? true,
      families: this.#init.families?.() ?? new Set()
    })
    if (plan.direct.length + plan.circuits.length === 0) {
      return fail('unreachable', 'No address of this device is known that can be used here.')
    }
    try {
      const connection = await dialPeer(this.#init, plan, signal)
      this.#init.attempted?.(remote, undefined)
      return ok(connection)
    } catch {
      const fault = signal?.aborted === true ? LATE : SILENT
      this.#init.attempted?.(remote, fault.fault)
      return fault
    }
  }

  /** Connections that are open, direct ones first, of those the newest. */
  #existing (remote: PeerKey): Connection[] {
    return this.#node.getConnections(peerIdOf(remote))
      .filter((connection) => connection.status === 'open')
      .toSorted((a, b) => Number(b.direct) - Number(a.direct) || b.timeline.open - a.timeline.open)
  }

  async #open (
    connection: Connection, remote: PeerKey, protocol: string, signal: AbortSignal | undefined
  ): Promise<Result<Channel>> {
    try {
      const stream = await connection.newStream(protocol, {
        runOnLimitedConnection: true, ...STREAMS_MAX, ...(signal === undefined ? {} : { signal })
      })
      return ok(this.#channel(stream, connection, remote, protocol))
    } catch (error) {
      return streamFault(error)
    }
  }

  #channel (stream: Stream, connection: Connection, remote: PeerKey, protocol: string): Channel {
    const { clock, limits, count } = this.#init
    return new FrameChannel({
      stream,
      remote,
      route: connection.direct ? 'direct' : 'relayed',
      network: networkPrefix(connection.remoteAddr.toString()),
      clock,
      ...(limits === undefined ? {} : { limits }),
      count: (sent, received) => { count?.(protocol, sent, received) }
    })
  }
}

const TIMEOUTS = new Set(['AbortError', 'TimeoutError'])
const LATE = fail('timeout', 'The device did not answer in time.')

const SILENT = fail('unreachable', 'The device does not answer at any address that is known.')

function streamFault (error: unknown): Failed {
  const name = error instanceof Error ? error.name : ''
  if (TIMEOUTS.has(name)) return LATE
  if (name === 'UnsupportedProtocolError') {
    return fail('refused', 'The device does not speak this protocol.')
  }
  return fail('unreachable', 'The connection to the device ended.')
}
