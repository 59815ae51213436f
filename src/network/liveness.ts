// Whether the other end of a connection is still there. libp2p's own monitor asks every ten
// seconds, which costs more than all else that an idle node sends; here it is asked when there is a
// reason: after a sleep, when the same peer comes by another connection, and now and then where no
// transport notices it (a page's WebSockets).

import { SECOND } from '../base/limits.ts'
import { deadline } from './deadline.ts'
import type { Clock, Timer } from '../base/clock.ts'
import type { Connection, Libp2p } from '@libp2p/interface'

const PING = '/ipfs/ping/1.0.0'
const ANSWER_MS = 6 * SECOND
const LATE_MS = 0.5 * SECOND

export interface LivenessInit {
  readonly node: Libp2p
  readonly clock: Clock
  /**
   * Milliseconds between questions over connections that nothing else watches; none where TCP asks.
   */
  readonly heartbeatMs?: (() => number) | undefined
  /** An answer is late: another connection may be tried, while this one still has its time. */
  readonly doubted?: () => void
}

export class Liveness {
  readonly #init: LivenessInit
  /** What is being asked, and whether its answer is late. */
  readonly #asking = new Map<Connection, { late: boolean }>()
  #timer: Timer | undefined

  constructor (init: LivenessInit) {
    this.#init = init
    init.node.addEventListener('connection:open', this.#onOpen)
    this.#beat()
  }

  /** Ends connections whose other end does not answer in time; how many. */
  async look (
    answerMs = ANSWER_MS, connections: readonly Connection[] = this.#init.node.getConnections()
  ): Promise<number> {
    const unasked = connections.filter((connection) => !this.#asking.has(connection))
    const alive = await Promise.all(unasked.map((connection) => this.#ask(connection, answerMs)))
    return alive.filter((answered) => !answered).length
  }

  /** Whether the other end was asked, and has not answered as soon as it should. */
  doubts (connection: Connection): boolean {
    return this.#asking.get(connection)?.late === true
  }

  close (): void {
    this.#timer?.cancel()
    this.#init.node.removeEventListener('connection:open', this.#onOpen)
  }

  /**
   * Who connects anew has often lost the connection before without a word. While that looks open,
   * circuits and mail would still be sent over it.
   */
  readonly #onOpen = ({ detail: opened }: { readonly detail: Connection }): void => {
    if (isWebRTC(opened)) return
    const before = this.#init.node.getConnections(opened.remotePeer).filter((connection) =>
      connection !== opened && connection.direct === opened.direct && !isWebRTC(connection))
    // A new connection takes more round trips than an answer.
    for (const connection of before.filter((one) => this.doubts(one))) {
      connection.abort(new Error('another connection was made before it answered'))
    }
    if (before.length > 0) void this.look(ANSWER_MS, before)
  }

  async #ask (connection: Connection, answerMs: number): Promise<boolean> {
    const asked = { late: false }
    this.#asking.set(connection, asked)
    const { clock, doubted } = this.#init
    const timer = clock.schedule(LATE_MS, () => {
      asked.late = true
      doubted?.()
    })
    try {
      return await endIfDead(connection, clock, answerMs)
    } finally {
      timer.cancel()
      this.#asking.delete(connection)
    }
  }

  #beat (): void {
    const { clock, heartbeatMs, node } = this.#init
    if (heartbeatMs === undefined) return
    this.#timer = clock.schedule(heartbeatMs(), () => {
      this.#beat()
      void this.look(ANSWER_MS, node.getConnections().filter((connection) =>
        connection.direct && !isWebRTC(connection)))
    })
  }
}

/** WebRTC asks by itself (RFC 7675), every few seconds. */
function isWebRTC ({ remoteAddr }: Connection): boolean {
  return remoteAddr.toString().includes('/webrtc')
}

/** Ends a connection whose other end does not answer; whether it does. */
async function endIfDead (
  connection: Connection, clock: Clock, answerMs: number
): Promise<boolean> {
  const limit = deadline(clock, answerMs)
  try {
    // Agreeing on a protocol takes a round trip: that is all that is asked.
    const options = { signal: limit.signal, runOnLimitedConnection: true }
    const stream = await connection.newStream(PING, options)
    stream.abort(new Error('answered'))
    return true
  } catch {
    // A refusal is an answer too; silence until the deadline is none.
    if (!limit.signal.aborted && connection.status === 'open') return true
    connection.abort(new Error('the other end does not answer'))
    return false
  } finally {
    limit.done()
  }
}
