// Closes connections that we opened and nobody uses: each lookup in the DHT leaves some behind, and
// each costs a little for as long as it lives. Connections that others opened are theirs to close.

import { MINUTE } from '../base/limits.ts'
import { peerKeyOf } from './peer-key.ts'
import type { Clock, Timer } from '../base/clock.ts'
import type { PeerPolicy } from './peer-policy.ts'
import type { Connection, Libp2p } from '@libp2p/interface'

const LOOK_MS = 2 * MINUTE
const KEEP_ALIVE = 'keep-alive'

/** Looks every two minutes from now on; returns what ends that. */
export function closeIdleConnections (node: Libp2p, policy: PeerPolicy, clock: Clock): () => void {
  let seenIdle = new Set<string>()
  let timer: Timer
  const look = async (): Promise<void> => {
    const idle = new Set<string>()
    for (const connection of node.getConnections()) {
      if (!await isIdle(node, policy, connection)) continue
      // Idle at two looks in a row: what just opened has its time to begin.
      if (seenIdle.has(connection.id)) {
        connection.close().catch((error: unknown) => { connection.abort(asError(error)) })
      } else idle.add(connection.id)
    }
    seenIdle = idle
  }
  const schedule = (): void => {
    timer = clock.schedule(LOOK_MS, () => {
      schedule()
      look().catch(() => {})
    })
  }
  schedule()
  return () => { timer.cancel() }
}

async function isIdle (
  node: Libp2p, policy: PeerPolicy, connection: Connection
): Promise<boolean> {
  if (connection.direction !== 'outbound' || connection.streams.length > 0) return false
  const peer = peerKeyOf(connection.remotePeer)
  if (peer !== undefined && policy.known(peer)) return false
  // The DHT marks the nodes closest to this one, which it needs to stay in the table.
  const known = await node.peerStore.get(connection.remotePeer).catch(() => undefined)
  return ![...known?.tags.keys() ?? []].some((tag) => tag.startsWith(KEEP_ALIVE))
}

function asError (error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
