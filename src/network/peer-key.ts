// Peer keys and libp2p peer ids: the same Ed25519 key in two forms (PROTOCOL.md §2). Peer ids of
// other key types are none of ours.

import { publicKeyFromRaw } from '@libp2p/crypto/keys'
import { peerIdFromPublicKey, peerIdFromString } from '@libp2p/peer-id'
import type { PeerKey } from '../base/channel.ts'
import type { PeerId } from '@libp2p/interface'

export const PEER_KEY_SIZE = 32 // bytes

export function peerIdOf (key: PeerKey): PeerId {
  return peerIdFromPublicKey(publicKeyFromRaw(key))
}

/** The key of a peer id, or undefined where it is not of Ed25519. */
export function peerKeyOf (peerId: PeerId): PeerKey | undefined {
  return peerId.type === 'Ed25519' ? peerId.publicKey.raw as PeerKey : undefined
}

/** The key of a peer id in its text form, or undefined. */
export function peerKeyFromText (text: string): PeerKey | undefined {
  try {
    return peerKeyOf(peerIdFromString(text))
  } catch {
    return undefined
  }
}
