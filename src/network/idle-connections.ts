// Closes connections that we opened and nobody uses: each lookup in the DHT leaves some behind, two
// browsers that look for each other at once meet twice, and each costs a little for as long as it
// lives. Connections that others opened are theirs to close.

import { MINUTE } from '../base/limits.ts'
import { peerKeyOf } from './peer-key.ts'
import type { Clock, Timer } from '../base/clock.ts'
import type { PeerPolicy } from './peer-policy.ts'
import type { Connection, Libp2p } from '@libp2p/interface'

const LOOK_MS = 2 * MINUTE
const KEEP_ALIVE = 'keep-alive'
/** WebRTC by way of a relay, not straight to a node. */
const BETWEEN_BROWSERS = /\/webrtc(\/p2p\/|$)/

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
  if (peer !== undefined && policy.known(peer)) return isSurplus(node, connection)
  // The DHT marks the nodes closest to this one, which it needs to stay in the table.
  const known = await node.peerStore.get(connection.remotePeer).catch(() => undefined)
  return ![...known?.tags.keys() ?? []].some((tag) => tag.startsWith(KEEP_ALIVE))
}

/**
 * Two browsers that look for each other at once meet twice. Whether this connection is that much
 * too many: another one is in use, so that no end closes that. What leads to a house carries the
 * place that it keeps for us, and is left alone.
 */
function isSurplus (node: Libp2p, connection: Connection): boolean {
  return BETWEEN_BROWSERS.test(connection.remoteAddr.toString()) &&
    node.getConnections(connection.remotePeer).some((other) => other !== connection &&
      other.direct && other.status === 'open' && other.streams.length > 0)
}

function asError (error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
