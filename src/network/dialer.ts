// Opens a connection to a peer: direct addresses first, circuits soon after if those are silent,
// and where only a circuit opens, WebRTC by way of it. Whoever waits gets the direct connection if
// it comes soon, else the circuit, while the direct one is still tried: later streams then take it.

import { pause } from '../base/clock.ts'
import { SECOND } from '../base/limits.ts'
import { deadline } from './deadline.ts'
import type { Clock } from '../base/clock.ts'
import type { DialPlan } from './dial-plan.ts'
import type { Connection, Libp2p } from '@libp2p/interface'
import type { Multiaddr } from '@multiformats/multiaddr'

export interface DialerInit {
  readonly node: Libp2p
  readonly clock: Clock
  /**
   * Opens one address at once. libp2p's own dialling would join all addresses of a peer in one
   * queue.
   */
  readonly open: (target: Multiaddr, signal: AbortSignal) => Promise<Connection>
  /**
   * A connection that exists is of no use: its other end may be gone. For pages only: nodes notice
   * that by TCP, and native WebRTC does not survive dials that cross each other.
   */
  readonly anew?: boolean
}

/** That direct addresses have before others are tried beside them, and circuits too. */
const HEAD_START_MS = 1.5 * SECOND
const BESIDE_MS = 10 * SECOND
/** That WebRTC has, once the circuit is open, before the circuit is what there is. */
const GRACE_MS = 2.5 * SECOND
const WEBRTC_MS = 6 * SECOND
const WEBRTC_TRIES = 3

/** Rejects when nothing opens, or when `signal` aborts. */
export async function dialPeer (
  init: DialerInit, plan: DialPlan, signal?: AbortSignal
): Promise<Connection> {
  const ended = new AbortController()
  const end = (): void => { ended.abort() }
  if (signal?.aborted === true) end()
  signal?.addEventListener('abort', end)
  try {
    const direct = plan.direct.length === 0
      ? Promise.reject(new Error('no direct address'))
      : openDirect(init, plan.direct, ended.signal)
    const relayed = openCircuit(init, plan, direct, ended.signal)
    const connection = await Promise.any([direct, relayed])
    if (!connection.direct) return await upgraded(init, plan, connection, ended.signal)
    end()
    void relayed.then((surplus) => {
      if (!surplus.direct) surplus.abort(new Error('not needed'))
    }, () => {})
    return connection
  } finally {
    signal?.removeEventListener('abort', end)
  }
}

/**
 * libp2p dials the addresses of a peer one after the other, and for all who ask at the same time in
 * one queue: one that keeps silent makes all others wait, those of a fresh record too. So soon all
 * of them are opened beside that.
 */
async function openDirect (
  { node, clock, open, anew = false }: DialerInit, targets: readonly Multiaddr[],
  signal: AbortSignal
): Promise<Connection> {
  const queued = node.dial([...targets], { signal, force: anew })
  const failed = queued.then(() => new Promise<void>(() => {}), () => {})
  const beside = async (): Promise<Connection> => {
    const isSilent = await Promise.race([
      failed.then(() => false), pause(clock, HEAD_START_MS, signal).then(() => !signal.aborted)
    ])
    if (!isSilent) throw new Error('nothing to open')
    return await Promise.any(targets.map(async (target) => {
      if (!await node.isDialable(target)) throw new Error('refused')
      const limit = deadline(clock, BESIDE_MS, signal)
      try {
        return await open(target, limit.signal)
      } finally {
        // From here on `signal` ends those that are still tried, not the connection that is made.
        limit.done()
      }
    }))
  }
  return await Promise.any([queued, beside()])
}

async function openCircuit (
  { clock, open }: DialerInit, plan: DialPlan, direct: Promise<Connection>, signal: AbortSignal
): Promise<Connection> {
  const failed = direct.then(() => new Promise<void>(() => {}), () => {})
  await Promise.race([failed, pause(clock, HEAD_START_MS, signal)])
  let last: unknown = new Error('no circuit')
  for (const circuit of plan.circuits) {
    if (signal.aborted) break
    try {
      return await open(circuit, signal)
    } catch (error) {
      last = error
    }
  }
  throw last
}

/** The direct connection that WebRTC makes, if it does so soon; else `circuit`. */
async function upgraded (
  init: DialerInit, plan: DialPlan, circuit: Connection, signal: AbortSignal
): Promise<Connection> {
  if (plan.webrtc.length === 0) return circuit
  const dialled = dialWebRTC(init, plan, circuit, signal)
  const enough = new AbortController()
  const late = pause(init.clock, GRACE_MS, enough.signal).then(() => circuit)
  const first = await Promise.race([dialled, late])
  enough.abort()
  return first
}

/**
 * Tries a few times: on a busy machine the two ends sometimes miss each other, and then never meet.
 */
async function dialWebRTC (
  { open, clock }: DialerInit, plan: DialPlan, circuit: Connection, signal: AbortSignal
): Promise<Connection> {
  for (let tries = 0; tries < WEBRTC_TRIES; tries++) {
    if (signal.aborted || circuit.status !== 'open') break
    const target = plan.webrtc[tries % plan.webrtc.length]
    if (target === undefined) break
    const limit = deadline(clock, WEBRTC_MS, signal)
    try {
      return await open(target, limit.signal)
    } catch {
      // Again, or the circuit is what there is.
    } finally {
      limit.done()
    }
  }
  return circuit
}
