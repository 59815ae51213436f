// Bounds the open connections so that strangers never crowd friends out: at most a few of one peer,
// and at most so many of peers that are neither friends nor known. The newest stay: a peer that
// lost its network comes back at once, and who floods only displaces its own kind.

import { peerKeyOf } from './peer-key.ts'
import type { PeerPolicy } from './peer-policy.ts'
import type { Connection, Libp2p } from '@libp2p/interface'

export interface CrowdLimits {
  readonly perPeer: number
  readonly strangers: number
}

const CROWD_LIMITS: CrowdLimits = { perPeer: 4, strangers: 192 }

/** Keeps the limits from now on; returns what ends that. */
export function limitCrowd (
  node: Libp2p, policy: PeerPolicy, limits: CrowdLimits = CROWD_LIMITS
): () => void {
  const isStranger = (connection: Connection): boolean => {
    const peer = peerKeyOf(connection.remotePeer)
    return peer === undefined || !(policy.friend(peer) || policy.known(peer))
  }
  const onOpen = (event: { readonly detail: Connection }): void => {
    const { remotePeer } = event.detail
    closeOldest(node.getConnections(remotePeer), limits.perPeer)
    const all = node.getConnections()
    if (all.length > limits.strangers) closeOldest(all.filter(isStranger), limits.strangers)
  }
  node.addEventListener('connection:open', onOpen)
  return () => { node.removeEventListener('connection:open', onOpen) }
}

function closeOldest (connections: readonly Connection[], keep: number): void {
  const open = connections.filter((connection) => connection.status === 'open')
  const surplus = open.length - keep
  if (surplus <= 0) return
  const byAge = open.toSorted((a, b) => a.timeline.open - b.timeline.open)
  for (const connection of byAge.slice(0, surplus)) {
    connection.abort(new Error('too many connections'))
  }
}
